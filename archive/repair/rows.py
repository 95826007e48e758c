"""Printed rows of a page and the pieces they are made of.

A piece is a line of the model (or a part of one that is to be split off: a sign-off that hangs on
a paragraph). A row is what stood in one printed line: OCR puts spaces around digits, and between
the names of a byline, so several pieces may be one row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.line import Break, Seam

if TYPE_CHECKING:
    from archive.model.line import Line
    from archive.model.operations import SplitLine
    from archive.model.passage import Role

BLOCK_BREAKS = frozenset({Break.BLOCK, Break.COLUMN, Break.PAGE, Break.NONE})
"""What follows a piece where something ended: a column, at least a group of lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of a line from ``start`` to ``end`` that is to stand alone."""

    line: Line
    text: str
    id: str
    cut: SplitLine | None = None
    """How the piece comes into being if it is not yet a line of its own."""
    tail_cut: bool = False
    """True for the first part of a line that is to be split."""

    @property
    def break_after(self) -> Break:
        """What followed the piece in the source."""
        return Break.SPACE if self.tail_cut else self.line.break_after

    @property
    def seam(self) -> Seam:
        """How the piece now joins the next one of its passage."""
        return Seam.SPACE if self.tail_cut else self.line.seam


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One printed line."""

    index: int
    pieces: tuple[Piece, ...]
    text: str
    passage: int
    article: int
    role: Role
    """Of its passage as it now is."""
    role_settled: bool
    starts_passage: bool
    ends_passage: bool
    gap_before: bool
    column: float | None
    """Natural width of the full lines around it, in cells."""
    width: float
    """Its own natural width."""
    first_odds: float
    """Log-odds, from its width alone, that it is the indented first line of a paragraph."""
    decided_after: bool
    """True if its seam to the next row is decided (JOIN, HYPHEN, GAP or settled)."""

    @property
    def first(self) -> Piece:
        """Its first piece."""
        return self.pieces[0]

    @property
    def last(self) -> Piece:
        """Its last piece."""
        return self.pieces[-1]

    @property
    def shortfall(self) -> float:
        """Cells that it lacks to a full line (0 where the column's width is not known)."""
        return 0.0 if self.column is None else self.column - self.width

    @property
    def break_after(self) -> Break:
        """What followed it in the source."""
        return self.last.break_after
