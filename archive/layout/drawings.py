"""Frames, drawings and bars: ink that stays in one piece where printed letters come apart.

Blurred letters touch each other and the rules beside them, but are fainter where they touch. Looked
at more strictly, only what was drawn in one piece still holds together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.layout.marks import Marks
from archive.layout.rule_shapes import strokes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STRICT: Final = 0.7
"""How dark the inside of a stroke is, as a share of the darkest ink within a letter around it."""
_LETTER: Final = (3.0, 14.0)
"""Sizes of the largest usual letters and of the largest of all, in sizes of the usual type."""
_CONTOUR, _HOLLOW = 2.5, 0.02
"""Least size of a contour, in sizes of the usual type, and most ink in the middle of it."""
_ALIKE, _NEAR, _OTHERS = 0.5, 4.0, 2
"""How large others beside a large letter are at least, how near, in its sizes, and how many."""
_BAR: Final = (8.0, 2.5)
"""Least length and most thickness of a bar, in sizes of the usual type."""
_ONE_STROKE: Final = 0.9
"""Share of the length of a bar where it is one stroke."""
_EVEN: Final = 0.5
"""How much the thickness of a bar changes, in shares of it."""
_RAY: Final = (1.2, 0.25)
"""Least length and most mean thickness of a single stroke, in sizes of the usual type."""
_INSIDE: Final = 0.5
"""Share of a mark that lies in the lines to which it belongs."""
_BETWEEN: Final = 1.2
"""How far apart parts of a drawing are, in sizes of the usual type."""
_BLOB: Final = (1.5, 0.6)
"""Least size, in sizes of the usual type, and share of ink in what is filled."""
_AMONG: Final = 6.0
"""How far apart figures are that belong to one picture, in sizes of the usual type."""
_EDGE: Final = 0.3
"""How far from its inside a stroke reaches, in sizes of the usual type."""


def inside_strokes(
    dark: NDArray[np.uint8], ink: NDArray[np.uint8], grain: float
) -> NDArray[np.bool_]:
    """Return the ink that is hardly fainter than the darkest near it.

    ``dark`` is how much darker than the paper each pixel is, ``ink`` what of it is ink, and
    ``grain`` the size of the usual type in pixels.
    """
    import cv2
    import numpy as np

    around = np.ones((round(grain) | 1,) * 2, np.uint8)
    inside: NDArray[np.bool_] = (ink > 0) & (dark >= _STRICT * cv2.dilate(dark, around))
    return inside


@dataclass(frozen=True, slots=True, eq=False)
class Drawings:
    """What of a page was drawn and not printed from type, told from the inside of its strokes."""

    frames: NDArray[np.bool_]
    """The ink of frames, bars, and drawings larger than any letter."""
    figures: NDArray[np.bool_]
    """Where figures are that are larger than usual letters."""
    pictures: NDArray[np.bool_]
    """Where there are figures around; letters in there are lettering, and no lines of text."""

    @classmethod
    def of(cls, inside: NDArray[np.bool_], cover: NDArray[np.bool_], grain: float) -> Drawings:
        """Return the drawings of a page; what mostly lies in ``cover`` are letters."""
        import cv2
        import numpy as np

        marks = Marks.of(inside.astype(np.uint8))
        is_text = marks.share_in(cover) > _INSIDE
        is_text[0] = True
        usual, largest = (size * grain for size in _LETTER)
        least = np.minimum(marks.width, marks.height)
        is_huge = least > largest
        is_huge[0] = False
        area = marks.width * marks.height
        is_large = (least > usual) | (least > _BLOB[0] * grain) & (marks.area > _BLOB[1] * area)
        is_large &= ~is_huge & ~_are_letters(marks, grain)
        edge = np.ones((round(_EDGE * grain) | 1,) * 2, np.uint8)
        # where letters touch a rule, it goes on beside their line
        beside = Marks.of((inside & ~cover).astype(np.uint8))
        frames = is_huge[marks.labels] | _are_bars(beside, grain)[beside.labels]
        is_drawn = is_huge | is_large | _are_contours(marks, grain) | are_rays(marks, grain)
        is_drawn &= ~is_text
        figures = is_drawn[marks.labels].astype(np.uint8)
        around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (round(_BETWEEN * grain) | 1,) * 2)
        figures = cv2.morphologyEx(figures, cv2.MORPH_CLOSE, around)
        figures = _without_small(figures, _CONTOUR * grain)
        around = np.ones((round(_AMONG * grain) | 1,) * 2, np.uint8)
        pictures = cv2.morphologyEx(figures, cv2.MORPH_CLOSE, around) > 0
        frames = cv2.dilate(frames.astype(np.uint8), edge) > 0
        return cls(frames, cv2.dilate(figures, edge) > 0, pictures)


def _are_letters(marks: Marks, grain: float) -> NDArray[np.bool_]:
    """Tell which large marks are letters: those that stand in a row with others alike."""
    import numpy as np

    usual, largest = (size * grain for size in _LETTER)
    least, most = np.minimum(marks.width, marks.height), np.maximum(marks.width, marks.height)
    letters: NDArray[np.bool_] = (least > usual / 2) & (most < largest) & (most < 3 * least)
    letters[0] = False
    numbers = np.flatnonzero(letters)
    rows, columns = (middles[numbers] for middles in marks.centres())
    sizes = most[numbers]
    for number, row, column, size in zip(numbers, rows, columns, sizes, strict=True):
        alike = (_ALIKE * sizes < size) & (_ALIKE * size < sizes)
        level = (abs(rows - row) < size / 2) & (abs(columns - column) < _NEAR * size)
        upright = (abs(columns - column) < size / 2) & (abs(rows - row) < _NEAR * size)
        letters[number] = (alike & (level | upright)).sum() > _OTHERS
    return letters


def _are_contours(marks: Marks, grain: float) -> NDArray[np.bool_]:
    """Tell which marks run around empty paper."""
    import numpy as np

    found: NDArray[np.bool_] = np.minimum(marks.width, marks.height) > _CONTOUR * grain
    found[0] = False
    for number in np.flatnonzero(found):
        own = marks.own(int(number))
        height, width = own.shape
        middle = own[height // 4 : -(height // 4), width // 4 : -(width // 4)]
        found[number] = middle.mean() < _HOLLOW
    return found


def _without_small(areas: NDArray[np.uint8], least: float) -> NDArray[np.uint8]:
    """Return the areas that are large both ways."""
    import numpy as np

    marks = Marks.of(areas)
    kept = np.minimum(marks.width, marks.height) > least
    kept[0] = False
    result: NDArray[np.uint8] = kept[marks.labels].astype(np.uint8)
    return result


def _are_bars(marks: Marks, grain: float) -> NDArray[np.bool_]:
    import numpy as np

    length, thick = (side * grain for side in _BAR)
    found = np.maximum(marks.width, marks.height) > length
    found &= np.minimum(marks.width, marks.height) < thick
    found[0] = False
    for number in np.flatnonzero(found):
        own = marks.own(int(number))
        thickness = strokes(own if own.shape[1] > own.shape[0] else own.T)
        is_even = thickness.std() < _EVEN * thickness.mean()
        found[number] = is_even and (thickness > 0).mean() > _ONE_STROKE
    return found


def are_rays(marks: Marks, grain: float, longer: float = 1.0) -> NDArray[np.bool_]:
    """Tell which marks are single thin strokes, however they lean."""
    import numpy as np

    length, thick = (side * grain for side in _RAY)
    size = np.hypot(marks.width, marks.height)
    found: NDArray[np.bool_] = (size > longer * length) & (marks.area < thick * size)
    return found
