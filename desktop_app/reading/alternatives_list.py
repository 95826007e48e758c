"""The list of what else a character might be: numbered, below it, without the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame

from desktop_app.theme import spacing
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


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
