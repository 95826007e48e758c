"""Where a page is in a view of it, and how far it has to move."""

from __future__ import annotations

from PySide6.QtCore import QRectF


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
