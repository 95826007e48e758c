"""What is on a page besides text: rules, frames and pictures, and ink that nobody has read."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.layout.level_page import GRAIN, level_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from archive.layout.pieces import Piece, View

_RULE_LENGTH, _LONG_RULE = 6.0, 15.0
_RULE_THICKNESS = 1.4
_LEAN = 0.02
"""How much a rule may lean beside the lines of its page, along with a frame that was pasted in."""
_CORNER = 1.7
_LEAST_FRAME = 4.0
_LEAST_SIDE, _USUAL_SIDE = 0.55, 0.8
_OPEN = 0.25
"""Part of a side without a rule at which a frame is open: the side of a smaller one inside ends there."""
_BESIDE = 0.1
"""What belongs to a line beyond its box, in sizes of the usual type."""
_INSIDE = 0.95
"""Share of a rule up to which it is more than a part of the pictures that it lies in."""
_PICTURE = (3.0, 3.0)
_PICTURE_DENSITY = 0.45


@dataclass(frozen=True, slots=True)
class Area:
    """A level rectangle in the coordinates of pieces."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, piece: Piece) -> bool:
        """Tell whether the middle of a line lies inside."""
        return self.left < piece.centre < self.right and self.top < piece.middle < self.bottom

    @property
    def size(self) -> float:
        """Square pixels."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Graphics:
    """The frames, pictures and level rules of a page."""

    frames: tuple[Area, ...] = ()
    pictures: tuple[Area, ...] = ()
    rules: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class LevelInk:
    """The page's ink, reduced and level; ``scale`` leads from piece coordinates to its pixels."""

    ink: NDArray[np.uint8]
    scale: float
    left: float
    top: float

    def area(self, x: float, y: float, width: float, height: float) -> Area:
        """Return pixels of the map as an area in piece coordinates."""
        return Area(
            self.left + x / self.scale,
            self.top + y / self.scale,
            self.left + (x + width) / self.scale,
            self.top + (y + height) / self.scale,
        )

    def without(
        self, pieces: Sequence[Piece], margin: float, above: float | None = None
    ) -> NDArray[np.uint8]:
        """Return the ink outside of the lines, each grown by ``margin`` pixels of the page.

        ``above`` is another margin for above and below.
        """
        above = margin if above is None else above
        rest = self.ink.copy()
        for piece in pieces:
            top = max(0, round((piece.top - above - self.top) * self.scale))
            left = max(0, round((piece.left - margin - self.left) * self.scale))
            bottom = max(0, round((piece.bottom + above - self.top) * self.scale))
            right = max(0, round((piece.right + margin - self.left) * self.scale))
            rest[top:bottom, left:right] = 0
        return rest


def level_ink(image: Image, view: View, usual: float) -> LevelInk:
    """Return the ink of an upright page in the level coordinates of ``view``."""
    page = level_page(image, view, GRAIN / usual)
    return LevelInk(page.ink(), page.scale, page.left, page.top)


def find_graphics(ink: LevelInk, pieces: Sequence[Piece], usual: float) -> Graphics:
    """Return the frames and pictures of a page whose lines are ``pieces``."""
    import numpy as np

    rest = ink.without(pieces, _BESIDE * usual)
    pictures = _pictures(ink, rest, usual)
    bare = _blanked(ink, pictures)
    loose = np.minimum(bare, rest)
    across = _rules(ink, bare, loose, usual, upright=False)
    down = _rules(ink, bare, loose, usual, upright=True)
    if pictures:  # the dense corner of a frame may be taken for one
        whole = [_rules(ink, ink.ink, rest, usual, upright=upright) for upright in (False, True)]
        across += [rule for rule in whole[0] if _runs_beyond(rule, pictures)]
        down += [rule for rule in whole[1] if _runs_beyond(rule, pictures)]
    pairs = [
        Area(min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom))
        for rules in (across, down)
        for a, b in itertools.combinations(rules, 2)
        if _are_opposite(a, b, usual, upright=rules is down)
    ]
    frames = [
        area
        for area in pairs
        if _is_closed(area, [*across, *pictures], [*down, *pictures], usual)
        and not _is_cell(area, across, down, usual)
    ]
    return Graphics(tuple(_distinct(frames, usual)), tuple(pictures), tuple(across))


def _runs_beyond(rule: Area, pictures: Sequence[Area]) -> bool:
    """Tell whether a rule lies in a picture with most of its length, but goes on outside of it."""
    inside = sum(_common(rule, picture) for picture in pictures)
    return 0 < inside < _INSIDE * rule.size


def _common(one: Area, other: Area) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, width) * max(0.0, height)


def find_pictures(ink: LevelInk, pieces: Sequence[Piece], usual: float) -> list[Area]:
    """Return the pictures alone; large type that is none of ``pieces`` may be among them."""
    return _pictures(ink, ink.without(pieces, _BESIDE * usual), usual)


def _blanked(ink: LevelInk, areas: Sequence[Area]) -> NDArray[np.uint8]:
    rest = ink.ink.copy()
    for area in areas:
        top, bottom = (max(0, round((y - ink.top) * ink.scale)) for y in (area.top, area.bottom))
        left, right = (max(0, round((x - ink.left) * ink.scale)) for x in (area.left, area.right))
        rest[top:bottom, left:right] = 0
    return rest


def _rules(
    ink: LevelInk,
    bare: NDArray[np.uint8],
    loose: NDArray[np.uint8],
    usual: float,
    *,
    upright: bool,
) -> list[Area]:
    """Return rules: short ones outside of text (``loose``), long ones anywhere (``bare``).

    On a dirty scan the strokes of tight lines of text run together to short rules.
    """
    import cv2
    import numpy as np

    grain = max(2, round(usual * ink.scale))
    joint = np.ones((1, 3) if upright else (3, 1), np.uint8)
    runs = np.zeros_like(bare)
    for source, least in ((loose, _RULE_LENGTH), (bare, _LONG_RULE)):
        length = round(least * grain)
        line = np.ones((length, 1) if upright else (1, length), np.uint8)
        runs |= cv2.morphologyEx(cv2.dilate(source, joint), cv2.MORPH_OPEN, line)
    gap = (grain // 2, 1) if upright else (1, grain // 2)
    runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, np.ones(gap, np.uint8))
    found = []
    thick = _RULE_THICKNESS * grain + 2
    for x, y, width, height, inked in cv2.connectedComponentsWithStats(runs)[2][1:]:
        length, across = (height, width) if upright else (width, height)
        if inked <= thick * length and across <= thick + _LEAN * length:
            found.append(ink.area(float(x), float(y), float(width), float(height)))
    return found


def _are_opposite(one: Area, other: Area, usual: float, *, upright: bool) -> bool:
    """Tell whether two rules could be opposite sides of a frame."""
    near = _CORNER * usual
    if upright:
        return (
            abs(one.top - other.top) < near
            and abs(one.bottom - other.bottom) < near
            and abs(one.left - other.left) > _LEAST_FRAME * usual
        )
    return (
        abs(one.left - other.left) < near
        and abs(one.right - other.right) < near
        and abs(one.top - other.top) > _LEAST_FRAME * usual
    )


def _is_closed(area: Area, across: Sequence[Area], down: Sequence[Area], usual: float) -> bool:
    """Tell whether rules run along all four sides of an area, none of them open at length.

    Among the rules may be pictures, which may lie over a side.
    """
    near = _CORNER * usual
    shares, gaps = [], []
    for side in (area.top, area.bottom):
        along = [(r.left, r.right) for r in across if _lies_on(side, r.top, r.bottom, near)]
        shares.append(_covered(along, area.left, area.right))
        gaps.append(_widest_gap(along, area.left, area.right))
    for side in (area.left, area.right):
        along = [(r.top, r.bottom) for r in down if _lies_on(side, r.left, r.right, near)]
        shares.append(_covered(along, area.top, area.bottom))
        gaps.append(_widest_gap(along, area.top, area.bottom))
    is_closed = min(shares) > _LEAST_SIDE and sum(shares) > 4 * _USUAL_SIDE
    return is_closed and max(gaps) < _OPEN


def _lies_on(side: float, start: float, end: float, near: float) -> bool:
    return abs((start + end) / 2 - side) < near or start - near < side < end + near


def _is_cell(area: Area, across: Sequence[Area], down: Sequence[Area], usual: float) -> bool:
    """Tell whether two opposite sides of an area run on beyond it, to others of a row or column."""
    near = _CORNER * usual
    level = [
        [(r.left, r.right) for r in across if abs((r.top + r.bottom) / 2 - side) < near]
        for side in (area.top, area.bottom)
    ]
    upright = [
        [(r.top, r.bottom) for r in down if abs((r.left + r.right) / 2 - side) < near]
        for side in (area.left, area.right)
    ]
    return any(
        all(all(start < first - near for start, _ in side if start < last) for side in sides)
        or all(all(end > last + near for _, end in side if end > first) for side in sides)
        for sides, first, last in (
            (level, area.left, area.right),
            (upright, area.top, area.bottom),
        )
    )


def _covered(spans: Sequence[tuple[float, float]], start: float, end: float) -> float:
    """Return the share of a length that spans cover."""
    total, reach = 0.0, start
    for left, right in sorted(spans):
        total += max(0.0, min(right, end) - max(left, reach))
        reach = max(reach, min(right, end))
    return total / max(end - start, 1.0)


def _widest_gap(spans: Sequence[tuple[float, float]], start: float, end: float) -> float:
    """Return the share of a length that its longest part without a span has."""
    widest, reach = 0.0, start
    for left, right in [*sorted(spans), (end, end)]:
        widest = max(widest, min(left, end) - reach)
        reach = max(reach, right)
    return widest / max(end - start, 1.0)


def _distinct(frames: Sequence[Area], usual: float) -> list[Area]:
    """Return frames without doubles (a double rule makes two of each) and heaps of frames.

    A frame with three sides of a smaller one is that and what stands beside it.
    """
    kept: list[Area] = []
    for frame in sorted(frames, key=lambda area: area.size):
        if not any(_same_sides(frame, other, 2 * usual) >= 3 for other in kept):
            kept.append(frame)
    return kept


def _same_sides(one: Area, other: Area, near: float) -> int:
    pairs = (
        (one.left, other.left),
        (one.right, other.right),
        (one.top, other.top),
        (one.bottom, other.bottom),
    )
    return sum(abs(side - beside) < near for side, beside in pairs)


def _pictures(ink: LevelInk, rest: NDArray[np.uint8], usual: float) -> list[Area]:
    import cv2
    import numpy as np

    grain = max(2, round(usual * ink.scale))
    density = cv2.blur(rest.astype(np.float32), (grain, grain))
    dense = (density > _PICTURE_DENSITY).astype(np.uint8)
    dense = cv2.morphologyEx(dense, cv2.MORPH_OPEN, np.ones((grain, grain), np.uint8))
    least_width, least_height = (side * grain for side in _PICTURE)
    return [
        ink.area(float(x), float(y), float(width), float(height))
        for x, y, width, height, filled in cv2.connectedComponentsWithStats(dense)[2][1:]
        if width >= least_width and height >= least_height and filled > 0.6 * width * height
    ]
