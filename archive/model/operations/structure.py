"""Operations on how lines make passages and passages make articles."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from archive.errors import StaleOperationError
from archive.model.draft import DraftArticle
from archive.model.identifiers import new_id
from archive.model.line import Seam
from archive.model.siblings import Siblings

if TYPE_CHECKING:
    from archive.model.draft import Draft
    from archive.model.passage import Role


@dataclass(frozen=True, slots=True)
class Continue:
    """Make sure that ``next_line`` follows ``line`` in one passage, joined by ``seam``.

    Joins two passages if the one that ``next_line`` starts follows in reading order.
    """

    name: ClassVar[str] = "continue"
    line: str
    next_line: str
    seam: Seam

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        follower = draft.next_line(self.line)
        if follower is None:
            home = draft.home(self.line)
            following = draft.following_passage(home)
            if following is None or following.lines[0].id != self.next_line:
                raise StaleOperationError(f"line {self.next_line} does not follow any more")
            draft.merge_with_following(home)
        elif follower.id != self.next_line:
            raise StaleOperationError(f"another line follows line {self.line} now")
        line = draft.line(self.line)
        settled = line.seam_settled or settle
        draft.replace_line(dataclasses.replace(line, seam=self.seam, seam_settled=settled))


@dataclass(frozen=True, slots=True)
class StartPassage:
    """Make sure that a line starts a passage (and so end the one before it)."""

    name: ClassVar[str] = "start_passage"
    line: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        home = draft.home(self.line)
        index = next(i for i, line in enumerate(home.lines) if line.id == self.line)
        if index and settle:
            before = home.lines[index - 1]
            draft.replace_line(dataclasses.replace(before, seam_settled=True))
        draft.start_passage(self.line)


@dataclass(frozen=True, slots=True)
class MarkGap:
    """Say that text is missing at the end of the passage that ``line`` ends, or take that back."""

    name: ClassVar[str] = "mark_gap"
    line: str
    missing: bool = True

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        line = draft.line(self.line)
        if draft.next_line(self.line) is not None:
            raise StaleOperationError(f"line {self.line} does not end its passage any more")
        seam = Seam.GAP if self.missing else Seam.SPACE
        settled = line.seam_settled or settle
        draft.replace_line(dataclasses.replace(line, seam=seam, seam_settled=settled))


@dataclass(frozen=True, slots=True)
class MarkGapBefore:
    """Say that text is missing before the passage that ``line`` starts, or take that back."""

    name: ClassVar[str] = "mark_gap_before"
    line: str
    missing: bool = True

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.passage_starting_with(self.line).gap_before = self.missing


@dataclass(frozen=True, slots=True)
class SetRole:
    """Give a role to the passage that ``line`` starts."""

    name: ClassVar[str] = "set_role"
    line: str
    role: Role

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        home = draft.passage_starting_with(self.line)
        home.role = self.role
        home.role_settled = home.role_settled or settle


@dataclass(frozen=True, slots=True)
class StartArticle:
    """Make sure that a line starts an article."""

    name: ClassVar[str] = "start_article"
    line: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        passage = draft.start_passage(self.line)
        article = passage.article
        index = article.passages.index(passage)
        if index == 0:
            return
        place = draft.articles.index(article)
        if 2 * index < len(article.passages):
            # The shorter part is moved, for a page is divided from its top on: each step would
            # move the whole rest of it. So what is left becomes the new article here.
            head = DraftArticle(Siblings(), article.tags, article.story_id, article.id)
            head.take(article.passages.cut(0, index))
            article.tags, article.story_id, article.id = (), None, new_id()
            draft.articles.insert(place, head)
        else:
            tail = DraftArticle()
            tail.take(article.passages.cut(index))
            draft.articles.insert(place + 1, tail)


@dataclass(frozen=True, slots=True)
class MergeArticles:
    """Append the article of ``other`` to the article of ``line``."""

    name: ClassVar[str] = "merge_articles"
    line: str
    other: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        target, other = draft.home(self.line).article, draft.home(self.other).article
        if target is other:
            return
        target.take(other.passages.cut(0))
        target.tags = tuple(dict.fromkeys(target.tags + other.tags))
        draft.articles.remove(other)


@dataclass(frozen=True, slots=True)
class JoinStory:
    """Make the article of a line a part of a story that runs over pages, or of none."""

    name: ClassVar[str] = "join_story"
    line: str
    story: str | None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.home(self.line).article.story_id = self.story
