"""Recognising pages: the scan is read, its lines are arranged, and both are stored as one edit.

On a page that a person has worked on, what is read becomes proposals. Reading happens in processes
of their own; the archive is written only when a page has been read.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.editing.catalogue_commands import SaveNewspaper
from archive.editing.command import run
from archive.editing.language import as_text_tells
from archive.editing.lost_ink import lost_proposals
from archive.editing.reading_codec import Recognised
from archive.editing.reading_pool import Job, Outcome, read_all
from archive.editing.reading_process import STEPS
from archive.editing.rereading import reading_proposals
from archive.errors import ArchiveError, StaleOperationError
from archive.model.page import PageState
from archive.model.proposal import ProposalState
from archive.recognition.engines import DEFAULT
from archive.storage.page_text_writing import add_readings, save_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.page import Page
    from archive.model.proposal import Proposal
    from archive.progress import Progress
    from archive.storage.archive_file import Archive, EditInProgress

__all__ = [
    "Recognised",
    "RecognitionReport",
    "SaveRecognised",
    "is_worked_on",
    "job_for",
    "recognise_pages",
    "unread_pages",
]


@dataclass(frozen=True, slots=True)
class RecognitionReport:
    """The pages that were recognised, and a line for each that could not be."""

    page_ids: tuple[str, ...]
    errors: tuple[str, ...]
    proposed: tuple[tuple[str, int], ...] = ()
    """Pages that people have worked on, with the number of proposals that the reading made."""


@dataclass(frozen=True, slots=True)
class SaveRecognised:
    """Put what was recognised in the place of all text of a page that nobody has worked on."""

    page_id: str
    recognised: Recognised
    title: str = "Recognise page"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        page = archive.catalogue.page(self.page_id)
        if is_worked_on(archive, page):
            raise StaleOperationError(f"page {page.name} has been worked on and is not read over")
        before = archive.texts.get(self.page_id)
        old = archive.texts.readings(self.page_id)
        text = self.recognised.text
        self._say_language(archive, edit)
        add_readings(edit.recorder, self.page_id, self.recognised.readings)
        save_text(edit.recorder, self.page_id, before, text)
        for reading in old:
            edit.recorder.delete("reading", reading.id)
        archive.proposals.replace_open(self.page_id, lost_proposals(text, self.recognised.lost))
        if page.state is PageState.NEW:
            edit.recorder.update("page", self.page_id, {"state": PageState.RECOGNISED})

    def _say_language(self, archive: Archive, edit: EditInProgress) -> None:
        """Put the language of the text into the newspaper's record, if nobody has said it."""
        newspaper = archive.catalogue.newspaper_of_page(self.page_id)
        words = "\n".join(line.text for line in self.recognised.text.lines())
        told = as_text_tells(archive, newspaper, words)
        if told != newspaper:
            SaveNewspaper(told, as_found=True).carry_out(archive, edit)


def unread_pages(archive: Archive) -> list[str]:
    """Return the pages that have a scan and were not read yet, in order."""
    return [
        page.id
        for page in archive.catalogue.pages()
        if page.scan is not None
        and page.state is PageState.NEW
        and not archive.texts.has_lines(page.id)
    ]


def is_worked_on(archive: Archive, page: Page) -> bool:
    """Tell whether reading a page over would overwrite somebody's work."""
    is_done = page.state in {PageState.CORRECTED, PageState.VERIFIED}
    return is_done or archive.texts.is_worked_on(page.id)


def recognise_pages(
    archive: Archive,
    page_ids: Sequence[str],
    progress: Progress,
    *,
    jobs: int = 1,
    engine: str = DEFAULT,
) -> RecognitionReport:
    """Recognise pages, one edit each; a page that cannot be read does not stop the others.

    Args:
        archive: Open for writing in this thread; nothing is written while pages are being read.
        page_ids: In the order in which to begin them.
        progress: Told of every stage.
        jobs: How many pages are read at a time, each in a process of its own.
        engine: Its name (``archive.recognition.engines``), or the "module:function" that makes it.

    Raises:
        ArchiveError: If the archive cannot be written; the pages done before stay.
        TaskCancelledError: If ``progress`` says so; the pages done before stay.
    """
    threads = max(1, (os.cpu_count() or 1) // max(1, min(jobs, len(page_ids))))
    work, errors = _planned(archive, page_ids, engine, threads)
    done: list[str] = []
    proposed: list[tuple[str, int]] = []
    for outcome in read_all(work, jobs, progress):
        page_id = outcome.job.page_id
        if outcome.recognised is None:
            errors.append(outcome.error)
        elif is_worked_on(archive, archive.catalogue.page(page_id)):
            proposed.append((page_id, _propose(archive, outcome)))
        else:
            run(archive, SaveRecognised(page_id, outcome.recognised))
            done.append(page_id)
    progress.step(len(page_ids) * STEPS, len(page_ids) * STEPS, "")
    return RecognitionReport(tuple(done), tuple(errors), tuple(proposed))


def job_for(archive: Archive, page_id: str, *, engine: str, threads: int) -> Job:
    """Return what is to be read for a page.

    Raises:
        ArchiveError: If it has no scan.
    """
    page = archive.catalogue.page(page_id)
    label = page.name
    if page.scan is None:
        raise ArchiveError(f"page {label} has no scan; attach one first")
    file = archive.scans.path(page.scan.file)
    language = archive.catalogue.language_of_page(page_id)
    return Job(page_id, label, file, page.scan.frame, language, engine, threads)


def propose(archive: Archive, page_id: str, found: Sequence[Proposal]) -> int:
    """Store proposals from the scan in the place of the earlier ones; return how many are open.

    What was decided on before is not proposed again; proposals of repair stay.
    """
    with archive.unrecorded():
        known = archive.proposals.of_page(page_id, ProposalState.ACCEPTED, ProposalState.REJECTED)
        decided = {proposal.id for proposal in known}
        fresh = [proposal for proposal in found if proposal.id not in decided]
        kept = archive.proposals.of_page(page_id, ProposalState.OPEN)
        others = [proposal for proposal in kept if not proposal.is_from_scan]
        archive.proposals.replace_open(page_id, [*fresh, *others])
    return len(fresh)


def _planned(
    archive: Archive, page_ids: Sequence[str], engine: str, threads: int
) -> tuple[list[Job], list[str]]:
    work, errors = [], []
    for page_id in page_ids:
        try:
            work.append(job_for(archive, page_id, engine=engine, threads=threads))
        except ArchiveError as error:
            errors.append(str(error))
    return work, errors


def _propose(archive: Archive, outcome: Outcome) -> int:
    recognised = outcome.recognised
    if recognised is None:
        return 0
    page_id = outcome.job.page_id
    text = archive.texts.get(page_id)
    found = reading_proposals(text, recognised.text)
    return propose(archive, page_id, [*found, *lost_proposals(text, recognised.lost)])
