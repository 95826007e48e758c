"""Operations that split a line in two and make one line of two again."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from archive.errors import StaleOperationError
from archive.model.geometry import Box
from archive.model.line import Line, Seam

if TYPE_CHECKING:
    from archive.model.draft import Draft


@dataclass(frozen=True, slots=True)
class SplitLine:
    """Make sure that a line is split at ``at`` (offset in its text); ``second_id`` is the rest.

    The offset in the OCR text is the same when the text is uncorrected; otherwise the one that
    lies equally far along. Marks of ``expected`` may have been corrected since: the place is
    found again by the letters before it.
    """

    name: ClassVar[str] = "split_line"
    line: str
    at: int
    expected: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        if draft.has_line(self.second_id):
            return
        line = draft.line(self.line)
        at = self.at if line.text == self.expected else _same_place(self, line.text)
        if at is None or not 0 < at < len(line.text):
            raise StaleOperationError(f"the text of line {self.line} has changed")
        draft.split_line(*split(line, at, second_id=self.second_id))

    @property
    def second_id(self) -> str:
        """Identifier that the second piece gets."""
        return derived_id(self.line, self.at)


def _same_place(split_line: SplitLine, text: str) -> int | None:
    """Find the cut again in a text of the same letters with other marks."""
    if [c for c in text if c.isalnum()] != [c for c in split_line.expected if c.isalnum()]:
        return None
    letters = sum(c.isalnum() for c in split_line.expected[: split_line.at])
    marks = 0
    while marks < split_line.at and not split_line.expected[split_line.at - 1 - marks].isalnum():
        marks += 1
    for index, character in enumerate(text):
        if letters == 0 and marks == 0:
            return index
        if character.isalnum():
            if letters == 0:
                return index
            letters -= 1
        elif letters == 0:
            marks -= 1
    return None


def split(line: Line, at: int, *, second_id: str = "") -> tuple[Line, Line]:
    """Cut a line at a text offset; box and alternatives are shared out in proportion."""
    cut = at if line.ocr == line.text else round(len(line.ocr) * at / len(line.text))
    first_box, second_box = _split_box(
        line, cut / len(line.ocr) if line.ocr else at / len(line.text)
    )
    boundary = line.start + cut
    first = dataclasses.replace(
        line,
        ocr=line.ocr[:cut],
        text=line.text[:at].rstrip(),
        seam=Seam.JOIN
        if not line.text[at - 1].isspace() and not line.text[at].isspace()
        else Seam.SPACE,
        box=first_box,
        alternatives=tuple(a for a in line.alternatives if a.index < boundary),
    )
    second = dataclasses.replace(
        line,
        ocr=line.ocr[cut:],
        text=line.text[at:].lstrip(),
        box=second_box,
        start=boundary,
        alternatives=tuple(a for a in line.alternatives if a.index >= boundary),
        id=second_id or derived_id(line.id, at),
    )
    return first, second


def _split_box(line: Line, share: float) -> tuple[Box | None, Box | None]:
    box = line.box
    if box is None:
        return None, None
    if line.vertical:
        middle = box.top + round(box.height * share)
        return (
            Box(box.left, box.top, box.right, middle),
            Box(box.left, middle, box.right, box.bottom),
        )
    middle = box.left + round(box.width * share)
    return Box(box.left, box.top, middle, box.bottom), Box(middle, box.top, box.right, box.bottom)


@dataclass(frozen=True, slots=True)
class JoinPieces:
    """Make one line again of a piece of a reading and the piece that follows it on the page.

    Only pieces of one reading become one line: each line keeps what the engine read. The text of
    both is kept as it stands.
    """

    name: ClassVar[str] = "join_pieces"
    line: str
    rest: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        first, second = draft.line(self.line), draft.line(self.rest)
        follower = draft.next_line(self.line)
        if not first.goes_on_in(second) or follower is None or follower.id != self.rest:
            raise StaleOperationError(f"line {self.rest} does not continue line {self.line}")
        space = " " if first.seam is Seam.SPACE and first.text and second.text else ""
        whole = dataclasses.replace(
            first,
            ocr=first.ocr + second.ocr,
            text=first.text + space + second.text,
            seam=second.seam,
            seam_settled=second.seam_settled,
            box=first.box | second.box if first.box and second.box else first.box or second.box,
            alternatives=first.alternatives + second.alternatives,
            break_after=second.break_after,
            text_settled=first.text_settled or second.text_settled or settle,
        )
        draft.join_pieces(whole, self.rest)


def derived_id(line_id: str, at: int) -> str:
    """Return the identifier of a piece split off a line: the same whenever it is split there."""
    return hashlib.sha256(f"{line_id}/{at}".encode()).hexdigest()[:14]
