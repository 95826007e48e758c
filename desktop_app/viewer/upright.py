"""Shows lines that run down the page where there is only room across.

Whose characters are known is laid out from left to right, character beside character; others are
folded into pieces that stand side by side from right to left, as such lines do on the page.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_AROUND = 1.15
"""Width and height of a cell, in heights of a character: some paper is around it."""
_REACH = 0.35
"""How far from where it is expected a cut may be, in heights of a character."""
_GAP = 4


def folded(
    size: QSizeF, room: QRectF, *, thin: float, wanted: float, largest: float = math.inf
) -> list[tuple[QRectF, QRectF]]:
    """Return where each part of an image is drawn in a room, in the order of reading.

    An image is one part, as large as there is room and at most ``largest`` times its size; but
    one that is more than ``thin`` times as high as wide is parted until the pieces are ``wanted``
    pixels wide. Each repeats the end of the one before, so that every character is whole in one.
    """
    width, height = size.width(), size.height()
    scale = min(room.width() / width, room.height() / height, largest)
    count, step, length = 1, height, height
    if height > thin * width:
        for count in range(1, math.ceil(height / width)):
            length = (height + (count - 1) * width) / count
            step = length - width
            side = (room.width() + _GAP) / count - _GAP
            scale = min(side / width, room.height() / length, largest)
            if scale >= min(wanted / width, largest) or scale < room.height() / length:
                break
    wide, high = int(width * scale), int(length * scale)
    top = int(room.top() + (room.height() - high) / 2)
    lefts = [int(room.left()) + (count - 1 - number) * (wide + _GAP) for number in range(count)]
    return [
        (QRectF(left, top, wide, high), QRectF(0, number * step, width, length))
        for number, left in enumerate(lefts)
    ]


def cell_width(width: float, height: float, count: int) -> float:
    """Return how wide a cell of such a line is, in cell heights; ``count`` characters are in it."""
    return min(1.0, width * max(1, count) / max(1.0, height * _AROUND))


def laid_across(image: QImage, count: int, margin: float) -> QImage:
    """Return an image of the line as it were if it ran across; ``margin`` pixels are around it."""
    spans = _spans(image, count, margin)
    side = max(1.0, (image.height() - 2 * margin) / max(1, count) * _AROUND)
    wide = side * cell_width(image.width() - 2 * margin, image.height() - 2 * margin, count)
    laid = QImage(round(wide * len(spans)), round(side), QImage.Format.Format_RGB32)
    if laid.isNull():
        return image
    laid.fill(_paper(image))
    painter = QPainter(laid)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    left = (image.width() - wide) / 2
    for number, (start, end) in enumerate(spans):
        height = min(end - start, side)
        place = QRectF(number * wide, (side - height) / 2, wide, height)
        painter.drawImage(place, image, QRectF(left, start, wide, end - start))
    painter.end()
    return laid


def _spans(image: QImage, count: int, margin: float) -> list[tuple[float, float]]:
    """Return from where to where each character goes: cuts are where there is least ink."""
    light = _lightness(image)
    start, end = margin, image.height() - margin
    spans = []
    for left in range(max(1, count), 0, -1):
        step = (end - start) / left  # what went wrong before is spread over the rest
        cut = end if left == 1 else _lightest(light, start + step, step * _REACH)
        spans.append((start, cut))
        start = cut
    return spans


def _lightest(light: list[int], expected: float, reach: float) -> float:
    """Return the lightest row near one; the nearest of equals."""
    rows = range(max(0, round(expected - reach)), min(len(light), round(expected + reach) + 1))
    return float(min(rows, key=lambda row: (-light[row], abs(row - expected)), default=expected))


def _lightness(image: QImage) -> list[int]:
    """Return the mean lightness of every row."""
    column = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
        1,
        image.height(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return [column.pixel(0, row) & 0xFF for row in range(column.height())]


def _paper(image: QImage) -> QColor:
    value = max(_lightness(image), default=255)
    return QColor(value, value, value)
