"""Where the caret of the running text is, in terms of the page: its line, passage and article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.model.passage import Role
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.page_editor import PageEditor


class Caret:
    """Asks the editor and the page; also puts the caret somewhere."""

    def __init__(self, editor: PageEditor, page: PageDocument) -> None:
        self._editor, self._page = editor, page

    @property
    def place(self) -> tuple[str, int] | None:
        """The line under the caret, and the offset in its words."""
        return self._page.map.line_at(self._page.position(self._editor.textCursor().position()))

    @property
    def line(self) -> str | None:
        """The line under the caret."""
        place = self.place
        return place[0] if place else None

    @property
    def first_line(self) -> str | None:
        """The first line of the passage under the caret."""
        return self._page.first_line(self._editor.textCursor().position())

    @property
    def article(self) -> str | None:
        """The article under the caret."""
        first = self.first_line
        for article in self._page.base.articles:
            if any(passage.lines[0].id == first for passage in article.passages):
                return article.id
        return None

    @property
    def role(self) -> Role | None:
        """The role of the passage under the caret."""
        first = self.first_line
        for passage in self._page.base.passages():
            if passage.lines[0].id == first:
                return passage.role
        return None

    @property
    def chosen(self) -> tuple[tuple[str, int], tuple[str, int]] | None:
        """Where the selection starts and ends: a line and an offset in its words each."""
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._page.map.line_at(self._page.position(cursor.selectionStart()))
        end = self._page.map.line_at(self._page.position(cursor.selectionEnd()))
        return (start, end) if start and end else None

    def go_to(self, line_id: str, offset: int = 0, length: int = 0) -> None:
        """Put the caret at a place in a line, or select a stretch from there."""
        start = self._page.map.position_of(line_id, offset)
        end = self._page.map.position_of(line_id, offset + length)
        if start is not None and end is not None:
            self._editor.select_stretch(self._page.units(start), self._page.units(end))
