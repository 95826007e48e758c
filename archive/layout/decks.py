"""Decks: the centred lines between a headline and its text, in type hardly larger than that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.layout.pieces import HEADLINE
from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_CENTRED: Final = 0.3
"""How far from the middle of its headline a centred line may be, in sizes of the usual type."""
_SHORT: Final = 0.3
"""How far from both edges of the column it ends at least."""
_LARGER: Final = 1.07
"""Type that is set larger than the text."""
_WHITE: Final = 0.25
"""White between a deck and its text beyond that between lines, in sizes of type."""
_SIZES: Final = 0.9, HEADLINE
_MOST_LINES: Final = 4
_REACH: Final = 12.0
"""So far below, in sizes of the usual type, lines show how wide the column is."""


def deck(
    group: Sequence[Piece], others: Sequence[Piece], usual: float, leading: float
) -> list[Piece]:
    """Return the lines right under a headline of letters that are centred as it is.

    Chinese type fills its columns otherwise: see ``bylines``.
    """
    if is_mostly_han("".join(p.text for p in group)):
        return []
    left, right = min(p.left for p in group), max(p.right for p in group)
    middle, bottom = (left + right) / 2, max(p.bottom for p in group)
    size = max(p.size for p in group)
    near = max(leading, 0.0) + max(1.1 * usual, 0.6 * size)
    under = sorted((p for p in others if p.middle > bottom), key=lambda p: p.middle)
    found: list[Piece] = []
    length = 0
    for piece in under:
        if not left - usual < piece.centre < right + usual:
            continue
        margin = None
        if -usual / 2 < piece.top - bottom < near:
            margin = _margin(piece, middle, under, usual)
        if margin is None:
            break
        if len(found) == _MOST_LINES:
            return []
        found.append(piece)
        if margin > _SHORT * usual:
            length = len(found)
        bottom, near = piece.bottom, max(leading, 0.0) + 1.1 * usual
    # the last line of a deck may fill the column
    for lines in (found, found[:length]) if length else ():
        if _is_apart(lines, under, usual, leading):
            return lines
    return []


def _is_apart(lines: Sequence[Piece], under: Sequence[Piece], usual: float, leading: float) -> bool:
    """Tell whether lines are larger than the text below them or white lies between."""
    last = lines[-1]
    tops = [
        p.top for p in under if p.middle > last.bottom and p.left < last.right < p.right + usual
    ]
    white = min(tops, default=float("inf")) - last.bottom
    return white > leading + _WHITE * usual or min(p.size for p in lines) > _LARGER * usual


def _margin(piece: Piece, middle: float, under: Sequence[Piece], usual: float) -> float | None:
    """Return how far from the edges of its column a line ends that is alone in the middle of it."""
    smallest, largest = (share * usual for share in _SIZES)
    if abs(piece.centre - middle) > _CENTRED * usual or not smallest < piece.size < largest:
        return None
    column = [
        p
        for p in under
        if p.middle > piece.bottom
        and p.middle - piece.bottom < _REACH * usual
        and p.left < piece.right
        and p.right > piece.left
    ]
    if not column:
        return None
    left, right = min(p.left for p in column), max(p.right for p in column)
    beside = any(
        p is not piece
        and abs(p.middle - piece.middle) < piece.height / 2
        and p.right > left
        and p.left < right
        for p in under
    )
    return None if beside else min(piece.left - left, right - piece.right)
