"""What SQLite reports when the world is to blame, told in words."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from archive.errors import ArchiveBusyError, ArchiveDamagedError, ArchiveError, DiskFaultError

if TYPE_CHECKING:
    from pathlib import Path

_DAMAGED: Final = "{file} is damaged ({error}); restore a backup"
_WORDS: Final[dict[int, tuple[type[ArchiveError], str]]] = {
    sqlite3.SQLITE_FULL: (
        DiskFaultError,
        "{file} cannot be written: the disk is full; free some space and try again",
    ),
    sqlite3.SQLITE_READONLY: (
        DiskFaultError,
        (
            "{file} cannot be written: the disk or the folder is write-protected; "
            "change that and try again"
        ),
    ),
    sqlite3.SQLITE_PERM: (
        DiskFaultError,
        "{file} cannot be written: permission denied; change its permissions and try again",
    ),
    sqlite3.SQLITE_IOERR: (
        DiskFaultError,
        "{file}: the disk does not answer ({error}); check the disk and try again",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        DiskFaultError,
        "{file} cannot be opened; check that the folder is complete and may be read and written",
    ),
    sqlite3.SQLITE_NOMEM: (
        DiskFaultError,
        "{file}: not enough memory; close other programs and try again",
    ),
    sqlite3.SQLITE_BUSY: (
        ArchiveBusyError,
        "{file} is being written by another program; try again when it is done",
    ),
    sqlite3.SQLITE_LOCKED: (
        ArchiveBusyError,
        "{file} is being written by another program; try again when it is done",
    ),
    sqlite3.SQLITE_CORRUPT: (ArchiveDamagedError, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (ArchiveDamagedError, _DAMAGED),
}


def in_words(error: sqlite3.Error, file: Path) -> ArchiveError | None:
    """Return the error for people, or None if SQLite complains of a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # the module itself complains of bytes that are no UTF-8, which only rot puts there
        rotten = "Could not decode to UTF-8" in str(error)
        return ArchiveDamagedError(_DAMAGED.format(file=file, error=error)) if rotten else None
    if code & 0xFF not in _WORDS:
        return None
    kind, words = _WORDS[code & 0xFF]
    return kind(words.format(file=file, error=error))
