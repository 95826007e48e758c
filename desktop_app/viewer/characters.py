"""Where the characters of a line stand on the scan, told from its box and its words.

Engines give one box for a line. Characters of one width (as Chinese ones are) share it evenly;
Latin letters, digits and narrow marks are half as wide in a horizontal line.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from archive.model.geometry import Box

_NARROW = 0.5


def place_of(
    box: Box, words: str, offset: int, *, vertical: bool, backwards: bool = False
) -> tuple[float, float, float, float] | None:
    """Return left, top, width and height of a character on the scan, None if there is none.

    ``backwards`` says that the line begins at its right or lower end: the scan lies so.
    """
    if not 0 <= offset < len(words):
        return None
    edges = _edges(words, vertical=vertical)
    start, end = edges[offset] / edges[-1], edges[offset + 1] / edges[-1]
    if backwards:
        start, end = 1 - end, 1 - start
    if vertical:
        return box.left, box.top + start * box.height, box.width, (end - start) * box.height
    return box.left + start * box.width, box.top, (end - start) * box.width, box.height


def offset_at(
    box: Box, words: str, x: float, y: float, *, vertical: bool, backwards: bool = False
) -> int | None:
    """Return which character of a line a point of the scan means, None if the line has none."""
    length = box.height if vertical else box.width
    if not words or not length:
        return None
    edges = _edges(words, vertical=vertical)
    share = (y - box.top if vertical else x - box.left) / length
    share = 1 - share if backwards else share
    return max(0, min(len(words) - 1, bisect_right(edges, share * edges[-1]) - 1))


@lru_cache(maxsize=256)
def _edges(words: str, *, vertical: bool) -> tuple[float, ...]:
    """Return where each character begins, and where the last one ends, in widths of a wide one."""
    return tuple(accumulate((_width(one, vertical=vertical) for one in words), initial=0.0))


def _width(character: str, *, vertical: bool) -> float:
    if combining(character):
        return 1e-6
    return 1.0 if vertical or east_asian_width(character) in "WFA" else _NARROW
