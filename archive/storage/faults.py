"""What SQLite reports when the world is to blame, told in words."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from archive.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    DiskFaultError,
    InvalidRecordError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LEAST_ROOM: Final = 1 << 16  # bytes; the index of the write-ahead log takes half of it
_DAMAGED: Final = "{file} is damaged ({error}); restore a backup"
# what only rot puts into the database: bytes that are no UTF-8, half a list of tags
_ROT: Final = ("Could not decode to UTF-8", "malformed JSON")
_WORDS: Final[dict[int, tuple[type[ArchiveError], str]]] = {
    sqlite3.SQLITE_FULL: (
        DiskFaultError,
        "{file}: the disk is full; free some space and try again",
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


@contextmanager
def rot_in_words(what: str) -> Iterator[None]:
    """Say that a record is damaged where its values make no sense.

    Raises:
        ArchiveDamagedError: If the block stumbles over a value.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise ArchiveDamagedError(
            f"{what} in the archive is damaged ({error!r}); see what jiaokan check says, "
            "and restore a backup"
        ) from error


def in_words(error: sqlite3.Error | UnicodeError, file: Path) -> ArchiveError | None:
    """Return the error for people, or None if SQLite complains of a mistake of ours."""
    if isinstance(error, UnicodeEncodeError):
        return InvalidRecordError(
            "the text holds half a character (a lone surrogate), which cannot be stored; delete it"
        )
    if isinstance(error, UnicodeError):
        return ArchiveDamagedError(_DAMAGED.format(file=file, error=error))
    code = getattr(error, "sqlite_errorcode", None)
    if any(words in str(error) for words in _ROT):
        return ArchiveDamagedError(_DAMAGED.format(file=file, error=error))
    if code is None:
        return None
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_IOERR and _is_full(file.parent):
        # SQLite needs a little room beside the database to read it, too, and says no more than this
        primary = sqlite3.SQLITE_FULL
    if primary not in _WORDS:
        return None
    kind, words = _WORDS[primary]
    return kind(words.format(file=file, error=error))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False
