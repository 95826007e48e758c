"""Ink in text areas that no line covers: places where the engine lost a line."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from archive.layout.arranging import view_of
from archive.layout.level_page import GRAIN, level_page
from archive.layout.loose_ink import FINE, LooseInk, find_loose_ink
from archive.layout.loose_rows import Row, find_rows, stacked
from archive.layout.pieces import Piece, View, measure, usual_size
from archive.layout.rule_shapes import is_one_stroke, is_solid
from archive.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from archive.model.line import Line, Reading

_HEIGHTS = (0.45, 4.0)
"""Least and most height of a lost line, in sizes of the usual type."""
_LARGEST = 14.0
"""Most height of a line of large letters."""
_LETTERS, _LETTER, _WIDE = 3, 0.4, 1.5
"""How many there are at least, how high at least and how wide at most, in heights of the line."""
_LETTERS_SHARE = 0.7
"""Share of the ink of such a line that these letters have."""
_LEAST_LENGTH = 0.8
_LEAST_INK = 0.04
_LARGE, _LEAST_INSIDE = 1.6, 0.07
"""Height of large type, in sizes of the usual type, and least of its ink that is not blurred."""
_SOLID = 0.85
"""Ink in a bar, as a share of a rectangle."""
_STROKE = 2.0
"""Least length of a rule that is told by being one stroke, in its heights."""
_EVEN = 0.4
"""How much the ink of a rule changes along it, in shares of it; that of letters does more."""
_TEXT_NEAR = (4.0, 12.0)
"""How near other text is to a short and to a long line, in sizes of the usual type."""
_SURELY_LONG = 4
"""Length of a line that is no speck, in its heights."""
_SIGN, _LINE = 1.6, 4
"""Length of a single sign, in its heights, and characters of a line beside which it may be lost."""
_AMONG = 0.5
"""Share of a short row that lies in a drawing, as lettering does."""
_EDGE = 3
"""Pixels of the scan."""


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
    line = _usual_height(pieces, usual)
    page = level_page(image, view, FINE * GRAIN / usual)
    found = find_loose_ink(page, pieces, usual, line)
    places = [page.rows_and_columns(piece) for piece in pieces]
    known = [Row(across.start, down.start, across.stop, down.stop) for down, across in places]
    rows = find_rows(found, known, usual * page.scale, line * page.scale)
    rows = [row for row in rows if _may_be_line(found, row, usual * page.scale)]
    if view.vertical:
        rows = stacked(rows)
    spots = [_piece(found, row, usual) for row in rows if not _is_lettering(found, row)]
    spots = [spot for spot in spots if _stands_by_text(spot, pieces, usual)]
    boxes = [_on_scan(view, spot, image) for spot in spots]
    return [box for box in boxes if not _is_at_edge(box, image)]


def _usual_height(pieces: Sequence[Piece], usual: float) -> float:
    """Return the height of the boxes of lines in the usual type."""
    heights = [piece.height for piece in pieces if 0.8 * usual < piece.size < 1.25 * usual]
    return median(heights) if heights else usual


def _may_be_line(found: LooseInk, row: Row, grain: float) -> bool:
    low, high = (limit * grain for limit in _HEIGHTS)
    if row.height < low or row.right - row.left < _LEAST_LENGTH * grain:
        return False
    if row.height > _LARGEST * grain:
        return False
    if row.height > high and not _is_of_letters(found, row):
        return False
    place = (slice(row.top, row.bottom), slice(row.left, row.right))
    if found.loose[place].mean() <= _LEAST_INK:
        return False
    inside = found.inside[place]
    if row.height > _LARGE * grain and inside.mean() < _LEAST_INSIDE:
        return False
    return not _is_rule(inside)


def _is_of_letters(found: LooseInk, row: Row) -> bool:
    """Tell whether a high row consists of several letters."""
    import numpy as np

    place = (slice(row.top, row.bottom), slice(row.left, row.right))
    numbers = found.marks.labels[place][found.loose[place] > 0]
    ink = np.bincount(numbers, minlength=len(found.marks.area))
    is_letter = (ink > 0) & (found.marks.height > _LETTER * row.height)
    is_letter &= found.marks.width < _WIDE * row.height
    is_letter &= found.marks.area < _SOLID * found.marks.width * found.marks.height
    share = ink[is_letter].sum() / max(1, len(numbers))
    return bool(is_letter.sum() >= _LETTERS and share >= _LETTERS_SHARE)


def _is_lettering(found: LooseInk, row: Row) -> bool:
    """Tell whether a short row stands in a drawing, as names do on a map."""
    sides = sorted((row.height, row.right - row.left))
    place = (slice(row.top, row.bottom), slice(row.left, row.right))
    return sides[1] < _SURELY_LONG * sides[0] and bool(found.pictures[place].mean() > _AMONG)


def _is_rule(ink: NDArray[np.bool_]) -> bool:
    """Tell whether a row is a bar, such as the side of a frame, or a waved rule."""
    height, width = ink.shape
    if ink.mean() > _SOLID or 2 * width < height:
        return True
    along = ink.sum(axis=0)
    if is_solid(ink) or (width > _STROKE * height and is_one_stroke(ink)):
        return True
    return bool(width > _STROKE * height and along.std() < _EVEN * along.mean())


def _piece(found: LooseInk, row: Row, usual: float) -> Piece:
    from archive.model.line import Reading

    area = found.ink.area(row.left, row.top, row.right - row.left, row.height)
    return Piece(Reading("□"), area.left, area.top, area.right, area.bottom, usual)


def _stands_by_text(spot: Piece, pieces: Sequence[Piece], usual: float) -> bool:
    """Tell whether there is text around; a single sign must stand in or beside a line of text."""
    if max(spot.width, spot.height) <= _SIGN * max(usual, min(spot.width, spot.height)):
        lines = [piece for piece in pieces if len(piece.text) >= _LINE]
        return any(_is_beside(spot, line) or _is_in_row(spot, line) for line in lines)
    # what is long may stand alone
    near = _TEXT_NEAR[spot.width > _SURELY_LONG * spot.height] * usual
    return any(
        piece.left - near < spot.right
        and spot.left < piece.right + near
        and piece.top - near < spot.bottom
        and spot.top < piece.bottom + near
        for piece in pieces
    )


def _is_beside(spot: Piece, line: Piece) -> bool:
    """Tell whether a sign stands right above or below a part of a line."""
    apart = max(line.top - spot.bottom, spot.top - line.bottom)
    return line.left < spot.centre < line.right and apart < line.size


def _is_in_row(spot: Piece, line: Piece) -> bool:
    """Tell whether a sign stands right before or after a line."""
    if line.height > line.width:  # of a line that runs across it stands above or below
        return False
    apart = max(line.left - spot.right, spot.left - line.right)
    return line.top < spot.middle < line.bottom and apart < 2 * line.size


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
