"""Borders: long rules, straight or ornamented, that part the pages or halves of a vertical sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.imaging.runs import runs_of
from archive.layout.pieces import text_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.layout.graphics import Area, LevelInk
    from archive.layout.pieces import Piece

_THICK = 0.8
"""Most thickness of a border, waves included, in sizes of type."""
_FREE = 0.08
"""White on both sides of it, in sizes of type."""
_LEAST = 0.5
"""Least length of a border, as a share of the page's text."""
_GAP = 14.0
"""Breaks in a border, where something touches it, in sizes of type."""
_CORE = 0.3
"""How far inside a line's box, in sizes of type, no border can be."""
_DENSE = 0.53
_LEANS = (-0.006, -0.003, 0.0, 0.003, 0.006)
"""How much borders may fall to the right where the tiers are level: old sheets are not square."""


def find_borders(ink: LevelInk, pieces: Sequence[Piece], usual: float) -> list[Area]:
    """Return the long level rules of a turned page, one under the other."""
    left, right = text_span(pieces)
    first, last = (max(0, round((x - ink.left) * ink.scale)) for x in (left, right))
    size = usual * ink.scale
    thick, free = max(2, round(_THICK * size)), max(1, round(_FREE * size))
    words = _text(ink, pieces, usual)
    found: list[tuple[float, Area]] = []
    for lean in _LEANS:
        sums, text = (_summed(_sheared(part, first, last, lean)) for part in (ink.ink, words))
        for top in range(free, len(sums) - thick - free, max(1, thick // 4)):
            alone = (
                (sums[top + thick] > sums[top])
                & (sums[top] == sums[top - free])
                & (sums[top + thick + free] == sums[top + thick])
                & (text[top + thick] == text[top])
            )
            if alone.mean() < _LEAST * _DENSE:
                continue
            start, end = _longest(alone, round(_GAP * size))
            inked = float(alone[start:end].sum())
            if end - start >= _LEAST * len(alone) and inked >= _DENSE * (end - start):
                middle = lean * ((start + end) / 2 - len(alone) / 2)
                area = ink.area(first + start, top + thick / 2 + middle, end - start, 1)
                found.append((inked, area))
    kept: list[Area] = []
    for _, area in sorted(found, key=lambda pair: -pair[0]):
        if all(abs(area.top - other.top) > usual for other in kept):
            kept.append(area)
    return kept


def _sheared(part: NDArray[np.uint8], first: int, last: int, lean: float) -> NDArray[np.uint8]:
    """Return the columns of a map, each moved so far that what leans so much is level."""
    import cv2
    import numpy as np

    height, width = len(part), last - first
    matrix = np.array([[1.0, 0.0, first], [lean, 1.0, -lean * width / 2]])
    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    moved: NDArray[np.uint8] = cv2.warpAffine(part, matrix, (width, height), flags=flags)
    return moved


def _summed(part: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Return what each column of a map holds down to each of its rows."""
    import cv2
    import numpy as np

    # ten times as fast as numpy's cumsum down the columns
    whole: NDArray[np.int32] = np.diff(cv2.integral(part)[1:], axis=1)
    return whole


def _text(ink: LevelInk, pieces: Sequence[Piece], usual: float) -> NDArray[np.uint8]:
    """Return where the cores of lines are, on the map of the ink."""
    import numpy as np

    result = np.zeros_like(ink.ink)
    for piece in pieces:
        inset = min(_CORE * usual, piece.height / 3)
        top, bottom = piece.top + inset - ink.top, piece.bottom - inset - ink.top
        left, right = piece.left - ink.left, piece.right - ink.left
        rows = slice(max(0, round(top * ink.scale)), max(0, round(bottom * ink.scale)))
        result[rows, max(0, round(left * ink.scale)) : max(0, round(right * ink.scale))] = 1
    return result


def _longest(alone: NDArray[np.bool_], gap: int) -> tuple[int, int]:
    """Return the start and end of the longest run whose breaks are not longer than ``gap``."""
    import numpy as np

    run = max(runs_of(np.flatnonzero(alone), gap), key=lambda found: found[-1] - found[0])
    return int(run[0]), int(run[-1]) + 1
