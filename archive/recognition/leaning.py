"""Pages that lie a little askew are made level, by the lines that were found on them."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Final

from archive.imaging.deskewing import Deskew
from archive.recognition.detection import TextMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.model.line import Reading
    from archive.recognition.detection import FoundLine

_LEAST_LENGTH: Final = 5.0
"""Thicknesses of a line whose angle is told well."""
_LEAST_LINES: Final = 3
_ALIKE, _MOST = 1.0, 0.6
"""Degrees around the usual angle, and the share of the text, by length, that must lie there."""
_LEAST_DEGREES: Final = 0.8
"""A smaller lean does no harm."""


def skew_of(lines: Sequence[FoundLine]) -> float:
    """Return the angle in radians by which lines fall to the right (0.0 if hardly, or not alike)."""
    import numpy as np

    long = [line for line in lines if line.length >= _LEAST_LENGTH * line.thickness]
    if len(long) < _LEAST_LINES:
        return 0.0
    angles = np.array([line.angle for line in long])
    lengths = np.array([line.length for line in long])
    order = np.argsort(angles)
    half = int(np.searchsorted(np.cumsum(lengths[order]), lengths.sum() / 2))
    middle = float(angles[order][half])
    alike = abs(angles - middle) <= _ALIKE
    if lengths[alike].sum() < _MOST * lengths.sum():
        return 0.0
    degrees = float(np.average(angles[alike], weights=lengths[alike]))
    return math.radians(degrees) if abs(degrees) >= _LEAST_DEGREES else 0.0


def level_picture(page: NDArray[np.uint8], skew: float) -> NDArray[np.uint8]:
    """Return a grey page (height × width) whose lines fall by ``skew`` radians turned level."""
    return Deskew(skew, page.shape[1], page.shape[0]).picture(page) if skew else page


def made_level(
    page: NDArray[np.uint8], seen: TextMap, skew: float = 0.0
) -> tuple[NDArray[np.uint8], TextMap, float]:
    """Return a grey page (height × width) turned level, what is seen on it, its skew in radians.

    ``seen`` was seen on the page turned by ``skew``, which is made up for where it was too much or
    too little. All that is done with found lines, from cutting them at gutters to arranging the
    page, is surer where their boxes are their edges. A page that hardly leans stays as it is.
    """
    more = skew_of(seen.lines)
    if not more:
        return level_picture(page, skew), seen, skew
    whole = skew + more
    if abs(math.degrees(whole)) < _LEAST_DEGREES:
        whole = 0.0
    height, width = page.shape
    before, deskew = Deskew(skew, width, height), Deskew(whole, width, height)
    lines = []
    for line in seen.lines:
        x, y = deskew.to_level(*before.from_level(line.x, line.y))
        angle = line.angle - math.degrees(whole - skew)
        lines.append(dataclasses.replace(line, x=x, y=y, angle=angle))
    small = round(width * seen.scale), round(height * seen.scale)
    chances = Deskew(whole, *small).picture(seen.chances, Deskew(skew, *small))
    return level_picture(page, whole), TextMap(tuple(lines), chances, seen.scale), whole


def as_it_lies(readings: Sequence[Reading], skew: float, page: NDArray[np.uint8]) -> list[Reading]:
    """Return what was read on the level page with boxes of the page as it lies."""
    if not skew:
        return list(readings)
    deskew = Deskew(skew, page.shape[1], page.shape[0])
    return [
        dataclasses.replace(reading, box=deskew.box_from_level(reading.box))
        if reading.box
        else reading
        for reading in readings
    ]
