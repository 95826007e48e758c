"""What can be done to whole passages and articles at the caret. Every step is one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.operations import (
    Continue,
    MarkGap,
    MergeArticles,
    MoveArticle,
    MovePassages,
    SetAside,
    SetRole,
    StartArticle,
)

if TYPE_CHECKING:
    from archive.model.operations import Operation
    from archive.model.passage import Article, Passage, Role
    from desktop_app.reading.reading_pane import ReadingPane
    from desktop_app.workspace import Workspace


class Rearranging:
    """Acts on the passage and the article under the pane's caret; does nothing without one."""

    def __init__(self, workspace: Workspace, pane: ReadingPane) -> None:
        self._workspace = workspace
        self._pane = pane

    def set_role(self, role: Role) -> None:
        """Give the passage another role."""
        passage = self._passage()
        if passage is not None and passage.role is not role:
            self._run(SetRole(passage.lines[0].id, role), title="Change role")

    def start_article(self) -> None:
        """Let an article begin with the passage."""
        passage = self._passage()
        if passage is not None:
            self._run(StartArticle(passage.lines[0].id), title="Start article")

    def merge_with_previous_article(self) -> None:
        """Append the article to the one before it."""
        articles = self._pane.page_text.articles
        index = self._article_index()
        if index:
            first = articles[index].passages[0].lines[0].id
            before = articles[index - 1].passages[0].lines[0].id
            self._run(MergeArticles(before, first), title="Merge articles")

    def join_with_previous_passage(self) -> None:
        """Append the passage to the one before it."""
        passages = list(self._pane.page_text.passages())
        index = self._passage_index()
        if index:
            last = passages[index - 1].lines[-1].id
            operation = Continue(last, passages[index].lines[0].id, Seam.JOIN)
            self._run(operation, title="Join passages")

    def move_passage_up(self) -> None:
        """Move the passage before the one before it."""
        passages = list(self._pane.page_text.passages())
        index = self._passage_index()
        if index:
            first, anchor = passages[index].lines[0].id, passages[index - 1].lines[0].id
            self._run(MovePassages((first,), before=anchor), title="Move passage")

    def move_passage_down(self) -> None:
        """Move the passage after the one that follows it."""
        passages = list(self._pane.page_text.passages())
        index = self._passage_index()
        if index is not None and index + 1 < len(passages):
            first, anchor = passages[index].lines[0].id, passages[index + 1].lines[0].id
            self._run(MovePassages((first,), after=anchor), title="Move passage")

    def move_article_up(self) -> None:
        """Move the article before the one before it."""
        articles, index = self._pane.page_text.articles, self._article_index()
        if index:
            first, anchor = _first(articles[index]), _first(articles[index - 1])
            self._run(MoveArticle(first, anchor), title="Move article")

    def move_article_down(self) -> None:
        """Move the article after the one that follows it."""
        articles, index = self._pane.page_text.articles, self._article_index()
        if index is not None and index + 1 < len(articles):
            anchor = _first(articles[index + 2]) if index + 2 < len(articles) else None
            self._run(MoveArticle(_first(articles[index]), anchor), title="Move article")

    def toggle_gap_after(self) -> None:
        """Say that text is missing at the end of the passage, or take that back."""
        passage = self._passage()
        if passage is not None:
            last = passage.lines[-1]
            self._run(MarkGap(last.id, missing=last.seam is not Seam.GAP), title="Mark gap")

    def set_aside(self, *, as_noise: bool) -> None:
        """Take the line under the caret out of the text: noise, or to be placed later."""
        line_id = self._pane.caret.line
        if line_id is not None:
            title = "Mark as noise" if as_noise else "Set line aside"
            self._run(SetAside((line_id,), as_noise=as_noise), title=title)

    # -- inside -------------------------------------------------------------------------------

    def _passage_index(self) -> int | None:
        self._pane.save_now()  # lines split by typing have other identifiers after it
        first = self._pane.caret.first_line
        for index, passage in enumerate(self._pane.page_text.passages()):
            if passage.lines[0].id == first:
                return index
        return None

    def _passage(self) -> Passage | None:
        index = self._passage_index()
        return list(self._pane.page_text.passages())[index] if index is not None else None

    def _article_index(self) -> int | None:
        passage = self._passage()
        for index, article in enumerate(self._pane.page_text.articles):
            if passage in article.passages:
                return index
        return None

    def _run(self, operation: Operation, *, title: str) -> None:
        from archive.editing.text_commands import EditText  # heavy; no part of showing a page

        page = self._workspace.page
        if page is not None:
            self._workspace.run(EditText(page.id, (operation,), title))


def _first(article: Article) -> str:
    return article.passages[0].lines[0].id
