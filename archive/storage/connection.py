"""Connections to an archive's database, with the settings on which its safety rests."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlite_utils import Database

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path

# synchronous=FULL: with NORMAL a power cut can lose edits that were already acknowledged.
SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
)


def connect(file: Path, *, read_only: bool) -> Database:
    """Open a connection that belongs to the calling thread.

    Transactions are begun explicitly. A reader never blocks and never checkpoints.

    Raises:
        ArchiveError: If the file cannot be opened.
    """
    mode = "ro" if read_only else "rw"
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(file))}?mode={mode}", uri=True, isolation_level=None
        )
        for setting in SETTINGS:
            connection.execute(setting)
        if read_only:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise ArchiveError(
            f"{file} cannot be opened: {error}; check that the folder is complete and readable"
        ) from error
    return Database(connection)


def create_file(file: Path) -> Database:
    """Create a new, empty database file and return a writing connection.

    Raises:
        ArchiveError: If the file cannot be created.
    """
    try:
        file.touch(exist_ok=False)
    except OSError as error:
        raise ArchiveError(f"{file} cannot be created: {error.strerror}") from error
    db = connect(file, read_only=False)
    db.execute("PRAGMA journal_mode = WAL")
    return db
