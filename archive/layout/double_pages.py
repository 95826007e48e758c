"""Scans that show two pages side by side: where the one ends and the other begins."""

from __future__ import annotations

import itertools
from statistics import median
from typing import TYPE_CHECKING, Final

from archive.layout.pieces import usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from archive.layout.pieces import Piece, View
    from archive.model.line import Reading

_LEAST_WIDTH: Final = 1.1
"""Two pages side by side are wider than high; width of their text by its height."""
_MIDDLE: Final = (0.36, 0.64)
"""Where along the width of the text the gutter may lie."""
_GUTTER: Final = 2.5
"""Least white between two pages, in sizes of type: more than there is between columns."""
_BANDS: Final = 12
_LEAST_SHARE: Final = 0.2
"""Part of all characters that each page has at least."""
_UNSURE: Final = 0.6
_SPECK: Final = 2
"""Characters; shorter lines, and unsure ones, may be a shadow or fold that seemed to be text."""


def two_pages(
    readings: Sequence[Reading], pieces: Sequence[Piece], view: View
) -> tuple[list[Reading], list[Reading], float] | None:
    """Return what stands on the left page, on the right one, and the gutter's place on the scan.

    None if the scan shows one page, or columns that run downwards.
    """
    if view.vertical:
        return None
    edge = _gutter(pieces)
    if edge is None:
        return None
    is_right = {piece.reading.id: piece.centre > edge for piece in pieces}
    left = [reading for reading in readings if not is_right.get(reading.id, False)]
    right = [reading for reading in readings if is_right.get(reading.id, False)]
    middle = (min(p.top for p in pieces) + max(p.bottom for p in pieces)) / 2
    return left, right, view.on_scan(edge, middle)[0]


def shown_alone(image: Image, gutter: float, *, left: bool) -> Image:
    """Return a grey double page of which one page is left blank."""
    page = image.convert("L") if image.mode != "L" else image.copy()
    place = min(max(0, round(gutter)), page.width)
    other = (place, 0, page.width, page.height) if left else (0, 0, place, page.height)
    page.paste(255, other)
    return page


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Return the place of the widest white from top to bottom, if it can part two pages."""
    sure = [piece for piece in pieces if not _may_be_shadow(piece)]
    if len(sure) < 2:
        return None
    start, end = min(p.left for p in sure), max(p.right for p in sure)
    height = max(p.bottom for p in sure) - min(p.top for p in sure)
    if end - start < _LEAST_WIDTH * height:
        return None
    low, high = (start + share * (end - start) for share in _MIDDLE)
    places = []
    reach = start
    for before, after in itertools.pairwise(sorted((p.left, p.right) for p in sure)):
        reach = max(reach, before[1])
        if after[0] > reach and low < (reach + after[0]) / 2 < high:
            places.append((after[0] + reach) / 2)
    whites = [(_usual_white(sure, place, height / _BANDS), place) for place in places]
    white, place = max(whites, default=(0.0, 0.0))
    if white < _GUTTER * usual_size(sure):
        return None
    count = sum(len(piece.text) for piece in sure)
    share = sum(len(piece.text) for piece in sure if piece.centre < place) / count
    return place if _LEAST_SHARE < share < 1 - _LEAST_SHARE else None


def _usual_white(pieces: Sequence[Piece], place: float, step: float) -> float:
    """Return how wide the white at a place mostly is: pages lean, each in its own way."""
    bands: dict[int, list[Piece]] = {}
    for piece in pieces:
        bands.setdefault(int(piece.middle // step), []).append(piece)
    whites = []
    for band in bands.values():
        left = [piece.right for piece in band if piece.centre < place]
        right = [piece.left for piece in band if piece.centre > place]
        if left and right:
            whites.append(min(right) - max(left))
    return median(whites) if len(whites) > 1 else 0.0


def _may_be_shadow(piece: Piece) -> bool:
    confidence = piece.reading.confidence
    is_unsure = confidence is not None and confidence < _UNSURE
    return is_unsure or len(piece.text.strip()) <= _SPECK
