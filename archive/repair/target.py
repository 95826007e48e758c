"""The target: how the page should read, as far as repair can tell.

A target is the whole page in its right order: articles of passages of pieces, with the seam after
each piece and the places where text is missing. The kinds of repair propose the steps from the
page as it is to the target.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.model.line import Seam

if TYPE_CHECKING:
    from archive.model.passage import Role
    from archive.repair.names import NameSense
    from archive.repair.row_forms import Form
    from archive.repair.rows import Piece, Row
    from archive.repair.sense import Sense


class Ground(StrEnum):
    """Where two pieces that are joined stood."""

    ROW = "row"
    """In one printed line."""
    GROUP = "group"
    """In neighbouring lines."""
    NEXT = "next"
    """Over a blank line, as at the end of a column."""
    AWAY = "away"
    """Not next to each other."""


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between a piece and the next one of its passage."""

    seam: Seam
    confidence: float
    ground: Ground
    word: str = ""
    """The word that the seam cuts, if there is one."""
    settled: bool = False
    misread: str = ""
    """The mark that was read for the hyphen before the joint."""
    small: bool = False
    """True if the piece after it starts with a small letter that was read as a capital."""


@dataclass(slots=True, eq=False)
class TargetPassage:
    """A passage as it should be. ``joints`` has one entry fewer than ``pieces``."""

    role: Role
    pieces: list[Piece]
    joints: list[Joint]
    rows: list[int]
    form: Form
    role_confidence: float = 0.97
    role_signs: tuple[str, ...] = ()
    border_confidence: float = 0.97
    """How sure it is that a passage starts here."""
    gap_before: bool = False
    gap_after: bool = False
    gap_confidence: float = 0.0
    rubbish: bool = False

    @property
    def text(self) -> str:
        """The text it prints, marks not yet mended."""
        parts: list[str] = []
        for piece, joint in zip(self.pieces, self.joints, strict=False):
            seam = joint.seam
            parts.append(piece.text[:-1] if seam is Seam.HYPHEN else piece.text)
            if seam is Seam.SPACE:
                parts.append(" ")
        parts.append(self.pieces[-1].text)
        return "".join(parts)


@dataclass(slots=True, eq=False)
class TargetArticle:
    """An article as it should be."""

    passages: list[TargetPassage] = field(default_factory=list)
    confidence: float = 0.97


@dataclass(slots=True, eq=False)
class Target:
    """A page as it should be."""

    articles: list[TargetArticle]
    rows: list[Row]
    sense: Sense
    names: NameSense
    language: str = "zh"
    """Whose words it is read by: ``zh``, ``de`` or ``en``."""

    def passages(self) -> list[TargetPassage]:
        """Return the passages of all articles in reading order."""
        return [passage for article in self.articles for passage in article.passages]
