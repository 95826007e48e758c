"""Where the lines of a page stand on its scan, and which of them a point or an area meets.

Knows nothing of Qt: the view asks, a test can ask too. A coarse grid keeps both questions fast on
pages with thousands of lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.geometry import bounding_box
from archive.model.line import Seam
from archive.model.reading_direction import runs_backwards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.model.geometry import Box
    from archive.model.line import Line
    from archive.model.page import PageText

_CELL = 256
"""Side of a grid cell in pixels of the scan."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The place of one line on the scan.

    ``has_gap`` says that text is missing after it, ``article`` counts from 0 (-1: in none).
    """

    line_id: str
    box: Box
    vertical: bool = False
    has_gap: bool = False
    article: int = -1
    starts_passage: bool = False
    confidence: float | None = None
    words: str = ""
    """Its text as it is stored, by which its characters are found on the scan."""
    backwards: bool = False
    """True if it begins at its right or lower end, for the scan lies so."""

    @property
    def is_placed(self) -> bool:
        """False for lines that are noise or set aside."""
        return self.article >= 0


class Frames:
    """The frames of a page, found by line, by point and by area."""

    def __init__(self, frames: Iterable[Frame] = ()) -> None:
        self._frames = {frame.line_id: frame for frame in frames}
        self._bounds = bounding_box(frame.box for frame in self._frames.values())
        self._grid: dict[tuple[int, int], list[Frame]] = {}
        for frame in self._frames.values():
            for cell in _cells(frame.box):
                self._grid.setdefault(cell, []).append(frame)

    @classmethod
    def of(cls, text: PageText) -> Frames:
        """Return the frames of all lines that have a box."""
        backwards = runs_backwards(text)
        frames = [
            _frame(line, article=number, starts_passage=place == 0, backwards=backwards)
            for number, article in enumerate(text.articles)
            for passage in article.passages
            for place, line in enumerate(passage.lines)
            if line.box
        ]
        loose = [line for line in (*text.unplaced, *text.noise) if line.box]
        return cls(frames + [_frame(line, backwards=backwards) for line in loose])

    def __len__(self) -> int:
        return len(self._frames)

    def __iter__(self) -> Iterator[Frame]:
        return iter(self._frames.values())

    def get(self, line_id: str | None) -> Frame | None:
        """Return the frame of a line, or None if it has no place on the scan."""
        return self._frames.get(line_id) if line_id is not None else None

    def at(self, x: float, y: float, *, reach: float = 0) -> Frame | None:
        """Return the smallest frame around a point, or else the nearest within ``reach`` pixels."""
        here = self._grid.get((int(x) // _CELL, int(y) // _CELL), ())
        hits = [frame for frame in here if frame.box.contains(x, y)]
        if hits:
            return min(hits, key=lambda frame: frame.box.width * frame.box.height)
        if reach <= 0:
            return None
        near = self._within(x - reach, y - reach, x + reach, y + reach)
        return min(near, key=lambda frame: _distance(frame.box, x, y), default=None)

    def within(self, area: Box) -> list[Frame]:
        """Return the frames that an area meets."""
        if self._bounds is not None and area | self._bounds == area:
            return list(self._frames.values())
        return self._within(area.left, area.top, area.right, area.bottom)

    def _within(self, left: float, top: float, right: float, bottom: float) -> list[Frame]:
        columns = range(int(left // _CELL), int(right // _CELL) + 1)
        rows = range(int(top // _CELL), int(bottom // _CELL) + 1)
        if len(columns) * len(rows) > len(self._grid):
            candidates = self._frames
        else:
            candidates = {
                frame.line_id: frame
                for column in columns
                for row in rows
                for frame in self._grid.get((column, row), ())
            }
        return [
            frame
            for frame in candidates.values()
            if frame.box.left <= right
            and frame.box.right >= left
            and frame.box.top <= bottom
            and frame.box.bottom >= top
        ]


def _frame(
    line: Line, *, article: int = -1, starts_passage: bool = False, backwards: bool = False
) -> Frame:
    if line.box is None:
        raise ValueError(f"line {line.id} has no box")
    gap = line.seam is Seam.GAP
    return Frame(
        line.id,
        line.box,
        line.vertical,
        gap,
        article,
        starts_passage,
        line.confidence,
        line.text,
        backwards,
    )


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(box.left // _CELL, box.right // _CELL + 1):
        for row in range(box.top // _CELL, box.bottom // _CELL + 1):
            yield column, row


def _distance(box: Box, x: float, y: float) -> float:
    across = max(box.left - x, 0, x - box.right)
    down = max(box.top - y, 0, y - box.bottom)
    return across * across + down * down
