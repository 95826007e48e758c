"""The two places where text is typed, as the alternatives see them: in characters of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from desktop_app.reading.line_field import LineField
    from desktop_app.reading.line_view import LineView
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.page_editor import PageEditor


class TypingPlace(Protocol):
    """Where text is typed. Positions are in characters of the page's running text."""

    @property
    def widget(self) -> PageEditor | LineField:
        """What has the keyboard."""
        ...

    @property
    def room(self) -> QWidget:
        """Where a list may be shown."""
        ...

    def chosen(self) -> tuple[int, int]:
        """Return where the selection, or else the caret, begins and ends."""
        ...

    def select(self, start: int, end: int) -> None:
        """Select a stretch and bring it into view."""
        ...

    def rect(self) -> QRect:
        """Return where the selection begins, in the room."""
        ...

    def when_moved(self, call: Callable[[], None]) -> None:
        """Have something called when the caret or the text moves, or the keyboard leaves."""
        ...


class TextPlace:
    """The running text."""

    def __init__(self, editor: PageEditor, page: PageDocument) -> None:
        self.widget = editor
        self.room = editor.viewport()
        self._page = page

    def chosen(self) -> tuple[int, int]:
        """See ``TypingPlace``."""
        cursor = self.widget.textCursor()
        units = cursor.selectionStart(), cursor.selectionEnd()
        return self._page.position(units[0]), self._page.position(units[1])

    def select(self, start: int, end: int) -> None:
        """See ``TypingPlace``."""
        self.widget.select_stretch(self._page.units(start), self._page.units(end))

    def rect(self) -> QRect:
        """See ``TypingPlace``."""
        cursor = self.widget.textCursor()
        cursor.setPosition(cursor.selectionStart())
        return self.widget.cursorRect(cursor)

    def when_moved(self, call: Callable[[], None]) -> None:
        """See ``TypingPlace``."""
        self.widget.verticalScrollBar().valueChanged.connect(call)
        self.widget.cursorPositionChanged.connect(call)
        self.widget.focus_lost.connect(call)


class LinePlace:
    """The line at hand under its image."""

    def __init__(self, lines: LineView, page: PageDocument) -> None:
        self.widget = lines.field
        self.room = lines.viewport()
        self._lines, self._page = lines, page

    def chosen(self) -> tuple[int, int]:
        """See ``TypingPlace``."""
        current = self._lines.current
        begins = self._page.map.position_of(current, 0) if current is not None else None
        if begins is None:
            return 0, 0
        start, end = self.widget.chosen
        return begins + start, begins + end

    def select(self, start: int, end: int) -> None:
        """See ``TypingPlace``."""
        found = self._page.map.line_at(start)
        if found is None:
            return
        line_id, offset = found
        self._lines.choose(line_id, offset, end - start)
        self.widget.setFocus()
        self._lines.line_chosen.emit(line_id)

    def rect(self) -> QRect:
        """See ``TypingPlace``."""
        return self.widget.caret_rect().translated(self.widget.pos())

    def when_moved(self, call: Callable[[], None]) -> None:
        """See ``TypingPlace``."""
        self._lines.verticalScrollBar().valueChanged.connect(call)
        self.widget.cursorPositionChanged.connect(call)
        self.widget.focus_lost.connect(call)
