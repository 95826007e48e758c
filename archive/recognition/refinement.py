"""Mending what the detector found: lines over a gutter, ends it cut off, lines found in two."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.detection import FoundLine

_SLOPE = 8.0
"""Degrees up to which a line is nearly level or plumb, so that its box tells its edges."""
_GUTTER, _USUAL_GUTTER, _NARROW_GUTTER = 0.6, 0.5, 0.2
_EXACTLY, _MANY, _ALIKE = 0.3, 3, 1.5
_MOST_PASSES = 4
"""Lines over a gutter may hide from each other that it is there; each pass sees further."""
_NEAR = 0.8
_REACH = 3.0
_JOINT = 0.45
_LEAST_END, _LEAST_BODY = 0.35, 0.25
_RULE, _FAINT_RULE = 0.6, 0.25
_THIN = 0.15
_DENSE = 0.35
"""Share of ink that text does not reach."""
_LEAST_INK = 0.03
_BEYOND = 0.35
_DOUBLE = 0.5
_APART, _LEAST_REST = 0.4, 0.5
"""Least distance of lines side by side, and least that is left of a line, in thicknesses."""


def refine(lines: Sequence[FoundLine], page: NDArray[np.uint8]) -> list[FoundLine]:
    """Return the lines of a grey page: whole, one to a column, each found once."""
    split = _join_doubles(list(lines))
    for _ in range(_MOST_PASSES):
        neighbours, before = _Neighbours(split), len(split)
        split = [part for line in split for part in _split_at_gutter(line, page, neighbours)]
        if len(split) == before:
            break
    neighbours = _Neighbours(split)
    return [_lengthened(line, page, neighbours) for line in narrowed(split)]


def narrowed(lines: Sequence[FoundLine]) -> list[FoundLine]:
    """Return lines whose vertical ones do not reach into the lines beside them."""
    import numpy as np

    plumb = [line for line in lines if line.vertical and abs(line.angle) < _SLOPE]
    if len(plumb) < 2:
        return list(lines)
    x, y, length, thick = (
        np.array([getattr(line, name) for line in plumb])
        for name in ("x", "y", "length", "thickness")
    )
    result = {}
    for number, line in enumerate(plumb):
        shared = np.minimum(y + length / 2, line.y + line.length / 2) - np.maximum(
            y - length / 2, line.y - line.length / 2
        )
        beside = shared > 0.5 * np.minimum(length, line.length)
        beside &= np.abs(x - line.x) > _APART * line.thickness
        left, right = line.x - line.thickness / 2, line.x + line.thickness / 2
        before = (x + thick / 2)[beside & (x < line.x)]
        after = (x - thick / 2)[beside & (x > line.x)]
        inner = max([left, *((edge + left) / 2 for edge in before if edge > left)])
        outer = min([right, *((edge + right) / 2 for edge in after if edge < right)])
        if outer - inner > _LEAST_REST * line.thickness:
            result[number] = dataclasses.replace(
                line, x=(inner + outer) / 2, thickness=outer - inner
            )
    numbers = {id(line): number for number, line in enumerate(plumb)}
    return [result.get(numbers.get(id(line), -1), line) for line in lines]


class _Neighbours:
    """The ends of lines, for asking which lines are near a place; level lines only."""

    def __init__(self, lines: Sequence[FoundLine]) -> None:
        import numpy as np

        level = [line for line in lines if not line.vertical and abs(line.angle) < _SLOPE]
        self.lines = level
        self._edges = np.array([_edges(line) for line in level]).reshape(-1, 4)

    def near(self, line: FoundLine, rows: float) -> NDArray[np.float64]:
        """Return left, top, right, bottom of other lines at most ``rows`` thicknesses away."""
        import numpy as np

        if not len(self._edges):
            return self._edges
        middle = (self._edges[:, 1] + self._edges[:, 3]) / 2
        same = (np.abs(middle - line.y) < rows * line.thickness) & (
            np.abs(self._edges[:, 0] - _edges(line)[0]) + np.abs(middle - line.y) > 0.01
        )
        chosen: NDArray[np.float64] = self._edges[same]
        return chosen


def _edges(line: FoundLine) -> tuple[float, float, float, float]:
    half, thick = line.length / 2, line.thickness / 2
    return line.x - half, line.y - thick, line.x + half, line.y + thick


def _join_doubles(lines: list[FoundLine]) -> list[FoundLine]:
    """Join lines that lie over each other: two findings of one line."""
    result: list[FoundLine] = []
    for line in sorted(lines, key=lambda found: found.x - found.length / 2):
        other = next((o for o in result if _are_double(o, line)), None)
        if other is None:
            result.append(line)
            continue
        result.remove(other)
        left = min(_edges(other)[0], _edges(line)[0])
        right = max(_edges(other)[2], _edges(line)[2])
        longer = max(other, line, key=lambda found: found.length)
        result.append(
            dataclasses.replace(
                longer,
                x=(left + right) / 2,
                length=right - left,
                thickness=max(other.thickness, line.thickness),
            )
        )
    return result


def _are_double(one: FoundLine, other: FoundLine) -> bool:
    if one.vertical or other.vertical or max(abs(one.angle), abs(other.angle)) > _SLOPE:
        return False
    thin = min(one.thickness, other.thickness)
    overlap = min(_edges(one)[2], _edges(other)[2]) - max(_edges(one)[0], _edges(other)[0])
    return (
        overlap > _DOUBLE * thin
        and abs(one.y - other.y) < 0.3 * thin
        and thin > 0.7 * max(one.thickness, other.thickness)
    )


def _split_at_gutter(
    line: FoundLine, page: NDArray[np.uint8], neighbours: _Neighbours
) -> list[FoundLine]:
    """Split a line where it runs over white at which its neighbours end and begin."""
    if line.vertical or abs(line.angle) > _SLOPE or line.length < 6 * line.thickness:
        return [line]
    near = neighbours.near(line, 4.0)
    for start, end in _white_runs(line, page):
        whole = min(start, line.length - end) > line.thickness
        if whole and _is_gutter(line, start, end, page, near):
            return [
                _part(line, 0.0, start + min(line.thickness / 8, (end - start) / 3)),
                *_split_at_gutter(
                    _part(line, end - min(line.thickness / 8, (end - start) / 3), line.length),
                    page,
                    neighbours,
                ),
            ]
    return [line]


def _is_gutter(
    line: FoundLine, start: float, end: float, page: NDArray[np.uint8], near: NDArray[np.float64]
) -> bool:
    """Tell whether columns end and begin where a line has white; ``near`` are lines around it."""
    import numpy as np

    left, reach = _edges(line)[0], _NEAR * line.thickness
    heights = near[:, 3] - near[:, 1]
    # the columns under a headline do not part its words
    near = near[(heights > line.thickness / _ALIKE) & (heights < line.thickness * _ALIKE)]
    ending = np.sum(np.abs(near[:, 2] - (left + start)) < reach)
    beginning = np.sum(np.abs(near[:, 0] - (left + end)) < reach)
    across = near[(near[:, 0] < left + start - reach) & (near[:, 2] > left + end + reach)]
    dark = _darkness(line, page)
    crossing = sum(_has_ink(page, left + start, row[1], left + end, row[3], dark) for row in across)
    if end - start > _GUTTER * line.thickness:
        return bool(ending and beginning and ending + beginning > 2 * crossing)
    # marks that hang over leave little of a gutter, but columns begin at one place
    exactly = near[np.abs(near[:, 0] - (left + end)) < _EXACTLY * line.thickness]
    is_within = {row[1] + row[3] > 2 * line.y for row in exactly} == {True, False}
    clear = ending + len(exactly) > 4 * crossing and min(ending, beginning) >= _MANY
    is_wide = end - start > _USUAL_GUTTER * line.thickness and len(exactly) > 1
    return bool(clear and (is_within or is_wide))


def _has_ink(
    page: NDArray[np.uint8], left: float, top: float, right: float, bottom: float, dark: float
) -> bool:
    strip = _strip(page, left, top, right, bottom)
    return strip.size > 0 and bool((strip < dark).mean() > _LEAST_INK)


def _part(line: FoundLine, start: float, end: float) -> FoundLine:
    turn = math.radians(line.angle)
    along = (start + end) / 2 - line.length / 2
    return dataclasses.replace(
        line,
        x=line.x + along * math.cos(turn),
        y=line.y + along * math.sin(turn),
        length=max(end - start, 1.0),
    )


def _white_runs(line: FoundLine, page: NDArray[np.uint8]) -> list[tuple[float, float]]:
    """Return stretches along a line without ink that may be a gutter, widest first."""
    import numpy as np

    strip = _strip(page, *_edges(line))
    if strip.size == 0:
        return []
    inked = (strip < _darkness(line, page)).mean(axis=0) > _LEAST_INK
    places = np.flatnonzero(inked)
    if len(places) < 2:
        return []
    steps = np.diff(places)
    wide = np.flatnonzero(steps > _NARROW_GUTTER * line.thickness)
    runs = [(float(places[i] + 1), float(places[i + 1])) for i in wide]
    return sorted(runs, key=lambda run: run[0] - run[1])


def _lengthened(line: FoundLine, page: NDArray[np.uint8], neighbours: _Neighbours) -> FoundLine:
    """Add ink that adjoins the ends of a line, such as a dash that the detector left out."""
    if line.vertical or abs(line.angle) > _SLOPE or line.length < 2 * line.thickness:
        return line
    left, top, right, bottom = _edges(line)
    lean = math.tan(math.radians(line.angle)) * line.length / 2
    beside = neighbours.near(line, 0.7)
    reach = _REACH * line.thickness
    before = beside[beside[:, 2] < left + line.thickness / 2][:, 2]
    after = beside[beside[:, 0] > right - line.thickness / 2][:, 0]
    least = max([left - reach, *(before + 1)])
    most = min([right + reach, *(after - 1)])
    margin = _BEYOND * line.thickness
    inset = 0.15 * line.thickness
    strip = _strip(page, least, top - lean - margin, left + inset, bottom - lean + margin)
    dark = _darkness(line, page)
    more_left = _adjoining(strip[:, ::-1] < dark, line.thickness, inset)
    strip = _strip(page, right - inset, top + lean - margin, most, bottom + lean + margin)
    more_right = _adjoining(strip < dark, line.thickness, inset)
    if not more_left and not more_right:
        return line
    return _part(line, -more_left, line.length + more_right)


def _adjoining(ink: NDArray[np.bool_], thickness: float, inset: float) -> float:
    """Return how far ink goes on beyond the strip's start (``inset`` pixels belong to the line).

    The strip is higher than the line by ``_BEYOND`` on both sides: what goes on there is a rule.
    """
    import numpy as np

    if ink.size == 0 or ink.shape[1] < 3:
        return 0.0
    edge = round((_BEYOND + 0.15) * thickness)
    inner = ink[edge : len(ink) - edge]
    if not inner.size:
        return 0.0
    places = np.flatnonzero(inner.mean(axis=0) > _LEAST_INK)
    end, last, inked = 0.0, inset, 0
    for run in np.split(places, np.flatnonzero(np.diff(places) > 1) + 1):
        if not len(run) or run[0] - last > _JOINT * thickness:
            break
        columns = np.any(ink[:, run[0] : run[-1] + 1], axis=1, keepdims=True)
        is_thin = len(run) < _THIN * thickness
        if columns.mean() > _RULE and len(run) < 2 * _THIN * thickness:
            break
        if _is_picture(ink[:, run[0] : run[-1] + 1], edge):
            break
        if is_thin and columns[edge : len(ink) - edge].mean() > _FAINT_RULE:
            break
        last = end = float(run[-1])
        inked += int((run > inset).sum())
    more = end - inset
    # dashes and characters have some body; what is left of a faint rule has none
    has_body = inked > _LEAST_BODY * thickness and more > _LEAST_END * thickness
    return more + 0.1 * thickness if has_body else 0.0


def _is_picture(ink: NDArray[np.bool_], edge: int) -> bool:
    """Tell whether ink is as dense beyond a line (``edge`` rows above and below) as beside it."""
    beyond = (ink[:edge].mean() + ink[-edge:].mean()) / 2 if edge else 0.0
    return bool(min(beyond, ink.mean()) > _DENSE)


def _strip(
    page: NDArray[np.uint8], left: float, top: float, right: float, bottom: float
) -> NDArray[np.uint8]:
    return page[
        max(0, round(top)) : max(0, round(bottom)), max(0, round(left)) : max(0, round(right))
    ]


def _darkness(line: FoundLine, page: NDArray[np.uint8]) -> float:
    """Return the grey value below which pixels near a line are ink.

    It is told from the line's own strokes: in blank paper alone noise would pass for ink.
    """
    import numpy as np

    strip = _strip(page, *_edges(line))
    if strip.size == 0:
        return 0.0
    stroke, paper = np.percentile(strip, (4, 85))
    return float(paper - 0.5 * (paper - stroke))
