"""Lines that wide spaces between words tore apart, and columns found in two pieces.

Justified letters in a narrow column stand far from each other, so an engine finds a line in
several parts. White between two parts is a space if the lines around run across it; at a gutter
they end.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.layout.pieces import DISPLAY, HEADLINE
from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_SAME_ROW = 0.6
_ALIKE = 0.7
"""Least size of a part, by the larger of two."""
_WIDEST = 8.0
"""Most white between words, in sizes of type."""
_TOUCHING = 0.4
"""Most white between pieces of a column of characters, in sizes of type."""
_SURELY = 2
"""How many more columns must run across than end where one was found in two pieces."""
_AROUND = 4.5
"""How far lines are around a space, in lines."""


def with_whole_rows(
    pieces: Sequence[Piece], usual: float, leading: float, *, vertical: bool = False
) -> list[Piece]:
    """Return the pieces of a page with the parts of each line in one.

    Chinese characters stand at even distances: the parts of a column touch each other, and those
    of a level line are other lines. ``usual`` and ``leading`` measure the page's text (see
    ``find_headings``).
    """
    whole, widest = list(pieces), _WIDEST
    if is_mostly_han("".join(piece.text for piece in pieces)):
        if not vertical:
            return whole
        widest = _TOUCHING
    while True:
        joined = _joined(whole, usual, leading, widest)
        if len(joined) == len(whole):
            return whole
        whole = joined  # lines that are whole now run across the spaces of others


def _joined(pieces: Sequence[Piece], usual: float, leading: float, widest: float) -> list[Piece]:
    ordered = sorted(pieces, key=lambda piece: piece.top)
    following: dict[Piece, Piece] = {}
    for number, piece in enumerate(ordered):
        near = _near(ordered, number, _AROUND * (usual + max(leading, 0.0)))
        # words of display type stand in their headline's group
        may_go_on = piece.size < HEADLINE * usual
        right = _next_in_row(piece, near, usual, widest) if may_go_on else None
        if right is not None and _is_space(piece, right, near, usual):
            following[piece] = right
    later = set(following.values())
    return [_whole(piece, following) for piece in pieces if piece not in later]


def _near(ordered: Sequence[Piece], number: int, reach: float) -> list[Piece]:
    """Return the pieces that begin within ``reach`` above or below one."""
    top = ordered[number].top
    first = last = number
    while first > 0 and top - ordered[first - 1].top < reach:
        first -= 1
    while last + 1 < len(ordered) and ordered[last + 1].top - top < reach:
        last += 1
    return [piece for piece in ordered[first : last + 1] if piece is not ordered[number]]


def _next_in_row(piece: Piece, near: Sequence[Piece], usual: float, widest: float) -> Piece | None:
    row = [
        other
        for other in near
        if other.centre > piece.right
        and -usual < other.left - piece.right < widest * usual
        and _share_row(piece, other)
        and piece.reading.vertical == other.reading.vertical
        and min(piece.size, other.size) > _ALIKE * max(piece.size, other.size)
    ]
    return min(row, key=lambda other: other.left, default=None)


def _share_row(one: Piece, other: Piece) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _SAME_ROW * min(one.height, other.height)


def _is_space(left: Piece, right: Piece, near: Sequence[Piece], usual: float) -> bool:
    """Tell whether lines around run across the white between two parts rather than end there."""
    start, end = left.right, right.left
    across = ending = 0
    for other in near:
        if other is right or _share_row(left, other):
            continue
        if other.left < start - usual / 2 and other.right > end + usual / 2:
            across += 1
            continue
        ends = start - usual < other.right < end + usual / 2
        begins = start - usual / 2 < other.left < end + usual
        ending += ends or begins
    if left.reading.vertical:
        is_text = min(left.size, right.size) < DISPLAY * usual
        return is_text and across > max(1, ending) * _SURELY  # tiers are close to each other
    # a row with a gutter has two ends
    return 2 * across > ending


def _whole(first: Piece, following: dict[Piece, Piece]) -> Piece:
    parts = [first]
    while parts[-1] in following:
        parts.append(following[parts[-1]])
    if len(parts) == 1:
        return first
    return dataclasses.replace(
        first,
        rest=tuple(reading for part in parts for reading in part.readings)[1:],
        top=min(part.top for part in parts),
        right=parts[-1].right,
        bottom=max(part.bottom for part in parts),
        # a blot makes one part seem larger
        size=min(part.size for part in parts),
    )
