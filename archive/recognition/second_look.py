"""Looking closer where vertical lines were found but could not be read.

Small and blurred type runs together when the whole page is seen at the size of its usual text:
lines are found in part, or several as one. Seen larger they come apart.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.model.geometry import Box
from archive.recognition.detection import WANTED_TEXT, find_at, usual_thickness
from archive.recognition.refinement import refine

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.progress import Progress
    from archive.recognition.detection import FoundLine
    from archive.recognition.models import Network
    from archive.recognition.reading import ReadLine

SURE = 0.6
"""A line read with less confidence is looked at again; a new one is believed from here."""
_CLOSER = 1.5
"""How much larger than usual the type is seen the second time."""
_LARGEST = 2.0
_AROUND, _ALONG = 1.0, 4.0
"""What is looked at beside and beyond a line that could not be read, in its thicknesses."""
_SEEN = 0.45
"""A line of which a larger share is read already is not new."""
_REPLACED = 0.6
_LEAST_CHARACTERS = 2


def unread_places(
    found: Sequence[FoundLine], texts: Sequence[ReadLine], shape: tuple[int, ...]
) -> list[Box]:
    """Return the parts of a page (height × width) around its unreadable vertical lines."""
    places: list[Box] = []
    height, width = shape[:2]
    for line, text in zip(found, texts, strict=True):
        if not line.vertical or text.confidence >= SURE:
            continue
        box = line.box
        beside, beyond = (round(share * line.thickness) for share in (_AROUND, _ALONG))
        place = Box(
            max(0, box.left - beside),
            max(0, box.top - beyond),
            min(width, box.right + beside),
            min(height, box.bottom + beyond),
        )
        touching = [other for other in places if other.intersection(place) is not None]
        for other in touching:
            places.remove(other)
            place |= other
        places.append(place)
    return places


def lines_missed(
    finder: Network,
    page: NDArray[np.uint8],
    found: Sequence[FoundLine],
    texts: Sequence[ReadLine],
    progress: Progress,
) -> list[FoundLine]:
    """Return lines around unreadable ones that are seen when the page is looked at closer.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    import numpy as np

    places = unread_places(found, texts, page.shape)
    if not places:  # as on every level page: a map of the page would be made for nothing
        return []
    scale = min(_LARGEST, _CLOSER * WANTED_TEXT / usual_thickness(found))
    read = np.zeros(page.shape, np.uint8)
    for line, text in zip(found, texts, strict=True):
        if text.text and text.confidence >= SURE:
            _part(read, line)[:] = 1
    missed: list[FoundLine] = []
    for place in places:
        part = page[place.top : place.bottom, place.left : place.right]
        for line in refine(find_at(finder, part, scale, progress), part):
            moved = dataclasses.replace(line, x=line.x + place.left, y=line.y + place.top)
            seen = _part(read, moved)
            if seen.size and seen.mean() < _SEEN:
                missed.append(moved)
    return missed


def with_missed(
    found: Sequence[FoundLine],
    texts: Sequence[ReadLine],
    missed: Sequence[FoundLine],
    read: Sequence[ReadLine],
) -> tuple[list[FoundLine], list[ReadLine]]:
    """Return lines and what they say with those believed that were seen the second time.

    Unreadable lines give way to those in their place.
    """
    believed = [
        (line, text)
        for line, text in zip(missed, read, strict=True)
        if text.confidence >= SURE and len(text.text) >= _LEAST_CHARACTERS
    ]
    kept = [
        (line, text)
        for line, text in zip(found, texts, strict=True)
        if text.confidence >= SURE or _covered(line, believed) < _REPLACED
    ]
    both = [*kept, *believed]
    return [line for line, _ in both], [text for _, text in both]


def _covered(line: FoundLine, others: Sequence[tuple[FoundLine, ReadLine]]) -> float:
    box = line.box
    shared = [other.box.intersection(box) for other, _ in others]
    return sum(part.width * part.height for part in shared if part) / (box.width * box.height)


def _part(page: NDArray[np.uint8], line: FoundLine) -> NDArray[np.uint8]:
    box = line.box
    return page[box.top : box.bottom, box.left : box.right]
