"""Where lines lie among others, and their ink: what mending them is told from."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.detection import FoundLine

SLOPE: Final = 8.0
"""Degrees up to which a line is nearly level or plumb, so that its box tells its edges."""
LEAST_INK: Final = 0.03
"""Share of ink with which a place is not white."""


class Neighbours:
    """The ends of lines, for asking which lines are near a place; level lines only."""

    def __init__(self, lines: Sequence[FoundLine]) -> None:
        import numpy as np

        level = [line for line in lines if not line.vertical and abs(line.angle) < SLOPE]
        self.lines = level
        self._edges = np.array([edges(line) for line in level]).reshape(-1, 4)

    def near(self, line: FoundLine, rows: float) -> NDArray[np.float64]:
        """Return left, top, right, bottom of other lines at most ``rows`` thicknesses away."""
        import numpy as np

        if not len(self._edges):
            return self._edges
        middle = (self._edges[:, 1] + self._edges[:, 3]) / 2
        same = (np.abs(middle - line.y) < rows * line.thickness) & (
            np.abs(self._edges[:, 0] - edges(line)[0]) + np.abs(middle - line.y) > 0.01
        )
        chosen: NDArray[np.float64] = self._edges[same]
        return chosen


def edges(line: FoundLine) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a level line."""
    half, thick = line.length / 2, line.thickness / 2
    return line.x - half, line.y - thick, line.x + half, line.y + thick


def part_of(line: FoundLine, start: float, end: float) -> FoundLine:
    """Return the part of a line from one place along it to another, in pixels."""
    turn = math.radians(line.angle)
    along = (start + end) / 2 - line.length / 2
    x, y = math.cos(turn), math.sin(turn)
    if line.vertical:
        x, y = -y, x
    return dataclasses.replace(
        line, x=line.x + along * x, y=line.y + along * y, length=max(end - start, 1.0)
    )


def strip_of(
    page: NDArray[np.uint8], left: float, top: float, right: float, bottom: float
) -> NDArray[np.uint8]:
    """Return a part of the page; what lies beyond its edges is left out."""
    return page[
        max(0, round(top)) : max(0, round(bottom)), max(0, round(left)) : max(0, round(right))
    ]


def darkness(line: FoundLine, page: NDArray[np.uint8]) -> float:
    """Return the grey value below which pixels near a line are ink.

    It is told from the line's own strokes: in blank paper alone noise would pass for ink.
    """
    import numpy as np

    strip = strip_of(page, *edges(line))
    if strip.size == 0:
        return 0.0
    stroke, paper = np.percentile(strip, (4, 85))
    return float(paper - 0.5 * (paper - stroke))
