"""Ink in text areas that no line covers: places where the engine lost a line."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.layout.arranging import usual_leading, view_of
from archive.layout.graphics import LevelInk, find_graphics, level_ink
from archive.layout.pieces import Piece, View, measure, usual_size
from archive.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from archive.model.line import Line, Reading

_HEIGHTS = (0.45, 4.0)
"""Least and most height of a lost line, in sizes of the usual type."""
_LEAST_LENGTH = 0.8
_USUAL_HEIGHT, _NARROW = 1.8, 3.0
"""What is higher may be lines that are tied together; what ties them is narrower."""
_LEAST_INK = 0.04
_TEXT_NEAR = 4.0
_RULE, _LONG_RULE, _UPRIGHT_RULE = 5, 15, 3
_THIN, _THICK = 0.3, 0.7
"""Lengths of rules, and thickness of short and long level ones, in sizes of the usual type."""
_LARGE = 1.5
_EDGE = 3
"""Pixels of the scan."""
_MARGIN = 0.25
"""What belongs to a line beyond its box, in sizes of the usual type."""


def uncovered_ink(image: Image, lines: Sequence[Line | Reading]) -> list[Box]:
    """Return boxes of what looks like lines of text that none of ``lines`` covers.

    ``image`` is the upright page; only ink beside, above or below text counts, and rules, frames
    and pictures do not.
    """
    from archive.model.line import Reading

    readings = [
        Reading(line.text or "□", line.box, vertical=line.vertical) for line in lines if line.box
    ]
    view = view_of(readings)
    pieces = measure(readings, view)
    if not pieces:
        return []
    usual = usual_size(pieces)
    ink = level_ink(image, view, usual)
    rest = _text_like(ink, pieces, usual)
    found = [box for box in _line_boxes(ink, rest, usual) if _has_text_near(box, pieces, usual)]
    boxes = [_on_scan(view, box, image) for box in found]
    return [box for box in boxes if not _is_at_edge(box, image)]


def _text_like(ink: LevelInk, pieces: Sequence[Piece], usual: float) -> NDArray[np.uint8]:
    """Return the ink outside of lines, pictures and rules."""
    import cv2
    import numpy as np

    # boxes of tight lines reach into each other: nothing must be taken from the line between them
    above = min(_MARGIN, max(0.0, usual_leading(pieces, usual) / usual / 2))
    rest = ink.without([_whole(piece, usual) for piece in pieces], _MARGIN * usual, above * usual)
    for picture in find_graphics(ink, pieces, usual).pictures:
        top, left = picture.top - ink.top - usual / 2, picture.left - ink.left - usual / 2
        bottom, right = picture.bottom - ink.top + usual / 2, picture.right - ink.left + usual / 2
        rows = slice(max(0, round(top * ink.scale)), max(0, round(bottom * ink.scale)))
        columns = slice(max(0, round(left * ink.scale)), max(0, round(right * ink.scale)))
        rest[rows, columns] = 0
    grain = max(2, round(usual * ink.scale))
    for length, upright, thickness in (
        (_UPRIGHT_RULE * grain, True, grain),
        (_RULE * grain, False, _THIN * grain),
        (_LONG_RULE * grain, False, _THICK * grain),
        (2 * _LONG_RULE * grain, False, 2 * _THICK * grain),
    ):
        rules = _rules(rest, length, upright=upright, thickness=thickness)
        rest[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    return rest


def _whole(piece: Piece, usual: float) -> Piece:
    """Return a line of large type with the dots and loops that its box leaves out."""
    if piece.size < _LARGE * usual:
        return piece
    more = _MARGIN * piece.size
    return dataclasses.replace(piece, top=piece.top - more, bottom=piece.bottom + more)


def _rules(
    ink: NDArray[np.uint8], length: int, *, upright: bool, thickness: float
) -> NDArray[np.uint8]:
    """Return the rules in some ink; what is thicker is heavy type whose strokes run together."""
    import cv2
    import numpy as np

    # a rule may be a little crooked; strokes of letters are shorter
    joint, line = ((1, 3), (length, 1)) if upright else ((3, 1), (1, length))
    bridged = cv2.dilate(ink, np.ones(joint, np.uint8))
    runs = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones(line, np.uint8))
    labels, stats = cv2.connectedComponentsWithStats(runs)[1:3]
    sides = stats[:, cv2.CC_STAT_HEIGHT if upright else cv2.CC_STAT_WIDTH]
    # the area by the length: a rule that leans is thin all the same
    kept = stats[:, cv2.CC_STAT_AREA] <= thickness * np.maximum(sides, 1)
    kept[0] = False
    result: NDArray[np.uint8] = kept[labels].astype(np.uint8)
    return result


def _line_boxes(ink: LevelInk, rest: NDArray[np.uint8], usual: float) -> list[Piece]:
    """Return what has the height of a line; what is higher is first cut where it is narrow."""
    import cv2
    import numpy as np

    grain = max(2, round(usual * ink.scale))
    runs = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((max(1, grain // 5), grain), np.uint8))
    labels, stats = cv2.connectedComponentsWithStats(runs)[1:3]
    is_high = stats[:, cv2.CC_STAT_HEIGHT] > _USUAL_HEIGHT * grain
    is_high[0] = False
    # specks beside the lines of a dirty page tie them together
    narrow = np.ones((1, round(_NARROW * grain)), np.uint8)
    cut = cv2.morphologyEx(is_high[labels].astype(np.uint8), cv2.MORPH_OPEN, narrow)
    more = cv2.connectedComponentsWithStats(cut & runs)[2][1:]
    return [
        _piece(ink, place, usual)
        for place in [*stats[1:][~is_high[1:]], *more]
        if _may_be_line(rest, place, grain)
    ]


def _may_be_line(rest: NDArray[np.uint8], place: NDArray[np.int32], grain: int) -> bool:
    x, y, width, height = place[:4]
    low, high = (limit * grain for limit in _HEIGHTS)
    is_long = low <= height <= high and width >= _LEAST_LENGTH * grain
    return bool(is_long and rest[y : y + height, x : x + width].mean() > _LEAST_INK)


def _piece(ink: LevelInk, place: NDArray[np.int32], usual: float) -> Piece:
    from archive.model.line import Reading

    x, y, width, height = (float(side) for side in place[:4])
    area = ink.area(x, y, width, height)
    return Piece(Reading("□"), area.left, area.top, area.right, area.bottom, usual)


def _has_text_near(box: Piece, pieces: Sequence[Piece], usual: float) -> bool:
    near = _TEXT_NEAR * usual
    return any(
        piece.left - near < box.right
        and box.left < piece.right + near
        and piece.top - near < box.bottom
        and box.top < piece.bottom + near
        for piece in pieces
    )


def _is_at_edge(box: Box, image: Image) -> bool:
    """Tell whether ink runs to the edge of the scan, as the shadow around the paper does."""
    return (
        min(box.left, box.top) <= _EDGE
        or box.right >= image.width - _EDGE
        or box.bottom >= image.height - _EDGE
    )


def _on_scan(view: View, piece: Piece, image: Image) -> Box:
    corners = [
        view.on_scan(x, y) for x in (piece.left, piece.right) for y in (piece.top, piece.bottom)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(
        max(0, round(min(xs))),
        max(0, round(min(ys))),
        min(image.width, round(max(xs))),
        min(image.height, round(max(ys))),
    )
