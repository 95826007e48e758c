"""Exporting: the file is written beside its place and renamed, so it is never half there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, reason_of
from archive.exporters.registry import export_format
from archive.exporters.selection import select
from archive.storage.opening import is_inside_archive
from archive.storage.scans import flush_folder

if TYPE_CHECKING:
    from archive.exporters.selection import Selection
    from archive.progress import Progress
    from archive.storage.archive_file import Archive


def export(
    archive: Archive,
    target: Path,
    format_id: str,
    selection: Selection,
    *,
    overwrite: bool,
    progress: Progress,
) -> None:
    """Write what is selected to a file.

    With ``overwrite`` a file that is there is replaced; a folder never is, nor anything inside
    the archive.

    Raises:
        ArchiveError: If the format, a page or an article does not exist, or the file cannot be
            written; nothing is left behind.
        TaskCancelledError: If ``progress`` says so; nothing is left behind.
    """
    write = export_format(format_id).load()
    check_place(target, overwrite=overwrite)
    content = write(select(archive, selection, progress))
    progress.step(0, 1, target.name)
    write_file(target, content, overwrite=overwrite)
    # what is written is written: a cancel comes too late now


def write_file(target: Path, content: bytes, *, overwrite: bool) -> None:
    """Put a complete file in its place, on the disk.

    Raises:
        ArchiveError: If it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".jiaokan-", suffix=".part")
        partial = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.chmod(_usual_mode())
            if overwrite:
                partial.replace(target)
            else:
                _place_new(partial, target)
            flush_folder(target.parent)
        finally:
            partial.unlink(missing_ok=True)
    except FileExistsError:
        raise _exists(target) from None
    except OSError as error:
        raise ArchiveError(f"{target} cannot be written: {reason_of(error)}") from error


def check_place(target: Path, *, overwrite: bool) -> None:
    """Make sure that a file may be written at a place.

    Raises:
        ArchiveError: If it is inside an archive, in no folder, or taken: by a file, without
            ``overwrite``, or by anything else.
    """
    try:
        is_folder = target.is_dir()
    except OSError as error:  # a name too long, a folder that may not be looked into
        raise ArchiveError(f"{target} cannot be written: {reason_of(error)}") from error
    if is_folder:
        raise ArchiveError(f"{target} is a folder; name a file to write")
    if is_inside_archive(target.resolve()):
        raise ArchiveError(f"{target} is inside the archive; choose another place")
    if not target.parent.is_dir():
        raise ArchiveError(f"{target.parent} is not a folder; make it first")
    if target.exists():
        if not target.is_file():
            raise ArchiveError(f"{target} is not a file; choose another name")
        if not overwrite:
            raise _exists(target)


def check_place_of_ours(target: Path, beginning: bytes) -> None:
    """Make sure that a file of ours, which begins so, may be written at a place.

    An older one, or an empty file, may be there: it is replaced.

    Raises:
        ArchiveError: As by ``check_place``.
    """
    try:
        with target.open("rb") as file:
            is_ours = file.read(len(beginning)) in {b"", beginning}
    except OSError:  # no file: whether there may be one is found out below
        is_ours = False
    check_place(target, overwrite=is_ours)


def _exists(target: Path) -> ArchiveError:
    return ArchiveError(f"{target} exists already; choose another name")


def _place_new(partial: Path, target: Path) -> None:
    """Give the file its name unless another one got it meanwhile."""
    try:
        os.link(partial, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError from None
        partial.replace(target)


def _usual_mode() -> int:
    """Return the permissions that a new file gets (a temporary file is private)."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
