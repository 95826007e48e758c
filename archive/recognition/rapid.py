"""The default engine: the PP-OCR networks of the rapidocr package on the CPU, offline."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.model.geometry import Box
from archive.model.line import Reading
from archive.recognition.believed_columns import with_columns
from archive.recognition.detection import TILE, FoundLine, find_lines, text_map
from archive.recognition.doubt import is_doubtful, sureness
from archive.recognition.engine import UprightReadings
from archive.recognition.leaning import as_it_lies, level_picture, made_level, skew_of
from archive.recognition.level_titles import with_whole_titles
from archive.recognition.lost_columns import lost_columns
from archive.recognition.models import (
    Network,
    detection_network,
    recognition_network,
    vertical_network,
)
from archive.recognition.orientation import quarter_turns
from archive.recognition.reading import HEIGHT, NOTHING, ReadLine, cut_out, read_lines
from archive.recognition.refinement import refine
from archive.recognition.right_to_left import with_titles_from_the_right
from archive.recognition.second_look import lines_missed, with_missed
from archive.recognition.small_marks import usual_comma, with_small_marks
from archive.recognition.turned_lines import read_upwards
from archive.recognition.two_readings import read_together
from archive.recognition.vertical_reading import character_pitch, plumb, set_upright
from archive.repair.language import language_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from archive.progress import Progress
    from archive.recognition.detection import TextMap
    from archive.recognition.engines import Setting

_LEAST_CONFIDENCE = 0.3
_DOUBTFUL = 0.85
"""A vertical line read with less confidence is read a second time."""
_GLANCE = 2_600
"""Longer side of the page when only its orientation is looked for, in pixels."""
_ENOUGH_LINES = 12
_SAMPLE_OF_GLANCE = 6
"""Lines that are read to guess the orientation before all lines are found."""


class RapidEngine:
    """Finds and reads lines with PP-OCR. The networks are loaded when they are first used."""

    def __init__(self, threads: int | None = None) -> None:
        """Use this many threads; all processors by default."""
        self._threads = threads
        self._detection: Network | None = None
        self._recognition: Network | None = None
        self._vertical: Network | None = None
        self._characters: list[str] = []

    @property
    def name(self) -> str:
        """See ``Engine``."""
        return f"PP-OCR ({self._finder().name}, {self._reader().name})"

    def recognise(self, image: Image, progress: Progress) -> list[Reading]:
        """See ``Engine``."""
        page = _grey(image)
        read = self._read_page(page, text_map(self._finder(), page, progress), progress)
        return as_it_lies(read.readings, read.skew, page)

    def recognise_upright(self, image: Image, progress: Progress) -> UprightReadings:
        """See ``TurnsPages``."""
        page = _grey(image)
        # finding all lines of a page that lies otherwise takes a third of the time of reading it
        quarters, skew = self._glance(page, progress)
        upright = _turned(page, quarters)
        level = level_picture(upright, skew)
        seen = text_map(self._finder(), level, progress)
        more = quarter_turns(self._reader(), self._alphabet(), level, seen.lines, progress)
        if more:
            quarters = (quarters + more) % 4
            upright = _turned(page, quarters)
            seen = text_map(self._finder(), level_picture(upright, skew), progress)
        read = self._read_page(upright, seen, progress, quarters, skew)
        if not quarters or not is_doubtful(read.readings):
            return read
        seen = text_map(self._finder(), level_picture(page, skew), progress)
        unturned = self._read_page(page, seen, progress, skew=skew)
        return max(unturned, read, key=lambda found: sureness(found.readings))

    def quarter_turns(self, image: Image, progress: Progress) -> int:
        """See ``TurnsPages``."""
        import cv2

        page = _grey(image)
        part, found = self._middle(page, progress)
        # a piece of the middle tells nearly always; the whole page costs as much as finding text
        if len(found) < _ENOUGH_LINES:
            scale = _scale_of_glance(page)
            size = (max(1, round(page.shape[1] * scale)), max(1, round(page.shape[0] * scale)))
            part = cv2.resize(page, size, interpolation=cv2.INTER_AREA)
            found = find_lines(self._finder(), part, progress)
        return quarter_turns(self._reader(), self._alphabet(), part, found, progress)

    def _glance(self, page: NDArray[np.uint8], progress: Progress) -> tuple[int, float]:
        """Return how many quarter turns make a page upright, and its skew in radians.

        Both are told from the middle of the page; there may be too few lines to tell (0, 0.0).
        """
        part, found = self._middle(page, progress)
        if len(found) < _ENOUGH_LINES:
            return 0, 0.0
        quarters = quarter_turns(
            self._reader(), self._alphabet(), part, found, progress, sample=_SAMPLE_OF_GLANCE
        )
        return quarters, skew_of(found)

    def _middle(
        self, page: NDArray[np.uint8], progress: Progress
    ) -> tuple[NDArray[np.uint8], list[FoundLine]]:
        """Return the middle of a page, at the size of a glance, and the lines in it."""
        import cv2

        scale = _scale_of_glance(page)
        height, width = (min(side, round(TILE / scale)) for side in page.shape)
        top, left = (page.shape[0] - height) // 2, (page.shape[1] - width) // 2
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        middle = page[top : top + height, left : left + width]
        part = cv2.resize(middle, size, interpolation=cv2.INTER_AREA)
        return part, find_lines(self._finder(), part, progress)

    def recognise_region(self, image: Image, box: Box, progress: Progress) -> list[Reading]:
        """See ``Engine``."""
        left, top = max(0, box.left), max(0, box.top)
        page = _grey(image)[top : max(top + 1, box.bottom), left : max(left + 1, box.right)]
        seen = text_map(self._finder(), page, progress)
        if not seen.lines:
            height, width = page.shape
            tall = height > 1.5 * width
            size = (height, width) if tall else (width, height)
            whole = FoundLine(width / 2, height / 2, *size, 0.0, tall, 1.0)
            seen = dataclasses.replace(seen, lines=(whole,))
        level, seen, skew = made_level(page, seen)
        readings = as_it_lies(self._read(level, seen, list(seen.lines), progress), skew, page)
        moved = [_moved(reading, left, top) for reading in readings]
        return sorted(moved, key=lambda reading: reading.box or box)

    def _read_page(
        self,
        page: NDArray[np.uint8],
        seen: TextMap,
        progress: Progress,
        quarters: int = 0,
        skew: float = 0.0,
    ) -> UprightReadings:
        """Read a page that was turned by so many quarters; boxes are those of the level page.

        ``seen`` was seen on the page turned level by ``skew``.
        """
        page, seen, skew = made_level(page, seen, skew)
        found = with_whole_titles(self._finder(), page, refine(seen.lines, page), progress)
        readings = with_titles_from_the_right(self._read(page, seen, found, progress))
        return UprightReadings(quarters, tuple(readings), skew)

    def _read(
        self, page: NDArray[np.uint8], seen: TextMap, found: list[FoundLine], progress: Progress
    ) -> list[Reading]:
        texts = self._texts(page, found, progress)
        missed = lines_missed(self._finder(), page, found, texts, progress)
        if missed:
            read = self._texts(page, missed, progress)
            found, texts = with_missed(found, texts, missed, read)
        columns = lost_columns(page, seen, found, texts)
        if columns:
            read = self._texts(page, columns, progress)
            found, texts = with_columns(found, texts, columns, read)
        _add_small_marks(page, found, texts)
        return [
            _reading(line, text)
            for line, text in zip(found, texts, strict=True)
            if text.text.strip() and text.confidence >= _LEAST_CONFIDENCE
        ]

    def _texts(
        self, page: NDArray[np.uint8], found: list[FoundLine], progress: Progress
    ) -> list[ReadLine]:
        texts = self._read_as_found(page, found, progress)
        self._read_upright(page, found, texts, progress)
        upwards = read_upwards(self._reader(), self._alphabet(), page, found, progress)
        return [upwards.get(number, text) for number, text in enumerate(texts)]

    def _read_as_found(
        self, page: NDArray[np.uint8], found: list[FoundLine], progress: Progress
    ) -> list[ReadLine]:
        texts = [NOTHING] * len(found)
        for vertical in (False, True):
            numbers = [number for number, line in enumerate(found) if line.vertical == vertical]
            if not numbers:
                continue
            pictures = [cut_out(page, found[number]) for number in numbers]
            if vertical:
                read = self._read_vertical(pictures, progress)
            else:
                read = read_lines(self._reader(), self._alphabet(), pictures, progress)
            for number, text in zip(numbers, read, strict=True):
                texts[number] = text
        return texts

    def _read_upright(
        self,
        page: NDArray[np.uint8],
        found: list[FoundLine],
        texts: list[ReadLine],
        progress: Progress,
    ) -> None:
        """Read doubtful vertical lines once more, and put what both readings say in ``texts``."""
        rows = {}
        for number, (line, text) in enumerate(zip(found, texts, strict=True)):
            if line.vertical and text.confidence < _DOUBTFUL:
                row = set_upright(page, line, text.places)
                if row is not None:
                    rows[number] = row
        if not rows:
            return
        again = self._read_vertical(list(rows.values()), progress)
        for number, upright in zip(rows, again, strict=True):
            texts[number] = read_together(texts[number], upright, self._alphabet())

    def _read_vertical(
        self, pictures: Sequence[NDArray[np.uint8]], progress: Progress
    ) -> list[ReadLine]:
        reader = self._vertical_reader()
        return read_lines(reader, self._alphabet(), pictures, progress, language_model())

    def _finder(self) -> Network:
        self._detection = self._detection or detection_network(self._threads)
        return self._detection

    def _reader(self) -> Network:
        self._recognition = self._recognition or recognition_network(self._threads)
        return self._recognition

    def _vertical_reader(self) -> Network:
        self._vertical = self._vertical or vertical_network(self._threads)
        return self._vertical

    def _alphabet(self) -> list[str]:
        self._characters = self._characters or self._reader().characters()
        return self._characters


def _add_small_marks(
    page: NDArray[np.uint8], found: list[FoundLine], texts: list[ReadLine]
) -> None:
    """Put the marks that were read over into the texts of vertical lines."""
    upright = [number for number, line in enumerate(found) if line.vertical]
    comma = usual_comma([texts[number].text for number in upright])
    for number in upright:
        line, text = found[number], texts[number]
        if text.places:
            pitch = character_pitch(line, text.places) * HEIGHT / max(line.thickness, 1.0)
            texts[number] = with_small_marks(plumb(page, line), pitch, text, comma)


def _grey(image: Image) -> NDArray[np.uint8]:
    import numpy as np

    return np.asarray(image if image.mode == "L" else image.convert("L"))


def _reading(line: FoundLine, text: ReadLine) -> Reading:
    return Reading(
        text.text,
        line.box,
        round(text.confidence, 4),
        text.alternatives,
        vertical=line.vertical and len(text.text) > 1,
    )


def _scale_of_glance(page: NDArray[np.uint8]) -> float:
    return min(1.0, _GLANCE / float(max(page.shape)))


def _turned(page: NDArray[np.uint8], quarters: int) -> NDArray[np.uint8]:
    """Return a page turned by so many quarters clockwise."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(page, -quarters)) if quarters else page


def _moved(reading: Reading, right: int, down: int) -> Reading:
    if reading.box is None:
        return reading
    box = reading.box
    return dataclasses.replace(
        reading,
        box=Box(box.left + right, box.top + down, box.right + right, box.bottom + down),
    )


def for_setting(setting: Setting) -> RapidEngine:
    """Return the engine for a setting."""
    return RapidEngine(setting.threads)
