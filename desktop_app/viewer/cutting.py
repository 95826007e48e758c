"""Cutting lines out of a scan, and decoding its tiles; all of it off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.imaging.pyramid import Pyramid
    from archive.model.geometry import Box

_RGB = QImage.Format.Format_RGB888


def decoded(jpeg: bytes) -> QImage:
    """Return a tile in the format that is painted fastest."""
    return QImage.fromData(jpeg).convertToFormat(QImage.Format.Format_RGB32)


def cut_out(pyramid: Pyramid, boxes: Sequence[Box], width: int) -> QImage:
    """Return the boxes below one another (upright lines: side by side, the first one rightmost)."""
    upright = all(box.height > box.width for box in boxes)
    longest = max((box.height if upright else box.width for box in boxes), default=1)
    level = 0
    while level + 1 < len(pyramid.levels) and longest >> (level + 1) >= width:
        level += 1
    images = [pyramid.crop(box, level).convert("RGB") for box in boxes]
    parts = [
        QImage(data.tobytes(), data.width, data.height, 3 * data.width, _RGB).copy()
        for data in images
    ]
    if len(parts) < 2:
        return parts[0].convertToFormat(QImage.Format.Format_RGB32) if parts else QImage()
    return _side_by_side(parts[::-1]) if upright else _one_below_another(parts)


def _one_below_another(parts: Sequence[QImage]) -> QImage:
    gap = max(2, parts[0].height() // 8)
    height = sum(part.height() + gap for part in parts) - gap
    whole = _blank(max(part.width() for part in parts), height)
    painter, top = QPainter(whole), 0
    for part in parts:
        painter.drawImage(0, top, part)
        top += part.height() + gap
    painter.end()
    return whole


def _side_by_side(parts: Sequence[QImage]) -> QImage:
    gap = max(2, parts[0].width() // 8)
    width = sum(part.width() + gap for part in parts) - gap
    whole = _blank(width, max(part.height() for part in parts))
    painter, left = QPainter(whole), 0
    for part in parts:
        painter.drawImage(left, 0, part)
        left += part.width() + gap
    painter.end()
    return whole


def _blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image
