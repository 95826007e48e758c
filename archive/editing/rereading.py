"""A new reading of a page that a person has worked on, as proposals; and ink that no line covers.

Nothing here changes a page. Lines whose text a person has settled are left alone, and a correction
is not proposed to be taken back only because the engine still misreads it.
"""

from __future__ import annotations

import difflib
import hashlib
from typing import TYPE_CHECKING, Final

from archive.editing.matching import Match, covers, match_lines, shared_text
from archive.model.geometry import Box
from archive.model.operations import (
    InsertLine,
    MarkLost,
    ReplaceInText,
    SetRole,
    SetText,
    StartPassage,
)
from archive.model.proposal import READ_AGAIN, Evidence, Proposal, ProposalKind
from archive.model.reading_direction import half_turned, runs_backwards

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.model.line import Line
    from archive.model.operations import Operation
    from archive.model.page import PageText
    from archive.model.passage import Passage

SAYS: Final = "read again, the line says this; the engine is {0} % sure"
WAS_SURER: Final = "the reading that the page has was {0} % sure"
HAS_LINE: Final = "the new reading has a line here that the page does not have"
HAS_PASSAGE: Final = "the new reading has {0} lines here that the page does not have"
INK: Final = "ink that looks like a line of text stands here, and no line covers it"
TEMPLATES: Final = (SAYS, WAS_SURER, HAS_LINE, HAS_PASSAGE, INK)

_MOST: Final = 0.95
_UNSURE: Final = 0.5
_LOST: Final = 0.6
_FEW: Final = 3
"""More differences than these in a line make it another text."""
_SIMILAR: Final = 0.5
_INSIDE: Final = 0.8
"""Share of a line that must lie in an area for the whole line to have been read there."""


def reading_proposals(
    text: PageText, read: PageText, *, within: Box | None = None
) -> list[Proposal]:
    """Return how a page would follow a new, arranged reading of it, or of the area ``within``.

    Of lines that only reach into the area a piece was read: they are left as they are.
    """
    known = list(text.lines())
    matches = match_lines(known, list(read.lines()))
    cut = {line.id for line in known if within and line.box and not _lies_in(line.box, within)}
    found = [
        proposal
        for match in matches
        if match.known
        for proposal in _corrections(match)
        if not cut.intersection(proposal.lines)
    ]
    by_read = {line.id: match for match in matches for line in match.read}
    for passage in read.passages():
        found += _additions(text, passage, by_read)
    loose = [line for line in read.unplaced if not by_read[line.id].known and line.box]
    return [*found, *_loose(text, loose)]


def lost_proposals(text: PageText, boxes: Sequence[Box]) -> list[Proposal]:
    """Return a proposal for each area of ink that none of the page's lines covers."""
    known = [line.box for line in text.lines() if line.box]
    found = []
    for box in boxes:
        if any(covers(box, other) for other in known):
            continue
        anchor = neighbour(text, box)
        if anchor is None:
            continue
        line, is_before = anchor
        area = (box.left, box.top, box.right, box.bottom)
        found.append(
            Proposal(
                ProposalKind.GAP,
                _LOST,
                (Evidence(INK),),
                (MarkLost(line.id, area, is_before=is_before),),
                (line.id,),
                before=line.text,
                after="□" + line.text if is_before else line.text + "□",
                alike=READ_AGAIN,
            )
        )
    return found


def neighbour(text: PageText, box: Box) -> tuple[Line, bool] | None:
    """Return the line after which (or, if True, before which) a line in ``box`` is read.

    That is the nearest line in the same column, or in the same row; None on an empty page.
    """
    best: tuple[float, Line, bool] | None = None
    backwards = runs_backwards(text)
    place = half_turned(box) if backwards else box
    first_of = {passage.lines[0].id for passage in text.passages()}
    for line in text.placed_lines():
        if line.box is None:
            continue
        own = half_turned(line.box) if backwards else line.box
        far, is_before = _distance(own, place, vertical=line.vertical)
        far += 0.01 * is_before  # of two equally near lines, the one above
        if is_before and line.id not in first_of:
            far += _thickness(line)
        if best is None or far < best[0]:
            best = far, line, is_before
    if best is None:
        return None
    _, line, is_before = best
    if is_before and line.id not in first_of:
        return _previous(text, line), False
    return line, is_before


def insertion(
    line: Line, after: Sequence[str], before: Sequence[str], *, seam_before: str = "join"
) -> InsertLine:
    """Return the operation that puts a read line beside lines of the page."""
    box = line.box or Box(0, 0, 0, 0)
    area = (box.left, box.top, box.right, box.bottom)
    return InsertLine(
        new_identifier(area, line.text),
        line.text,
        area,
        tuple(after),
        tuple(before),
        seam=line.seam,
        seam_before=seam_before,
        confidence=line.confidence,
        vertical=line.vertical,
        alternatives=tuple((a.index, a.characters, a.probabilities) for a in line.alternatives),
    )


def new_identifier(area: tuple[int, int, int, int], text: str) -> str:
    """Return the identifier of a new line: the same whenever the same is read in the same place."""
    return hashlib.sha256(f"{area}/{text}".encode()).hexdigest()[:14]


def additions_beside(text: PageText, lines: Sequence[Line], box: Box) -> tuple[InsertLine, ...]:
    """Return operations that put lines read in an area beside the line that is nearest to it."""
    anchor = neighbour(text, box)
    if anchor is None:
        return ()
    line, is_before = anchor
    names = [new_identifier(_area(one), one.text) for one in lines]
    return tuple(
        insertion(
            one,
            () if is_before else (*reversed(names[:number]), line.id),
            (*names[number + 1 :], line.id) if is_before else (),
        )
        for number, one in enumerate(lines)
    )


# -- lines that the page has ------------------------------------------------------------------


def _corrections(match: Match) -> Iterator[Proposal]:
    pieces = shared_text(match)
    if pieces is None:
        return
    sure = min((line.confidence or _UNSURE for line in match.read), default=_UNSURE)
    for line, piece in zip(match.known, pieces, strict=True):
        if line.text_settled or line.supplied or not piece:
            continue
        wanted = _merged(line, piece)
        if wanted.strip() == line.text.strip():
            continue
        evidence = [Evidence(SAYS, (str(round(100 * sure)),))]
        confidence = min(sure, _MOST)
        if line.confidence is not None and line.confidence >= sure:
            evidence.append(Evidence(WAS_SURER, (str(round(100 * line.confidence)),)))
            confidence = min(confidence, _UNSURE)
        yield Proposal(
            ProposalKind.CHARACTER,
            confidence,
            tuple(evidence),
            _retyping(line, wanted),
            (line.id,),
            before=line.text,
            after=wanted,
            alike=READ_AGAIN,
        )


def _merged(line: Line, read: str) -> str:
    """Return a line's text with what is read differently, save where it was corrected."""
    worked = _touched(line.ocr, line.text) if line.ocr != line.text else []
    parts = []
    matcher = difflib.SequenceMatcher(None, line.text, read, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        is_worked = tag != "equal" and any(a <= end and start <= b for a, b in worked)
        parts.append(line.text[start:end] if is_worked else read[new_start:new_end])
    return "".join(parts)


def _retyping(line: Line, wanted: str) -> tuple[Operation, ...]:
    """Return what makes a line say ``wanted``; a few differences leave the rest of it alone.

    They are given from the end, so that none moves the place of another.
    """
    matcher = difflib.SequenceMatcher(None, line.text, wanted, autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if len(codes) > _FEW or matcher.ratio() < _SIMILAR:
        return (SetText(line.id, wanted, expected=line.text),)
    places = []
    for _, start, end, new_start, new_end in reversed(codes):
        # where something is only put in, the character beside it tells where
        before = int(start == end and start > 0)
        after = int(start == end and not before)
        old = line.text[start - before : end + after]
        new = wanted[new_start - before : new_end + after]
        places.append(ReplaceInText(line.id, start - before, old, new))
    return tuple(places)


def _touched(before: str, after: str) -> list[tuple[int, int]]:
    """Return the ranges of ``after`` that differ from ``before``."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [(a, b) for tag, _, _, a, b in matcher.get_opcodes() if tag != "equal"]


# -- lines that the page does not have --------------------------------------------------------


def _additions(text: PageText, passage: Passage, by_read: dict[str, Match]) -> Iterator[Proposal]:
    """Yield what a passage of the new reading has and the page has not."""
    placed = {line.id for line in text.placed_lines()}
    homes = [
        [line.id for line in by_read[read.id].known if line.id in placed] for read in passage.lines
    ]
    is_new = [not by_read[read.id].known for read in passage.lines]
    if all(is_new):
        yield from _beside(text, passage.lines, passage)
        return
    names = [
        new_identifier(_area(read), read.text) if new else ""
        for read, new in zip(passage.lines, is_new, strict=True)
    ]
    for number, read in enumerate(passage.lines):
        if not is_new[number]:
            continue
        after = _chain(names, homes, range(number - 1, -1, -1), last=True)
        before = _chain(names, homes, range(number + 1, len(names)), last=False)
        if not any(i in placed for i in (*after, *before)):
            yield from _loose(text, [read])
            continue
        seam = passage.lines[number - 1].seam if number else read.seam
        yield _addition(text, [read], [insertion(read, after, before, seam_before=seam)])


def _chain(
    names: Sequence[str], homes: Sequence[Sequence[str]], numbers: range, *, last: bool
) -> list[str]:
    """Return the lines beside which a new one may stand: new ones, up to one the page has."""
    found = []
    for number in numbers:
        if names[number]:
            found.append(names[number])
        elif homes[number]:
            return [*found, homes[number][-1 if last else 0]]
    return found


def _loose(text: PageText, lines: Sequence[Line]) -> Iterator[Proposal]:
    """Propose single lines, those that have the same neighbour in their order."""
    groups: dict[tuple[str, bool], list[Line]] = {}
    for line in lines:
        anchor = neighbour(text, line.box) if line.box else None
        if anchor is not None:
            groups.setdefault((anchor[0].id, anchor[1]), []).append(line)
    for group in groups.values():
        operations = additions_beside(text, group, group[0].box or Box(0, 0, 0, 0))
        for line, operation in zip(group, operations, strict=True):
            yield _addition(text, [line], [operation])


def _beside(text: PageText, lines: Sequence[Line], passage: Passage) -> Iterator[Proposal]:
    """Propose a passage of which the page has no line."""
    boxes = [line.box for line in lines if line.box]
    if not boxes:
        return
    operations: list[Operation] = list(additions_beside(text, lines, boxes[0]))
    if not operations:
        return
    operations += _as_passage(text, lines, passage, boxes[0])
    yield _addition(text, lines, operations)


def _as_passage(
    text: PageText, lines: Sequence[Line], passage: Passage, box: Box
) -> Iterator[Operation]:
    """Yield what makes new lines a passage of their own, where that tears nothing apart."""
    anchor = neighbour(text, box)
    if anchor is None:
        return
    home = next(p for p in text.passages() if anchor[0] in p.lines)
    first = new_identifier(_area(lines[0]), lines[0].text)
    if anchor[1]:
        yield StartPassage(home.lines[0].id)
        yield SetRole(first, passage.role)
    elif anchor[0] is home.lines[-1]:
        yield StartPassage(first)
        yield SetRole(first, passage.role)


def _addition(text: PageText, lines: Sequence[Line], operations: Sequence[Operation]) -> Proposal:
    insert = next(o for o in operations if isinstance(o, InsertLine))
    known = {line.id: line for line in text.lines()}
    above = next((known[i] for i in insert.after if i in known), None)
    below = next((known[i] for i in insert.before if i in known), None)
    sure = min(line.confidence or _UNSURE for line in lines)
    many = Evidence(HAS_PASSAGE, (str(len(lines)),)) if len(lines) > 1 else Evidence(HAS_LINE)
    said = "".join(line.text for line in lines)
    beside = above or below
    return Proposal(
        ProposalKind.GAP,
        min(sure, _MOST),
        (many, Evidence(SAYS, (str(round(100 * sure)),))),
        tuple(operations),
        (beside.id,) if beside else (),
        before=beside.text if beside else "",
        after=(above.text + said if above else said + below.text if below else said),
        alike=READ_AGAIN,
    )


# -- places -----------------------------------------------------------------------------------


def _lies_in(box: Box, area: Box) -> bool:
    part = box.intersection(area)
    whole = max(1, box.width * box.height)
    return part is not None and part.width * part.height >= _INSIDE * whole


def _distance(box: Box, other: Box, *, vertical: bool) -> tuple[float, bool]:
    """Return how far a line lies from an area, in its reading direction, and whether it follows."""
    across = _overlap(box, other, sideways=not vertical)
    apart = other.left - box.left if not vertical else box.top - other.top
    if vertical:
        ahead = box.centre[0] - other.centre[0]  # the line is to the right: read before
        thickness = box.width
    else:
        ahead = other.centre[1] - box.centre[1]
        thickness = box.height
    if abs(ahead) < 0.5 * thickness:  # the same row
        is_before = (other.left < box.left) if not vertical else (other.top < box.top)
        return abs(apart) * 0.5, is_before
    return abs(ahead) + (0 if across > 0 else 1e5 + abs(apart)), ahead < 0


def _overlap(box: Box, other: Box, *, sideways: bool) -> int:
    if sideways:
        return min(box.right, other.right) - max(box.left, other.left)
    return min(box.bottom, other.bottom) - max(box.top, other.top)


def _thickness(line: Line) -> float:
    return 0.0 if line.box is None else 0.1 * min(line.box.width, line.box.height)


def _previous(text: PageText, line: Line) -> Line:
    passage = next(p for p in text.passages() if line in p.lines)
    return passage.lines[passage.lines.index(line) - 1]


def _area(line: Line) -> tuple[int, int, int, int]:
    box = line.box or Box(0, 0, 0, 0)
    return box.left, box.top, box.right, box.bottom
