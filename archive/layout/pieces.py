"""Lines as layout sees them: level, left to right, and measured in sizes of type.

A vertical page is turned a quarter so that its lines run left to right and follow each other
downwards like those of any other page; so the rest of layout knows one writing direction.
"""

from __future__ import annotations

import dataclasses
import math
import unicodedata
from statistics import median
from typing import TYPE_CHECKING

from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive.model.geometry import Box
    from archive.model.line import Reading

DISPLAY = 1.15
"""Type this much larger than the usual size is display type."""
HEADLINE = 1.42
"""Type this much larger sets headlines; smaller display type may stand in a column, too."""
_CLOSING = "，。、；：？！”’）》〉】」』…％,.;:?!)"
_LONG = 24
"""Characters of a line of letters whose mean width tells the size of its type."""
_SAME_PITCH, _BLOTTED = 1.15, 1.6
"""How much wider and higher than usual a line may seem that is of the usual size."""
_STRAY = 0.002
"""Part of a page's characters that may lie outside of its text."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A line of the page with its level rectangle, in pixels."""

    reading: Reading
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Size of the type in pixels: the width of one full-width character or the line's height."""
    rest: tuple[Reading, ...] = ()
    """What goes on in the same row, where the engine found a line in parts."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the engine read in the line, from left to right."""
        return (self.reading, *self.rest)

    @property
    def text(self) -> str:
        """What the line says."""
        return " ".join(reading.text for reading in self.readings)

    @property
    def width(self) -> float:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """The horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def flush_right(self) -> float:
        """The right edge without a mark that may hang over the column's edge."""
        hangs = self.text[-1:] in _CLOSING
        return max(self.left, self.right - self.size / 2) if hangs else self.right


@dataclasses.dataclass(frozen=True, slots=True)
class View:
    """How coordinates of the scan become level ones: turned for vertical text, then by the skew."""

    skew: float = 0.0
    """Radians by which lines fall to the right."""
    vertical: bool = False
    width: float = 0.0
    """Pixels of the scan from left to right; needed for vertical pages."""

    def level(self, box: Box) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom of what was a level rectangle before it was skewed."""
        left, top, right, bottom = map(float, (box.left, box.top, box.right, box.bottom))
        if self.vertical:
            left, top, right, bottom = top, self.width - right, bottom, self.width - left
        sine, cosine = math.sin(self.skew), math.cos(self.skew)
        x, y = (left + right) / 2, (top + bottom) / 2
        x, y = x * cosine + y * sine, y * cosine - x * sine
        width, height = right - left, bottom - top
        # the box around a skewed rectangle is larger than the rectangle
        lean = abs(sine)
        spread = max(cosine * cosine - lean * lean, 0.5)
        inner_width = max((width * cosine - height * lean) / spread, width * 0.5)
        inner_height = max((height * cosine - width * lean) / spread, height * 0.3)
        return x - inner_width / 2, y - inner_height / 2, x + inner_width / 2, y + inner_height / 2

    def on_scan(self, x: float, y: float) -> tuple[float, float]:
        """Return where a level point lies on the scan."""
        sine, cosine = math.sin(self.skew), math.cos(self.skew)
        x, y = x * cosine - y * sine, y * cosine + x * sine
        return (self.width - y, x) if self.vertical else (x, y)


def cells(text: str) -> float:
    """Return how many full-width characters wide a text is set."""
    return sum(1.0 if _is_wide(character) else 0.5 for character in text)


def measure(readings: Iterable[Reading], view: View) -> list[Piece]:
    """Return the pieces of the readings that have a box and text."""
    pieces = []
    for reading in readings:
        if reading.box is None or not reading.text.strip():
            continue
        left, top, right, bottom = view.level(reading.box)
        pieces.append(Piece(reading, left, top, right, bottom, bottom - top))
    ratio = _height_per_size(pieces)
    return [_sized(piece, ratio, view) for piece in pieces]


def usual_size(pieces: Sequence[Piece]) -> float:
    """Return the size of most of the text."""
    if not pieces:
        return 1.0
    ordered = sorted(pieces, key=lambda piece: piece.size)
    half = sum(len(piece.text) for piece in pieces) / 2
    for piece in ordered:
        half -= len(piece.text)
        if half <= 0:
            return piece.size
    return ordered[-1].size


def without_blots(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces of which those with letters of the usual width have the usual size.

    Letters are measured by the height of their line, which a blot or a flourish adds to.
    """
    long = {p for p in pieces if len(p.text) >= _LONG and not is_mostly_han(p.text)}
    if not long:
        return list(pieces)
    pitch = median(p.width / len(p.text) for p in long)
    size = median(p.size for p in long)
    return [
        dataclasses.replace(piece, size=size)
        if piece in long
        and piece.width / len(piece.text) < _SAME_PITCH * pitch
        and size < piece.size < _BLOTTED * size
        else piece
        for piece in pieces
    ]


def text_span(pieces: Sequence[Piece]) -> tuple[float, float]:
    """Return where a page's text starts and ends, from left to right.

    The few characters furthest out do not count: off the page, specks are read as characters.
    """
    lefts = sorted((piece.left, len(piece.text)) for piece in pieces)
    rights = sorted(((piece.right, len(piece.text)) for piece in pieces), reverse=True)
    few = _STRAY * sum(length for _, length in lefts)
    return _past(few, lefts), _past(few, rights)


def _past(few: float, ends: Sequence[tuple[float, int]]) -> float:
    count = 0
    for place, length in ends:
        count += length
        if count > few:
            return place
    return ends[-1][0]


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F", "A"}


def _height_per_size(pieces: Sequence[Piece]) -> float:
    """Return how much higher the boxes are than the type they hold."""
    ratios = [
        piece.height / (piece.width / cells(piece.text))
        for piece in pieces
        if is_mostly_han(piece.text) and cells(piece.text) >= 8
    ]
    return median(ratios) if len(ratios) >= 5 else 1.0


def _sized(piece: Piece, ratio: float, view: View) -> Piece:
    """Measure the type by the pitch of its characters, which is finer than the line's height."""
    count = cells(piece.text)
    along, across = piece.width, piece.height
    if piece.reading.vertical != view.vertical and count > 1:
        # a horizontal title on a vertical page, or the other way round
        along, across = across, along
    by_height = across / ratio
    size = by_height
    if count >= 4 and is_mostly_han(piece.text):
        pitch = along / count
        narrowest = along / len(piece.text)
        if narrowest > 0.95 * pitch:
            # spaced-out lines, or lines whose box is too long, have a wide pitch
            size = min(pitch, by_height * 1.15)
        else:
            # the engine may have written wide letters as narrow ones
            size = min(pitch, max(narrowest, by_height))
    return Piece(piece.reading, piece.left, piece.top, piece.right, piece.bottom, size)
