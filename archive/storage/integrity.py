"""Checking that an archive is what it was: the database, the texts, the history and the scans."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from archive.errors import ArchiveDamagedError, ArchiveError
from archive.model.page import faults
from archive.storage.edits import edit_digest
from archive.storage.recorder import text_digest
from archive.storage.scans import sha256_of

if TYPE_CHECKING:
    from archive.model.line import Line, Reading
    from archive.model.page import Page, PageText
    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from archive.storage.connection import Database

FOUND: Final = "found"
"""Folder for files that no page uses; nothing is ever deleted."""
_MOST_TOLD: Final = 20
"""Faults of one kind that SQLite is asked to list."""
_EDITS_AT_ONCE: Final = 500


@dataclass(slots=True)
class CheckReport:
    """What a check found."""

    faults: list[str] = field(default_factory=list)
    """One line for each thing that is damaged; empty when the archive is sound."""
    remarks: list[str] = field(default_factory=list)
    """What was tidied up, or should be known."""
    pages: int = 0
    scans: int = 0
    edits: int = 0


def check_archive(archive: Archive, progress: Progress) -> CheckReport:
    """Check an archive completely. Every scan is read, so this takes its time.

    If the archive is open for writing, files in the scan folder that no page uses are moved to
    ``found``, and a search index that is out of step is made anew.

    Raises:
        ArchiveError: If files cannot be moved.
        TaskCancelledError: If ``progress`` says so.
    """
    report = CheckReport()
    with archive.snapshot():
        # one moment for all of it; the writer may go on meanwhile
        _check_database(archive.database, report)
        stale_index = _check_pages(archive, report, progress)
        _check_edits(archive.database, report, progress)
        scans = archive.catalogue.scan_files()
    _check_scans(archive, scans, report, progress)
    if not archive.is_read_only:
        _sweep(archive, report)
        if stale_index and not report.faults:
            archive.rebuild_search(progress)
            report.remarks.append("the search index was out of step and has been made anew")
    report.faults += [warning for warning in archive.warnings if "incomplete copy" in warning]
    return report


def _check_database(db: Database, report: CheckReport) -> None:
    try:
        verdicts = db.execute(f"PRAGMA integrity_check({_MOST_TOLD})").fetchall()
        report.faults += [f"database: {text}" for (text,) in verdicts if text != "ok"]
        for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
            report.faults.append(f"database: row {row} of {table} refers to no {parent}")
    except ArchiveDamagedError as error:
        report.faults.append(str(error))


def _check_pages(archive: Archive, report: CheckReport, progress: Progress) -> bool:
    """Check the text of every page; tell whether the search index is out of step."""
    stale = False
    try:
        pages = archive.catalogue.pages()
    except ArchiveDamagedError as error:
        report.faults.append(f"catalogue: {error}")
        return False
    report.pages = len(pages)
    for number, page in enumerate(pages):
        progress.step(number, len(pages), page.name)
        try:
            text = archive.texts.get(page.id)
            readings = archive.texts.readings(page.id)
            found = [*faults(text), *_torn(text, readings), *_rotten(archive.database, page.id)]
            stale = stale or archive.search_is_stale(page.id, text)
        except ArchiveDamagedError as error:
            found = [f"its text cannot be read ({error})"]
        report.faults += [f"{_name(page)}: {fault}" for fault in found]
    return stale


def _torn(text: PageText, readings: list[Reading]) -> list[str]:
    """Return where lines do not show all of what was read, exactly once."""
    pieces: dict[str, list[Line]] = defaultdict(list)
    for line in text.lines():
        if line.reading_id is not None:
            pieces[line.reading_id].append(line)
    found = []
    for reading in readings:
        lines = sorted(pieces.pop(reading.id, ()), key=lambda line: line.start)
        shown = "".join(line.ocr for line in lines)
        if not lines:
            found.append(f"reading {reading.id} is in no line")
        elif shown != reading.text:
            found.append(f"reading {reading.id} is not shown whole by its lines")
    return [*found, *(f"reading {one} of a line is not there" for one in pieces)]


def _rotten(db: Database, page_id: str) -> list[str]:
    """Return which texts differ from their checksums."""
    found = [
        f"the text of reading {row_id} has changed on the disk"
        for row_id, text, digest in db.execute(
            "SELECT id, text, digest FROM reading WHERE page_id = ?", [page_id]
        ).fetchall()
        if text_digest(text) != digest
    ]
    found += [
        f"the text of line {row_id} has changed on the disk"
        for row_id, ocr, text, digest in db.execute(
            "SELECT id, ocr, text, digest FROM line WHERE page_id = ?", [page_id]
        ).fetchall()
        if text_digest(ocr, text) != digest
    ]
    return found


def _check_edits(db: Database, report: CheckReport, progress: Progress) -> None:
    """Compare every edit of the history with its checksum."""
    try:
        edits = db.execute("SELECT id, title, author, made_at, digest FROM edit").fetchall()
        numbers = [row[0] for row in edits]
        for number, (edit_id, title, author, made_at, digest) in enumerate(edits):
            if number % _EDITS_AT_ONCE == 0:
                progress.step(number, len(edits), "history")
            rows = db.execute(
                "SELECT kind, table_name, row_id, before, after FROM edit_change"
                " WHERE edit_id = ? ORDER BY seq",
                [edit_id],
            ).fetchall()
            if edit_digest(title, author, made_at, rows) != digest:
                report.faults.append(f"edit {edit_id} has changed on the disk")
    except ArchiveDamagedError as error:
        report.faults.append(f"history: {error}")
        return
    report.edits = len(numbers)
    missing = set(range(1, max(numbers, default=0) + 1)) - set(numbers)
    report.faults += [f"edit {number} is missing from the history" for number in sorted(missing)]


def _check_scans(
    archive: Archive, scans: dict[str, str], report: CheckReport, progress: Progress
) -> None:
    """Read every scan and compare it with the checksum that was recorded."""
    report.scans = len(scans)
    for number, (name, sha256) in enumerate(scans.items()):
        progress.step(number, len(scans), name)
        try:
            if not archive.scans.has(name):
                report.faults.append(f"scan {name} is missing")
            elif sha256_of(archive.scans.path(name)) != sha256:
                report.faults.append(f"scan {name} has changed on the disk")
        except ArchiveError as error:
            report.faults.append(str(error))


def _sweep(archive: Archive, report: CheckReport) -> None:
    """Move files that no page uses, and never used, out of the scan folder."""
    wanted = archive.catalogue.scan_files().keys() | archive.edits.scan_files()
    try:
        strays = sorted(archive.scans.strays(wanted))
    except ArchiveError as error:
        report.faults.append(str(error))
        return
    if not strays:
        return
    place = archive.path / FOUND
    archive.scans.move(strays, place)
    report.remarks.append(
        f"{len(strays)} file(s) that belong to no page were moved to {place}: {', '.join(strays)}"
    )


def _name(page: Page) -> str:
    return f"page {page.name}"
