"""Which lost columns are believed, and which lines give way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.recognition.continued_columns import continued
from archive.recognition.detection import usual_thickness
from archive.recognition.lost_columns import (
    FRAGMENT,
    SURE,
    is_doubtful,
    is_fragment,
    shared_area,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.recognition.detection import FoundLine
    from archive.recognition.reading import ReadLine

_SAME_PLACE = 0.5
"""Share of the smaller of two that stand in the same place."""
_LEAST_SHARE = 0.3
"""Share of a line that columns have which were read as one."""
_FITS = 0.4, 1.7
"""Least and most number of characters, in lengths by thicknesses."""


def with_columns(
    found: Sequence[FoundLine],
    texts: Sequence[ReadLine],
    columns: Sequence[FoundLine],
    read: Sequence[ReadLine],
) -> tuple[list[FoundLine], list[ReadLine]]:
    """Return lines and what they say with the columns that could be read.

    Unreadable lines and fragments give way to the columns in their place.
    """
    believed = [
        (column, text)
        for column, text in zip(columns, read, strict=True)
        if text.confidence >= SURE and len(text.text) > FRAGMENT and _fits(column, text)
    ]
    usual = usual_thickness(found)
    known = list(zip(found, texts, strict=True))
    for line, text in known:
        rivals = _rivals(line, text, believed, usual)
        if rivals and _stays(line, text, rivals, usual):
            believed = [pair for pair in believed if pair not in rivals]
    kept = [(line, text) for line, text in known if not _rivals(line, text, believed, usual)]
    both = continued(kept, believed)
    return [line for line, _ in both], [text for _, text in both]


def _rivals(
    line: FoundLine,
    text: ReadLine,
    believed: Sequence[tuple[FoundLine, ReadLine]],
    usual: float,
) -> list[tuple[FoundLine, ReadLine]]:
    """Return the columns in the place of a line to which it may give way."""
    unsure = text.confidence < SURE or is_doubtful(line, text, usual)
    if not unsure and not is_fragment(line, text, usual):
        return []
    return [pair for pair in believed if _is_in_place(pair[0], line)]


def _is_in_place(column: FoundLine, line: FoundLine) -> bool:
    """Tell whether a column and a line share most of the smaller of them."""
    least = min(line.length * line.thickness, column.length * column.thickness)
    return shared_area(line, column) > _SAME_PLACE * least


def _stays(
    line: FoundLine,
    text: ReadLine,
    rivals: Sequence[tuple[FoundLine, ReadLine]],
    usual: float,
) -> bool:
    """Tell whether a line says more than the columns in its place, or what they leave out."""
    if _weight(text) > sum(_weight(rival) for _, rival in rivals):
        return True
    if text.confidence < SURE or is_fragment(line, text, usual):
        return False
    # what was read surely was two or more columns, or none
    shared = sum(shared_area(line, column) for column, _ in rivals)
    return len(rivals) < 2 or shared < _LEAST_SHARE * line.length * line.thickness


def _weight(text: ReadLine) -> float:
    """Return how much was read, and how surely."""
    return text.confidence * len(text.text)


def _fits(column: FoundLine, text: ReadLine) -> bool:
    """Tell whether about as many characters were read as a column has room for."""
    least, most = _FITS
    return least < len(text.text) * column.thickness / column.length < most
