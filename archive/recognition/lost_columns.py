"""Small columns that the detector lost beside, under and between larger type.

Its map of the page is faintly lit where it took no line; from there columns are followed along
their ink, and from one column to those beside it that are as wide.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from archive.recognition.column_ink import columns_around, evenness, followed
from archive.recognition.detection import FoundLine, usual_thickness
from archive.recognition.line_places import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.detection import TextMap
    from archive.recognition.reading import ReadLine

SURE = 0.6
"""A line read with less confidence may be a lost column; a new one is believed from here."""
_LIT = 25
"""What the map says of text that it does not take for a line, from 0 to 255."""
_JOINED = 0.6
"""White between pieces of one lit strip, in thicknesses of the usual line."""
_LEAST_LIT, _THINNEST, _TALL = 0.5, 0.35, 1.5
"""Least area and width of a strip, in usual thicknesses, and its height, in widths."""
_THICKNESS = 0.4, 1.6
"""Least and most thickness of a small column, in usual thicknesses."""
_SHORTEST = 2.0
"""Length of a column, in thicknesses."""
_BESIDE, _BEYOND = 1.2, 12.0
"""How far around a column ink is looked at, in usual thicknesses."""
_MOST_ROUNDS, _LONGER = 3, 1.2
"""How often a column is followed on if it has become so much longer."""
_PIECE = 8.0
"""Length in which the columns at one place are told apart, in usual thicknesses."""
_SAME_TYPE = 1.33
"""How much wider than a column the next one in the same type is at most."""
_NEXT = 2.0
"""How far away the next column is at most, in thicknesses."""
_MOST_STEPS = 4
"""From how many columns to the next one the search goes."""
_MOST_PLACES = 150
"""Places to look at; a page with more cannot be read, and no column of it would be."""
_VERY_SURE = 0.85
"""A wide line that is read with less confidence may be two columns."""
FRAGMENT = 3
"""Characters of which a line is no more than a piece of a column."""
_TAKEN = 0.45
"""A column of which a larger share is read already is not lost."""
_LEAST_CHANGE = 0.2
"""Change of the ink along a column of characters; along the side of a frame it is less."""


class _Near:
    """Lines that can be asked for by place."""

    def __init__(self, lines: Sequence[FoundLine]) -> None:
        import numpy as np

        self.lines = lines
        boxes = [line.box for line in lines]
        sides = [(box.left, box.top, -box.right, -box.bottom) for box in boxes]
        self._sides = np.array(sides, float).reshape(-1, 4)

    def to(self, line: FoundLine, reach: float = 0.0) -> list[FoundLine]:
        """Return the lines whose boxes are at most ``reach`` pixels from that of a line."""
        import numpy as np

        box = line.box
        far = np.array([box.right, box.bottom, -box.left, -box.top]) + reach
        near = np.flatnonzero(np.all(self._sides < far, axis=1))
        return [self.lines[int(number)] for number in near]


def lost_columns(
    page: NDArray[np.uint8], seen: TextMap, found: Sequence[FoundLine], texts: Sequence[ReadLine]
) -> list[FoundLine]:
    """Return columns of a vertical page that ``found`` misses, or holds in part or as one."""
    upright = sum(line.length for line in found if line.vertical)
    if 2 * upright <= sum(line.length for line in found):
        return []
    usual = usual_thickness(found)
    known = list(zip(found, texts, strict=True))
    doubtful = [line for line, text in known if is_doubtful(line, text, usual)]
    sure = [
        (line, text)
        for line, text in known
        if text.confidence >= SURE and not is_doubtful(line, text, usual)
    ]
    read = _Near([line for line, _ in sure])
    whole = _Near([line for line, text in sure if not is_fragment(line, text, usual)])
    columns: list[FoundLine] = []
    places = [(seed, 0) for seed in [*doubtful, *_lit_strips(seen, read.lines, usual)]]
    if len(places) > _MOST_PLACES:
        return []
    for seed, steps in places:  # which grows
        for rough in _rough_columns(page, seed, usual):
            if _is_taken(rough, [*whole.to(rough), *columns]):
                continue
            column = _whole_column(page, rough, whole.to(rough, _BEYOND * usual), usual)
            if column is None or _is_taken(column, [*read.to(column), *columns]):
                continue
            if evenness(page, column) < _LEAST_CHANGE:
                continue
            columns.append(column)
            if steps < _MOST_STEPS:
                places += [(beside, steps + 1) for beside in _beside(page, column, usual)]
    return columns


def is_doubtful(line: FoundLine, text: ReadLine, usual: float) -> bool:
    """Tell whether a vertical line may hold columns; a wide one must be read very surely."""
    is_wide = line.thickness > _THICKNESS[1] * usual
    return line.vertical and text.confidence < (_VERY_SURE if is_wide else SURE)


def is_fragment(line: FoundLine, text: ReadLine, usual: float) -> bool:
    """Tell whether a line in small type may be a piece of a column, however surely it was read."""
    return len(text.text) <= FRAGMENT and line.thickness < _THICKNESS[1] * usual


def _lit_strips(seen: TextMap, read: Sequence[FoundLine], usual: float) -> list[FoundLine]:
    """Return the tall strips that are lit on the map and belong to no line that was read."""
    import cv2
    import numpy as np

    lit = (seen.chances > _LIT).astype(np.uint8)
    for line in read:
        box, scale = line.box, seen.scale
        rows = slice(round(box.top * scale), round(box.bottom * scale))
        lit[rows, round(box.left * scale) : round(box.right * scale)] = 0
    joint = max(1, round(_JOINED * usual * seen.scale))
    lit = cv2.morphologyEx(lit, cv2.MORPH_CLOSE, np.ones((joint, 1), np.uint8))
    strips = []
    for left, top, width, height, area in (
        stats / (seen.scale * np.array([1, 1, 1, 1, seen.scale]))
        for stats in cv2.connectedComponentsWithStats(lit)[2][1:]
    ):
        if (
            area >= _LEAST_LIT * usual * usual
            and width >= _THINNEST * usual
            and height >= _TALL * width
        ):
            middle = left + width / 2, top + height / 2
            strips.append(FoundLine(*middle, height, width, 0.0, vertical=True, score=1.0))
    return strips


def _whole_column(
    page: NDArray[np.uint8], rough: FoundLine, others: Sequence[FoundLine], usual: float
) -> FoundLine | None:
    """Return the column of which ``rough`` is a piece; it ends where one of ``others`` stands."""
    column = followed(page, rough, others, _BEYOND * usual)
    for _ in range(_MOST_ROUNDS):
        if column is None:
            break
        # a longer column tells better how it leans, and can be followed further
        length = column.length
        near = columns_around(page, column, _BESIDE * usual)
        best = min(near, key=lambda other: _apart(other, rough), default=column)
        if _apart(best, rough) < rough.thickness / 2 and _is_small(best, usual):
            column = best
        column = followed(page, column, others, _BEYOND * usual)
        if column is None or column.length < _LONGER * length:
            break
    if column is None or column.length < _SHORTEST * column.thickness:
        return None
    return column


def _rough_columns(page: NDArray[np.uint8], seed: FoundLine, usual: float) -> Iterator[FoundLine]:
    """Yield pieces of the small columns that stand where ``seed`` is."""
    count = max(1, round(seed.length / (_PIECE * usual)))
    length = seed.length / count
    for number in range(count):
        piece = part_of(seed, number * length, (number + 1) * length)
        for column in columns_around(page, piece, _BESIDE * usual):
            if _apart(column, piece) < piece.thickness / 2 and _is_small(column, usual):
                yield column


def _beside(page: NDArray[np.uint8], column: FoundLine, usual: float) -> list[FoundLine]:
    """Return the columns next to one that are about as wide."""
    return [
        other
        for other in columns_around(page, column, _BESIDE * usual)
        if column.thickness / 2 < _apart(other, column) < _NEXT * column.thickness
        and 1 / _SAME_TYPE < other.thickness / column.thickness < _SAME_TYPE
    ]


def _apart(one: FoundLine, other: FoundLine) -> float:
    """Return how far from each other two lines stand that lean alike."""
    turn = math.radians(other.angle)
    return abs((one.x - other.x) * math.cos(turn) + (one.y - other.y) * math.sin(turn))


def _is_small(line: FoundLine, usual: float) -> bool:
    least, most = _THICKNESS
    return least * usual < line.thickness < most * usual


def _is_taken(column: FoundLine, lines: Sequence[FoundLine]) -> bool:
    shared = sum(shared_area(column, line) for line in lines)
    return shared > _TAKEN * column.length * column.thickness


def shared_area(one: FoundLine, other: FoundLine) -> float:
    """Return the area that two lines have in common."""
    import cv2

    if math.hypot(one.x - other.x, one.y - other.y) > one.length + other.length:
        return 0.0
    corners = cv2.rotatedRectangleIntersection(_rectangle(one), _rectangle(other))[1]
    return 0.0 if corners is None else float(cv2.contourArea(cv2.convexHull(corners)))


def _rectangle(line: FoundLine) -> tuple[tuple[float, float], tuple[float, float], float]:
    sides = (line.thickness, line.length) if line.vertical else (line.length, line.thickness)
    return (line.x, line.y), sides, line.angle
