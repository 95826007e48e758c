"""The edges of columns, against which indents and short lines are told."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_SAME = 0.45
"""Edges closer than this, in sizes of type, are one edge."""
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the full lines of a column begin and end."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Pixels from edge to edge."""
        return self.right - self.left


def column_edges(columns: Sequence[Sequence[Piece]], usual: float) -> list[Edges]:
    """Return the edges of an article's columns; a short column borrows from its neighbours."""
    own = [_own_edges(column, usual) for column in columns]
    good = [e for e, column in zip(own, columns, strict=True) if len(column) >= _ENOUGH]
    if not good:
        return own
    width = median(edges.width for edges in good)
    pitches = [b.left - a.left for a, b in itertools.pairwise(good) if b.left > a.left]
    pitch = min(pitches, default=0.0)
    result = []
    for edges, column in zip(own, columns, strict=True):
        left, right = edges.left, edges.right
        if len(column) < _ENOUGH:
            left = _on_grid(left, good, pitch, usual)
        if right - left < width - _SAME * usual and len(column) < 3 * _ENOUGH:
            right = left + width
        result.append(Edges(left, right))
    return result


def _own_edges(column: Sequence[Piece], usual: float) -> Edges:
    lefts = sorted(piece.left for piece in column)
    rights = sorted((piece.flush_right for piece in column), reverse=True)
    return Edges(_common(lefts, usual), _common(rights, usual))


def _common(places: Sequence[float], usual: float) -> float:
    """Return the outermost place that several lines share; places come outermost first."""
    wanted = max(2, len(places) * 0.12)
    for place in places:
        near = [other for other in places if abs(other - place) <= _SAME * usual]
        if len(near) >= wanted:
            return median(near)
    return places[0]


def _on_grid(left: float, good: Sequence[Edges], pitch: float, usual: float) -> float:
    """Return where the column's grid puts an edge that few lines show (they may be indented)."""
    expected = {edges.left for edges in good}
    if pitch > 0:
        expected |= {edges.left + pitch for edges in good}
        expected |= {edges.left - pitch for edges in good}
    near = [place for place in expected if -_SAME * usual <= left - place < 3 * usual]
    return max(near, default=left)
