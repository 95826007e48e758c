"""Parting lines that the detector found over the gutter between two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.imaging.runs import longest_run, runs_of
from archive.recognition.line_places import (
    LEAST_INK,
    SLOPE,
    Neighbours,
    darkness,
    edges,
    part_of,
    strip_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.detection import FoundLine

_GUTTER, _USUAL_GUTTER, _NARROW_GUTTER = 0.6, 0.5, 0.2
"""White that is a gutter, may well be one, or might just be one, in thicknesses of the line."""
_NEAR, _EXACTLY, _MANY, _ALIKE = 0.8, 0.4, 3, 1.5
_MANY_ACROSS: Final = 4
"""Lines from which white through all of them is no chance."""
_STRIPE, _MOST_INKED = 0.35, 0.1
"""Least width of such white, in thicknesses, and part of the lines that may have ink in it."""
_WIDER: Final = 1.3
"""How much wider than the spaces of a title the white between two of them is."""
_SAME_ROW, _TOUCHING = 0.4, 0.6
"""How far apart lines of one row may be up or down, and how near one ends to the next's start."""
_LEAST_COLUMN: Final = 1.5
"""Least length of a part beside such white, in thicknesses: numbers of a list are shorter."""
_SAME_START: Final = 0.25
_HANGS_OVER: Final = 2.0
"""How far before the next column lines end if a sign can hang over to it, in thicknesses."""
_SEAM: Final = -0.2, 0.5
"""Where the first character of a column begins, seen from the edge of its lines."""
_MOST_PASSES: Final = 4
"""Lines over a gutter may hide from each other that it is there; each pass sees further."""


def split_at_gutters(lines: Sequence[FoundLine], page: NDArray[np.uint8]) -> list[FoundLine]:
    """Return lines of which none runs over white at which its neighbours end and begin."""
    split = list(lines)
    for _ in range(_MOST_PASSES):
        neighbours, before = Neighbours(split), len(split)
        split = [part for line in split for part in _split_at_gutter(line, page, neighbours)]
        if len(split) == before:
            break
    neighbours = Neighbours(split)
    return [_ended_at_gutter(line, page, neighbours) for line in split]


def _ended_at_gutter(line: FoundLine, page: NDArray[np.uint8], neighbours: Neighbours) -> FoundLine:
    """Return a line that does not reach over a gutter to the first letter of the next column's."""
    import numpy as np

    if line.vertical or abs(line.angle) > SLOPE or line.length < 6 * line.thickness:
        return line
    right, thick = edges(line)[2], line.thickness
    row = neighbours.near(line, _SAME_ROW)
    if not (np.abs(row[:, 0] - right) < _TOUCHING * thick).any():
        return line
    places = np.append(np.flatnonzero(_inked(line, page)), round(line.length))
    steps = np.diff(places)
    last = np.flatnonzero(steps > _GUTTER * thick)
    if not len(last):
        return line
    start, end = float(places[last[-1]] + 1), float(places[last[-1] + 1])
    if line.length - end > thick / 2 or start < line.length / 2:
        return line
    left = edges(line)[0]
    near = _alike(line, neighbours.near(line, 4.0))
    # a last word may stand as far from the others
    ending = int((np.abs(near[:, 2] - left - start) < thick / 2).sum())
    across = int(((near[:, 0] < left + start - thick) & (near[:, 2] > left + end)).sum())
    is_column = ending >= _MANY and ending > 2 * across
    return part_of(line, 0.0, start + thick / 8) if is_column else line


def _split_at_gutter(
    line: FoundLine, page: NDArray[np.uint8], neighbours: Neighbours
) -> list[FoundLine]:
    """Split a line where it runs over white at which its neighbours end and begin."""
    if line.vertical or abs(line.angle) > SLOPE or line.length < 6 * line.thickness:
        return [line]
    around = neighbours.near(line, 4.0)
    near = _alike(line, around)
    runs = _white_runs(line, page)
    for start, end in runs:
        shorter = min(start, line.length - end)
        if shorter <= line.thickness:
            continue
        is_parted = _is_gutter(line, start, end, page, near)
        if not is_parted and shorter > _LEAST_COLUMN * line.thickness:
            is_parted = _is_stripe(line, start, end, page, near)
            is_parted = is_parted or _parts_titles(line, (start, end), runs, around)
        if is_parted:
            margin = min(line.thickness / 8, (end - start) / 3)
            rest = part_of(line, end - margin, line.length)
            return [
                part_of(line, 0.0, start + margin),
                *_split_at_gutter(rest, page, neighbours),
            ]
    seam = _seam(line, page, near)
    if seam is not None:
        return [part_of(line, 0.0, seam), part_of(line, seam, line.length)]
    return [line]


def _alike(line: FoundLine, near: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return those of the lines around a line that are about as high as it."""
    heights = near[:, 3] - near[:, 1]
    # the columns under a headline do not part its words
    alike: NDArray[np.float64] = near[
        (heights > line.thickness / _ALIKE) & (heights < line.thickness * _ALIKE)
    ]
    return alike


def _is_gutter(
    line: FoundLine, start: float, end: float, page: NDArray[np.uint8], near: NDArray[np.float64]
) -> bool:
    """Tell whether columns end and begin where a line has white; ``near`` are lines around it."""
    import numpy as np

    left, reach = edges(line)[0], _NEAR * line.thickness
    ending = np.sum(np.abs(near[:, 2] - (left + start)) < reach)
    beginning = np.sum(np.abs(near[:, 0] - (left + end)) < reach)
    if not ending or not beginning:
        return False
    across = near[(near[:, 0] < left + start - reach) & (near[:, 2] > left + end + reach)]
    dark = darkness(line, page)
    crossing = sum(_has_ink(page, left + start, row[1], left + end, row[3], dark) for row in across)
    if end - start > _GUTTER * line.thickness:
        return bool(ending and beginning and ending + beginning > 2 * crossing)
    # marks that hang over leave little of a gutter, but columns begin at one place
    exactly = near[np.abs(near[:, 0] - (left + end)) < _EXACTLY * line.thickness]
    is_within = {row[1] + row[3] > 2 * line.y for row in exactly} == {True, False}
    clear = ending + len(exactly) > 4 * crossing and min(ending, beginning) >= _MANY
    is_wide = end - start > _USUAL_GUTTER * line.thickness and len(exactly) > 1
    return bool(clear and (is_within or is_wide))


def _is_stripe(
    line: FoundLine, start: float, end: float, page: NDArray[np.uint8], near: NDArray[np.float64]
) -> bool:
    """Tell whether white goes down through all lines that run across it, as no space does.

    Where every line of two columns is found over the gutter, none ends or begins there.
    """
    import numpy as np

    left = edges(line)[0]
    across = near[
        (near[:, 0] < left + start - line.thickness) & (near[:, 2] > left + end + line.thickness)
    ]
    if len(across) < _MANY_ACROSS:
        return False
    dark = darkness(line, page)
    inked = np.zeros(round(left + end) - round(left + start), np.intp)
    for _, top, _, bottom in across:
        strip = strip_of(page, round(left + start), top, round(left + start) + len(inked), bottom)
        if strip.shape[1] == len(inked) and strip.size:
            inked += (strip < dark).mean(axis=0) > LEAST_INK
    return longest_run(inked <= _MOST_INKED * len(across)) > _STRIPE * line.thickness


def _parts_titles(
    line: FoundLine,
    run: tuple[float, float],
    runs: Sequence[tuple[float, float]],
    around: NDArray[np.float64],
) -> bool:
    """Tell whether white in a line of display type, wider than its spaces, is over a gutter.

    Titles of two articles stand in one row so. The columns are those of the smaller type below.
    """
    import numpy as np

    left, _, _, bottom = edges(line)
    start, end = left + run[0], left + run[1]
    heights = around[:, 3] - around[:, 1]
    below = around[(heights * _ALIKE < line.thickness) & (around[:, 1] + around[:, 3] > 2 * bottom)]
    if not len(below):
        return False
    size = float(np.median(below[:, 3] - below[:, 1]))
    across = (below[:, 0] < start - size) & (below[:, 2] > end + size)
    ending = (np.abs(below[:, 2] - start) < size) | ((below[:, 2] > start) & (below[:, 2] < end))
    beginning = np.abs(below[:, 0] - end) < size
    is_over = not across.any() and min(int(ending.sum()), int(beginning.sum())) >= _MANY
    others = [stop - begin for begin, stop in runs if (begin, stop) != run]
    return is_over and len(others) > 1 and end - start > _WIDER * max(others)


def _seam(line: FoundLine, page: NDArray[np.uint8], near: NDArray[np.float64]) -> float | None:
    """Return where a line touches the next column's, because a wide sign hangs over the gutter.

    Columns must end before the place and begin exactly there, one of them above and below the line:
    the other may end with it.
    """
    import numpy as np

    left, _, right, _ = edges(line)
    inside = (near[:, 0] > left + 3 * line.thickness) & (near[:, 0] < right - 3 * line.thickness)
    for start in np.unique(near[inside, 0]):
        beginning = near[np.abs(near[:, 0] - start) < _SAME_START * line.thickness]
        reach = start - near[:, 2]
        ending = near[
            (reach < _HANGS_OVER * line.thickness) & (reach > -_SAME_START * line.thickness)
        ]
        across = (near[:, 0] < start - line.thickness) & (near[:, 2] > start + line.thickness)
        clear = len(beginning) + len(ending) > 4 * int(across.sum())
        many = min(len(beginning), len(ending)) >= _MANY
        if clear and many and (_is_around(line, beginning) or _is_around(line, ending)):
            return _white_at(line, page, float(start) - left)
    return None


def _is_around(line: FoundLine, rows: NDArray[np.float64]) -> bool:
    """Tell whether there are rows above and below a line."""
    below = rows[:, 1] + rows[:, 3] > 2 * line.y
    return bool(below.any()) and not below.all()


def _white_at(line: FoundLine, page: NDArray[np.uint8], start: float) -> float | None:
    """Return the middle of the widest white where a column's first character begins, if any."""
    import numpy as np

    first, last = (max(0, round(start + share * line.thickness)) for share in _SEAM)
    white = ~_inked(line, page)[first:last]
    runs = runs_of(np.flatnonzero(white))
    if not runs:
        return None
    widest = max(runs, key=len)
    return first + float(widest[0] + widest[-1] + 1) / 2


def _has_ink(
    page: NDArray[np.uint8], left: float, top: float, right: float, bottom: float, dark: float
) -> bool:
    strip = strip_of(page, left, top, right, bottom)
    return strip.size > 0 and bool((strip < dark).mean() > LEAST_INK)


def _white_runs(line: FoundLine, page: NDArray[np.uint8]) -> list[tuple[float, float]]:
    """Return stretches along a line without ink that may be a gutter, widest first."""
    import numpy as np

    places = np.flatnonzero(_inked(line, page))
    if len(places) < 2:
        return []
    steps = np.diff(places)
    wide = np.flatnonzero(steps > _NARROW_GUTTER * line.thickness)
    runs = [(float(places[i] + 1), float(places[i + 1])) for i in wide]
    return sorted(runs, key=lambda run: run[0] - run[1])


def _inked(line: FoundLine, page: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return for each column of pixels along a line whether there is ink."""
    import numpy as np

    strip = strip_of(page, *edges(line))
    if strip.size == 0:
        return np.zeros(0, np.bool_)
    inked: NDArray[np.bool_] = (strip < darkness(line, page)).mean(axis=0) > LEAST_INK
    return inked
