"""Draws the frames of lines over the scan: quiet for all, clear for the chosen one.

One layer paints every frame, so that a page with thousands of lines costs one item. Nothing is
said by colour alone: the chosen line has a thick frame, lines of the proposal at hand a dashed
one, and text that is missing is marked by a lozenge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem

from archive.model.geometry import Box
from desktop_app.theme.palette import DARK, LIGHT
from desktop_app.viewer.frames import Frame, Frames
from desktop_app.viewer.view_geometry import rect_of, seat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from desktop_app.repair_queue.relocation import Relocation

_AROUND = 40.0
"""Pixels of the scan that a thin frame may reach beyond its place when the page is seen small."""
_HAIRLINE = 1.01
"""A pen of 1 goes another way in Qt, which takes seven times as long."""
_SMALLEST_SHOWN = 3.0
"""Frames lower than this many pixels of the screen are a grey mist; they are left out."""


class FrameLayer(QGraphicsObject):
    """The frames of the current page. Owned by its scene; its coordinates are the scan's."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._frames = Frames()
        self._rects: dict[str, QRectF] = {}
        self._chosen: str | None = None
        self._proposed: frozenset[str] = frozenset()
        self._relocation: Relocation | None = None
        self._doubtful: frozenset[str] = frozenset()
        self._character: QRectF | None = None
        self._hovered: QRectF | None = None
        self._theme = LIGHT
        """Paper is light in every theme: colours of the light one, unless it is shown inverted."""
        self.shows_all = True
        self._shows_gaps = True
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(1)

    def boundingRect(self) -> QRectF:
        """See ``QGraphicsItem``."""
        return self._rect

    @property
    def frames(self) -> Frames:
        """The frames that are shown."""
        return self._frames

    def set_frames(self, frames: Frames, size: tuple[int, int]) -> None:
        """Show other frames."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, *size).adjusted(-8, -8, 8, 8)
        self._frames = frames
        self._rects = {frame.line_id: rect_of(frame.box) for frame in frames}
        self.update()

    def set_on_dark(self, *, on_dark: bool) -> None:
        """Draw in colours that stand out from an inverted scan, or from paper as it is."""
        self._theme = DARK if on_dark else LIGHT
        self.update()

    def set_shows_all(self, *, shows_all: bool) -> None:
        """Show the frames of all lines, or only those of chosen and proposed ones."""
        self.shows_all = shows_all
        self.update()

    def set_shows_gaps(self, *, shows_gaps: bool) -> None:
        """Show the signs for missing text, or hide them."""
        self._shows_gaps = shows_gaps
        self.update()

    def choose(self, line_id: str | None) -> None:
        """Frame one line clearly."""
        self._chosen = line_id
        self._character = None
        self.update()

    def mark_character(self, place: QRectF | None) -> None:
        """Mark a part of the chosen line."""
        self._character = place
        self.update()

    def mark_hovered(self, place: QRectF | None) -> None:
        """Mark the character under the pointer, here or in the text."""
        for touched in (self._hovered, place):
            if touched is not None:
                self.update(touched.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self._hovered = place

    def set_proposed(self, line_ids: Iterable[str], relocation: Relocation | None = None) -> None:
        """Mark the lines of the proposal at hand, and where it puts them."""
        self._proposed = frozenset(line_ids)
        self._relocation = relocation
        self.update()

    def set_doubtful(self, line_ids: Iterable[str]) -> None:
        """Mark the lines that open proposals speak of."""
        self._doubtful = frozenset(line_ids)
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the frames in the exposed part."""
        del widget
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        area = option.exposedRect.toAlignedRect()
        shown = self._frames.within(
            Box(area.left(), area.top(), area.right() + 1, area.bottom() + 1)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.shows_all:
            self._paint_quiet(painter, shown, scale)
        for frame in shown:
            if frame.line_id in self._proposed and frame.line_id != self._chosen:
                self._paint_proposed(painter, frame, scale)
        for frame in shown:
            if frame.line_id == self._chosen:
                self._paint_chosen(painter, frame, scale)
        if self._relocation is not None:
            from desktop_app.viewer.relocation_sign import paint_relocation  # seldom needed

            paint_relocation(painter, self._relocation, self._frames, self._theme, scale)
        if self._hovered is not None:
            painter.setPen(_pen(QColor(self._theme.accent), 200, 1.2))
            painter.setBrush(_faint(QColor(self._theme.accent), 60))
            painter.drawRoundedRect(self._hovered, 2 / scale, 2 / scale)
        for frame in shown:
            if frame.has_gap and self._shows_gaps:
                self._paint_gap(painter, frame, scale)

    # -- kinds of frames ----------------------------------------------------------------------

    def _paint_quiet(self, painter: QPainter, shown: list[Frame], scale: float) -> None:
        """Draw all of a kind at once and without antialiasing: a page may have 2,000 lines."""
        plain: list[QRectF] = []
        aside: list[QRectF] = []
        doubtful: list[QLineF] = []
        for frame in shown:
            if min(frame.box.height, frame.box.width) * scale < _SMALLEST_SHOWN:
                continue
            (plain if frame.is_placed else aside).append(self._rects[frame.line_id])
            if frame.line_id in self._doubtful:
                doubtful.append(seat(frame))
        dotted = _pen(QColor(self._theme.accent), 110, _HAIRLINE)
        dotted.setStyle(Qt.PenStyle.DotLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rects, pen in (
            (plain, _pen(QColor(self._theme.accent), 60, _HAIRLINE)),
            (aside, dotted),
        ):
            painter.setPen(pen)
            painter.drawRects(rects)
        painter.setPen(_pen(QColor(self._theme.warning), 110, 1.3))
        painter.drawLines(doubtful)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_proposed(self, painter: QPainter, frame: Frame, scale: float) -> None:
        pen = _pen(QColor(self._theme.accent), 230, 1.6)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(_faint(QColor(self._theme.accent), 26))
        painter.drawRect(rect_of(frame.box, 2 / scale))

    def _paint_chosen(self, painter: QPainter, frame: Frame, scale: float) -> None:
        painter.setPen(_pen(QColor(self._theme.accent), 255, 2.4))
        painter.setBrush(_faint(QColor(self._theme.accent), 34))
        painter.drawRoundedRect(rect_of(frame.box, 3 / scale), 3 / scale, 3 / scale)
        if self._character is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_faint(QColor(self._theme.accent), 80))
            painter.drawRect(self._character)

    def _paint_gap(self, painter: QPainter, frame: Frame, scale: float) -> None:
        box = frame.box
        size = max(5 / scale, min(box.width, box.height) * 0.32)
        if frame.vertical:
            end = box.top - size if frame.backwards else box.bottom + size
            centre = QPointF(box.left + box.width / 2, end)
        else:
            end = box.left - size if frame.backwards else box.right + size
            centre = QPointF(end, box.top + box.height / 2)
        painter.setPen(_pen(QColor(self._theme.warning), 255, 1.4))
        painter.setBrush(QColor(self._theme.warning_paper))
        painter.drawPolygon(lozenge(centre, size))


def lozenge(centre: QPointF, radius: float) -> QPolygonF:
    """Return the sign for missing text."""
    return QPolygonF(
        [
            centre + QPointF(0, -radius),
            centre + QPointF(radius * 0.8, 0),
            centre + QPointF(0, radius),
            centre + QPointF(-radius * 0.8, 0),
        ]
    )


def _pen(colour: QColor, alpha: int, width: float) -> QPen:
    pen = QPen(_faint(colour, alpha), width)
    pen.setCosmetic(True)
    return pen


def _faint(colour: QColor, alpha: int) -> QColor:
    result = QColor(colour)
    result.setAlpha(alpha)
    return result
