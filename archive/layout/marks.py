"""The connected parts of a page's ink: letters, parts of letters, and letters that touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Marks by number, measured in pixels of the ink; number 0 is the paper."""

    labels: NDArray[np.int32]
    """The number of the mark to which each pixel belongs."""
    left: NDArray[np.int32]
    top: NDArray[np.int32]
    width: NDArray[np.int32]
    height: NDArray[np.int32]
    area: NDArray[np.int32]
    """Pixels of ink."""

    @classmethod
    def of(cls, ink: NDArray[np.uint8]) -> Marks:
        """Return the marks of some ink."""
        import cv2

        labels, stats = cv2.connectedComponentsWithStats(ink)[1:3]
        return cls(
            labels,
            stats[:, cv2.CC_STAT_LEFT],
            stats[:, cv2.CC_STAT_TOP],
            stats[:, cv2.CC_STAT_WIDTH],
            stats[:, cv2.CC_STAT_HEIGHT],
            stats[:, cv2.CC_STAT_AREA],
        )

    def own(self, number: int) -> NDArray[np.bool_]:
        """Return the ink of one mark in the rectangle around it."""
        top, left = self.top[number], self.left[number]
        bottom, right = top + self.height[number], left + self.width[number]
        own: NDArray[np.bool_] = self.labels[top:bottom, left:right] == number
        return own

    def share_in(self, mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return which share of each mark's ink lies in ``mask``."""
        import numpy as np

        inside = np.bincount(self.labels[mask], minlength=len(self.area))
        return inside / np.maximum(self.area, 1)

    def at_edge(self) -> NDArray[np.bool_]:
        """Tell which marks run to the edge of the scan, as the shadow around the paper does."""
        rows, columns = self.labels.shape
        is_at_edge: NDArray[np.bool_] = (
            (self.left <= 1)
            | (self.top <= 1)
            | (self.left + self.width >= columns - 1)
            | (self.top + self.height >= rows - 1)
        )
        return is_at_edge

    def centres(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return row and column of the middle of each mark."""
        return self.top + self.height // 2, self.left + self.width // 2
