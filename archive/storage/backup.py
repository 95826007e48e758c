"""Backing an archive up: a whole, verified copy appears at once, or nothing does."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING, Final

from archive.errors import ArchiveError, reason_of
from archive.storage.catalogue import Catalogue
from archive.storage.copying import flush_file
from archive.storage.opening import DATABASE, SCANS, SUFFIX, open_database
from archive.storage.scans import ScanFolder, flush_folder, sha256_of

if TYPE_CHECKING:
    from pathlib import Path

    from archive.progress import Progress
    from archive.storage.archive_file import Archive

CHECKSUMS: Final = "backup.sha256"


def back_up(archive: Archive, target: Path, progress: Progress) -> Path:
    """Copy an archive, which may be in use meanwhile, and return where the copy is.

    ``target`` is a folder, in which the copy gets a name with date and time, or the name of an
    archive that is not there yet. Every copied scan is read again and compared.

    Raises:
        ArchiveError: If the copy cannot be written or does not equal the original.
        TaskCancelledError: If ``progress`` says so; nothing is left behind.
    """
    place = _place(archive.path, target)
    partial = place.with_name(f".partial-{place.name}")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        (partial / SCANS).mkdir()
        archive.copy_database(partial / DATABASE, progress)
        scans = _scans_of(partial)  # as of the moment of the copy, whatever came since
        _copy_scans(archive.scans, ScanFolder(partial / SCANS), scans, progress)
        _note_checksums(partial, scans)
        flush_folder(partial)
        partial.rename(place)
        flush_folder(place.parent)
    except OSError as error:
        raise ArchiveError(f"{place} cannot be written: {reason_of(error)}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return place


def _place(source: Path, target: Path) -> Path:
    try:
        is_folder = target.is_dir()
        taken = target.exists() and not is_folder
    except OSError as error:
        raise ArchiveError(f"{target} cannot be reached: {error.strerror}") from error
    if target.suffix == SUFFIX:
        if is_folder or taken:
            raise ArchiveError(f"{target} exists already; choose another name")
        place = target
    elif is_folder:
        moment = dt.datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
        place = target / f"{source.stem}-{moment}{SUFFIX}"
        if place.exists():
            raise ArchiveError(f"{place} exists already; wait a moment and try again")
    else:
        raise ArchiveError(
            f"{target} is not a folder; name a folder that exists, or a new archive NAME{SUFFIX}"
        )
    if place.resolve().is_relative_to(source.resolve()):
        raise ArchiveError(f"{place} is inside the archive; choose another place")
    if not place.parent.is_dir():
        raise ArchiveError(f"{place.parent} is not a folder; make it first")
    return place


def _scans_of(partial: Path) -> dict[str, str]:
    """Return the checksums of the scans that the copied database speaks of, by file name."""
    copy = open_database(partial, read_only=True)
    try:
        return Catalogue(copy.db).scan_files()
    finally:
        copy.close()


def _copy_scans(
    source: ScanFolder, target: ScanFolder, wanted: dict[str, str], progress: Progress
) -> None:
    for number, (name, sha256) in enumerate(wanted.items()):
        progress.step(number, len(wanted), name)
        master = source.path(name)
        if not source.has(name):
            raise ArchiveError(
                f"{master} is missing, so the backup would not be whole; "
                "find the scan, or see what jiaokan check says"
            )
        copied, found = target.add(master, name=name)
        if found != sha256:
            raise ArchiveError(
                f"{master} is damaged, so the backup would not be whole; "
                "restore it from an older backup"
            )
        if sha256_of(target.path(copied)) != sha256:
            raise ArchiveError(f"the copy of {name} differs from it; check the disk")


def _note_checksums(partial: Path, scans: dict[str, str]) -> None:
    """Leave a list that ``sha256sum -c`` understands beside the copy."""
    sums = {DATABASE: sha256_of(partial / DATABASE)}
    sums |= {f"{SCANS}/{name}": sha256 for name, sha256 in scans.items()}
    lines = "".join(f"{sha256}  {name}\n" for name, sha256 in sums.items())
    (partial / CHECKSUMS).write_text(lines, encoding="utf-8")
    flush_file(partial / CHECKSUMS)
