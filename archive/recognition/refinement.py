"""Mending what the detector found: lines over a gutter, ends it cut off, lines found in two."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from archive.imaging.runs import runs_of
from archive.recognition.fused_lines import split_at_gutters
from archive.recognition.line_places import (
    LEAST_INK,
    SLOPE,
    Neighbours,
    darkness,
    edges,
    part_of,
    strip_of,
)
from archive.recognition.tier_gaps import split_at_tiers

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.detection import FoundLine

_REACH = 3.0
_JOINT = 0.45
_LEAST_END, _LEAST_BODY = 0.35, 0.25
_RULE, _FAINT_RULE = 0.6, 0.25
_THIN = 0.15
_DENSE = 0.35
"""Share of ink that text does not reach."""
_BEYOND = 0.35
_STROKE_LENGTHS, _STROKE_WIDTHS = (0.12, 0.45), (0.04, 0.2)
"""Least and most height and width of the strokes of a quotation mark, in thicknesses."""
_BETWEEN_STROKES = 0.15
_DOUBLE = 0.5
_APART, _LEAST_REST = 0.4, 0.5
"""Least distance of lines side by side, and least that is left of a line, in thicknesses."""


def refine(lines: Sequence[FoundLine], page: NDArray[np.uint8]) -> list[FoundLine]:
    """Return the lines of a grey page: whole, one to a column, each found once."""
    split = split_at_tiers(split_at_gutters(_join_doubles(list(lines)), page), page)
    neighbours = Neighbours(split)
    return [_lengthened(line, page, neighbours) for line in narrowed(split)]


def narrowed(lines: Sequence[FoundLine]) -> list[FoundLine]:
    """Return lines whose vertical ones do not reach into the lines beside them."""
    import numpy as np

    plumb = [line for line in lines if line.vertical and abs(line.angle) < SLOPE]
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


def _join_doubles(lines: list[FoundLine]) -> list[FoundLine]:
    """Join lines that lie over each other: two findings of one line."""
    result: list[FoundLine] = []
    for line in sorted(lines, key=lambda found: found.x - found.length / 2):
        other = next((o for o in result if _are_double(o, line)), None)
        if other is None:
            result.append(line)
            continue
        result.remove(other)
        left = min(edges(other)[0], edges(line)[0])
        right = max(edges(other)[2], edges(line)[2])
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
    if one.vertical or other.vertical or max(abs(one.angle), abs(other.angle)) > SLOPE:
        return False
    thin = min(one.thickness, other.thickness)
    overlap = min(edges(one)[2], edges(other)[2]) - max(edges(one)[0], edges(other)[0])
    return (
        overlap > _DOUBLE * thin
        and abs(one.y - other.y) < 0.3 * thin
        and thin > 0.7 * max(one.thickness, other.thickness)
    )


def _lengthened(line: FoundLine, page: NDArray[np.uint8], neighbours: Neighbours) -> FoundLine:
    """Add ink that adjoins the ends of a line, such as a dash that the detector left out."""
    if line.vertical or abs(line.angle) > SLOPE or line.length < 2 * line.thickness:
        return line
    left, top, right, bottom = edges(line)
    lean = math.tan(math.radians(line.angle)) * line.length / 2
    beside = neighbours.near(line, 0.7)
    reach = _REACH * line.thickness
    before = beside[beside[:, 2] < left + line.thickness / 2][:, 2]
    after = beside[beside[:, 0] > right - line.thickness / 2][:, 0]
    least = max([left - reach, *(before + 1)])
    most = min([right + reach, *(after - 1)])
    margin = _BEYOND * line.thickness
    inset = 0.15 * line.thickness
    strip = strip_of(page, least, top - lean - margin, left + inset, bottom - lean + margin)
    dark = darkness(line, page)
    more_left = _adjoining(strip[:, ::-1] < dark, line.thickness, inset)
    strip = strip_of(page, right - inset, top + lean - margin, most, bottom + lean + margin)
    more_right = _adjoining(strip < dark, line.thickness, inset)
    if not more_left and not more_right:
        return line
    return part_of(line, -more_left, line.length + more_right)


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
    places = np.flatnonzero(inner.mean(axis=0) > LEAST_INK)
    end, last, inked = 0.0, inset, 0
    runs = runs_of(places)
    for number, run in enumerate(runs):
        if run[0] - last > _JOINT * thickness:
            break
        pair = runs[number : number + 2]
        if run[0] >= inset / 2 and _is_quotation_mark(inner, pair, thickness):
            return max(0.0, float(pair[1][-1]) - inset) + 0.1 * thickness
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


def _is_quotation_mark(
    ink: NDArray[np.bool_], runs: Sequence[NDArray[np.intp]], thickness: float
) -> bool:
    """Tell whether two runs of ink are the short strokes of a mark in the upper half of a line.

    Alone at the end of a line such a mark is narrow and faint enough to be left out.
    """
    import numpy as np

    if len(runs) != 2 or runs[1][0] - runs[0][-1] > _BETWEEN_STROKES * thickness:
        return False
    spans = []
    for run in runs:
        rows = np.flatnonzero(ink[:, run[0] : run[-1] + 1].any(axis=1))
        height, width = rows[-1] - rows[0] + 1, len(run)
        if not (
            _STROKE_LENGTHS[0] * thickness <= height <= _STROKE_LENGTHS[1] * thickness
            and _STROKE_WIDTHS[0] * thickness <= width <= _STROKE_WIDTHS[1] * thickness
            and rows[-1] < len(ink) / 2
        ):
            return False
        spans.append((rows[0], rows[-1]))
    (top, bottom), (other_top, other_bottom) = spans
    shared = min(bottom, other_bottom) - max(top, other_top)
    return bool(2 * shared > max(bottom - top, other_bottom - other_top))


def _is_picture(ink: NDArray[np.bool_], edge: int) -> bool:
    """Tell whether ink is as dense beyond a line (``edge`` rows above and below) as beside it."""
    beyond = (ink[:edge].mean() + ink[-edge:].mean()) / 2 if edge else 0.0
    return bool(min(beyond, ink.mean()) > _DENSE)
