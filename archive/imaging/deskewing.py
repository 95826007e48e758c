"""Turning a picture whose lines lean so that they lie level, and boxes back to where they were."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.geometry import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Deskew:
    """How a picture is turned level. The level picture is large enough for all of it."""

    skew: float
    """Radians by which lines fall to the right (negative: rise)."""
    width: int
    """Pixels of the picture as it is."""
    height: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the level picture, in pixels."""
        left, top, right, bottom = self._reach()
        return math.ceil(right - left), math.ceil(bottom - top)

    def picture(self, page: NDArray[np.uint8], before: Deskew | None = None) -> NDArray[np.uint8]:
        """Return a grey picture (height × width) turned level; its edges go on outwards.

        ``before`` tells how it was turned already.
        """
        import cv2
        import numpy as np

        matrix = self.matrix
        if before is not None:
            matrix = matrix @ np.linalg.inv(before.matrix)
        level: NDArray[np.uint8] = cv2.warpAffine(
            page, matrix[:2], self.size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
        return level

    def to_level(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies on the level picture."""
        left, top, *_ = self._reach()
        x, y = self._turned(x, y, self.skew)
        return x - left, y - top

    def from_level(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the level picture was."""
        left, top, *_ = self._reach()
        return self._turned(x + left, y + top, -self.skew)

    def box_to_level(self, box: Box) -> Box:
        """Return the box around a box turned level."""
        return _around([self.to_level(x, y) for x, y in _corners(box)], *self.size)

    def box_from_level(self, box: Box) -> Box:
        """Return the box around what was a level box."""
        return _around([self.from_level(x, y) for x, y in _corners(box)], self.width, self.height)

    @property
    def matrix(self) -> NDArray[np.float64]:
        """Return the matrix (3 × 3) that leads to the level picture."""
        import numpy as np

        sine, cosine = math.sin(self.skew), math.cos(self.skew)
        left, top, *_ = self._reach()
        return np.array([[cosine, sine, -left], [-sine, cosine, -top], [0.0, 0.0, 1.0]])

    def _reach(self) -> tuple[float, float, float, float]:
        corners = _corners(Box(0, 0, self.width, self.height))
        xs, ys = zip(*(self._turned(x, y, self.skew) for x, y in corners), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @staticmethod
    def _turned(x: float, y: float, skew: float) -> tuple[float, float]:
        sine, cosine = math.sin(skew), math.cos(skew)
        return x * cosine + y * sine, y * cosine - x * sine


def _corners(box: Box) -> list[tuple[float, float]]:
    return [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]


def _around(points: list[tuple[float, float]], width: int, height: int) -> Box:
    """Return the box around points, as far as it lies on a picture of that size."""
    xs = [min(max(x, 0.0), width) for x, _ in points]
    ys = [min(max(y, 0.0), height) for _, y in points]
    return Box(
        *(math.floor(min(side) + _ROUNDING) for side in (xs, ys)),
        *(math.ceil(max(side) - _ROUNDING) for side in (xs, ys)),
    )


_ROUNDING = 1e-6
