"""Text that runs over from the end of one column to the head of another, told by its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.layout.names import ends_sentence, looks_like_caption
from archive.layout.pieces import DISPLAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_FULL: Final = 1.6
_INDENT: Final = 0.6
_SMALL: Final = 0.94
"""Type below this, in sizes of the usual type, sets captions."""
_FEW: Final = 8
"""Lines that show where a column begins and ends."""


def runs_over(column: Sequence[Piece], other: Sequence[Piece], usual: float) -> bool:
    """Tell whether a sentence left open by the last line of a column goes on in another's first."""
    lines = _text(column, usual)
    following = _text(other, usual)
    if not lines or not following:
        return False
    last, first = lines[-1], following[0]
    right = max(piece.flush_right for piece in lines[-_FEW:])
    left = min(piece.left for piece in following[:_FEW])
    is_open = not ends_sentence(last.text) and last.flush_right > right - _FULL * usual
    return is_open and first.left < left + _INDENT * usual


def _text(column: Sequence[Piece], usual: float) -> list[Piece]:
    """Return the lines of a column that are text, from top to bottom."""
    return sorted(
        (
            piece
            for piece in column
            if _SMALL * usual < piece.size < DISPLAY * usual and not looks_like_caption(piece.text)
        ),
        key=lambda piece: piece.middle,
    )
