"""The folder of scans: files named by their checksum, created once, never overwritten."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, reason_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

PIECE = 1 << 20  # bytes read at a time


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal.

    Raises:
        ArchiveError: If the file cannot be read.
    """
    import hashlib  # a library of its own, needed to write and to check only

    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    except OSError as error:
        raise _unreadable(path, error) from error
    return digest.hexdigest()


def _unreadable(path: Path, error: OSError) -> ArchiveError:
    reason = error.strerror or error
    return ArchiveError(f"{path} cannot be read ({reason}); check its permissions and the disk")


class ScanFolder:
    """The masters of an archive."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return where a scan is.

        Raises:
            ArchiveError: If the name leads out of the folder.
        """
        if Path(name).name != name or name in {"", ".", ".."}:
            raise ArchiveError(f"{name!r} is not the name of a scan")
        return self.folder / name

    def add(self, source: Path, *, name: str | None = None) -> tuple[str, str]:
        """Copy a file in and return its name in the folder and its SHA-256.

        The name is the checksum with the file's suffix unless the caller knows it.

        The copy is written beside, flushed to the disk and renamed; a file that is already there
        is left as it is.

        Raises:
            ArchiveError: If the file cannot be read or the folder cannot be written.
        """
        import hashlib
        import tempfile  # not needed to open an archive

        digest = hashlib.sha256()
        try:
            handle, partial_name = tempfile.mkstemp(dir=self.folder, prefix=".partial-")
            partial = Path(partial_name)
            try:
                with os.fdopen(handle, "wb") as target, source.open("rb") as file:
                    while piece := file.read(PIECE):
                        digest.update(piece)
                        target.write(piece)
                    target.flush()
                    os.fsync(target.fileno())
                name = name or digest.hexdigest() + source.suffix.lower()
                if not (self.folder / name).exists():
                    partial.chmod(0o444)
                    partial.rename(self.folder / name)
                    flush_folder(self.folder)
            finally:
                partial.unlink(missing_ok=True)
        except OSError as error:
            if error.filename == str(source):
                raise _unreadable(source, error) from error
            raise ArchiveError(
                f"{source} cannot be copied to {self.folder}: {reason_of(error)}"
            ) from error
        return name, digest.hexdigest()

    def has(self, name: str) -> bool:
        """Tell whether a scan is there.

        Raises:
            ArchiveError: If the name leads out of the folder, or the folder may not be looked into.
        """
        path = self.path(name)
        try:
            return path.is_file()
        except OSError as error:
            raise _unreadable(path, error) from error

    def names(self) -> set[str]:
        """Return the names of all scans in the folder."""
        return {
            path.name
            for path in self.folder.iterdir()
            if path.is_file() and not path.name.startswith(".")
        }

    def strays(self, wanted: Collection[str]) -> set[str]:
        """Return the names of files that nobody wants, unfinished copies among them.

        Raises:
            ArchiveError: If the folder cannot be read.
        """
        if not self.folder.is_dir():
            return set()
        try:
            return {path.name for path in self.folder.iterdir() if path.is_file()} - set(wanted)
        except OSError as error:
            raise _unreadable(self.folder, error) from error

    def move(self, names: Iterable[str], target: Path) -> None:
        """Move files of the folder to another one, never over a file that is there.

        Raises:
            ArchiveError: If they cannot be moved.
        """
        try:
            target.mkdir(exist_ok=True)
            for name in names:
                place, number = target / name.lstrip("."), 1
                while place.exists():
                    place = target / f"{number}-{name.lstrip('.')}"
                    number += 1
                (self.folder / name).rename(place)
            flush_folder(target)
        except OSError as error:
            raise ArchiveError(f"{target} cannot be written: {reason_of(error)}") from error


def flush_folder(folder: Path) -> None:
    """Make a rename durable (POSIX; elsewhere the file system does it)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
