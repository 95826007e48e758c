"""Lines that run over a gutter into the next column are cut there, word by word."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.model.geometry import Box

_WIDE: Final = 1.4
"""Gaps narrower than this many times the height of the words are spaces between words."""
_WIDE_ALONE: Final = 3.0
"""A gap of so many times the height is a gutter whatever stands above and below."""
_STANDS_OUT: Final = 3.0
"""How many times wider than the other gaps of its line a gutter is."""
_ALIKE: Final = 1.5
"""How many times higher than the words of another line those of a line of its columns may be."""
_SUPPORT: Final = 2
"""Lines that must have a gutter at the same place for a gap to be one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as an engine found it on the page."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class _Gap:
    """The white between two words of a line."""

    left: int
    right: int
    height: float
    """Of the words of the line."""
    stands_out: bool
    """Whether it is much wider than the other gaps of its line."""
    is_alone: bool

    def meets(self, other: _Gap) -> bool:
        """Tell whether two gaps lie one above the other, in type of about the same size."""
        if max(self.height, other.height) > _ALIKE * min(self.height, other.height):
            return False  # a title stands across columns
        common = min(self.right, other.right) - max(self.left, other.left)
        return common >= 0.5 * min(self.right - self.left, other.right - other.left)


def cut_at_gutters(lines: Sequence[Sequence[Word]]) -> Iterator[Sequence[Word]]:
    """Yield the lines, those that run over a gutter in parts.

    A gutter is a gap that stands out in its line, and has others above or below it.
    """
    gaps = [_wide_gaps(line) for line in lines]
    gutters = [gap for found in gaps for gap in found.values() if gap.stands_out]
    for line, found in zip(lines, gaps, strict=True):
        cuts = [
            place
            for place, gap in found.items()
            if (gap.stands_out and gap.is_alone)
            or sum(gap.meets(other) for other in gutters) >= _SUPPORT
        ]
        for start, end in itertools.pairwise([0, *cuts, len(line)]):
            yield line[start:end]


def _wide_gaps(line: Sequence[Word]) -> dict[int, _Gap]:
    """Return the wide gaps of a line by the number of the word behind each."""
    pairs = [(a.box.right, b.box.left) for a, b in itertools.pairwise(line)]
    if not pairs:
        return {}
    height = median(word.box.height for word in line)
    widths = [right - left for left, right in pairs]
    found = {}
    for place, (left, right) in enumerate(pairs, 1):
        width = right - left
        if width < _WIDE * height:
            continue
        others = [other for number, other in enumerate(widths, 1) if number != place]
        usual = max(1.0, median(others)) if others else width
        stands_out = len(others) >= 2 and width >= _STANDS_OUT * usual
        found[place] = _Gap(left, right, height, stands_out, width >= _WIDE_ALONE * height)
    return found
