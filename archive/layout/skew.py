"""How much a page's lines lean, told from the edges of its columns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.geometry import Box

_MOST_DEGREES = 6.0
_LEAST_LINES = 12


def find_skew(boxes: Sequence[Box], *, vertical: bool = False) -> float:
    """Return the angle in radians by which lines fall to the right (negative: rise).

    At the right angle the left and right edges of a column's lines fall on one place.
    """
    import numpy as np

    if len(boxes) < _LEAST_LINES:
        return 0.0
    edges = np.array([(b.left, b.top, b.right, b.bottom) for b in boxes], float)
    if vertical:
        edges = edges[:, [1, 2, 3, 0]] * [1, -1, 1, -1]
    middle = (edges[:, 1] + edges[:, 3]) / 2
    grain = max(2.0, float(np.median(edges[:, 3] - edges[:, 1])) / 8)

    def sharpness(degrees: float) -> float:
        lean = math.tan(math.radians(degrees))
        total = 0.0
        for side in (0, 2):
            places = edges[:, side] + middle * lean
            for shift in (0.0, grain / 2):
                counts = np.unique(np.floor((places + shift) / grain), return_counts=True)[1]
                total += float((counts.astype(float) ** 2).sum())
        return total

    best = 0.0
    for step, reach in ((0.25, _MOST_DEGREES), (0.05, 0.25), (0.01, 0.05)):
        around = np.arange(best - reach, best + reach + step / 2, step)
        scores = [sharpness(angle) - abs(angle) * 1e-6 for angle in around]
        best = float(around[int(np.argmax(scores))])
    return math.radians(best)
