"""The line-true layer: what OCR read, line by line, and the corrected text beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.model.identifiers import new_id

if TYPE_CHECKING:
    from archive.model.geometry import Box


class Break(StrEnum):
    """What stood between a line and the next one in the source."""

    NONE = "none"
    SPACE = "space"
    LINE = "line"
    BLOCK = "block"
    COLUMN = "column"
    PAGE = "page"


class Seam(StrEnum):
    """How a line joins the next line of its passage.

    JOIN puts nothing between, SPACE one space, HYPHEN drops the hyphen that ends the line, GAP
    says that text is missing here (nothing is printed unless a format has a sign for it).
    """

    JOIN = "join"
    SPACE = "space"
    HYPHEN = "hyphen"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Alternative:
    """What else the engine thought a character might be."""

    index: int
    """Offset of the character in the OCR text of the reading."""
    characters: tuple[str, ...]
    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as an engine or a file gave it. Never changes once it is stored."""

    text: str
    box: Box | None = None
    confidence: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    break_after: Break = Break.LINE
    vertical: bool = False
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a reading (usually all of it) in its place on the page.

    ``ocr`` is the piece of the reading's text from ``start`` on and is never changed; ``text`` is
    the corrected text. A supplied line was typed by a person to fill a gap: it has no reading and
    its ``ocr`` is empty. ``seam`` joins it to the next line of its passage. Text and seam that a
    person has settled are left alone by repair.
    """

    ocr: str
    text: str
    seam: Seam = Seam.SPACE
    box: Box | None = None
    confidence: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    break_after: Break = Break.LINE
    vertical: bool = False
    reading_id: str | None = None
    start: int = 0
    text_settled: bool = False
    seam_settled: bool = False
    id: str = field(default_factory=new_id)

    @property
    def supplied(self) -> bool:
        """True for text that a person supplied for a gap."""
        return self.reading_id is None

    def goes_on_in(self, other: Line) -> bool:
        """Tell whether another line is the next piece of the same reading."""
        return (
            self.reading_id is not None
            and self.reading_id == other.reading_id
            and self.start + len(self.ocr) == other.start
            and self.id != other.id
        )

    @classmethod
    def of(cls, reading: Reading, *, seam: Seam = Seam.SPACE) -> Line:
        """Return the line that holds a whole reading, as yet uncorrected."""
        return cls(
            ocr=reading.text,
            text=reading.text,
            seam=seam,
            box=reading.box,
            confidence=reading.confidence,
            alternatives=reading.alternatives,
            break_after=reading.break_after,
            vertical=reading.vertical,
            reading_id=reading.id,
        )
