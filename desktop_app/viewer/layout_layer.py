"""Draws what layout editing needs over the scan: handles, and numbers in the order of reading."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem

from desktop_app.theme.palette import LIGHT
from desktop_app.viewer.signs import Shape, draw_arrow, draw_badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_HANDLE = 4.0
_TINT = 40
_ROOM = 15.0
_SIDES = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a passage (or of a line in its passage), drawn where it begins."""

    line_id: str
    text: str
    place: QPointF
    is_line: bool = False
    room: float = math.inf
    """Pixels of the scan up to the next one; with too few of them in view it is not drawn."""

    def is_shown(self, scale: float) -> bool:
        """Tell whether there is room for it; ``scale`` is pixels of the view per pixel of it."""
        return self.room * scale >= _ROOM


class LayoutLayer(QGraphicsObject):
    """Handles of one box and numbered marks. Owned by its scene; coordinates are the scan's."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._box: QRectF | None = None
        self._marks: list[QRectF] = []
        self._numbers: list[Number] = []
        self._drag: tuple[QPointF, QPointF] | None = None
        self._target: QRectF | None = None
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

    def set_numbers(self, numbers: Sequence[Number], page: QRectF) -> None:
        """Show numbers in the order of reading as it is; ``page`` is the whole scan."""
        self.prepareGeometryChange()
        self._rect = page.adjusted(-60, -60, 60, 60)
        self._numbers = list(numbers)
        self.update()

    def set_drag(self, way: tuple[QPointF, QPointF] | None, target: QRectF | None) -> None:
        """Show a number on its way from a point to another, and what it would be dropped on."""
        self._drag, self._target = way, target
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
        self._paint_order(painter, scale, accent)

    def _paint_order(self, painter: QPainter, scale: float, accent: QColor) -> None:
        """Rings for passages as they are, squares for lines, discs for the clicks; each numbered."""
        if self._target is not None:
            tint = QColor(accent)
            tint.setAlpha(_TINT)
            pen = QPen(accent, 2, Qt.PenStyle.DashLine)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(tint)
            painter.drawRect(self._target)
        for number in self._numbers:
            if not number.is_shown(scale):
                continue
            shape = Shape.SQUARE if number.is_line else Shape.RING
            draw_badge(painter, number.place, number.text, accent, scale, shape)
        if self._drag is not None:
            pen = QPen(accent, 2.4)
            pen.setCosmetic(True)
            painter.setPen(pen)
            draw_arrow(painter, *self._drag, scale)
        for count, mark in enumerate(self._marks, 1):
            draw_badge(painter, mark.center(), str(count), accent, scale)


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
