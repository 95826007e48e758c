"""The rectangle of an area that is being chosen, by the pointer or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QRubberBand

from desktop_app.theme.palette import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QGraphicsView

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
    """Lies on a view of a scan while an area is to be chosen; visible once there is one.

    What keys move stays on its place of the scan when the view changes.
    """

    drawn = Signal(QRectF)
    """Carries the area that was chosen, in coordinates of the scene."""
    awaited = Signal(bool)
    """Whether an area is to be chosen now."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(QRubberBand.Shape.Rectangle, view.viewport())
        self._view = view
        self._in_scene = QRectF()
        self.is_wanted = False
        """True while an area is to be chosen."""

    def begin(self, suggested: QRectF | None) -> None:
        """Let an area be chosen, beginning with a suggestion if there is one."""
        self.is_wanted = True
        self._in_scene = suggested or QRectF()
        self.keep()
        self.setVisible(suggested is not None)
        self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.awaited.emit(True)  # noqa: FBT003 - a signal

    def give_up(self) -> None:
        """Let no area be chosen any more."""
        if self.is_wanted:
            self.is_wanted = False
            self.hide()
            self._view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            self.awaited.emit(False)  # noqa: FBT003 - a signal

    def take(self) -> None:
        """Choose the rectangle as it is, if it is large enough to be meant."""
        is_area = self.isVisible() and min(self.width(), self.height()) >= _LEAST
        self.give_up()
        if is_area:
            self.drawn.emit(self._in_scene)

    def span(self, start: QPoint, end: QPoint) -> None:
        """Reach from one point of the view to another."""
        self._move(QRect(start, end).normalized())
        self.show()

    def keep(self) -> None:
        """Lie where the area is in the view as it is now."""
        self.setGeometry(self._view.viewportTransform().mapRect(self._in_scene).toAlignedRect())

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key is for this rectangle now, whatever it means elsewhere."""
        key = Qt.Key(event.key())
        return self.is_wanted and (key in _ARROWS or key in _ENDS or key is Qt.Key.Key_Escape)

    def press(self, event: QKeyEvent) -> None:
        """Move or resize the rectangle, choose it or give it up, by a key that it ``takes``."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.give_up()
        elif key in _ARROWS:
            self._step(_ARROWS[key] * _STEP, event.modifiers())
        elif self.isVisible():
            self.take()

    def _step(self, step: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        room = self._view.viewport().rect()
        if self.isHidden():
            place = QRect(QPoint(), room.size() * _FIRST)
            place.moveCenter(room.center())
            self.show()
        else:
            place = self.geometry()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            step *= _FAR
        if modifiers & Qt.KeyboardModifier.AltModifier:
            size = place.size() + QSize(step.x(), step.y())
            place.setSize(size.expandedTo(QSize(_LEAST, _LEAST)))
        else:
            place.translate(step)
        self._move(place)

    def _move(self, place: QRect) -> None:
        self.setGeometry(place)
        self._in_scene = self._view.mapToScene(place).boundingRect()

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
