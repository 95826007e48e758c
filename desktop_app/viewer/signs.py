"""Signs that are drawn over a scan: numbered badges, arrows, and the colours of articles."""

from __future__ import annotations

import math
from enum import Enum, auto
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

from desktop_app.theme.palette import LIGHT

_GOLDEN_DEGREES = 137.5
"""Steps of hue that keep neighbours apart, however many articles there are."""
_CONTRAST = 4.8
"""What a number on the colour of an article has at least, by WCAG; 4.5 is asked for."""
BADGE = 9.0
"""Radius of a badge in pixels of the view."""


class Shape(Enum):
    """What a number stands on."""

    DISC = auto()
    RING = auto()
    SQUARE = auto()


@cache
def article_colour(number: int) -> QColor:
    """Return the colour of an article: the accent, turned on by a step of hue for each.

    Hues that look light are darkened until a number on them can be read.
    """
    accent = QColor(LIGHT.accent)
    hue = round(accent.hue() + number * _GOLDEN_DEGREES) % 360
    value = accent.value()
    colour = QColor.fromHsv(hue, accent.saturation(), value)
    while _contrast_with_white(colour) < _CONTRAST:
        value -= 4
        colour = QColor.fromHsv(hue, accent.saturation(), value)
    return colour


def draw_badge(
    painter: QPainter,
    centre: QPointF,
    text: str,
    colour: QColor,
    scale: float,
    shape: Shape = Shape.DISC,
) -> None:
    """Draw a number, on a longer ground if it has many digits, as large at any zoom.

    It stands upright in a turned view, too.
    """
    painter.save()
    painter.translate(centre)
    painter.rotate(-_turned(painter))
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(11 / scale)))
    font.setBold(True)
    painter.setFont(font)
    radius = BADGE / scale
    half = max(radius, painter.fontMetrics().horizontalAdvance(text) / 2 + radius / 2)
    place = QRectF(-half, -radius, 2 * half, 2 * radius)
    white, rim = QColor(LIGHT.on_accent), 1.5 / scale
    curve = rim if shape is Shape.SQUARE else radius
    is_full = shape is Shape.DISC
    outer, inner, ink = (white, colour, white) if is_full else (colour, white, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(outer)
    painter.drawRoundedRect(place.adjusted(-rim, -rim, rim, rim), curve + rim, curve + rim)
    painter.setBrush(inner)
    painter.drawRoundedRect(place, curve, curve)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_arrow(painter: QPainter, start: QPointF, end: QPointF, scale: float) -> None:
    """Draw an arrow in the colour of the pen, its head as large at any zoom."""
    painter.drawLine(start, end)
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    size = 8 / scale
    wings = [
        end - QPointF(math.cos(angle + turn) * size, math.sin(angle + turn) * size)
        for turn in (0.45, -0.45)
    ]
    line, head = painter.pen(), painter.pen()
    head.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(head)
    painter.setBrush(head.color())
    painter.drawPolygon(QPolygonF([end, *wings]))
    painter.setPen(line)


def _turned(painter: QPainter) -> float:
    transform = painter.worldTransform()
    return math.degrees(math.atan2(transform.m12(), transform.m11()))


def _contrast_with_white(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
