"""Further layers over the scan, each shown when it is asked for: articles, order, confidence."""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem

from desktop_app.theme.palette import LIGHT
from desktop_app.viewer.frames import Frame, Frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from archive.model.geometry import Box

_GOLDEN_DEGREES = 137.5
"""Steps of hue that keep neighbours apart, however many articles there are."""
_TINT, _INK = 46, 190


class Layer(Enum):
    """What can be shown over the scan besides the frames of lines."""

    ARTICLES = "articles"
    ORDER = "order"
    CONFIDENCE = "confidence"
    REGIONS = "regions"
    INK = "ink"


class StructureLayer(QGraphicsObject):
    """Paints the chosen layers. Owned by its scene; its coordinates are the scan's."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._frames = Frames()
        self._shown: set[Layer] = set()
        self._regions: list[tuple[QRectF, bool]] = []
        self._ink: list[QRectF] = []
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(0.5)

    def boundingRect(self) -> QRectF:
        """See ``QGraphicsItem``."""
        return self._rect

    def set_frames(self, frames: Frames, size: tuple[int, int]) -> None:
        """Show the structure of another page."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, *size).adjusted(-60, -60, 60, 60)
        self._frames = frames
        self._regions = regions_of(frames)
        self._ink = []
        self.update()

    def set_ink(self, boxes: Sequence[Box]) -> None:
        """Show where ink stands that no line covers."""
        self._ink = [QRectF(box.left, box.top, box.width, box.height) for box in boxes]
        self.update()

    @property
    def ink(self) -> list[QRectF]:
        """Where ink stands that no line covers, as far as it was looked for."""
        return self._ink

    def shows(self, layer: Layer) -> bool:
        """Tell whether a layer is shown."""
        return layer in self._shown

    def set_layer(self, layer: Layer, *, shown: bool) -> None:
        """Show or hide a layer."""
        (self._shown.add if shown else self._shown.discard)(layer)
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw what is to be shown."""
        del widget
        if not self._shown:
            return
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if Layer.CONFIDENCE in self._shown:
            self._paint_confidence(painter)
        if Layer.ARTICLES in self._shown:
            self._paint_articles(painter, scale)
        if Layer.ORDER in self._shown:
            self._paint_order(painter, scale)
        if Layer.REGIONS in self._shown:
            self._paint_regions(painter, scale)
        if Layer.INK in self._shown:
            self._paint_ink(painter, scale)

    def _paint_regions(self, painter: QPainter, scale: float) -> None:
        """A frame around each passage, doubled where an article begins."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(LIGHT.accent), 1.6)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for rect, starts_article in self._regions:
            for margin in (4, 7) if starts_article else (4,):
                m = margin / scale
                painter.drawRoundedRect(rect.adjusted(-m, -m, m, m), m, m)

    def _paint_ink(self, painter: QPainter, scale: float) -> None:
        """Hatching and a dashed frame: told apart from tints without seeing colours."""
        colour = QColor(LIGHT.warning)
        pen = QPen(colour, 1.6, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        hatching = QBrush(colour, Qt.BrushStyle.BDiagPattern)
        hatching.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
        painter.setBrush(hatching)
        for rect in self._ink:
            painter.drawRect(rect)

    def _paint_confidence(self, painter: QPainter) -> None:
        """The less sure the engine was of a line, the darker its tint."""
        painter.setPen(Qt.PenStyle.NoPen)
        for frame in self._frames:
            if frame.confidence is not None:
                tint = QColor(LIGHT.warning)
                tint.setAlphaF(min(0.6, max(0.0, (1 - frame.confidence) * 1.5)))
                painter.fillRect(_rect(frame), tint)

    def _paint_articles(self, painter: QPainter, scale: float) -> None:
        """Each article has its own tint, and its number where it begins."""
        seen: set[int] = set()
        for frame in self._frames:
            if not frame.is_placed:
                continue
            tint = article_colour(frame.article)
            tint.setAlpha(_TINT)
            painter.fillRect(_rect(frame), tint)
            if frame.article not in seen:
                seen.add(frame.article)
                colour = article_colour(frame.article)
                _badge(painter, _rect(frame).topLeft(), str(frame.article + 1), colour, scale)

    def _paint_order(self, painter: QPainter, scale: float) -> None:
        """A line through the middles of passages in reading order, with heads at the jumps."""
        before: Frame | None = None
        for frame in self._frames:
            if not frame.is_placed:
                continue
            if before is not None and frame.starts_passage:
                colour = article_colour(frame.article)
                colour.setAlpha(_INK)
                same = before.article == frame.article
                pen = QPen(colour, 2, Qt.PenStyle.SolidLine if same else Qt.PenStyle.DotLine)
                pen.setCosmetic(True)
                painter.setPen(pen)
                _arrow(painter, QPointF(*before.box.centre), QPointF(*frame.box.centre), scale)
            before = frame


def regions_of(frames: Frames) -> list[tuple[QRectF, bool]]:
    """Return a rectangle around each passage, and whether it starts an article."""
    regions: list[tuple[QRectF, bool]] = []
    article = -1
    for frame in frames:
        if not frame.is_placed:
            continue
        if frame.starts_passage or not regions:
            regions.append((_rect(frame), frame.article != article))
        else:
            rect, starts_article = regions[-1]
            regions[-1] = (rect | _rect(frame), starts_article)
        article = frame.article
    return regions


def article_colour(number: int) -> QColor:
    """Return the colour of an article: the accent, turned on by a step of hue for each."""
    accent = QColor(LIGHT.accent)
    hue = (accent.hue() + number * _GOLDEN_DEGREES) % 360
    return QColor.fromHsv(round(hue) % 360, accent.saturation(), accent.value())


def _rect(frame: Frame) -> QRectF:
    box = frame.box
    return QRectF(box.left, box.top, box.width, box.height)


def _badge(painter: QPainter, corner: QPointF, text: str, colour: QColor, scale: float) -> None:
    radius = 9 / scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(corner, radius, radius)
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(11 / scale)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.on_accent))
    place = QRectF(corner.x() - radius, corner.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _arrow(painter: QPainter, start: QPointF, end: QPointF, scale: float) -> None:
    painter.drawLine(start, end)
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    size = 9 / scale
    wings = [
        end - QPointF(math.cos(angle + turn) * size, math.sin(angle + turn) * size)
        for turn in (0.45, -0.45)
    ]
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(QPolygonF([end, *wings]))
