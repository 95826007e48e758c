"""Copying a database that may be in use. Only SQLite itself ever reads or writes the original."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, reason_of
from archive.storage.faults import in_words
from archive.storage.scans import flush_folder

if TYPE_CHECKING:
    from pathlib import Path

    from archive.progress import Progress
    from archive.storage.connection import Database

_PAGES_AT_ONCE = 2048


def copy_database(db: Database, target: Path, progress: Progress | None = None) -> None:
    """Write a whole, consistent copy of the database; it appears under its name when complete.

    An existing file of that name is replaced.

    Raises:
        ArchiveError: If the copy cannot be written or is not sound.
        TaskCancelledError: If ``progress`` says so; no copy is left.
    """
    partial = target.with_name(f".partial-{target.name}")

    def report(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress.step(total - remaining, total, target.name)

    try:
        partial.unlink(missing_ok=True)
        copy = sqlite3.connect(partial, isolation_level=None)
        try:
            db.backup(copy, pages=_PAGES_AT_ONCE, progress=report)
            # one file: a copy in WAL mode could not be read from a disc
            copy.execute("PRAGMA journal_mode = DELETE")
            verdict = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            copy.close()
        if verdict != "ok":
            raise ArchiveError(f"{target}: the copy is not sound ({verdict}); check the archive")
        flush_file(partial)
        partial.replace(target)
        flush_folder(target.parent)
    except sqlite3.Error as error:
        raise in_words(error, target) or error from error
    except OSError as error:
        raise ArchiveError(f"{target} cannot be written: {reason_of(error)}") from error
    finally:
        partial.unlink(missing_ok=True)


def flush_file(path: Path) -> None:
    """Make what was written to a file durable."""
    import os

    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
