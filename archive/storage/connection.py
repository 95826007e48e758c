"""Connections to an archive's database, with the settings on which its safety rests."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

from archive.errors import ArchiveError, reason_of
from archive.storage.faults import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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


# sqlite3 stumbles in Python's way over text that is no UTF-8
_FAULTS = (sqlite3.Error, UnicodeError)


class _TellingCursor(sqlite3.Cursor):
    """Raises ``ArchiveError`` where the world is to blame, whoever reads or writes."""

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        try:
            return super().execute(sql, parameters)
        except _FAULTS as error:
            raise self._told(error) from error

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Self:
        try:
            return super().executemany(sql, parameters)
        except _FAULTS as error:
            raise self._told(error) from error

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except _FAULTS as error:
            raise self._told(error) from error

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except _FAULTS as error:
            raise self._told(error) from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except _FAULTS as error:
            raise self._told(error) from error

    def _told(self, error: sqlite3.Error | UnicodeError) -> Exception:
        connection = self.connection
        if isinstance(connection, Database):
            return in_words(error, connection.file) or error
        return error


class Database(sqlite3.Connection):
    """A connection whose cursors speak in words; sqlite-utils sees to its schema."""

    file: Path

    def cursor(self, factory: Any = _TellingCursor) -> Any:
        """Return a cursor that speaks in words."""
        return super().cursor(factory)

    # sqlite3's own shortcuts make plain cursors, whatever ``cursor`` says (Python 3.11)
    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        """Execute a statement and return its cursor."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:
        """Execute a statement once for each row of parameters."""
        return self.cursor().executemany(sql, parameters)

    def query(self, sql: str, parameters: Any = ()) -> Iterator[dict[str, Any]]:
        """Yield the rows that are found, by the names of their columns."""
        cursor = self.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything in the block, or nothing.

        It begins as a writer: one that begins as a reader fails at once when another has written.
        """
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self.in_transaction:
                self.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several things as they were at one moment, whatever the writer does meanwhile."""
        if self.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            self.execute("COMMIT")


def connect(file: Path, *, read_only: bool, immutable: bool = False) -> Database:
    """Open a connection that belongs to the calling thread.

    Transactions are begun explicitly. A reader never blocks and never checkpoints. ``immutable``
    is for media that nobody can write: SQLite then needs no files beside the database.

    Raises:
        ArchiveError: If the file cannot be opened.
    """
    mode = "ro" if read_only else "rw"
    frozen = "&immutable=1" if immutable else ""
    try:
        connection = sqlite3.connect(
            f"file:{quote(os.fsencode(file))}?mode={mode}{frozen}",
            uri=True,
            isolation_level=None,
            factory=Database,
        )
    except sqlite3.Error as error:
        raise in_words(error, file) or error from error
    connection.file = file
    try:
        for setting in SETTINGS:
            connection.execute(setting)
        if read_only:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def create_file(file: Path) -> Database:
    """Create a new, empty database file and return a writing connection.

    Raises:
        ArchiveError: If the file cannot be created.
    """
    try:
        file.touch(exist_ok=False)
    except OSError as error:
        raise ArchiveError(f"{file} cannot be created: {reason_of(error)}") from error
    db = connect(file, read_only=False)
    db.execute("PRAGMA journal_mode = WAL")
    return db
