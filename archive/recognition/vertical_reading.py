"""Vertical lines as they stand, and their characters set upright in a row.

The network reads lines that lie on their side as it was taught to; it reads a row of upright
characters well, too, but stumbles where the line was cut in the wrong place.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from archive.recognition.reading import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.detection import FoundLine

_LEAST_CHARACTERS = 3
_PITCHES = 0.65, 0.84, 1.1
"""Least, usual and most distance of characters, in thicknesses of a line."""
_SLACK = 0.2
_INK_WEIGHT, _PITCH_WEIGHT = 6.0, 8.0


def set_upright(
    page: NDArray[np.uint8], line: FoundLine, places: Sequence[float]
) -> NDArray[np.uint8] | None:
    """Return the characters of a vertical line side by side, upright and ``HEIGHT`` pixels high.

    ``places`` tells where along the line characters were seen. None if the line is too short.
    """
    import cv2
    import numpy as np

    if len(places) < _LEAST_CHARACTERS:
        return None
    picture = plumb(page, line)
    paper = int(np.percentile(picture, 90))
    dark = np.clip(np.percentile(picture, 85) - picture.astype(np.float32), 0, None)
    ink = dark.mean(axis=1) / (dark.max() + 1e-6)
    cuts = _cuts(ink, character_pitch(line, places) * HEIGHT / line.thickness)
    if len(cuts) < _LEAST_CHARACTERS:
        return None
    row = np.full((HEIGHT, HEIGHT * (len(cuts) - 1)), paper, np.uint8)
    for number, (start, end) in enumerate(itertools.pairwise(cuts)):
        cell = picture[start:end]
        spare = HEIGHT - len(cell)
        cell = cell if spare >= 0 else cv2.resize(cell, (HEIGHT, HEIGHT))
        top = max(0, spare) // 2
        row[top : top + len(cell), number * HEIGHT : (number + 1) * HEIGHT] = cell
    return row


def plumb(page: NDArray[np.uint8], line: FoundLine) -> NDArray[np.uint8]:
    """Return the picture of a vertical line as it stands, ``HEIGHT`` pixels wide."""
    import numpy as np

    from archive.recognition.reading import cut_out

    # laid on its left side the line was turned so that its top is at the left
    return np.ascontiguousarray(np.rot90(cut_out(page, line), -1))


def character_pitch(line: FoundLine, places: Sequence[float]) -> float:
    """Return the distance of characters in pixels of the page."""
    import numpy as np

    least, usual, most = (share * line.thickness for share in _PITCHES)
    if len(places) <= _LEAST_CHARACTERS:
        return usual
    steps = np.diff(np.array(places)) * line.length
    return float(np.clip(np.median(steps), least, most))


def _cuts(ink: NDArray[np.float32], pitch: float) -> list[int]:
    """Return where to cut a line so that little ink is cut and characters are ``pitch`` long."""
    import numpy as np

    length = len(ink)
    loose = int(0.6 * pitch)
    if length < pitch + loose:
        return []
    cost = np.append(ink, 0.0)
    best = np.full(length + 1, np.inf)
    before = np.zeros(length + 1, int)
    best[:loose] = 0.0
    for end in range(loose, length + 1):
        first = max(0, int(end - pitch * (1 + _SLACK)))
        last = int(end - pitch * (1 - _SLACK))
        if last < first:
            continue
        starts = np.arange(first, last + 1)
        strain = (end - starts) / pitch - 1
        costs = best[starts] + _INK_WEIGHT * cost[end] + _PITCH_WEIGHT * strain**2
        chosen = int(costs.argmin())
        best[end], before[end] = costs[chosen], starts[chosen]
    ends = np.arange(length - loose, length + 1)
    place = int(ends[best[ends].argmin()])
    cuts = [place]
    while place >= loose:
        place = int(before[place])
        cuts.append(place)
    return cuts[::-1]
