"""Titles set upright beside the level columns they head, as Chinese newspapers set some.

Such a title is laid flat over the columns beside it that begin at one height; so the rest of
layout finds it where other headings are.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from archive.layout.headings import HeadingGroup
from archive.layout.pieces import DISPLAY, HEADLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_LEAST_TITLE: Final = 3
"""Characters."""
_TOGETHER: Final = 1.5
"""White up to which upright lines are one title, in sizes of the larger."""
_REACH: Final = 4.0
"""White between a title and its columns, and between those, in sizes of the usual type."""
_INDENT: Final = 2.5
_SAME_TOP: Final = 0.6
_NEXT_LINE: Final = 1.2
_BESIDE: Final = 0.6
"""Part of a title's height beside which its text stands."""
_FLAT: Final = 0.3
"""How high over its columns a title is laid, in sizes of the usual type."""


def upright_titles(pieces: Sequence[Piece], usual: float, leading: float) -> list[HeadingGroup]:
    """Return the upright titles of a level page, laid over their columns."""
    upright = [piece for piece in pieces if piece.reading.vertical]
    lines = [p for p in pieces if not p.reading.vertical and p.size < HEADLINE * usual]
    found = []
    for group in _groups(upright):
        title = max(group, key=lambda piece: piece.size)
        if title.size < DISPLAY * usual or len(title.text) < _LEAST_TITLE:
            continue
        area = _columns_beside(group, lines, usual, leading)
        if area is not None:
            found.append(_laid_flat(group, *area, usual))
    return found


def _groups(upright: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in sorted(upright, key=lambda p: -p.size):
        home = next((g for g in groups if any(_are_beside(p, piece) for p in g)), None)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    return groups


def _are_beside(one: Piece, other: Piece) -> bool:
    apart = max(one.left, other.left) - min(one.right, other.right)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    near = _TOGETHER * max(one.size, other.size)
    return apart < near and shared > min(one.height, other.height) / 2


def _columns_beside(
    group: Sequence[Piece], lines: Sequence[Piece], usual: float, leading: float
) -> tuple[float, float, float] | None:
    """Return left, right and top of the columns that a title heads, on the side where it is nearer."""
    sides = []
    for at_right in (True, False):
        column = _nearest_column(group, lines, usual, at_right=at_right)
        if column:
            white = min(_apart(group, line, at_right=at_right) for line in column)
            sides.append((round(white / usual), not at_right, column))
    if not sides:
        return None
    _, is_left, column = min(sides, key=lambda side: side[:2])
    top = _top_of(column, lines, usual, leading)
    left, right = min(p.left for p in column), max(p.right for p in column)
    starts = [p for p in lines if abs(p.top - top) < _SAME_TOP * usual and p.size < DISPLAY * usual]
    if is_left:
        for line in sorted(starts, key=lambda p: -p.right):
            if line.left < left and line.right > left - _REACH * usual:
                left = line.left
    else:
        for line in sorted(starts, key=lambda p: p.left):
            if line.right > right and line.left < right + _REACH * usual:
                right = line.right
    return left, right, top


def _nearest_column(
    group: Sequence[Piece], lines: Sequence[Piece], usual: float, *, at_right: bool
) -> list[Piece]:
    """Return the lines of the column beside a title, if one stands there along most of it."""
    top, bottom = min(p.top for p in group), max(p.bottom for p in group)
    near = [
        line
        for line in lines
        if top - usual < line.middle < bottom + usual
        and -usual < _apart(group, line, at_right=at_right) < _REACH * usual
    ]
    if not near:
        return []
    first = min(_apart(group, line, at_right=at_right) for line in near)
    column = [p for p in near if _apart(group, p, at_right=at_right) < first + _INDENT * usual]
    covered = max(p.bottom for p in column) - min(p.top for p in column)
    return column if len(column) > 2 and covered > _BESIDE * (bottom - top) else []


def _apart(group: Sequence[Piece], line: Piece, *, at_right: bool) -> float:
    if at_right:
        return line.left - max(p.right for p in group)
    return min(p.left for p in group) - line.right


def _top_of(column: Sequence[Piece], lines: Sequence[Piece], usual: float, leading: float) -> float:
    """Return where a column begins, from some of its lines."""
    top, near = min(p.top for p in column), max(leading, 0.0) + _NEXT_LINE * usual
    left, right = min(p.left for p in column), max(p.right for p in column)
    for line in sorted(lines, key=lambda p: -p.bottom):
        shared = min(line.right, right) - max(line.left, left)
        if line.middle < top and top - line.bottom < near and shared > 0:
            top = line.top
    return top


def _laid_flat(
    group: Sequence[Piece], left: float, right: float, top: float, usual: float
) -> HeadingGroup:
    """Return a title as rows over its columns; upright lines follow each other to the left."""
    ordered = sorted(group, key=lambda piece: -piece.centre)
    height = _FLAT * usual / len(ordered)
    start = top - _FLAT * usual
    return HeadingGroup(
        tuple(
            dataclasses.replace(
                piece,
                left=left,
                right=right,
                top=start + number * height,
                bottom=start + (number + 1) * height,
            )
            for number, piece in enumerate(ordered)
        )
    )
