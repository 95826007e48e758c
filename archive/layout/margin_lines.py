"""Lines along the margin of a page: they belong to none of its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_LONG: Final = 4.0
"""Length of such a line, in its widths."""
_LARGE: Final = 1.5
"""Type of a title that stands beside its article, in sizes of the usual type."""


def along_margin(pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """Return the standing lines of a level page, no larger than its text, that are beside it all."""
    level = [piece for piece in pieces if not piece.reading.vertical]
    if not level:
        return []
    left, right = min(piece.left for piece in level), max(piece.right for piece in level)
    titles = [p for p in pieces if p.reading.vertical and p.size >= _LARGE * usual]
    return [
        piece
        for piece in pieces
        if piece.reading.vertical
        and piece.height > _LONG * piece.width
        and piece.size < _LARGE * usual
        and (piece.centre < left or piece.centre > right)
        and not any(_is_beside(piece, title) for title in titles)
    ]


def _is_beside(piece: Piece, title: Piece) -> bool:
    """Tell whether a line stands by an upright title, as its kicker does."""
    apart = max(piece.left, title.left) - min(piece.right, title.right)
    return apart < title.size and piece.top < title.bottom and piece.bottom > title.top
