"""Reading one area of a scan again: a line, a region, or ink that no line covers."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.editing.command import run
from archive.editing.line_additions import additions_beside
from archive.editing.matching import covers
from archive.editing.reading_pool import read_all
from archive.editing.recognising import is_worked_on, job_for, propose
from archive.editing.rereading import reading_proposals
from archive.errors import ArchiveError, StaleOperationError
from archive.model.geometry import Box
from archive.model.operations import carry_out
from archive.model.proposal import ProposalState
from archive.recognition.engines import DEFAULT
from archive.repair.settling import accept
from archive.storage.page_text_writing import add_new_readings, save_text
from archive.storage.proposals import decide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.editing.reading_codec import Recognised
    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from archive.progress import Progress
    from archive.storage.archive_file import Archive, EditInProgress

_MARGIN = 0.15
"""Part of its smaller side by which an area is read more widely: ink is cut close."""

_SIGN, _SURELY = 2, 0.6
"""Most characters of a sign that ornaments and smudges are taken for, unless read so surely."""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What came of reading an area again."""

    changed: int
    """Lines that were put right or in at once, on a page that nobody has worked on."""
    proposed: int
    """Proposals on a page that somebody has worked on."""


@dataclass(frozen=True, slots=True)
class TakeReading:
    """Follow a new reading of an area on a page that nobody has worked on."""

    page_id: str
    proposals: tuple[Proposal, ...]
    title: str = "Read area again"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        before = archive.texts.get(self.page_id)
        after = accept(before, self.proposals).text
        add_new_readings(edit.recorder, self.page_id, before, after)
        save_text(edit.recorder, self.page_id, before, after)


@dataclass(frozen=True, slots=True)
class FillLost:
    """Put what was read where a proposal says that ink is lost, and so accept the proposal."""

    page_id: str
    proposal: Proposal
    lines: tuple[Line, ...]
    title: str = "Read lost line"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        now = archive.proposals.some([self.proposal.id]).get(self.proposal.id)
        box = self.proposal.box
        if now is None or now.state is not ProposalState.OPEN or box is None:
            raise StaleOperationError("the lost line has been settled in the meantime")
        before = archive.texts.get(self.page_id)
        additions = additions_beside(before, self.lines, box)
        after = carry_out(before, additions)
        add_new_readings(edit.recorder, self.page_id, before, after)
        save_text(edit.recorder, self.page_id, before, after)
        decide(edit.recorder, [self.proposal], ProposalState.ACCEPTED)


def read_again(
    archive: Archive, page_id: str, box: Box, progress: Progress, *, engine: str = DEFAULT
) -> ReadAgain:
    """Read an area of a page's scan again and follow it, or propose to where people have worked.

    Raises:
        ArchiveError: If the scan cannot be read, or the archive not be written.
        TaskCancelledError: If ``progress`` says so; nothing has changed.
    """
    read = _read(archive, page_id, box, progress, engine)
    text = archive.texts.get(page_id)
    found = reading_proposals(text, read.text, within=_widened(box))
    if not is_worked_on(archive, archive.catalogue.page(page_id)):
        run(archive, TakeReading(page_id, tuple(found)))
        return ReadAgain(len(found), 0)
    others = [
        proposal
        for proposal in archive.proposals.of_page(page_id, ProposalState.OPEN)
        if proposal.is_from_scan and proposal.id not in {one.id for one in found}
    ]
    propose(archive, page_id, [*found, *others])
    return ReadAgain(0, len(found))


def read_lost(
    archive: Archive,
    page_id: str,
    proposal: Proposal,
    progress: Progress,
    *,
    engine: str = DEFAULT,
) -> int:
    """Read the ink that a proposal says is lost and put it in; return how many lines that is.

    Nothing is changed if nothing, or no more than a doubtful sign, can be read there.

    Raises:
        ArchiveError: If the scan cannot be read, or the place has changed.
        TaskCancelledError: If ``progress`` says so; nothing has changed.
    """
    if not proposal.is_lost_ink or proposal.box is None:
        raise ArchiveError("the proposal speaks of no area of the scan that could be read")
    read = _read(archive, page_id, proposal.box, progress, engine)
    lines = _new_lines(archive.texts.get(page_id), list(read.text.unplaced))
    if all(_is_doubtful_sign(line) for line in lines):
        return 0
    run(archive, FillLost(page_id, proposal, tuple(lines)))
    return len(lines)


def _is_doubtful_sign(line: Line) -> bool:
    is_sure = line.confidence is None or line.confidence >= _SURELY
    return len(line.text) <= _SIGN and not is_sure


def _new_lines(text: PageText, read: Sequence[Line]) -> list[Line]:
    known = [line.box for line in text.lines() if line.box]
    return [
        line for line in read if line.box and not any(covers(line.box, other) for other in known)
    ]


def _read(archive: Archive, page_id: str, box: Box, progress: Progress, engine: str) -> Recognised:
    job = job_for(archive, page_id, engine=engine, threads=os.cpu_count() or 1)
    scan = archive.catalogue.page(page_id).scan
    whole = Box(0, 0, scan.width, scan.height) if scan is not None else box
    wide = _widened(box).intersection(whole)
    if wide is None:
        raise ArchiveError(
            f"the area lies beside the scan, which has {whole.width} × {whole.height} pixels"
        )
    (outcome,) = read_all([replace(job, box=wide)], 1, progress)
    if outcome.recognised is None:
        raise ArchiveError(outcome.error)
    return outcome.recognised


def _widened(box: Box) -> Box:
    wide = box.grown(max(2, round(_MARGIN * min(box.width, box.height))))
    return Box(max(0, wide.left), max(0, wide.top), wide.right, wide.bottom)
