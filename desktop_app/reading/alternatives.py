"""What else a doubtful character might be: asked for with a key, chosen with a digit.

The list takes no focus, so that an input method goes on working in the text: a digit chooses whether
it comes as a key or as committed text, Escape closes, and anything else is typed as always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame

from desktop_app.reading.doubts import choices, doubts
from desktop_app.theme import spacing
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from archive.model.line import Line
    from desktop_app.reading.marks import Marks
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.page_editor import PageEditor

_DIGITS = {str(number): number - 1 for number in range(1, 10)} | {
    chr(0xFF10 + number): number - 1 for number in range(1, 10)
}
"""Digits, also of full width as Chinese input methods commit them."""


class AlternativesList(QFrame):
    """A row of numbered characters below the one at hand."""

    def __init__(self, parent: QWidget, choose: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._room, self._choose = parent, choose
        self.choices: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_choices(self, found: tuple[str, ...], below: QRect) -> None:
        """Show some characters below (or above) a place in the parent."""
        self.choices = found
        self.setFont(self._room.font())
        words = ", ".join(f"{number} {words}" for number, words in enumerate(found, 1))
        self.setAccessibleName(
            self.tr("Alternatives: {words}").format(words=words)
            if found
            else self.tr("No alternatives are known")
        )
        size, room = self.sizeHint(), self._room.rect()
        left = min(below.left() - spacing.NARROW, room.right() - size.width() - spacing.TIGHT)
        top = below.bottom() + spacing.TIGHT
        if top + size.height() > room.bottom():
            top = below.top() - size.height() - spacing.TIGHT
        self.setGeometry(QRect(QPoint(max(0, left), top), size))
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        """See ``QWidget``."""
        height = round(self.fontMetrics().height() * 2.1)
        return QSize(self._cell() * len(self.choices) or self._words_width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells."""
        del event
        theme, painter = colours(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(QColor(theme.paper))
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, spacing.RADIUS, spacing.RADIUS)
        centre = Qt.AlignmentFlag.AlignCenter
        if not self.choices:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), centre, self.accessibleName())
            return
        large = self.font()
        large.setPointSizeF(large.pointSizeF() * 1.35)
        for number, words in enumerate(self.choices):
            cell = QRect(number * self._cell(), 0, self._cell(), self.height())
            painter.setFont(self.font())
            painter.setPen(QColor(theme.muted))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(cell.adjusted(spacing.NARROW, 0, 0, 0), left, str(number + 1))
            painter.setFont(large)
            painter.setPen(QColor(theme.text))
            shown = "␣" if words == " " else words
            painter.drawText(cell.adjusted(spacing.WIDE, 0, 0, 0), centre, shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed."""
        number = int(event.position().x()) // self._cell()
        if 0 <= number < len(self.choices):
            self._choose(number)

    def _cell(self) -> int:
        widest = max((len(words) for words in self.choices), default=1)
        return round(self.fontMetrics().height() * (2.0 + 1.2 * widest))

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.accessibleName()) + spacing.AIRY


class Alternatives(QObject):
    """Goes from doubt to doubt in the running text, and puts a chosen character in."""

    def __init__(self, editor: PageEditor, page: PageDocument, marks: Marks) -> None:
        super().__init__(editor)
        self._editor, self._page, self._marks = editor, page, marks
        self._position = 0
        self.list = AlternativesList(editor.viewport(), self.choose)
        editor.take_words = self._take
        page.typed.connect(self.list.hide)
        page.shown.connect(self.list.hide)
        editor.verticalScrollBar().valueChanged.connect(self.list.hide)
        editor.cursorPositionChanged.connect(self.list.hide)
        editor.focus_lost.connect(self.list.hide)
        editor.installEventFilter(self)

    def show_here(self) -> None:
        """Show the alternatives of the character at the caret, or of the one before it."""
        if self._editor.is_composing:
            return
        position = self._page.position(self._editor.textCursor().selectionStart())
        for place in (position, position - 1):
            if place >= 0 and self._choices(place):
                self._show(place)
                return
        self._show(position)

    def step(self, by: int) -> None:
        """Select the next doubtful character (or the one before) and show its alternatives."""
        places = self._doubtful()
        if self._editor.is_composing or not places:
            return
        cursor = self._editor.textCursor()
        here = self._page.position(cursor.selectionStart())
        if by > 0:
            last = here if cursor.hasSelection() else here - 1
            place = next((p for p in places if p > last), places[0])
        else:
            place = next((p for p in reversed(places) if p < here), places[-1])
        self._show(place)

    def choose(self, number: int) -> None:
        """Put an alternative in the place of the character."""
        words, place = self.list.choices[number], self._position
        self.list.hide()
        self._page.retype([(place, place + 1, words)])
        behind = self._page.units(place + len(words))
        self._editor.select_stretch(behind, behind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the digits and Escape while the list is shown; everything else is typed."""
        if not self.list.isVisible() or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_ours = is_plain and (event.key() == Qt.Key.Key_Escape or self._number(event.text()) >= 0)
        if event.type() is QEvent.Type.ShortcutOverride and is_ours:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if is_plain and event.key() == Qt.Key.Key_Escape:
            self.list.hide()
            return True
        return is_plain and self._take(event.text())

    # -- inside -------------------------------------------------------------------------------

    def _take(self, words: str) -> bool:
        """Take committed text if it is the digit of a choice; tell whether it was."""
        number = self._number(words) if self.list.isVisible() else -1
        if number < 0:
            return False
        self.choose(number)
        return True

    def _number(self, words: str) -> int:
        number = _DIGITS.get(words, -1)
        return number if number < len(self.list.choices) else -1

    def _show(self, place: int) -> None:
        self._editor.select_stretch(self._page.units(place), self._page.units(place + 1))
        self._position = place
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.list.show_choices(self._choices(place), self._editor.cursorRect(cursor))

    def _choices(self, place: int) -> tuple[str, ...]:
        found = self._line_at(place)
        if found is None:
            return ()
        line, offset = found
        words = self._page.words_of(line.id)
        return choices(line, words, offset, self._marks.proposals_of(line.id))

    def _line_at(self, place: int) -> tuple[Line, int] | None:
        for start, piece in self._page.map.between(place, place):
            if piece.is_words and start <= place < start + piece.length:
                line = self._page.line(piece.line_id)
                return (line, place - start) if line is not None else None
        return None

    def _doubtful(self) -> list[int]:
        """Return the places of the doubtful characters of the page, in order."""
        found = []
        for line in self._page.base.placed_lines():
            start = self._page.map.position_of(line.id, 0)
            if start is None or line.text_settled or not line.alternatives:
                continue
            unsure = doubts(line, self._page.words_of(line.id))
            found += [start + doubt.offset for doubt in unsure if doubt.is_serious]
        return sorted(found)
