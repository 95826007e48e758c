"""Carries a find bar's wishes out in the editor: hits, steps, replacements."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.reading.patient_search import PatientSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.reading.marks import Marks
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.reading_pane import ReadingPane
    from desktop_app.reading.search import Hit, Search
    from desktop_app.reading.typing_saver import TypingSaver


class Finding(QObject):
    """Connects a find bar, which owns it, with the text it searches."""

    def __init__(
        self,
        pane: ReadingPane,
        page: PageDocument,
        marks: Marks,
        saver: TypingSaver,
    ) -> None:
        bar = pane.find_bar
        super().__init__(bar)
        self._pane, self._bar, self._editor = pane, bar, pane.editor
        self._saver = saver
        self._page = page
        self._marks = marks
        self._hits: list[Hit] = []
        self._search = PatientSearch(self)
        self._search.found.connect(self._on_found)
        self._search.given_up.connect(self._on_given_up)
        self._then: Callable[[], None] | None = None
        """What was asked for while it was searched."""
        bar.search_changed.connect(self._on_search_changed)
        bar.stepped.connect(self.step)
        bar.replace_pressed.connect(self.replace)
        bar.replace_all_pressed.connect(self.replace_all)
        bar.dismissed.connect(self.close)
        bar.preview_pressed.connect(self.open_replace)
        page.typed.connect(self._on_text_changed)
        page.shown.connect(self._on_text_changed)

    @property
    def hits(self) -> Sequence[Hit]:
        """Where the search finds something, in characters of the running text."""
        return self._hits

    def open(self) -> None:
        """Show the bar over the running text, looking for what is selected."""
        self._pane.set_lines_shown(shown=False)
        self._bar.open_with(self._selected())

    def open_replace(self) -> None:
        """Let the person replace in many places, seeing each; what is selected is looked for."""
        from desktop_app.reading.replace_dialog import ReplaceDialog  # seldom opened

        pane, search, selected = self._pane, self._bar.search, self._selected()
        dialog = ReplaceDialog(pane.workspace, lambda: pane.caret.article, pane)
        if selected and not self._bar.isVisible():
            dialog.look_for(selected)
        else:
            by = self._bar.replace_field.text()
            dialog.look_for(search.words, by, is_expression=search.is_expression)
        dialog.show()

    def next(self) -> None:
        """Go to the next hit."""
        self.step(1)

    def previous(self) -> None:
        """Go to the hit before."""
        self.step(-1)

    def close(self) -> None:
        """Hide the bar and go back to the text."""
        self._bar.hide()
        self._search.close()
        self._then, self._hits = None, []
        self._marks.set_hits([])
        self._editor.setFocus()

    def step(self, by: int) -> None:
        """Select the next hit (or the one before) from the caret on, round the page."""
        if self._search.is_busy:
            self._then = lambda: self.step(by)
        if not self._hits:
            return
        spans = [hit.span for hit in self._hits]
        chosen = self._chosen()
        index = bisect_left(spans, chosen)
        is_on_it = index < len(spans) and spans[index] == chosen
        index += (1 if is_on_it else 0) if by > 0 else -1
        self._select(index % len(spans))

    def replace(self, words: str) -> None:
        """Replace the hit that is selected, and go to the next."""
        self._replace([hit for hit in self._hits if hit.span == self._chosen()], words)
        self.step(1)

    def replace_all(self, words: str) -> None:
        """Replace every hit, as one edit."""
        self._replace(self._hits, words)

    # -- inside -------------------------------------------------------------------------------

    def _selected(self) -> str:
        """Return what is selected within one passage."""
        chosen = self._editor.textCursor().selectedText()
        return "" if "\u2029" in chosen else chosen

    def _chosen(self) -> tuple[int, int]:
        cursor = self._editor.textCursor()
        return (
            self._page.position(cursor.selectionStart()),
            self._page.position(cursor.selectionEnd()),
        )

    def _replace(self, hits: Sequence[Hit], words: str) -> None:
        is_expression = self._bar.search.is_expression
        try:
            todo = [(*hit.span, hit.expand(words) if is_expression else words) for hit in hits]
        except (re.error, IndexError):
            return
        if not todo:
            return
        self._saver.flush()  # what was typed before settles its lines; what is replaced does not
        self._page.retype(todo)
        self._saver.flush(settle=False)

    def _on_search_changed(self, search: Search) -> None:
        self._then = self._select_from_caret
        self._find(search)

    def _on_text_changed(self, *_: object) -> None:
        if self._bar.isVisible():
            self._find(self._bar.search)
            if self._search.is_busy:
                self._marks.set_hits([])

    def _find(self, search: Search) -> None:
        span = (0, len(self._page.map.text))
        if search.in_article:
            span = self._page.article_span(self._editor.textCursor().position())
        self._hits = []  # those that there were may stand elsewhere now
        self._search.ask(search, self._page.map.text, span)
        if self._search.is_busy:
            self._bar.show_count(0, None)

    def _on_found(self, hits: list[Hit]) -> None:
        self._hits = hits
        self._marks.set_hits([hit.span for hit in hits])
        self._bar.show_count(0, len(hits))
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_given_up(self) -> None:
        self._then = None
        self._marks.set_hits([])
        self._bar.tell_given_up()

    def _select_from_caret(self) -> None:
        if self._hits:
            position = self._chosen()[0]
            index = bisect_left([hit.span for hit in self._hits], (position, position))
            self._select(index % len(self._hits))

    def _select(self, index: int) -> None:
        start, end = self._hits[index].span
        self._editor.select_stretch(self._page.units(start), self._page.units(end))
        self._bar.show_count(index + 1, len(self._hits))
