"""Initials: the large first letter of an article, beside its first lines, begins the first of them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from archive.layout.pieces import DISPLAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_LEAST_SIZE: Final = 1.6
"""How much larger than the usual type an initial is."""
_MOST_LINES: Final = 6.0
_LINE_SIZE: Final = 1.3
"""How much larger than usual a line beside it may be measured."""
_HIGHEST: Final = 2.2
"""How large a line seems, at most, whose box an initial makes higher."""
_PITCH: Final = 1.5
"""From line to line."""
_BESIDE: Final = -0.7, 1.5
"""Where lines begin beside an initial, from its right edge, in sizes of the usual type."""
_LEAST_LINES: Final = 2


def with_initials(pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """Return the pieces of a level page, each initial as the beginning of its first line.

    A line that was found in one with its initial is as large as the others.
    """
    begun: dict[Piece, Piece] = {}
    taken: set[Piece] = set()
    for piece in pieces:
        lines = _lines_beside(piece, pieces, usual)
        if len(lines) < _LEAST_LINES:
            continue
        first = lines[0]
        taken.add(piece)
        begun[first] = dataclasses.replace(
            first, reading=piece.reading, rest=first.readings, left=min(piece.left, first.left)
        )
    return [
        begun.get(piece, _without_height(piece, pieces, usual))
        for piece in pieces
        if piece not in taken
    ]


def begins_with_initial(piece: Piece) -> bool:
    """Tell whether a line begins with an initial that was put before it."""
    first, *rest = piece.readings
    return (
        bool(rest)
        and len(first.text.strip()) == 1
        and first.box is not None
        and rest[0].box is not None
        and first.box.height > _LEAST_SIZE * rest[0].box.height
    )


def _lines_beside(piece: Piece, pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """Return the lines set in beside an initial, from top to bottom; none if it is no initial.

    Below it the column begins where the initial does.
    """
    text = piece.text.strip()
    if len(text) != 1 or not text.isalnum() or not usual < piece.height / _LEAST_SIZE:
        return []
    if piece.height > _MOST_LINES * usual:
        return []
    nearest, furthest = (reach * usual for reach in _BESIDE)
    lines = sorted(
        (
            other
            for other in pieces
            if other is not piece
            and other.height < _LINE_SIZE * usual + usual
            and nearest < other.left - piece.right < furthest
            and piece.top - usual / 2 < other.middle < piece.bottom
        ),
        key=lambda other: other.top,
    )
    if not lines:
        return []
    under = [
        other
        for other in pieces
        if 0 < other.middle - lines[-1].middle < 2 * usual + lines[-1].height
        and abs(other.left - piece.left) < 2 * usual
    ]
    return lines if under else []


def _without_height(piece: Piece, pieces: Sequence[Piece], usual: float) -> Piece:
    """Return a line without the height that an initial adds to its box."""
    held = _held(piece, pieces, usual)
    if not held:
        return piece
    top = max(piece.top, min(line.top for line in held) - _PITCH * usual)
    return dataclasses.replace(piece, top=top, bottom=top + _LINE_SIZE * usual, size=usual)


def _held(piece: Piece, pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """Return the lines below that the box of one reaches over, as an initial makes it."""
    if piece.reading.vertical or not DISPLAY * usual <= piece.size < _HIGHEST * usual:
        return []
    return [
        p
        for p in pieces
        if piece.middle < p.middle
        and (p.middle < piece.bottom - usual / 5 or _is_set_in_under(piece, p, usual))
        and p.size < DISPLAY * usual
        and min(p.right, piece.right) - max(p.left, piece.left) > piece.width / 2
    ]


def _is_set_in_under(piece: Piece, line: Piece, usual: float) -> bool:
    """Tell whether a line begins beside what a box holds at its left, and ends where it does."""
    return (
        line.top < piece.bottom - 0.3 * usual
        and line.left > piece.left + 0.7 * usual
        and abs(line.right - piece.right) < usual
    )
