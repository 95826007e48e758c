"""What a new reading has and the page has not: where its lines and passages are put in."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from archive.editing.line_neighbours import neighbour_of
from archive.editing.reading_evidence import HAS_LINE, HAS_PASSAGE, MOST, SAYS, UNSURE
from archive.model.geometry import Box
from archive.model.operations import InsertLine, SetRole, StartPassage
from archive.model.proposal import READ_AGAIN, Evidence, Proposal, ProposalKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.editing.matching import Match
    from archive.model.line import Line
    from archive.model.operations import Operation
    from archive.model.page import PageText
    from archive.model.passage import Passage


def additions(text: PageText, passage: Passage, by_read: dict[str, Match]) -> Iterator[Proposal]:
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
        _new_identifier(read) if new else ""
        for read, new in zip(passage.lines, is_new, strict=True)
    ]
    for number, read in enumerate(passage.lines):
        if not is_new[number]:
            continue
        after = _chain(names, homes, range(number - 1, -1, -1), last=True)
        before = _chain(names, homes, range(number + 1, len(names)), last=False)
        if not any(i in placed for i in (*after, *before)):
            yield from loose_additions(text, [read])
            continue
        seam = passage.lines[number - 1].seam if number else read.seam
        yield _addition(text, [read], [_insertion(read, after, before, seam_before=seam)])


def loose_additions(text: PageText, lines: Sequence[Line]) -> Iterator[Proposal]:
    """Propose single lines, those that have the same neighbour in their order."""
    groups: dict[tuple[str, bool], list[Line]] = {}
    for line in lines:
        anchor = neighbour_of(text, line.box) if line.box else None
        if anchor is not None:
            groups.setdefault((anchor.line.id, anchor.is_before), []).append(line)
    for group in groups.values():
        operations = additions_beside(text, group, group[0].box or Box(0, 0, 0, 0))
        for line, operation in zip(group, operations, strict=True):
            yield _addition(text, [line], [operation])


def additions_beside(text: PageText, lines: Sequence[Line], box: Box) -> tuple[InsertLine, ...]:
    """Return operations that put lines read in an area beside the line that is nearest to it."""
    anchor = neighbour_of(text, box)
    if anchor is None:
        return ()
    names = [_new_identifier(one) for one in lines]
    return tuple(
        _insertion(
            one,
            () if anchor.is_before else (*reversed(names[:number]), anchor.line.id),
            (*names[number + 1 :], anchor.line.id) if anchor.is_before else (),
        )
        for number, one in enumerate(lines)
    )


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
    anchor = neighbour_of(text, box)
    if anchor is None:
        return
    home = next(p for p in text.passages() if anchor.line in p.lines)
    first = _new_identifier(lines[0])
    if anchor.is_before:
        yield StartPassage(home.lines[0].id)
        yield SetRole(first, passage.role)
    elif anchor.line is home.lines[-1]:
        yield StartPassage(first)
        yield SetRole(first, passage.role)


def _addition(text: PageText, lines: Sequence[Line], operations: Sequence[Operation]) -> Proposal:
    insert = next(o for o in operations if isinstance(o, InsertLine))
    known = {line.id: line for line in text.lines()}
    above = next((known[i] for i in insert.after if i in known), None)
    below = next((known[i] for i in insert.before if i in known), None)
    sure = min(line.confidence or UNSURE for line in lines)
    many = Evidence(HAS_PASSAGE, (str(len(lines)),)) if len(lines) > 1 else Evidence(HAS_LINE)
    said = "".join(line.text for line in lines)
    beside = above or below
    return Proposal(
        ProposalKind.GAP,
        min(sure, MOST),
        (many, Evidence(SAYS, (str(round(100 * sure)),))),
        tuple(operations),
        (beside.id,) if beside else (),
        before=beside.text if beside else "",
        after=(above.text + said if above else said + below.text if below else said),
        alike=READ_AGAIN,
    )


def _insertion(
    line: Line, after: Sequence[str], before: Sequence[str], *, seam_before: str = "join"
) -> InsertLine:
    """Return the operation that puts a read line beside lines of the page."""
    return InsertLine(
        _new_identifier(line),
        line.text,
        _area(line),
        tuple(after),
        tuple(before),
        seam=line.seam,
        seam_before=seam_before,
        confidence=line.confidence,
        vertical=line.vertical,
        alternatives=tuple((a.index, a.characters, a.probabilities) for a in line.alternatives),
    )


def _new_identifier(line: Line) -> str:
    """Return the identifier of a new line: the same whenever the same is read in the same place."""
    return hashlib.sha256(f"{_area(line)}/{line.text}".encode()).hexdigest()[:14]


def _area(line: Line) -> tuple[int, int, int, int]:
    return line.box.sides if line.box else (0, 0, 0, 0)
