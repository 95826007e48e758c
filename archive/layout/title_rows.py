"""Titles of vertical pages in parts: with small lines between, or in one row in type of many sizes.

On a turned page such a row is a column: the name of a series, the title, the number of the part
and the author's name follow each other downwards in it, before a column of text beside them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.layout.headings import HeadingGroup
from archive.layout.nested_rows import by_nested_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_WITHIN = 0.5
"""How far the smaller of two parts may reach out of the row of the larger, in sizes of type."""
_NEXT = 2.5
"""How far below a row the first line may begin, in sizes of type."""


def one_over_a_line(
    headings: Sequence[HeadingGroup], lines: Sequence[Piece], usual: float
) -> list[HeadingGroup]:
    """Return headings, those in one for which one line below runs under all of them."""
    result: list[HeadingGroup] = []
    for heading in sorted(headings, key=lambda group: group.left):
        home = next((g for g in result if _are_in_one(g, heading, lines, usual)), None)
        if home is None:
            result.append(heading)
            continue
        result.remove(home)
        result.append(HeadingGroup(tuple(by_nested_rows([*home.pieces, *heading.pieces]))))
    return result


def with_lines_between(
    headings: Sequence[HeadingGroup], lines: Sequence[Piece]
) -> list[HeadingGroup]:
    """Return headings with the lines of usual size that stand between two of their own."""
    taken = {id(piece) for group in headings for piece in group.pieces}
    result = []
    for group in headings:
        between = [
            line
            for line in lines
            if id(line) not in taken
            and any(piece.middle < line.top for piece in group.pieces)
            and any(piece.middle > line.bottom for piece in group.pieces)
            and min(line.right, group.right) - max(line.left, group.left) > line.width / 2
        ]
        taken |= {id(line) for line in between}
        ordered = sorted([*group.pieces, *between], key=lambda piece: piece.middle)
        result.append(HeadingGroup(tuple(ordered)))
    return result


def _are_in_one(
    one: HeadingGroup, other: HeadingGroup, lines: Sequence[Piece], usual: float
) -> bool:
    row, small = sorted((one, other), key=lambda group: -group.size)
    if small.top < row.top - _WITHIN * usual or small.bottom > row.bottom + _WITHIN * usual:
        return False
    left, right = sorted((one, other), key=lambda group: group.left + group.right)
    bottom = max(row.bottom, small.bottom)
    return any(
        -usual < line.top - bottom < _NEXT * usual
        and line.left < (left.left + left.right) / 2
        and line.right > (right.left + right.right) / 2
        for line in lines
    )
