"""Fences: rules, straight, wavy or dotted, between two lines that follow each other in a tier.

On a vertical page they part the articles of one tier. They are as thin as strokes of characters
and stand close to the text, so they are looked for in the white between neighbouring lines only.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.imaging.runs import runs_of
from archive.layout.graphics import Area
from archive.layout.white_space import middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.layout.graphics import LevelInk
    from archive.layout.pieces import Piece
    from archive.layout.white_space import Atom

_WHITE = -0.3, 3.0
"""Least and most white between two lines with a fence, in sizes of type."""
_MARGIN = 0.35
"""How far boxes of lines may reach over a fence, in sizes of type."""
_SHARED = 0.3
_COLUMN = 4.0
"""How far before a short line, in sizes of type, longer ones tell how deep its tier is."""
_SHORTEST = 3.0
_LONG = 0.6
"""Least length of a fence, as a share of the lines beside it."""
_JOINT = 0.4
"""White in a dotted fence, in sizes of type."""
_STROKE = 0.28
"""Most thickness of the stroke itself, in sizes of type."""
_FREE, _TOUCHED = 0.08, 0.3
"""White on both sides of a fence, in sizes of type, and the share of it that may be inked."""
_THICK = 0.5
"""Most thickness of a fence, waves included, in sizes of type; a line of text is thicker."""


class Fences:
    """The fences of a page, for asking whether one stands between two lines."""

    def __init__(self, areas: Sequence[Area] = (), borders: Sequence[Area] = ()) -> None:
        """Take the rules inside tiers, and those along pages."""
        self._areas = tuple(areas)
        self.borders = tuple(borders)

    def between(self, one: Atom, other: Atom) -> Area | None:
        """Return a fence between two that follow each other downwards."""
        left, right = max(one.left, other.left), min(one.right, other.right)
        return next(
            (
                fence
                for fence in self._areas
                if min(fence.right, right) - max(fence.left, left) > _SHARED * (right - left)
                and middle(one) < fence.top < middle(other)
            ),
            None,
        )

    def last_above(self, top: float, left: float, right: float) -> float | None:
        """Return where the last fence above a place stands that goes from ``left`` to ``right``."""
        above = [
            fence.top
            for fence in self._areas
            if fence.top < top
            and min(fence.right, right) - max(fence.left, left) > 0.5 * (right - left)
        ]
        return max(above, default=None)


def find_fences(ink: LevelInk, pieces: Sequence[Piece], usual: float) -> list[Area]:
    """Return the fences of a turned page, as level areas between its lines."""
    upright = [piece for piece in pieces if piece.reading.vertical]
    ordered = sorted(upright, key=lambda piece: piece.top)
    found = []
    for line in ordered:
        piece = _as_long_as_its_column(line, ordered, usual)
        following = [
            other
            for other in ordered
            if other.middle > piece.middle
            and min(other.right, piece.right) - max(other.left, piece.left)
            > _SHARED * min(other.width, piece.width)
        ]
        for other in _nearest(following, usual):
            fence = _fence(ink, piece, other, usual)
            if fence is not None:
                found.append(fence)
    return [_extended(ink, fence, usual) for fence in _in_one(found, usual)]


def _as_long_as_its_column(line: Piece, lines: Sequence[Piece], usual: float) -> Piece:
    """Return a line, such as a short last one, as long as the lines straight before it."""
    before = [
        other.right
        for other in lines
        if 0 < line.top - other.top < _COLUMN * usual and abs(line.left - other.left) < usual
    ]
    return dataclasses.replace(line, right=max([line.right, *before]))


def _nearest(following: Sequence[Piece], usual: float) -> list[Piece]:
    """Return the next line, and those that begin beside it."""
    if not following:
        return []
    start = following[0].top
    return [other for other in following if other.top < start + usual / 2]


def _fence(ink: LevelInk, before: Piece, after: Piece, usual: float) -> Area | None:
    white = after.top - before.bottom
    if not _WHITE[0] * usual <= white <= _WHITE[1] * usual:
        return None
    spans = [
        (min(before.left, after.left), max(before.right, after.right)),
        (before.left, before.right),
    ]
    for left, right in spans:
        if right - left < _SHORTEST * usual:
            continue
        area = Area(left, before.bottom - _MARGIN * usual, right, after.top + _MARGIN * usual)
        rows = _thin_run(_cut(ink, area), round(_JOINT * usual * ink.scale), usual * ink.scale)
        if rows is not None:
            top = area.top + rows / ink.scale
            return Area(left, top, right, top + 1 / ink.scale)
    return None


def _extended(ink: LevelInk, fence: Area, usual: float) -> Area:
    """Return a fence as far as its ink goes on, with white on both sides."""
    left, right = fence.left, fence.right
    while _goes_on(ink, left - usual, left, fence.top, usual):
        left -= usual
    while _goes_on(ink, right, right + usual, fence.top, usual):
        right += usual
    return Area(left, fence.top, right, fence.bottom)


def _goes_on(ink: LevelInk, left: float, right: float, place: float, usual: float) -> bool:
    half = _THICK * usual / 2
    run = _cut(ink, Area(left, place - half, right, place + half))
    if not run.size or run.any(axis=0).mean() < 1 - _JOINT:
        return False
    free = _FREE * usual
    sides = (place - half - free, place - half), (place + half, place + half + free)
    touched = [_cut(ink, Area(left, top, right, bottom)).any(axis=0) for top, bottom in sides]
    is_thin = run.sum(axis=0).mean() < _STROKE * usual * ink.scale
    return bool(is_thin and all(side.mean() < _TOUCHED for side in touched))


def _cut(ink: LevelInk, area: Area) -> NDArray[np.uint8]:
    top, bottom = (max(0, round((y - ink.top) * ink.scale)) for y in (area.top, area.bottom))
    left, right = (max(0, round((x - ink.left) * ink.scale)) for x in (area.left, area.right))
    return ink.ink[top:bottom, left:right]


def _thin_run(strip: NDArray[np.uint8], joint: int, size: float) -> float | None:
    """Return the row of a thin run of ink from side to side of a strip."""
    import numpy as np

    if strip.shape[0] < 2 or strip.shape[1] < 2:
        return None
    loose = _loose(strip, size)
    best, place = 0, 0.0
    reach = max(2, round(_THICK * size))
    # a window lower than a line of text: what fills it from side to side is no text
    for top in range(0, max(1, len(loose) - reach + 1), 2):
        window = loose[top : top + reach]
        columns = np.flatnonzero(window.any(axis=0))
        if not len(columns):
            continue
        run = max(runs_of(columns, joint), key=len)
        length = int(run[-1] - run[0])
        if length <= best or window[:, run].sum(axis=0).mean() >= _STROKE * size:
            continue
        rows = np.flatnonzero(window[:, run].any(axis=1)) + top
        if _stands_free(strip[:, run], int(rows[0]), int(rows[-1]) + 1, size):
            best, place = length, float(rows.mean())
    return place if best >= _LONG * strip.shape[1] else None


def _stands_free(strip: NDArray[np.uint8], top: int, bottom: int, size: float) -> bool:
    """Tell whether there is white above and below a run of ink."""
    band = max(1, round(_FREE * size))
    sides = strip[max(0, top - band) : top], strip[bottom : bottom + band]
    return all(side.any(axis=0).mean() < _TOUCHED if len(side) else False for side in sides)


def _loose(strip: NDArray[np.uint8], size: float) -> NDArray[np.bool_]:
    """Return the ink of a strip without what reaches into it from the lines on both sides."""
    import cv2
    import numpy as np

    count, labels, stats, _ = cv2.connectedComponentsWithStats(strip, connectivity=8)
    kept = np.ones(count, bool)
    kept[0] = False
    for number in range(1, count):
        _, top, width, height, _ = stats[number]
        at_edge = top == 0 or top + height == len(strip)
        kept[number] = not at_edge or width > 2 * size
    result: NDArray[np.bool_] = kept[labels]
    return result


def _in_one(fences: Sequence[Area], usual: float) -> list[Area]:
    """Join fences that go on in the next tier, and those found twice."""
    joined: list[Area] = []
    for fence in sorted(fences, key=lambda area: area.left):
        for number, other in enumerate(joined):
            if abs(other.top - fence.top) < usual and fence.left < other.right + 2 * usual:
                joined[number] = Area(
                    other.left, other.top, max(other.right, fence.right), other.bottom
                )
                break
        else:
            joined.append(fence)
    return joined
