"""Marks that a network reads over in vertical lines: small spots of ink that fill a place alone.

In vertical print a comma or stop has the place of a whole character, and most of that place is
white. A spot by itself, as far from the characters read as these are from each other, is such a
mark.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.model.line import Alternative
from archive.recognition.reading import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.reading import ReadLine

COMMAS = "、，"
_STOP = "。"
_LEAST_CHARACTERS = 3
_LEAST_INK = 0.015
"""Least ink of a mark, as a share of the place of a character."""
_SPECK = 0.006
_LENGTHS, _WIDTHS = (0.1, 0.55), (0.08, 0.6)
"""Least and most size of a mark along the line, in pitches, and across, in thicknesses."""
_FREE = 0.12
_OWN_PLACE = 0.6, 1.6
"""Least and most distance of a mark from the characters beside it, in pitches."""
_HOLE = 0.15
"""Least share of a stop that is the hole in it."""
_EDGE = 2


def with_small_marks(
    picture: NDArray[np.uint8], pitch: float, line: ReadLine, comma: str
) -> ReadLine:
    """Return what a line says with the marks that were read over.

    ``picture`` is the line as it stands, ``HEIGHT`` pixels wide; ``pitch`` is the distance of its
    characters in pixels of it; ``comma`` is the comma that the page uses.
    """
    if len(line.places) < _LEAST_CHARACTERS:
        return line
    places = [place * len(picture) for place in line.places]
    marks: dict[int, tuple[str, float]] = {}
    for spot, is_ring in _spots(picture, pitch):
        index = sum(place < spot for place in places)
        beside = [abs(spot - place) / pitch for place in places[max(0, index - 1) : index + 1]]
        if _OWN_PLACE[0] <= min(beside) <= _OWN_PLACE[1] and index not in marks:
            marks[index] = (_STOP if is_ring else comma, spot / len(picture))
    return _with(line, marks) if marks else line


def usual_comma(texts: Sequence[str]) -> str:
    """Return the comma that most of the texts use."""
    return max(COMMAS, key=lambda comma: sum(text.count(comma) for text in texts))


def _with(line: ReadLine, marks: dict[int, tuple[str, float]]) -> ReadLine:
    own = next((comma for comma in COMMAS if comma in line.text), None)
    text, places, moved = "", [], []
    for index in range(len(line.text) + 1):
        if index in marks:
            mark, place = marks[index]
            text += own if own and mark in COMMAS else mark
            places.append(place)
        if index < len(line.text):
            moved.append(len(text))
            text += line.text[index]
            places.append(line.places[index])
    alternatives = tuple(
        Alternative(moved[other.index], other.characters, other.probabilities)
        for other in line.alternatives
    )
    return dataclasses.replace(line, text=text, alternatives=alternatives, places=tuple(places))


def _spots(picture: NDArray[np.uint8], pitch: float) -> Iterator[tuple[float, bool]]:
    """Yield the middle along the line of spots that stand alone, and whether each is a ring."""
    import cv2
    import numpy as np

    paper, stroke = np.percentile(picture, (90, 3))
    ink = (picture < paper - 0.45 * (paper - stroke)).astype(np.uint8)
    ink[:, :_EDGE] = ink[:, -_EDGE:] = 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    place = pitch * HEIGHT
    for number in range(1, count):
        left, top, width, length, area = stats[number]
        fits = (
            _LENGTHS[0] * pitch <= length <= _LENGTHS[1] * pitch
            and _WIDTHS[0] * HEIGHT <= width <= _WIDTHS[1] * HEIGHT
            and area >= _LEAST_INK * place
        )
        if not fits:
            continue
        margin = round(_FREE * pitch)
        near = np.unique(labels[max(0, top - margin) : top + length + margin])
        if any(stats[o][cv2.CC_STAT_AREA] > _SPECK * place for o in near if o not in {0, number}):
            continue
        spot = (labels[top : top + length, left : left + width] == number).astype(np.uint8)
        yield top + length / 2, _is_ring(spot)


def _is_ring(spot: NDArray[np.uint8]) -> bool:
    import cv2

    contours, _ = cv2.findContours(spot, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    filled = spot.copy()
    cv2.drawContours(filled, contours, -1, 1, cv2.FILLED)
    return bool(int(filled.sum()) - int(spot.sum()) > _HOLE * int(filled.sum()))
