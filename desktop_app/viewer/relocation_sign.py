"""Shows on the scan where a move puts lines: an arrow, and a bar at the place between two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen

from desktop_app.viewer.signs import draw_arrow
from desktop_app.viewer.view_geometry import seat

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop_app.repair_queue.relocation import Relocation
    from desktop_app.theme.palette import Colours
    from desktop_app.viewer.frames import Frames

_BAR = 5.0
_ARROW = 2.2
_HALO = 3.0
"""How much wider the paper is that an arrow stands on, to be seen over print."""
_HALO_STRENGTH = 190
_OFF = 3.0
"""Distance of the bar from its line, in pixels of the view."""


def paint_relocation(
    painter: QPainter, move: Relocation, frames: Frames, theme: Colours, scale: float
) -> None:
    """Draw where lines go; nothing if one of the two places is not on the scan."""
    anchor = frames.get(move.anchor)
    moved = frames.get(move.meeting)
    if anchor is None or moved is None:
        return
    bar = seat(anchor, is_behind=move.is_behind, off=_OFF / scale)
    start = QPointF(*moved.box.centre)
    paper = QColor(theme.on_accent)
    paper.setAlpha(_HALO_STRENGTH)
    ink = QColor(theme.accent)
    for colour, wider in ((paper, _HALO), (ink, 0.0)):
        painter.setPen(_pen(colour, _BAR + wider))
        painter.drawLine(bar)
        painter.setPen(_pen(colour, _ARROW + wider))
        draw_arrow(painter, start, bar.center(), scale)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setCosmetic(True)
    return pen
