"""Loose ink in rows: words, cut apart where rows touch and joined where nothing parts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.imaging.runs import longest_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.layout.loose_ink import LooseInk

_WORD: Final = 0.6
"""White inside a word, in sizes of the usual type."""
_USUAL_HEIGHT: Final = 1.3
"""What is higher, in heights of usual lines, may be several rows."""
_VALLEY, _EQUAL = 0.55, 0.4
"""Ink between two rows, as a share of that of the fainter one, and that one's of the other's.

Dots above large letters are no row.
"""
_TAIL: Final = 0.15
"""Ink above or below a row that is not of it, as a share of that in its fullest line of pixels."""
_LEAST_ROW: Final = 0.6
"""Height of rows that touch, in heights of usual lines."""
_BESIDE: Final = 8.0
"""How far beside ink is looked for the rows in which it stands, in sizes of the usual type."""
_SAME_ROW: Final = 0.5
"""Share of the height of the higher of two pieces of a row that they have in common."""
_SMALL = (0.5, 0.8)
"""Height of a sign as a share of the letters beside it, and how much of it lies in their row."""
_HIGHEST: Final = 14.0
"""Height of the largest letters, in sizes of the usual type."""
_SQUARE: Final = 1.6
"""Length of a single character, in its heights, at most, and white between two."""
_NEAR, _FAR = 0.5, 3.0
"""White between pieces of a row, in heights of a line: with anything around it; at most."""
_LARGE, _ALIKE = 4.0, 0.5
"""Height of large letters, in heights of a line, and least height of what stands beside them."""
_LANE: Final = 3
"""Rows above or below in which white goes on if it parts columns."""
_LANE_WIDTH: Final = 0.25
"""Least width of such white, and how far beside it is looked for text, in sizes of type."""
_LANE_REACH: Final = 2.5
_WHITE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Row:
    """A level rectangle in the pixels of the ink, ends excluded."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    def joined(self, other: Row) -> Row:
        """Return the rectangle around both."""
        return Row(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def find_rows(found: LooseInk, lines: Sequence[Row], grain: float, line: float) -> list[Row]:
    """Return the rows of loose ink.

    ``lines`` are the lines of the page; ``grain`` is the size of the usual type, ``line`` the
    usual height of a line, all in pixels of the ink.
    """
    words = _words(found, grain, line)
    # a drawing would tie the words beside it together
    low = [word for word in words if word.height <= _HIGHEST * grain]
    high = [word for word in words if word.height > _HIGHEST * grain]
    return [*high, *_joined(low, _Partings(found, lines, grain, line))]


def stacked(rows: Sequence[Row]) -> list[Row]:
    """Join rows of a single character each that stand close above each other.

    On a vertical page, whose picture is turned, these are titles that run across.
    """
    result: list[Row] = []
    for row in sorted(rows, key=lambda row: row.top):
        for number, other in enumerate(result):
            if _are_stacked(other, row):
                result[number] = other.joined(row)
                break
        else:
            result.append(row)
    return result


def _are_stacked(upper: Row, lower: Row) -> bool:
    widths = upper.right - upper.left, lower.right - lower.left
    common = min(upper.right, lower.right) - max(upper.left, lower.left)
    return (
        widths[1] <= _SQUARE * lower.height
        and widths[0] <= _SQUARE * max(upper.height, lower.height)
        and common >= _SAME_ROW * max(widths)
        and lower.top - upper.bottom <= _SQUARE * max(widths)
    )


def _words(found: LooseInk, grain: float, line: float) -> list[Row]:
    import cv2
    import numpy as np

    joint = np.ones((1, round(_WORD * grain) | 1), np.uint8)
    runs = cv2.morphologyEx(found.loose, cv2.MORPH_CLOSE, joint)
    labels, stats = cv2.connectedComponentsWithStats(runs)[1:3]
    words = []
    for number in range(1, len(stats)):
        x, y, width, height = (int(side) for side in stats[number][:4])
        place = (slice(y, y + height), slice(x, x + width))
        own = (labels[place] == number) & (found.loose[place] > 0)
        if not own.any():  # an edge of the page that was closed
            continue
        words += _cut(found, own, x, y, grain, line)
    return words


def _cut(
    found: LooseInk, own: NDArray[np.bool_], x: int, y: int, grain: float, line: float
) -> list[Row]:
    """Return the rows of ink that is higher than a line."""
    import cv2
    import numpy as np

    height, width = own.shape
    least = round(_LEAST_ROW * line)
    if height > _USUAL_HEIGHT * line and height > 2 * least:
        beside = round(_BESIDE * grain)
        around = found.loose[y : y + height, max(0, x - beside) : x + width + beside]
        # where few letters touch, the words beside them tell where the rows part
        sums = (own.sum(axis=1) + around.sum(axis=1)).astype(np.float32)
        sums = cv2.blur(sums.reshape(-1, 1), (1, 3)).ravel()
        at = least + int(np.argmin(sums[least : height - least]))
        low, high = sorted((sums[:at].max(), sums[at:].max()))
        if sums[at] < _VALLEY * low and low > _EQUAL * high:
            upper = _cut(found, own[:at], x, y, grain, line)
            return [*upper, *_cut(found, own[at:], x, y + at, grain, line)]
        # specks beside a column hang on to its lines
        inside = np.flatnonzero(own.sum(axis=1) > _TAIL * own.sum(axis=1).max())
        own, y = own[inside[0] : inside[-1] + 1], y + int(inside[0])
    return [_tight(own, x, y)] if own.any() else []


def _tight(own: NDArray[np.bool_], x: int, y: int) -> Row:
    import numpy as np

    rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
    return Row(
        x + int(columns[0]), y + int(rows[0]), x + int(columns[-1]) + 1, y + int(rows[-1]) + 1
    )


def _joined(words: Sequence[Row], partings: _Partings) -> list[Row]:
    """Join words to rows, from left to right."""
    done: list[Row] = []
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: word.left):
        done += [row for row in rows if not partings.reaches(row, word.left)]
        rows = [row for row in rows if partings.reaches(row, word.left)]
        near = [row for row in rows if _are_level(row, word) and partings.can_join(row, word)]
        if near:
            best = max(near, key=lambda row: row.right)
            rows.remove(best)
            rows.append(best.joined(word))
        else:
            rows.append(word)
    return [*done, *rows]


def _are_level(row: Row, word: Row) -> bool:
    common = min(row.bottom, word.bottom) - max(row.top, word.top)
    low, high = sorted((row.height, word.height))
    small, inside = _SMALL
    return common >= (inside * low if low < small * high else _SAME_ROW * high)


class _Partings:
    """Tells whether two pieces of ink on one height stand in one row or in two columns."""

    def __init__(self, found: LooseInk, lines: Sequence[Row], grain: float, line: float) -> None:
        self._found = found
        self._lines = lines
        self._grain = grain
        self._line = line

    def reaches(self, row: Row, place: int) -> bool:
        """Tell whether a row could go on as far right as ``place``."""
        return place - row.right <= _FAR * max(self._line, row.height)

    def can_join(self, left: Row, right: Row) -> bool:
        """Tell whether what stands left and right is one row."""
        white = right.left - left.right
        if white <= 0:
            return True
        low, high = sorted((left.height, right.height))
        height = max(self._line, low)
        # dots belong to large letters, other small type beside them does not
        is_unlike = high > _LARGE * self._line and low < _ALIKE * high
        if white > (_NEAR if is_unlike else _FAR) * height or self._is_ruled(left, right):
            return False
        if white <= _NEAR * height:
            return True
        top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
        above = self._lane(left.right, right.left, top, -1)
        below = self._lane(left.right, right.left, bottom, 1)
        return above + below < _LANE

    def _is_ruled(self, left: Row, right: Row) -> bool:
        top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
        part = self._found.upright_rules[top:bottom, left.right : right.left]
        return bool(part.size and part.any(axis=1).mean() > 0.5)

    def _is_passed(self, start: int, end: int, middle: float) -> bool:
        return any(
            line.left < start and end < line.right and line.top <= middle < line.bottom
            for line in self._lines
        )

    def _lane(self, start: int, end: int, edge: int, way: int) -> int:
        """Return in how many rows above or below white goes on between text on both sides."""
        import numpy as np

        ink, height = self._found.ink.ink, round(self._line)
        reach = round(_LANE_REACH * self._grain)
        white = np.ones(end - start, np.bool_)
        count = 0
        for step in range(_LANE + 1):
            top = edge + step * height if way > 0 else edge - (step + 1) * height
            if top < 0 or top >= ink.shape[0]:
                break
            row = ink[top : top + height, max(0, start - reach) : end + reach]
            at = start - max(0, start - reach)
            if self._is_passed(start, end, top + height / 2):
                break
            white &= row[:, at : at + end - start].mean(axis=0) < _WHITE
            if longest_run(white) < _LANE_WIDTH * self._grain:
                break
            count += bool(row[:, :at].any() and row[:, at + end - start :].any())
        return count
