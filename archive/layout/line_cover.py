"""What of a page its lines cover, and how high the line is in which a mark stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.layout.level_page import LevelPage
    from archive.layout.marks import Marks
    from archive.layout.pieces import Piece

_LARGE: Final = 1.5
_MARGIN: Final = 0.25
"""What belongs to a line beyond its box, in sizes of type: at its ends, and above large type."""
_HIGH, _CORE = 1.3, 0.15
"""What is higher, in heights of usual lines, may reach, with these parts above and below, into
usual lines."""
_ACROSS: Final = 1.3
"""Height of a line that runs across the others, in its widths."""
_CROPPED: Final = 1.3
"""Height of letters, in heights of their line's box, that reach out of it."""
_LETTER, _FEW = 0.4, 3
"""Height of a letter, as a share of its line, and how many tell how far the line reaches."""


@dataclass(frozen=True, slots=True, eq=False)
class LineCover:
    """Pixels that belong to lines."""

    boxes: NDArray[np.bool_]
    """The boxes, with a margin."""
    cores: NDArray[np.bool_]
    """The boxes without their upper and lower edges."""
    heights: NDArray[np.float64]
    """By the numbers of the marks: the height of the line in which it stands, at least a usual one's."""
    usual: float
    """The height of a usual line, in pixels."""


def cover_of(
    page: LevelPage, marks: Marks, pieces: Sequence[Piece], usual: float, line: float
) -> LineCover:
    """Return what lines cover; ``line`` is their usual height, ``usual`` the size of their type."""
    import numpy as np

    places = [page.rows_and_columns(piece) for piece in pieces]
    numbers = np.zeros(marks.labels.shape, np.int32)
    for number, place in enumerate(places, 1):
        numbers[place] = number
    owners = numbers[marks.centres()]
    heights = np.array([line * page.scale, *(rows.stop - rows.start for rows, _ in places)])
    for number in {int(owner) for owner in owners[marks.height > _CROPPED * heights[owners]]}:
        if number:
            rows = _reach(marks, owners == number, places[number - 1][0])
            places[number - 1] = rows, places[number - 1][1]
            heights[number] = rows.stop - rows.start
    boxes, cores = np.zeros((2, *marks.labels.shape), np.bool_)
    beside = round(_MARGIN * usual * page.scale)
    for piece, (rows, columns) in zip(pieces, places, strict=True):
        above = round(_MARGIN * piece.size * page.scale) if piece.size > _LARGE * usual else 0
        is_across = _runs_across(piece)
        thick = columns.stop - columns.start if is_across else rows.stop - rows.start
        within = round(_CORE * thick) if thick > _HIGH * line * page.scale else 0
        box, core = (beside, above), (beside, -within)
        if is_across:
            box, core = box[::-1], core[::-1]
        boxes[_grown(rows, box[1]), _grown(columns, box[0])] = True
        cores[_grown(rows, core[1]), _grown(columns, core[0])] = True
    return LineCover(boxes, cores, np.maximum(heights[owners], heights[0]), float(heights[0]))


def _runs_across(piece: Piece) -> bool:
    """Tell whether a line runs down the page of its tier, as a level title of a vertical page."""
    return len(piece.text) > 1 and piece.height > _ACROSS * piece.width


def _grown(side: slice, margin: int) -> slice:
    return slice(max(0, side.start - margin), max(0, side.stop + margin))


def _reach(marks: Marks, own: NDArray[np.bool_], rows: slice) -> slice:
    """Return from where to where the letters of a line reach, if most of them leave its box."""
    import numpy as np

    height = rows.stop - rows.start
    letters = np.flatnonzero(own & (marks.height > _LETTER * height))
    letters = letters[letters > 0]
    if len(letters) < _FEW or np.median(marks.height[letters]) <= _CROPPED * height:
        return rows
    top = int(np.percentile(marks.top[letters], 10))
    bottom = int(np.percentile(marks.top[letters] + marks.height[letters], 90))
    return slice(min(rows.start, top), max(rows.stop, bottom))
