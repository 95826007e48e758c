"""Indents and fill of lines that have boxes on a scan.

Where there is a scan nothing needs to be guessed from the number of characters: a first line starts
further in than its column, a last line stops before the column's edge. Vertical lines are read from
top to bottom, so top and bottom take the place of left and right.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from archive.repair.marks import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.line import Line

_INDENT_AT = 1.0
"""Cells between a line that is set in and one that is not."""
_STEEPNESS = 3.5
_MOST_ODDS = 4.0
_NEIGHBOURS = 3
_SAME_TYPE = 0.72
"""Least ratio of heights of two lines in the same type; boxes follow the letters and vary."""
_SAME_VERTICAL_TYPE = 0.5
"""The same of the widths of vertical lines, whose boxes grow where long lines lean."""
_NEXT_LINE = 2.4
"""Heights of a line within which the next one starts."""
_OTHER_TYPE = -5.0
_ELSEWHERE = -2.5
_RIGHT_BELOW = 1.5


@dataclass(frozen=True, slots=True)
class Shape:
    """How a line lies in its column, in cells."""

    column: float
    width: float
    first_odds: float


def shapes(groups: Sequence[Sequence[Line]]) -> dict[str, Shape]:
    """Return the shape of every line with a box, by its identifier.

    Args:
        groups: Lines of each passage in reading order; the column's edges are taken from the group
            and from its neighbours in the same column.
    """
    runs = [run for group in groups for run in _column_runs(group)]
    spans = [_span(run) for run in runs]
    found: dict[str, Shape] = {}
    for index, run in enumerate(runs):
        own = spans[index]
        if own is None:
            continue
        nearby = spans[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        column = [span for span in nearby if span is not None and _same_column(own, span)]
        start, end = min(s[0] for s in column), max(s[1] for s in column)
        cell = own[2]
        for line in run:
            edges = _edges(line)
            if edges is None:
                continue
            indent = (edges[0] - start) / cell
            odds = _STEEPNESS * (indent - _INDENT_AT)
            found[line.id] = Shape(
                column=(end - start) / cell,
                width=(edges[1] - edges[0]) / cell,
                first_odds=max(-_MOST_ODDS, min(_MOST_ODDS, odds)) if indent < 4 else 0.0,
            )
    return found


def next_printed_odds(one: Line, other: Line) -> float:
    """Return the log-odds, from their boxes, that a line is printed next after another.

    Type of another size or that runs another way speaks against it, and so does a level line
    further down that is not right below; the top of another column says nothing. 0 for lines
    without boxes.
    """
    if one.box is None or other.box is None or _may_run_either_way(one, other):
        return 0.0
    if one.vertical != other.vertical:
        return _OTHER_TYPE
    if one.vertical:
        wide, other_wide = max(1, one.box.width), max(1, other.box.width)
        alike = _SAME_VERTICAL_TYPE < other_wide / wide < 1 / _SAME_VERTICAL_TYPE
        return 0.0 if alike else _OTHER_TYPE
    high, other_high = max(1, one.box.height), max(1, other.box.height)
    if not _SAME_TYPE < other_high / high < 1 / _SAME_TYPE:
        return _OTHER_TYPE
    down = other.box.top - one.box.top
    if _beside((one.box.left, one.box.right), (other.box.left, other.box.right)):
        return 0.0 if down < 0 else _ELSEWHERE
    if down <= 0:
        return 0.0
    return _RIGHT_BELOW if down < _NEXT_LINE * high else _ELSEWHERE


def _may_run_either_way(one: Line, other: Line) -> bool:
    """Tell whether one line is vertical and the other a single character, which is never called so."""
    return one.vertical != other.vertical and min(len(one.text), len(other.text)) <= 1


def _column_runs(group: Sequence[Line]) -> list[list[Line]]:
    """Cut a passage where it goes on in another column."""
    runs: list[list[Line]] = []
    for line in group:
        edges, above = _edges(line), _edges(runs[-1][-1]) if runs else None
        if edges is None or above is None or _beside(edges, above):
            runs.append([line])
        else:
            runs[-1].append(line)
    return runs


def _beside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two lines lie beside each other rather than one below the other."""
    overlap = min(one[1], other[1]) - max(one[0], other[0])
    return overlap < 0.5 * min(one[1] - one[0], other[1] - other[0])


def _edges(line: Line) -> tuple[int, int] | None:
    if line.box is None:
        return None
    if line.vertical:
        return line.box.top, line.box.bottom
    return line.box.left, line.box.right


def _span(group: Sequence[Line]) -> tuple[int, int, float] | None:
    """Return where the lines of a group start and end, and the size of a cell."""
    edges = [(line, _edges(line)) for line in group]
    known = [(line, pair) for line, pair in edges if pair is not None]
    sizes = [(b - a) / wide for line, (a, b) in known if (wide := cells(line.text)) >= 3]
    if not sizes:
        return None
    return min(a for _, (a, _) in known), max(b for _, (_, b) in known), max(1.0, median(sizes))


def _same_column(one: tuple[int, int, float], other: tuple[int, int, float]) -> bool:
    """Tell whether two groups lie in one column: alike in size, one's extent within the other's."""
    overlap = min(one[1], other[1]) - max(one[0], other[0])
    narrower = min(one[1] - one[0], other[1] - other[0])
    wider = max(one[1] - one[0], other[1] - other[0])
    alike = 0.8 < one[2] / other[2] < 1.25
    return alike and overlap > 0.8 * narrower and narrower > 0.3 * wider
