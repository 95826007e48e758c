"""The order of lines that stand in no regular columns: row by row, and each row place by place.

Type of several sizes is set so in titles and adverts: small lines stand in the row of a large one,
one over the other. As everywhere in layout a vertical page is turned, so that its columns are rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archive.layout.pieces import Piece

_INSET = 0.25
"""How far boxes may lie over each other, as a share of the thickness of the line."""

_FULL = 0.7
"""Least height of a line, as a share of the row's, beside which others stand over one another."""


def by_nested_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """Return lines row by row; a row with a line as high as itself is cut into places."""
    rows = _parted(pieces, lambda piece: (piece.top, piece.bottom))
    if len(rows) > 1:
        return [piece for row in rows for piece in by_nested_rows(row)]
    places = _parted(pieces, lambda piece: (piece.left, piece.right))
    if len(places) > 1 and any(_fills(place, pieces) for place in places):
        return [piece for place in places for piece in by_nested_rows(place)]
    return _without_white(pieces)


def _fills(place: Sequence[Piece], row: Sequence[Piece]) -> bool:
    """Tell whether a place of a row holds one line and nothing above or below it."""
    height = max(piece.bottom for piece in row) - min(piece.top for piece in row)
    return len(place) == 1 and place[0].height > _FULL * height


def _parted(
    pieces: Sequence[Piece], span: Callable[[Piece], tuple[float, float]]
) -> list[list[Piece]]:
    """Return the parts between which no line's inner part lies."""
    inner = []
    for piece in pieces:
        start, end = span(piece)
        inset = _INSET * min(piece.width, piece.height)
        inner.append((start + inset, end - inset, piece))
    parts: list[list[Piece]] = []
    reach = 0.0
    for start, end, piece in sorted(inner, key=lambda found: found[:2]):
        if parts and start < reach:
            parts[-1].append(piece)
            reach = max(reach, end)
        else:
            parts.append([piece])
            reach = end
    return parts


def _without_white(pieces: Sequence[Piece]) -> list[Piece]:
    """Return lines that lie over each other by rows about as high as their largest line."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if rows and piece.middle < rows[-1][0].bottom and piece.top < rows[-1][0].middle:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda piece: piece.left)]
