"""The rectangle of an area that is being chosen, by the pointer or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QRubberBand

from desktop_app.theme.palette import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

_STEP = 4
_FAR = 8
"""Steps that an arrow key goes with Shift."""
_FIRST = 0.25
"""Size of a rectangle that nobody has drawn or suggested, as a share of the view."""
_LEAST = 4
"""Pixels of the view; anything smaller is a slip of the hand."""
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_LINE = 2.0
_FAINT = 40
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AreaBand(QRubberBand):
    """Lies on a view, in whose pixels it is; shown while there is a rectangle."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(QRubberBand.Shape.Rectangle, view)
        self._view = view
        self.is_wanted = False
        """True while an area is to be chosen."""

    def begin(self, suggested: QRect) -> None:
        """Let an area be chosen, beginning with a suggestion, or with none if it is empty."""
        self.is_wanted = True
        self.setGeometry(suggested)
        self.setVisible(not suggested.isEmpty())

    def end(self) -> None:
        """No area is to be chosen any more."""
        self.is_wanted = False
        self.hide()

    def span(self, start: QPoint, end: QPoint) -> None:
        """Reach from one point to another."""
        self.setGeometry(QRect(start, end).normalized())
        self.show()

    @property
    def is_area(self) -> bool:
        """True if the rectangle is large enough to be meant."""
        return min(self.width(), self.height()) >= _LEAST

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stands out from print and paper."""
        del event
        painter = QPainter(self)
        ink = QColor(LIGHT.accent)
        place = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(LIGHT.on_accent), _LINE))
        painter.drawRect(place)
        painter.setPen(QPen(ink, _LINE, Qt.PenStyle.DashLine))
        ink.setAlpha(_FAINT)
        painter.setBrush(ink)
        painter.drawRect(place)

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key is for this rectangle now, whatever it means elsewhere."""
        key = Qt.Key(event.key())
        return self.is_wanted and (key in _ARROWS or key in _ENDS or key is Qt.Key.Key_Escape)

    def ends_with(self, event: QKeyEvent) -> bool:
        """Move or resize by an arrow key; return True if the key takes the area as it is."""
        key = Qt.Key(event.key())
        if key in _ENDS:
            return self.isVisible() and self.is_area
        if self.isHidden():
            size = QSize(self._view.size()) * _FIRST
            place = QRect(QPoint(), size)
            place.moveCenter(self._view.rect().center())
            self.setGeometry(place)
            self.show()
        step = _ARROWS[key] * _STEP
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step *= _FAR
        place = self.geometry()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            place.setSize((place.size() + QSize(step.x(), step.y())).expandedTo(_SMALLEST))
        else:
            place.translate(step)
        self.setGeometry(place)
        return False


_SMALLEST = QSize(_LEAST, _LEAST)
