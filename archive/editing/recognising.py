"""Recognising pages: the scan is read, its lines are arranged, and both are stored as one edit."""

from __future__ import annotations

import os
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from archive.errors import ArchiveError, StaleOperationError, TaskCancelledError
from archive.model.page import PageState
from archive.storage.page_texts import add_readings, save_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from archive.model.line import Reading
    from archive.model.page import Page, PageText
    from archive.progress import Progress
    from archive.recognition.engine import Engine
    from archive.storage.archive_file import Archive, EditInProgress

_STEPS: Final = 1000
"""Parts into which the progress of one page is divided."""
_SECONDS_BETWEEN_LOOKS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read on a page."""

    readings: tuple[Reading, ...]
    text: PageText


@dataclass(frozen=True, slots=True)
class RecognitionReport:
    """The pages that were recognised, and a line for each that could not be."""

    page_ids: tuple[str, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaveRecognised:
    """Put what was recognised in the place of all text of a page that nobody has worked on."""

    page_id: str
    recognised: Recognised
    title: str = "Recognise page"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        page = archive.catalogue.page(self.page_id)
        refuse_if_worked_on(archive, page)
        before = archive.texts.get(self.page_id)
        old = archive.texts.readings(self.page_id)
        add_readings(edit.recorder, self.page_id, self.recognised.readings)
        save_text(edit.recorder, self.page_id, before, self.recognised.text)
        for reading in old:
            edit.recorder.delete("reading", reading.id)
        archive.proposals.replace_open(self.page_id, ())
        if page.state is PageState.NEW:
            edit.recorder.update("page", self.page_id, {"state": PageState.RECOGNISED})


def unread_pages(archive: Archive) -> list[str]:
    """Return the pages that have a scan and no text yet, in order."""
    return [
        page.id
        for page in archive.catalogue.pages()
        if page.scan is not None and not archive.texts.has_lines(page.id)
    ]


def refuse_if_worked_on(archive: Archive, page: Page) -> None:
    """Make sure that recognising a page would overwrite nobody's work.

    Raises:
        StaleOperationError: If it would.
    """
    if page.state in {PageState.CORRECTED, PageState.VERIFIED} or archive.texts.is_worked_on(
        page.id
    ):
        raise StaleOperationError(
            f"page {page.label or page.order} has been worked on and is not recognised again; "
            "undo the work first, or leave the page as it is"
        )


def recognise_pages(
    archive: Archive,
    page_ids: Sequence[str],
    progress: Progress,
    *,
    jobs: int = 1,
    engine: Callable[[int], Engine] | None = None,
) -> RecognitionReport:
    """Recognise pages, one edit each; a page that cannot be read does not stop the others.

    Args:
        archive: Open for writing in this thread; only this thread touches it.
        page_ids: In the order in which to begin them.
        progress: Told of every stage.
        jobs: How many pages are read at a time.
        engine: Makes an engine that uses so many threads; by default the one that ships with
            the package. Each job has an engine of its own.

    Raises:
        ArchiveError: If the archive cannot be written; the pages done before stay.
        TaskCancelledError: If ``progress`` says so; the pages done before stay.
    """
    work, errors = _planned(archive, page_ids)
    jobs = max(1, min(jobs, len(work)))
    makers = engine or _shipped_engine
    desk = _Desk(progress, len(page_ids), makers, max(1, (os.cpu_count() or 1) // jobs))
    done: list[str] = []
    with ThreadPoolExecutor(jobs, "recognition") as pool:
        running = {pool.submit(desk.read, one): one for one in work}
        try:
            while running:
                desk.report()
                wait(running, _SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED)
                for future in [one for one in running if one.done()]:  # in the order begun
                    message = _store(archive, running.pop(future).page.id, future, done)
                    errors += [message] if message else []
        except BaseException:
            desk.stop()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    progress.step(len(page_ids) * _STEPS, len(page_ids) * _STEPS, "")
    return RecognitionReport(tuple(done), tuple(errors))


@dataclass(frozen=True, slots=True)
class _Work:
    page: Page
    scan: Path
    frame: int
    language: str


def _planned(archive: Archive, page_ids: Sequence[str]) -> tuple[list[_Work], list[str]]:
    work, errors = [], []
    for page_id in page_ids:
        page = archive.catalogue.page(page_id)
        try:
            refuse_if_worked_on(archive, page)
        except StaleOperationError as error:
            errors.append(str(error))
            continue
        if page.scan is None:
            errors.append(f"page {page.label or page.order} has no scan; attach one first")
            continue
        file = archive.scans.path(page.scan.file)
        language = archive.catalogue.language_of_page(page_id)
        work.append(_Work(page, file, page.scan.frame, language))
    return work, errors


def _store(
    archive: Archive, page_id: str, future: Future[Recognised], done: list[str]
) -> str | None:
    """Store the result of a job; return in words why there is none."""
    from archive.editing.command import run

    try:
        recognised = future.result()
    except ArchiveError as error:
        return str(error)
    try:
        run(archive, SaveRecognised(page_id, recognised))
    except StaleOperationError as error:
        return str(error)
    done.append(page_id)
    return None


@dataclass(slots=True)
class _Desk:
    """Where the jobs get their engines and say how far they are.

    Jobs only leave notes here; the person's ``progress`` is called on the caller's thread.
    """

    progress: Progress
    total: int
    make_engine: Callable[[int], Engine]
    threads: int
    finished: int = 0
    notes: dict[str, tuple[int, str]] = field(default_factory=dict)
    is_stopped: bool = False
    local: threading.local = field(default_factory=threading.local)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def read(self, work: _Work) -> Recognised:
        """Recognise one page; runs in a job's thread."""
        from archive.imaging.opening import open_for_reading
        from archive.layout.arranging import arrange

        stage = _Stage(self, work.page)
        stage.step(0, 1, "opening the scan")
        image = open_for_reading(work.scan, work.frame)
        readings = self._engine().recognise(image, stage)
        stage.step(1, 1, "arranging the lines")
        text = arrange(readings, image, language=work.language)
        with self.guard:
            self.finished += 1
            self.notes.pop(work.page.id, None)
        return Recognised(tuple(readings), text)

    def report(self) -> None:
        """Tell the person how far all jobs are together."""
        with self.guard:
            notes = list(self.notes.values())
            done = self.finished * _STEPS + sum(parts for parts, _ in notes)
        what = notes[-1][1] if notes else ""
        self.progress.step(min(done, self.total * _STEPS), self.total * _STEPS, what)

    def stop(self) -> None:
        """Let every job end at its next step."""
        self.is_stopped = True

    def _engine(self) -> Engine:
        if not hasattr(self.local, "engine"):
            self.local.engine = self.make_engine(self.threads)
        engine: Engine = self.local.engine
        return engine


class _Stage:
    """The progress of one page, as its engine reports it."""

    def __init__(self, desk: _Desk, page: Page) -> None:
        self._desk = desk
        self._page = page

    def step(self, done: int, total: int, what: str) -> None:
        """See ``Progress``."""
        if self._desk.is_stopped:
            raise TaskCancelledError
        parts = min(_STEPS - 1, _STEPS * done // total) if total else 0
        with self._desk.guard:
            label = self._page.label or str(self._page.order)
            self._desk.notes[self._page.id] = (parts, f"{label}: {what}")


def _shipped_engine(threads: int) -> Engine:
    from archive.recognition.rapid import RapidEngine

    return RapidEngine(threads)
