"""Cutting an area without headings into columns, in reading order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from archive.layout.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.white_space import WhiteSpace


_INSIDE = 0.75
"""Share of a line between two edges with which it only hangs over one; rules may lengthen it."""


class ColumnCutter:
    """Collects the columns of one area, and the lines across columns that are in the way."""

    def __init__(self, white: WhiteSpace) -> None:
        self._white = white
        self.columns: list[list[Piece]] = []
        self.strays: list[Piece] = []

    def cut(self, pieces: list[Piece]) -> None:
        """Add the columns of an area."""
        if not pieces:
            return
        cuts = self._white.cuts(pieces, upright=True)
        strays: list[Piece] = []
        if not cuts and self._side_by_side(pieces):
            strays = self._obstacles(pieces)
            cuts = self._white.cuts([p for p in pieces if p not in strays], upright=True)
            if not cuts:
                self._rows(pieces)
                return
        edges = sorted(cut.place for cut in cuts)
        # a line that only hangs over the edge of its column is none that lies across columns
        strays = [piece for piece in strays if not self._is_inside(piece, edges)]
        self.strays += strays
        rest = [piece for piece in pieces if piece not in strays]
        for left, right in zip([float("-inf"), *edges], [*edges, float("inf")], strict=True):
            column = [piece for piece in rest if left <= piece.centre < right]
            if not column:
                continue
            if self._side_by_side(column) and edges:
                self.cut(column)
            else:
                self.columns.append(sorted(column, key=lambda piece: piece.middle))

    def _rows(self, pieces: list[Piece]) -> None:
        """Cut an area across whose columns differ above and below."""
        cuts = self._white.cuts(pieces, upright=False)
        parts = self._white.split(pieces, max(cuts, key=lambda cut: cut.white)) if cuts else ()
        # where lines overlap, all of their middles may be on one side of a cut
        if parts and all(parts):
            for part in parts:
                self.cut([atom for atom in part if isinstance(atom, Piece)])
        else:
            self.columns.append(_by_rows(pieces))

    @staticmethod
    def _is_inside(piece: Piece, edges: Sequence[float]) -> bool:
        """Tell whether nearly all of a line lies between two edges."""
        cuts = [max(piece.left, min(piece.right, edge)) for edge in edges]
        places = [piece.left, *cuts, piece.right]
        widest = max(right - left for left, right in itertools.pairwise(places))
        return widest > _INSIDE * piece.width

    @staticmethod
    def _side_by_side(pieces: Sequence[Piece]) -> bool:
        ordered = sorted(pieces, key=lambda piece: piece.middle)
        return any(
            min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.height, b.height)
            for a, b in itertools.pairwise(ordered)
        )

    def _obstacles(self, pieces: list[Piece]) -> list[Piece]:
        """Return the fewest lines without which the area falls into columns."""
        few = max(1, len(pieces) // 12)
        best: list[Piece] = []
        for edge in sorted({piece.left - self._white.usual / 2 for piece in pieces}):
            across = [
                p
                for p in pieces
                if p.left + self._white.usual / 2 < edge < p.flush_right - self._white.usual / 2
            ]
            left = sum(piece.right <= edge + self._white.usual for piece in pieces)
            right = sum(piece.left >= edge - self._white.usual for piece in pieces)
            fits = 0 < len(across) <= few and min(left, right) > 2 * len(across)
            if fits and (not best or len(across) < len(best)):
                best = across
        return best


def _by_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces row by row, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        if rows and piece.middle < max(p.middle for p in rows[-1]) + 0.3 * piece.height:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda p: p.left)]
