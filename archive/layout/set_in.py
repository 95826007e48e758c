"""Lines of a column that begin further in than the others, beside a picture or an initial."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from archive.layout.initials import begins_with_initial
from archive.layout.names import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.columns import Edges
    from archive.layout.pieces import Piece

_LEAST: Final = 0.5
"""How far in a line is that does not begin at its column's edge, in sizes of type."""
_SAME: Final = 0.4
_FULL: Final = 1.6
_ENOUGH: Final = 3
"""Lines set in by the same; fewer may be first lines of paragraphs, but at an article's start."""


def own_starts(
    column: Sequence[Piece], edges: Edges, usual: float, *, opens: bool = False
) -> list[float]:
    """Return where each line of a column, which may open an article, would begin in a paragraph.

    This is the column's left edge, but for lines that are set in one after the other though the
    sentence goes on from one to the next.
    """
    starts = [edges.left] * len(column)
    places = [(piece.left - edges.left) / usual for piece in column]
    for first, last in _stretches(places):
        if first == 1 and begins_with_initial(column[0]):
            place: float | None = min(places[first:last])
        else:
            least = 2 if opens and first == 0 else _ENOUGH
            full = edges.right - _FULL * usual
            place = _common_place(column[first:last], places[first:last], full, least)
        for number in range(first, last):
            if place is not None and places[number] > place - _SAME:
                starts[number] = edges.left + place * usual
    return starts


def _stretches(places: Sequence[float]) -> list[tuple[int, int]]:
    """Return the runs of lines that do not begin at the edge."""
    found, number = [], 0
    for is_in, run in itertools.groupby(places, lambda place: place > _LEAST):
        length = len(list(run))
        if is_in:
            found.append((number, number + length))
        number += length
    return found


def _common_place(
    run: Sequence[Piece], places: Sequence[float], full: float, least: int
) -> float | None:
    """Return how far the lines of a run are set in, if they are so for more than their indents.

    Most of them must leave a sentence open and reach ``full``, where the column's lines end.
    """
    for place in sorted(set(places)):
        alike = [n for n, other in enumerate(places) if abs(other - place) < _SAME]
        following = [number for number in alike if number + 1 in alike]
        open_ends = [
            number
            for number in following
            if not ends_sentence(run[number].text) and run[number].right > full
        ]
        # one line after the other may open a paragraph where people talk
        if len(alike) >= least and 0 < len(following) <= 2 * len(open_ends):
            return place
    return None
