"""Beside which line of a page something new is read, told by where it stands on the scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.model.reading_direction import half_turned, runs_backwards

if TYPE_CHECKING:
    from archive.model.geometry import Box
    from archive.model.line import Line
    from archive.model.page import PageText


_BEFORE_ANOTHER: Final = 0.1
"""How much farther it is to a line that follows another one in its passage, in thicknesses."""
_BELOW: Final = 0.01
"""How much farther it is to the line below, of two that are equally near."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The line of a page after which, or before which, something new is read."""

    line: Line
    is_before: bool
    """True if what is new comes before the line, which then is the first of its passage."""


def neighbour_of(text: PageText, box: Box) -> Neighbour | None:
    """Return the line beside which a line in ``box`` is read.

    That is the nearest line in the same column, or in the same row; None on an empty page.
    """
    best: tuple[float, Line, bool] | None = None
    backwards = runs_backwards(text)
    place = half_turned(box) if backwards else box
    first_of = {passage.lines[0].id for passage in text.passages()}
    for line in text.placed_lines():
        if line.box is None:
            continue
        own = half_turned(line.box) if backwards else line.box
        far, is_before = _distance(own, place, vertical=line.vertical)
        far += _BELOW * is_before
        if is_before and line.id not in first_of:
            far += _BEFORE_ANOTHER * min(line.box.width, line.box.height)
        if best is None or far < best[0]:
            best = far, line, is_before
    if best is None:
        return None
    _, line, is_before = best
    if is_before and line.id not in first_of:
        return Neighbour(_previous(text, line), is_before=False)
    return Neighbour(line, is_before=is_before)


def _distance(box: Box, other: Box, *, vertical: bool) -> tuple[float, bool]:
    """Return how far a line lies from an area, in its reading direction, and whether it follows."""
    across = _overlap(box, other, sideways=not vertical)
    apart = other.left - box.left if not vertical else box.top - other.top
    if vertical:
        ahead = box.centre[0] - other.centre[0]  # the line is to the right: read before
        thickness = box.width
    else:
        ahead = other.centre[1] - box.centre[1]
        thickness = box.height
    if abs(ahead) < 0.5 * thickness:  # the same row
        is_before = (other.left < box.left) if not vertical else (other.top < box.top)
        return abs(apart) * 0.5, is_before
    return abs(ahead) + (0 if across > 0 else 1e5 + abs(apart)), ahead < 0


def _overlap(box: Box, other: Box, *, sideways: bool) -> int:
    if sideways:
        return min(box.right, other.right) - max(box.left, other.left)
    return min(box.bottom, other.bottom) - max(box.top, other.top)


def _previous(text: PageText, line: Line) -> Line:
    passage = next(p for p in text.passages() if line in p.lines)
    return passage.lines[passage.lines.index(line) - 1]
