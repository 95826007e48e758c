"""Carries a find bar's wishes out in the editor: hits, steps, replacements."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from desktop_app.reading.find_bar import FindBar, hits, replacements

if TYPE_CHECKING:
    from desktop_app.reading.find_bar import Search
    from desktop_app.reading.marks import Marks
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.page_editor import PageEditor
    from desktop_app.reading.typing_saver import TypingSaver


class Finding:
    """Connects a find bar with the text it searches."""

    def __init__(
        self,
        bar: FindBar,
        editor: PageEditor,
        page: PageDocument,
        marks: Marks,
        saver: TypingSaver,
    ) -> None:
        self._saver = saver
        self._bar = bar
        self._editor = editor
        self._page = page
        self._marks = marks
        self._hits: list[tuple[int, int]] = []
        bar.search_changed.connect(self._on_search_changed)
        bar.stepped.connect(self.step)
        bar.replace_pressed.connect(self.replace)
        bar.replace_all_pressed.connect(self.replace_all)
        bar.dismissed.connect(self.close)
        page.typed.connect(self._on_text_changed)
        page.shown.connect(self._on_text_changed)

    @property
    def hits(self) -> list[tuple[int, int]]:
        """Where the search finds something, in characters of the running text."""
        return self._hits

    def open(self) -> None:
        """Show the bar, looking for what is selected."""
        cursor = self._editor.textCursor()
        chosen = cursor.selectedText() if cursor.hasSelection() else ""
        self._bar.open_with("" if "\u2029" in chosen else chosen)

    def close(self) -> None:
        """Hide the bar and go back to the text."""
        self._bar.hide()
        self._hits = []
        self._marks.set_hits([])
        self._editor.setFocus()

    def step(self, by: int) -> None:
        """Select the next hit (or the one before) from the caret on, round the page."""
        if not self._hits:
            return
        cursor = self._editor.textCursor()
        start = self._page.position(cursor.selectionStart())
        end = self._page.position(cursor.selectionEnd())
        index = bisect_left(self._hits, (start, end))
        is_on_it = index < len(self._hits) and self._hits[index] == (start, end)
        index += (1 if is_on_it else 0) if by > 0 else -1
        self._select(index % len(self._hits))

    def replace(self, words: str) -> None:
        """Replace the hit that is selected, and go to the next."""
        cursor = self._editor.textCursor()
        place = (
            self._page.position(cursor.selectionStart()),
            self._page.position(cursor.selectionEnd()),
        )
        if place in self._hits:
            self._replace([place], words)
        self.step(1)

    def replace_all(self, words: str) -> None:
        """Replace every hit, as one edit."""
        self._replace(self._hits, words)

    # -- inside -------------------------------------------------------------------------------

    def _replace(self, places: list[tuple[int, int]], words: str) -> None:
        try:
            todo = replacements(self._bar.search, words, self._page.map.text, places)
        except (re.error, IndexError):
            return
        self._saver.flush()  # what was typed before settles its lines; what is replaced does not
        self._page.retype(todo)
        self._saver.flush(settle=False)

    def _on_search_changed(self, search: Search) -> None:
        self._find(search)
        if self._hits:
            position = self._page.position(self._editor.textCursor().selectionStart())
            index = bisect_left(self._hits, (position, position))
            self._select(index % len(self._hits))

    def _on_text_changed(self, *_: object) -> None:
        if self._bar.isVisible():
            self._find(self._bar.search)

    def _find(self, search: Search) -> None:
        span = (0, len(self._page.map.text))
        if search.in_article:
            span = self._page.article_span(self._editor.textCursor().position())
        self._hits = hits(search, self._page.map.text, span)
        self._marks.set_hits(self._hits)
        self._bar.show_count(0, len(self._hits))

    def _select(self, index: int) -> None:
        start, end = self._hits[index]
        self._editor.select_stretch(self._page.units(start), self._page.units(end))
        self._bar.show_count(index + 1, len(self._hits))
