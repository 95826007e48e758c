"""Titles that run across the direction of a page's lines: level ones on a vertical page.

Such a title stands over the lines it heads. To be read before them it is given the place of one
more line in front of them.
"""

from __future__ import annotations

import dataclasses
from statistics import median
from typing import TYPE_CHECKING

from archive.layout.headings import HeadingGroup
from archive.layout.pieces import DISPLAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.fences import Fences
    from archive.layout.pieces import Piece


@dataclasses.dataclass(frozen=True, slots=True)
class CrossTitle:
    """A title across: ``group`` in its place before its lines; ``edge`` is where it ends itself."""

    group: HeadingGroup
    edge: float
    top: float
    heads: bool
    """Whether there are lines under it."""


_APART = 1.3
"""White between the pieces of a title, in sizes of its type."""
_UNDER = 1.5
"""White between a title and the heading under it, in sizes of type."""
_LEAST_LETTERS = 2
_LONGEST = 40


def take_cross_titles(
    pieces: Sequence[Piece], usual: float, fences: Fences
) -> tuple[list[CrossTitle], list[Piece]]:
    """Return the titles across among the pieces of a turned page, and the other pieces."""
    crossing = [piece for piece in pieces if not piece.reading.vertical]
    titles: list[list[Piece]] = []
    for piece in sorted(crossing, key=lambda p: (p.left, p.top)):
        near = [title for title in titles if any(_are_near(other, piece) for other in title)]
        titles = [title for title in titles if title not in near]
        titles.append([*(other for title in near for other in title), piece])
    upright = [piece for piece in pieces if piece.reading.vertical]
    kept = [title for title in titles if _is_title(title, usual)]
    taken = {id(piece) for title in kept for piece in title}
    return (
        [_in_front(title, upright, usual, fences) for title in kept],
        [piece for piece in pieces if id(piece) not in taken],
    )


def joined(
    titles: Sequence[CrossTitle], headings: Sequence[HeadingGroup], usual: float
) -> list[HeadingGroup]:
    """Return headings with the titles that stand over them put in front."""
    result = list(headings)
    for title in titles:
        home = next((group for group in result if _stands_over(title, group, usual)), None)
        if home is None:
            result.append(title.group)
            continue
        result.remove(home)
        front = [
            dataclasses.replace(
                piece,
                top=home.top - len(title.group.pieces) + number,
                bottom=home.top,
                left=home.left,
                right=home.right,
            )
            for number, piece in enumerate(title.group.pieces)
        ]
        result.append(HeadingGroup((*front, *home.pieces)))
    return result


def _are_near(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces are one title's: in one row, or rows of it."""
    size = max(one.right - one.left, other.right - other.left)
    small = min(one.right - one.left, other.right - other.left)
    along = max(one.top, other.top) - min(one.bottom, other.bottom)
    across = max(one.left, other.left) - min(one.right, other.right)
    in_row = across < -0.5 * small and along < _APART * size
    in_rows = along < -0.5 * min(one.height, other.height) and across < 0.5 * small
    return (in_row or in_rows) and small > 0.45 * size


def _is_title(title: Sequence[Piece], usual: float) -> bool:
    letters = sum(c.isalpha() for piece in title for c in piece.text)
    sizes = [piece.right - piece.left for piece in title]
    return _LEAST_LETTERS <= letters <= _LONGEST and median(sizes) >= DISPLAY * usual


def _in_front(
    title: Sequence[Piece], lines: Sequence[Piece], usual: float, fences: Fences
) -> CrossTitle:
    left, edge = min(p.left for p in title), max(p.right for p in title)
    top, bottom = min(p.top for p in title), max(p.bottom for p in title)
    start, right = top, edge
    under = _lines_under(lines, top, bottom, right, usual)
    top = min([top, *(line.top for line in under)])
    right = max([right, *(line.right for line in under)])
    if under:
        top = _start_at_fence(lines, fences, (left, top, right), usual)
    rows: list[list[Piece]] = []
    for piece in sorted(title, key=lambda p: p.left):
        if rows and piece.left + piece.right < 2 * rows[-1][0].right:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    ordered = [piece for row in rows for piece in sorted(row, key=lambda p: p.top)]
    size = max(DISPLAY * usual, *(min(p.height, p.right - p.left) for p in title))
    group = HeadingGroup(
        tuple(
            dataclasses.replace(
                piece,
                left=left,
                right=right,
                top=top - len(ordered) + number,
                bottom=top + number,
                size=size,
            )
            for number, piece in enumerate(ordered)
        )
    )
    return CrossTitle(group, edge, start, heads=bool(under))


def _start_at_fence(
    lines: Sequence[Piece], fences: Fences, place: tuple[float, float, float], usual: float
) -> float:
    """Return where the lines begin in whose midst a title stands: after the fence before it.

    ``place`` is the left, top and right of the title and the lines under it.
    """
    left, top, right = place
    fence = fences.last_above(top, left, right)
    if fence is None:
        return top
    before = [
        line
        for line in lines
        if fence < line.middle < top and line.right > left + usual and line.left < right - usual
    ]
    if any(line.size >= DISPLAY * usual for line in before):
        return top
    return min([top, *(line.top for line in before)])


def _lines_under(
    lines: Sequence[Piece], top: float, bottom: float, edge: float, usual: float
) -> list[Piece]:
    """Return the lines that begin under a title, also those that begin beside it."""
    level = sorted(
        (
            line
            for line in lines
            if -usual < line.left - edge < 2 * usual and line.size < DISPLAY * usual
        ),
        key=lambda line: line.top,
    )
    under = [line for line in level if top - usual < line.middle < bottom + usual]
    for line in reversed(level):
        first = min(under, key=lambda other: other.top, default=None)
        if first is None:
            break
        is_next = line.top < first.top and first.top - line.bottom < usual
        if is_next and abs(line.left - first.left) < usual / 2:
            under.append(line)
    return under


def _stands_over(title: CrossTitle, heading: HeadingGroup, usual: float) -> bool:
    under = -usual < heading.left - title.edge < _UNDER * usual
    return under and abs(title.top - heading.top) < 3 * usual
