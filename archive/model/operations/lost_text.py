"""Operations on text that is missing: to mark it, to supply it, to put in what was read."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from archive.errors import StaleOperationError
from archive.model.geometry import Box
from archive.model.line import Alternative, Line, Seam
from archive.model.operations.splitting import derived_id

if TYPE_CHECKING:
    from archive.model.draft import Draft


@dataclass(frozen=True, slots=True)
class Supply:
    """Insert text that a person supplies for a gap after ``line``.

    The gap is closed unless ``still_missing``.
    """

    name: ClassVar[str] = "supply"
    line: str
    text: str
    new_line: str
    still_missing: bool = False

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        line = draft.line(self.line)
        seam = Seam.GAP if self.still_missing else Seam.JOIN
        supplied = Line(
            ocr="",
            text=self.text,
            seam=seam,
            text_settled=True,
            seam_settled=True,
            id=self.new_line,
        )
        draft.insert_line(supplied, self.line)
        draft.replace_line(dataclasses.replace(line, seam=Seam.JOIN, seam_settled=True))


@dataclass(frozen=True, slots=True)
class RemoveSupplied:
    """Take a supplied line out again; the gap before it is open again."""

    name: ClassVar[str] = "remove_supplied"
    line: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        line = draft.line(self.line)
        if not line.supplied:
            raise StaleOperationError("only text that a person supplied can be removed")
        lines = draft.home(self.line).lines
        index = next(i for i, other in enumerate(lines) if other.id == self.line)
        if index:
            draft.replace_line(dataclasses.replace(lines[index - 1], seam=Seam.GAP))
        draft.drop_line(self.line)


@dataclass(frozen=True, slots=True)
class InsertLine:
    """Put a line in that an engine read in an area of the scan where the page had none.

    It comes after the first of the lines ``after`` that is on the page, or else before the first
    of ``before``: lines that are proposed beside each other can be accepted in any order. A line
    that is there already stays. ``seam_before`` replaces a gap in front of it.
    """

    name: ClassVar[str] = "insert_line"
    new_line: str
    text: str
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels of the scan."""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    seam: Seam = Seam.JOIN
    seam_before: str = Seam.JOIN
    confidence: float | None = None
    vertical: bool = False
    alternatives: tuple[tuple[int, tuple[str, ...], tuple[float, ...]], ...] = ()

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        if draft.has_line(self.new_line):
            return
        line = Line(
            ocr=self.text,
            text=self.text,
            seam=self.seam,
            box=Box(*self.box),
            confidence=self.confidence,
            alternatives=tuple(
                Alternative(index, tuple(characters), tuple(odds))
                for index, characters, odds in self.alternatives
            ),
            vertical=self.vertical,
            reading_id=derived_id(self.new_line, 0),
            text_settled=settle,
            id=self.new_line,
        )
        above = next((i for i in self.after if draft.is_placed(i)), None)
        below = next((i for i in self.before if draft.is_placed(i)), None)
        if above is not None:
            draft.insert_line(line, above)
            self._close_gap(draft, draft.line(above))
        elif below is not None:
            draft.insert_before(line, below)
            draft.home(self.new_line).gap_before = False
        else:
            raise StaleOperationError("the lines beside the new line are not on the page any more")

    def _close_gap(self, draft: Draft, above: Line) -> None:
        if above.seam is Seam.GAP and not above.seam_settled:
            draft.replace_line(dataclasses.replace(above, seam=Seam(self.seam_before)))


@dataclass(frozen=True, slots=True)
class MarkLost:
    """Say that text is missing after ``line`` (or before it): it stands in ``box`` on the scan."""

    name: ClassVar[str] = "mark_lost"
    line: str
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels of the scan."""
    is_before: bool = False

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        if self.is_before:
            home = draft.home(self.line)
            if home.lines[0].id != self.line:
                raise StaleOperationError(f"line {self.line} does not start its passage any more")
            home.gap_before = True
            return
        line = draft.line(self.line)
        settled = line.seam_settled or settle
        draft.replace_line(dataclasses.replace(line, seam=Seam.GAP, seam_settled=settled))
