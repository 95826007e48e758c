"""Ink in text areas that no line covers: places where the engine lost a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.layout.arranging import view_of
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
_LEAST_INK = 0.04
_TEXT_NEAR = 4.0


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
    return [_on_scan(view, box, image) for box in found]


def _text_like(ink: LevelInk, pieces: Sequence[Piece], usual: float) -> NDArray[np.uint8]:
    """Return the ink outside of lines, pictures and rules."""
    import cv2
    import numpy as np

    rest = ink.without(pieces, 0.25 * usual)
    for picture in find_graphics(ink, pieces, usual).pictures:
        top, left = picture.top - ink.top - usual / 2, picture.left - ink.left - usual / 2
        bottom, right = picture.bottom - ink.top + usual / 2, picture.right - ink.left + usual / 2
        rows = slice(max(0, round(top * ink.scale)), max(0, round(bottom * ink.scale)))
        columns = slice(max(0, round(left * ink.scale)), max(0, round(right * ink.scale)))
        rest[rows, columns] = 0
    grain = max(2, round(usual * ink.scale))
    for length, across in ((3 * grain, True), (5 * grain, False)):
        # a rule may be a little crooked; strokes of letters are shorter
        joint, line = ((1, 3), (length, 1)) if across else ((3, 1), (1, length))
        bridged = cv2.dilate(rest, np.ones(joint, np.uint8))
        rules = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones(line, np.uint8))
        rest[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    return rest


def _line_boxes(ink: LevelInk, rest: NDArray[np.uint8], usual: float) -> list[Piece]:
    import cv2
    import numpy as np

    from archive.model.line import Reading

    grain = max(2, round(usual * ink.scale))
    runs = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((max(1, grain // 5), grain), np.uint8))
    result = []
    for x, y, width, height, _ in cv2.connectedComponentsWithStats(runs)[2][1:]:
        inked = float(rest[y : y + height, x : x + width].mean())
        low, high = (limit * grain for limit in _HEIGHTS)
        if low <= height <= high and width >= _LEAST_LENGTH * grain and inked > _LEAST_INK:
            area = ink.area(float(x), float(y), float(width), float(height))
            result.append(Piece(Reading("□"), area.left, area.top, area.right, area.bottom, usual))
    return result


def _has_text_near(box: Piece, pieces: Sequence[Piece], usual: float) -> bool:
    near = _TEXT_NEAR * usual
    return any(
        piece.left - near < box.right
        and box.left < piece.right + near
        and piece.top - near < box.bottom
        and box.top < piece.bottom + near
        for piece in pieces
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
