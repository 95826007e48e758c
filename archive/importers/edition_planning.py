"""Importing an edition: its pages as they are, into newspapers and issues found or made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from archive.errors import ArchiveError, UnreadableFileError
from archive.formats.edition_json import parse
from archive.imaging.checking import checked
from archive.importers.inspecting import MAX_EDITION_BYTES, read_bytes
from archive.importers.plan_entries import EntryKind, PageStep, PlanEntry, ScanSource
from archive.importers.renaming import identifiers, renamed
from archive.storage.opening import SCANS, SUFFIX
from archive.storage.scans import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.formats.edition import Edition, EditionPage
    from archive.imaging.formats import Frame
    from archive.importers.inspecting import EditionFile, ScanFile
    from archive.importers.target import Shelves
    from archive.model.page import Scan
    from archive.progress import Progress
    from archive.storage.archive_file import Archive

_MOST_NAMED: Final = 5


def plan_edition(
    archive: Archive,
    shelves: Shelves,
    file: EditionFile,
    given: Sequence[ScanFile],
    progress: Progress,
) -> PlanEntry:
    """Return what importing an edition does.

    Identifiers are kept; if any of them is taken in the archive, all get new ones. What an import
    that was stopped has left out is all that a file gives the second time. A scan that the
    edition names is taken from ``given``, the scans that are imported with it, or else found.

    Raises:
        UnreadableFileError: If it is no edition.
        TaskCancelledError: If ``progress`` says so.
    """
    edition = parse(read_bytes(file.path, MAX_EDITION_BYTES), file.path.name)
    if not edition.pages:
        raise UnreadableFileError(f"{file.path.name}: the edition has no pages")
    missing_pages = _missing(archive, file, edition.pages)
    if not missing_pages:
        message = f"{file.path.name}: in the archive already"
        return PlanEntry(EntryKind.DUPLICATE, (file.path,), message)
    began_renamed = len(missing_pages) < len(edition.pages) and archive.catalogue.is_taken(
        identifiers(renamed(edition.pages, file.sha256))
    )
    own = set(identifiers(missing_pages))
    if began_renamed or own & shelves.planned_ids or archive.catalogue.is_taken(own):
        missing_pages = renamed(missing_pages, file.sha256)
    edition = replace(edition, pages=missing_pages)
    shelves.planned_ids |= set(identifiers(edition.pages))
    missing: list[str] = []
    steps = []
    for entry in _shelved(edition, shelves):
        scan = entry.page.scan
        source = None
        if scan:
            source = _of_given(given, scan) or find_scan(archive, file.path.parent, scan, progress)
        if scan and source is None:
            missing.append(scan.original_name or scan.file)
        page = replace(entry.page, scan=None)
        steps.append(PageStep(page, is_new=True, scan=source, content=entry))
    message, warning = f"{file.path.name}: edition of {len(steps)} pages", ""
    if missing:
        lost = f"not found beside it or not the same: {_listed(missing)}"
        message = f"{message}; {lost}"
        warning = f"{file.path.name}: imported without scans, {lost}; import each with its --page"
    taken = {step.scan.path for step in steps if step.scan}
    used = tuple(scan.path for scan in given if scan.path in taken)
    return PlanEntry(EntryKind.NEW, (file.path, *used), message, tuple(steps), file.sha256, warning)


def _missing(
    archive: Archive, file: EditionFile, pages: tuple[EditionPage, ...]
) -> tuple[EditionPage, ...]:
    """Return the pages of an edition that an import of it which was stopped left out."""
    there = archive.catalogue.pages_from(file.sha256)
    known = set(there)
    missing = tuple(entry for entry in pages if entry.page.id not in known)
    if len(missing) < len(pages):
        return missing
    return pages[len(there) :]  # they got identifiers of their own, and came in their order


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return f"{shown} and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else shown


def _of_given(given: Sequence[ScanFile], scan: Scan) -> ScanSource | None:
    """Return the scan if it is one of those that are imported with the edition."""
    for file in given:
        if file.sha256 == scan.sha256 and scan.frame < len(file.frames):
            return _source(file.path, scan, file.frames)
    return None


def find_scan(archive: Archive, folder: Path, scan: Scan, progress: Progress) -> ScanSource | None:
    """Return the scan that an edition names: in the archive already, or beside the edition.

    Beside it means in its folder, or in an archive there; nothing outside is ever looked at.
    """
    for path in _candidates(archive, folder, scan):
        try:
            if sha256_of(path) != scan.sha256:
                continue
            frames = checked(path, progress).frames
        except ArchiveError:  # as good as not there
            continue
        if scan.frame < len(frames):
            return _source(path, scan, frames)
    return None


def _source(path: Path, scan: Scan, frames: Sequence[Frame]) -> ScanSource:
    return ScanSource(
        path, scan.sha256, scan.frame, frames[scan.frame], original_name=scan.original_name
    )


def _candidates(archive: Archive, folder: Path, scan: Scan) -> Iterator[Path]:
    names = [scan.file, PurePosixPath(scan.file).name, f"scans/{PurePosixPath(scan.file).name}"]
    if scan.original_name:
        names.append(PurePosixPath(scan.original_name.replace("\\", "/")).name)
    home = folder.resolve()
    names = [name for name in dict.fromkeys(names) if name and "\x00" not in name]
    places = [folder / name for name in names]
    places += [one / SCANS / names[0] for one in sorted(folder.glob(f"*{SUFFIX}")) if names]
    for name in archive.scans.names():
        if name.startswith(scan.sha256):
            places.insert(0, archive.scans.path(name))
    for path in places:
        is_inside = path.parent == archive.scans.folder or path.resolve().is_relative_to(home)
        if is_inside and path.is_file():
            yield path


def _shelved(edition: Edition, shelves: Shelves) -> list[EditionPage]:
    """Return the pages in the issues that the archive has for them."""
    issue_ids = {}
    for issue in edition.issues:
        newspaper = shelves.newspaper_like(edition.newspaper(issue.newspaper_id))
        issue_ids[issue.id] = shelves.issue_like(replace(issue, newspaper_id=newspaper.id)).id
    return [
        replace(entry, page=replace(entry.page, issue_id=issue_ids[entry.page.issue_id]))
        for entry in edition.pages
    ]
