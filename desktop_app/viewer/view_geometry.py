"""Where boxes and lines are in a view of a page, and how far the page has to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF

if TYPE_CHECKING:
    from archive.model.geometry import Box
    from desktop_app.viewer.frames import Frame


def rect_of(box: Box, margin: float = 0) -> QRectF:
    """Return a box of the scan, with so much around it, in coordinates of the scene."""
    rect = QRectF(box.left, box.top, box.width, box.height)
    return rect.adjusted(-margin, -margin, margin, margin)


def seat(frame: Frame, *, is_behind: bool = True, off: float = 0) -> QLineF:
    """Return the side of a line at which the next one is put: its foot, or else its head.

    The foot of a line that runs down is its left side; a scan that lies the other way round has
    both exchanged.
    """
    box = frame.box
    is_far = is_behind is not frame.backwards
    if frame.vertical:
        side = box.left - off if is_far else box.right + off
        return QLineF(side, box.top - off, side, box.bottom + off)
    side = box.bottom + off if is_far else box.top - off
    return QLineF(box.left - off, side, box.right + off, side)


def parts_around(area: QRectF, page: QRectF) -> list[QRectF]:
    """Return the parts of an area that are not in the page: above, below, left and right."""
    inside = area & page
    if inside.isEmpty():
        return [area]
    parts = [QRectF(area), QRectF(area), QRectF(area), QRectF(area)]
    parts[0].setBottom(inside.top())
    parts[1].setTop(inside.bottom())
    parts[2].setRight(inside.left())
    parts[3].setLeft(inside.right())
    return [part for part in parts if not part.isEmpty()]


def shift_between(first: float, last: float, low: float, high: float) -> float:
    """How far to scroll so that a range gets between two limits; a long one is shown from its start."""
    if first < low or last - first > high - low:
        return first - low
    return max(0.0, last - high)
