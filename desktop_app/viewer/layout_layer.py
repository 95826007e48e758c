"""Draws what layout editing needs over the scan: handles, and numbers in the order of clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem

from desktop_app.theme.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_HANDLE = 4.0
_MARK = 11.0
_SIDES = (-1, 0, 1)


class LayoutLayer(QGraphicsObject):
    """Handles of one box and numbered marks. Owned by its scene; coordinates are the scan's."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._box: QRectF | None = None
        self._marks: list[QRectF] = []
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(2)

    def boundingRect(self) -> QRectF:
        """See ``QGraphicsItem``."""
        return self._rect

    def set_box(self, box: QRectF | None) -> None:
        """Show the handles of another box, or none."""
        self._box = box
        self.update()

    def set_order(self, marks: Sequence[QRectF], page: QRectF) -> None:
        """Number boxes in the order given; ``page`` is the whole scan."""
        self.prepareGeometryChange()
        self._rect = page.adjusted(-60, -60, 60, 60)
        self._marks = list(marks)
        self.update()

    def handle_at(self, point: QPointF, reach: float) -> tuple[int, int] | None:
        """Return the side (-1, 0, 1 across and down) of the handle at a point."""
        if self._box is None:
            return None
        near = [
            ((place - point).manhattanLength(), side) for side, place in handles(self._box).items()
        ]
        distance, side = min(near)
        return side if distance <= 2 * reach else None

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw handles and numbers in sizes of the screen."""
        del widget
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        accent = QColor(LIGHT.accent)
        pen = QPen(accent, 1.6)
        pen.setCosmetic(True)
        if self._box is not None:
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._box)
            painter.setBrush(QColor(Qt.GlobalColor.white))
            half = _HANDLE / scale
            for place in handles(self._box).values():
                painter.drawRect(QRectF(place.x() - half, place.y() - half, 2 * half, 2 * half))
        for number, mark in enumerate(self._marks, 1):
            self._paint_mark(painter, mark.center(), str(number), _MARK / scale)

    def _paint_mark(self, painter: QPainter, place: QPointF, text: str, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.accent))
        painter.drawEllipse(place, radius, radius)
        font = QFont(painter.font())
        font.setPixelSize(max(1, round(radius * 1.2)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.on_accent))
        square = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, text)


def handles(box: QRectF) -> dict[tuple[int, int], QPointF]:
    """Return where the eight handles of a box are."""
    middle = box.center()
    return {
        (across, down): QPointF(
            middle.x() + across * box.width() / 2, middle.y() + down * box.height() / 2
        )
        for across in _SIDES
        for down in _SIDES
        if across or down
    }
