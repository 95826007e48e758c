"""What can be done to a page's text, as values that a proposal or an edit carries.

Operations name lines, never passages or articles: lines keep their identity while passages are
split and merged. Most are declarative ("make sure that this line starts a passage"), so that
proposals which do not touch can be accepted in any order. ``carry_out`` applies a sequence to a
page's text and returns the new text; nothing is changed in place.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from archive.errors import StaleOperationError
from archive.model.draft import Draft
from archive.model.geometry import Box
from archive.model.line import Alternative, Line, Seam
from archive.model.passage import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.model.page import PageText


class Operation(Protocol):
    """One step. Immutable and made of plain values, so that it can be stored as JSON."""

    name: ClassVar[str]

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """Carry the step out; with ``settle``, mark what it touches as a person's decision.

        Raises:
            StaleOperationError: If the page is not as the operation expects.
        """
        ...


@dataclass(frozen=True, slots=True)
class SetText:
    """Correct the text of a line. ``expected`` is the text it must have had."""

    name: ClassVar[str] = "set_text"
    line: str
    text: str
    expected: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        line = draft.line(self.line)
        if self.expected is not None and line.text not in {self.expected, self.text}:
            raise StaleOperationError(f"the text of line {self.line} has changed")
        settled = line.text_settled or settle
        draft.replace_line(dataclasses.replace(line, text=self.text, text_settled=settled))


@dataclass(frozen=True, slots=True)
class ReplaceInText:
    """Replace ``old`` at ``start`` in a line's text by ``new``; other places may have changed.

    The place is found again when earlier replacements in the line moved it: ``start`` is where it
    was, and the nearest place with the same text is taken, but none far away. If the line was split
    since, the place is looked for in the part that has it.
    """

    name: ClassVar[str] = "replace"
    line: str
    start: int
    old: str
    new: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        line, start = draft.part_at(self.line, self.start)
        at = _nearest(line.text, self.old, start)
        if at is None or abs(at - start) > _FARTHEST:
            raise StaleOperationError(f"{self.old!r} is not in line {self.line} any more")
        text = line.text[:at] + self.new + line.text[at + len(self.old) :]
        settled = line.text_settled or settle
        draft.replace_line(dataclasses.replace(line, text=text, text_settled=settled))


_FARTHEST = 12


def _nearest(text: str, wanted: str, start: int) -> int | None:
    if not wanted:
        return start if start <= len(text) else None
    found, best = text.find(wanted), None
    while found >= 0:
        if best is None or abs(found - start) < abs(best - start):
            best = found
        found = text.find(wanted, found + 1)
    return best


@dataclass(frozen=True, slots=True)
class Continue:
    """Make sure that ``next_line`` follows ``line`` in one passage, joined by ``seam``.

    Joins two passages if the one that ``next_line`` starts follows in reading order.
    """

    name: ClassVar[str] = "continue"
    line: str
    next_line: str
    seam: Seam

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        follower = draft.next_line(self.line)
        if follower is None:
            home = draft.home(self.line)
            following = draft.following_passage(home)
            if following is None or following.lines[0].id != self.next_line:
                raise StaleOperationError(f"line {self.next_line} does not follow any more")
            draft.merge_with_following(home)
        elif follower.id != self.next_line:
            raise StaleOperationError(f"another line follows line {self.line} now")
        line = draft.line(self.line)
        settled = line.seam_settled or settle
        draft.replace_line(dataclasses.replace(line, seam=self.seam, seam_settled=settled))


@dataclass(frozen=True, slots=True)
class StartPassage:
    """Make sure that a line starts a passage (and so end the one before it)."""

    name: ClassVar[str] = "start_passage"
    line: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        home = draft.home(self.line)
        index = next(i for i, line in enumerate(home.lines) if line.id == self.line)
        if index and settle:
            before = home.lines[index - 1]
            draft.replace_line(dataclasses.replace(before, seam_settled=True))
        draft.start_passage(self.line)


@dataclass(frozen=True, slots=True)
class MarkGap:
    """Say that text is missing at the end of the passage that ``line`` ends, or take that back."""

    name: ClassVar[str] = "mark_gap"
    line: str
    missing: bool = True

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        line = draft.line(self.line)
        if draft.next_line(self.line) is not None:
            raise StaleOperationError(f"line {self.line} does not end its passage any more")
        seam = Seam.GAP if self.missing else Seam.SPACE
        settled = line.seam_settled or settle
        draft.replace_line(dataclasses.replace(line, seam=seam, seam_settled=settled))


@dataclass(frozen=True, slots=True)
class MarkGapBefore:
    """Say that text is missing before the passage that ``line`` starts, or take that back."""

    name: ClassVar[str] = "mark_gap_before"
    line: str
    missing: bool = True

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        home = draft.home(self.line)
        if home.lines[0].id != self.line:
            raise StaleOperationError(f"line {self.line} does not start its passage any more")
        home.gap_before = self.missing


@dataclass(frozen=True, slots=True)
class SetRole:
    """Give a role to the passage that ``line`` starts."""

    name: ClassVar[str] = "set_role"
    line: str
    role: Role

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        home = draft.home(self.line)
        if home.lines[0].id != self.line:
            raise StaleOperationError(f"line {self.line} does not start its passage any more")
        home.role = self.role
        home.role_settled = home.role_settled or settle


@dataclass(frozen=True, slots=True)
class MoveLines:
    """Move lines, in the order given, right after or right before another line."""

    name: ClassVar[str] = "move_lines"
    lines: tuple[str, ...]
    after: str | None = None
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.move_lines(self.lines, after=self.after, before=self.before)


@dataclass(frozen=True, slots=True)
class MovePassages:
    """Move the passages that these lines start after or before the passage of another line."""

    name: ClassVar[str] = "move_passages"
    lines: tuple[str, ...]
    after: str | None = None
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.move_passages(self.lines, after=self.after, before=self.before)


@dataclass(frozen=True, slots=True)
class MoveSpan:
    """Move everything from line ``first`` to line ``last`` right after (or before) another line.

    Passages inside stay as they are; passages are split at both ends and at the new place.
    """

    name: ClassVar[str] = "move_span"
    first: str
    last: str
    after: str | None = None
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.move_span(self.first, self.last, after=self.after, before=self.before)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Move lines to the noise, or to the unplaced tray."""

    name: ClassVar[str] = "set_aside"
    lines: tuple[str, ...]
    as_noise: bool = True

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.set_aside(self.lines, as_noise=self.as_noise)


@dataclass(frozen=True, slots=True)
class Place:
    """Put lines that are unplaced or noise into a new passage at the end of the page."""

    name: ClassVar[str] = "place"
    lines: tuple[str, ...]
    role: Role = Role.PARAGRAPH

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.place(self.lines, self.role)


@dataclass(frozen=True, slots=True)
class StartArticle:
    """Make sure that a line starts an article."""

    name: ClassVar[str] = "start_article"
    line: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.start_article(self.line)


@dataclass(frozen=True, slots=True)
class MergeArticles:
    """Append the article of ``other`` to the article of ``line``."""

    name: ClassVar[str] = "merge_articles"
    line: str
    other: str

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.merge_articles(self.line, self.other)


@dataclass(frozen=True, slots=True)
class JoinStory:
    """Make the article of a line a part of a story that runs over pages, or of none."""

    name: ClassVar[str] = "join_story"
    line: str
    story: str | None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.home(self.line).article.story_id = self.story


@dataclass(frozen=True, slots=True)
class MoveArticle:
    """Move the article of ``line`` before the article of ``before``, or to the end."""

    name: ClassVar[str] = "move_article"
    line: str
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.move_article(self.line, before=self.before)


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


def derived_id(line_id: str, at: int) -> str:
    """Return the identifier of a piece split off a line: the same whenever it is split there."""
    return hashlib.sha256(f"{line_id}/{at}".encode()).hexdigest()[:14]


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


@dataclass(frozen=True, slots=True)
class SetBox:
    """Say where a line stands on the scan; ``expected`` is where it must have stood."""

    name: ClassVar[str] = "set_box"
    line: str
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels of the scan."""
    expected: tuple[int, int, int, int] | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        line, box = draft.line(self.line), Box(*self.box)
        expected = Box(*self.expected) if self.expected is not None else None
        if expected is not None and line.box not in {expected, box}:
            raise StaleOperationError(f"line {self.line} stands elsewhere now")
        draft.replace_line(dataclasses.replace(line, box=box))


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
        is_rest = (
            first.reading_id is not None
            and first.reading_id == second.reading_id
            and first.start + len(first.ocr) == second.start
        )
        follower = draft.next_line(self.line)
        if not is_rest or follower is None or follower.id != self.rest:
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


@dataclass(frozen=True, slots=True)
class AddUnplaced:
    """Put a line that a person drew on the scan into the unplaced tray, as yet without text."""

    name: ClassVar[str] = "add_unplaced"
    new_line: str
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels of the scan."""
    vertical: bool = False

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        if draft.has_line(self.new_line):
            return
        draft.unplaced.append(
            Line(
                ocr="",
                text="",
                seam=Seam.JOIN,
                box=Box(*self.box),
                vertical=self.vertical,
                text_settled=settle,
                id=self.new_line,
            )
        )


OPERATIONS: tuple[type[Operation], ...] = (
    SetText,
    ReplaceInText,
    Continue,
    StartPassage,
    MarkGap,
    MarkGapBefore,
    SetRole,
    MoveLines,
    MovePassages,
    MoveSpan,
    SetAside,
    Place,
    StartArticle,
    MergeArticles,
    JoinStory,
    MoveArticle,
    SplitLine,
    Supply,
    RemoveSupplied,
    InsertLine,
    MarkLost,
    SetBox,
    JoinPieces,
    AddUnplaced,
)
_BY_NAME = {operation.name: operation for operation in OPERATIONS}


def carry_out(text: PageText, operations: Iterable[Operation], *, settle: bool = False) -> PageText:
    """Return the text after the operations.

    Raises:
        StaleOperationError: If one of them does not fit the page; nothing is changed then.
    """
    draft = Draft(text)
    for operation in operations:
        operation.apply(draft, settle=settle)
    return draft.freeze()


def encode(operations: Iterable[Operation]) -> str:
    """Return operations as JSON."""
    records = [
        {"operation": o.name} | {f.name: getattr(o, f.name) for f in dataclasses.fields(o)}  # type: ignore[arg-type]
        for o in operations
    ]
    return json.dumps(records, ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> tuple[Operation, ...]:
    """Return the operations that ``encode`` wrote."""
    return tuple(_decode(record) for record in json.loads(text))


def _decode(record: Mapping[str, object]) -> Operation:
    values = {key: value for key, value in record.items() if key != "operation"}
    for key, value in values.items():
        if isinstance(value, list):
            values[key] = tuple(value)
        elif key == "seam":
            values[key] = Seam(str(value))
        elif key == "role":
            values[key] = Role(str(value))
    return _BY_NAME[str(record["operation"])](**values)
