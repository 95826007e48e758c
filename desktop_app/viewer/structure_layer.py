"""Further layers over the scan, each shown when it is asked for: articles, order, confidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem

from desktop_app.theme.palette import DARK, LIGHT
from desktop_app.viewer.frames import Frame, Frames
from desktop_app.viewer.signs import article_colour, draw_arrow, draw_badge
from desktop_app.viewer.view_geometry import rect_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from archive.model.geometry import Box

_TINT, _INK = 46, 190
_HEAT_STEPS = 64


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
        self._is_stale = False
        self._shown: set[Layer] = set()
        self._theme = LIGHT
        self._regions: list[Region] = []
        self._tints: list[tuple[QColor, list[QRectF]]] = []
        self._heat: list[tuple[QColor, list[QRectF]]] = []
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
        self._is_stale = True
        self._ink = []
        self.update()

    def _read_frames(self) -> None:
        """Find out what there is to paint; mostly nothing of it is shown."""
        if self._is_stale:
            self._is_stale = False
            self._regions = regions_of(self._frames)
            self._tints = _article_tints(self._frames)
            self._heat = _heat(self._frames, QColor(self._theme.warning))

    def set_ink(self, boxes: Sequence[Box]) -> None:
        """Show where ink stands that no line covers."""
        self._ink = [rect_of(box) for box in boxes]
        self.update()

    def set_on_dark(self, *, on_dark: bool) -> None:
        """Draw in colours that stand out from an inverted scan, or from paper as it is."""
        self._theme = DARK if on_dark else LIGHT
        self._is_stale = True
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
        self._read_frames()
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
        """A frame around each column of a passage, doubled where an article begins."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(self._theme.accent), 1.6)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for region in self._regions:
            for margin in (4, 7) if region.starts_article else (4,):
                m = margin / scale
                painter.drawRoundedRect(region.rect.adjusted(-m, -m, m, m), m, m)

    def _paint_ink(self, painter: QPainter, scale: float) -> None:
        """Hatching and a dashed frame: told apart from tints without seeing colours."""
        colour = QColor(self._theme.warning)
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
        _fill(painter, self._heat)

    def _paint_articles(self, painter: QPainter, scale: float) -> None:
        """Each article has its own tint, and its number where it begins."""
        _fill(painter, self._tints)
        for region in self._regions:
            if region.starts_article:
                number, colour = str(region.article + 1), article_colour(region.article)
                draw_badge(painter, region.rect.topLeft(), number, colour, scale)

    def _paint_order(self, painter: QPainter, scale: float) -> None:
        """Arrows from column to column in the order of reading, dotted between articles."""
        before: Region | None = None
        for region in self._regions:
            if before is not None:
                colour = _tinted(article_colour(region.article), _INK)
                same = before.article == region.article
                pen = QPen(colour, 1.6, Qt.PenStyle.SolidLine if same else Qt.PenStyle.DotLine)
                pen.setCosmetic(True)
                painter.setPen(pen)
                draw_arrow(painter, before.end, region.start, scale)
            before = region


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a passage that stands in one column."""

    line_id: str
    """Its first line."""
    rect: QRectF
    article: int
    starts_passage: bool
    starts_article: bool
    start: QPointF
    """The middle of its first line."""
    end: QPointF
    """The middle of its last line."""


def regions_of(frames: Frames) -> list[Region]:
    """Return the columns of each passage, in the order of reading."""
    regions: list[Region] = []
    before: Frame | None = None
    for frame in frames:
        if not frame.is_placed:
            continue
        middle = QPointF(*frame.box.centre)
        if before is None or frame.starts_passage or not _follows(frame, before):
            is_other = before is None or before.article != frame.article
            starts = frame.starts_passage or is_other
            regions.append(
                Region(
                    frame.line_id,
                    rect_of(frame.box),
                    frame.article,
                    starts,
                    is_other,
                    middle,
                    middle,
                )
            )
        else:
            last = regions[-1]
            regions[-1] = replace(last, rect=last.rect | rect_of(frame.box), end=middle)
        before = frame
    return regions


def _follows(frame: Frame, before: Frame) -> bool:
    """Tell whether a line stands below the one before (upright: left of it), in the same column."""
    here, there = frame.box, before.box
    if frame.backwards:
        here, there = there, here
    if frame.vertical:
        goes_on = here.left < there.left
        return goes_on and here.top < there.bottom and there.top < here.bottom
    return here.top > there.top and here.left < there.right and there.left < here.right


def _article_tints(frames: Frames) -> list[tuple[QColor, list[QRectF]]]:
    """Return the tint of each article that is on the scan, and its lines."""
    tints: dict[int, list[QRectF]] = {}
    for frame in frames:
        if frame.is_placed:
            tints.setdefault(frame.article, []).append(rect_of(frame.box))
    return [(_tinted(article_colour(number), _TINT), rects) for number, rects in tints.items()]


def _heat(frames: Frames, colour: QColor) -> list[tuple[QColor, list[QRectF]]]:
    """Return the lines that the engine was not sure of by the strength of their tint."""
    steps: dict[int, list[QRectF]] = {}
    for frame in frames:
        if frame.confidence is not None:
            strength = min(0.6, max(0.0, (1 - frame.confidence) * 1.5))
            steps.setdefault(round(strength * _HEAT_STEPS), []).append(rect_of(frame.box))
    return [
        (_tinted(colour, round(255 * step / _HEAT_STEPS)), rects)
        for step, rects in steps.items()
        if step
    ]


def _fill(painter: QPainter, tints: Sequence[tuple[QColor, list[QRectF]]]) -> None:
    """Fill all of a tint at once: a page may have 2,000 lines."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    for tint, rects in tints:
        painter.setBrush(tint)
        painter.drawRects(rects)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _tinted(colour: QColor, alpha: int) -> QColor:
    result = QColor(colour)
    result.setAlpha(alpha)
    return result
