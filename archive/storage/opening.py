"""Opening the database of an archive: whose it is, how new, and whether it may be written."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from archive.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveTooNewError,
    ArchiveTooOldError,
    NotAnArchiveError,
    reason_of,
)
from archive.storage import migrations
from archive.storage.connection import connect, create_file
from archive.storage.scans import flush_folder

if TYPE_CHECKING:
    from pathlib import Path

    from archive.storage.connection import Database

APPLICATION_ID: Final = 0x4A4B414E  # "JKAN"
SUFFIX: Final = ".jiaokan"
DATABASE: Final = "archive.db"
SCANS: Final = "scans"
LOCK: Final = ".lock"


@dataclass(frozen=True, slots=True)
class OpenDatabase:
    """A connection, and what was found while making it."""

    db: Database
    lock: FileLock | None
    warnings: tuple[str, ...] = ()

    @property
    def is_read_only(self) -> bool:
        """Tell whether nothing can be written."""
        return self.lock is None

    def close(self) -> None:
        """Close the connection and let others write."""
        self.db.close()
        if self.lock is not None:
            self.lock.release()


def create_database(path: Path) -> None:
    """Make the folder of an archive with an empty database in it.

    Raises:
        ArchiveError: If something is there already or the folder cannot be made.
    """
    if path.suffix != SUFFIX:
        raise ArchiveError(f"{path}: the name of an archive ends in {SUFFIX}")
    if is_inside_archive(path):
        raise ArchiveError(f"{path} would be inside another archive; choose another place")
    import shutil  # an archive is made more rarely than opened

    partial = path.with_name(f".partial-{path.name}")
    try:
        _refuse_taken(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        (partial / SCANS).mkdir()
        _fill(partial / DATABASE)
        _refuse_taken(path)
        partial.rename(path)  # a half-made archive never has its name
        flush_folder(path.parent)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be created: {reason_of(error)}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _refuse_taken(path: Path) -> None:
    if path.is_symlink() or path.exists():
        raise ArchiveError(f"{path} exists already; choose another name")


def _fill(file: Path) -> None:
    db = create_file(file)
    try:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.apply(db)
    finally:
        db.close()


def open_database(path: Path, *, read_only: bool) -> OpenDatabase:
    """Open the database of an archive, upgrading it first if an older release wrote it.

    An archive that may not be written (a disc, a foreign folder) is opened for reading, with a
    warning that says so.

    Raises:
        NotAnArchiveError: If there is no archive at ``path``.
        ArchiveTooNewError: If a newer release wrote it.
        ArchiveTooOldError: If it must be upgraded first, but is opened for reading.
        ArchiveBusyError: If another program is writing to it.
        ArchiveDamagedError: If it is damaged.
    """
    file = path / DATABASE
    _expect_file(path, file)
    writable = _may_be_written(path, file)
    lock = _lock(path) if writable and not read_only else None
    db: Database | None = None
    try:
        db = _connect(path, read_only=lock is None)
        _refuse_strangers(file, db)
        if lock is not None:
            db.execute("PRAGMA journal_mode = WAL")  # a backup is one file, without it
            _upgrade(path, db)
            (path / SCANS).mkdir(exist_ok=True)
        else:
            _refuse_outdated(path, db, writable=writable)
    except BaseException as error:
        if db is not None:
            db.close()
        if lock is not None:
            lock.release()
        if isinstance(error, sqlite3.DatabaseError):
            raise ArchiveDamagedError(f"{file} is damaged ({error}); restore a backup") from error
        raise
    if writable or read_only:
        return OpenDatabase(db, lock)
    return OpenDatabase(db, lock, (f"{path} cannot be written; it is opened for reading only",))


def _expect_file(path: Path, file: Path) -> None:
    try:
        if file.is_file():
            return
    except OSError as error:
        raise ArchiveError(f"{path} cannot be opened: {error.strerror}") from error
    name = path if path.suffix == SUFFIX else f"NAME{SUFFIX}"
    raise NotAnArchiveError(
        f"{path} is not a Jiaokan archive: it has no {DATABASE}; make one with: jiaokan new {name}"
    )


def is_inside_archive(path: Path) -> bool:
    """Tell whether a place is in the folder of an archive, where nobody else may write."""
    try:
        return any((folder / DATABASE).exists() for folder in path.absolute().parents)
    except OSError:  # a folder that may not be looked into; making ours there will say so
        return False


def _may_be_written(path: Path, file: Path) -> bool:
    return os.access(path, os.W_OK | os.X_OK) and os.access(file, os.W_OK)


def _connect(path: Path, *, read_only: bool) -> Database:
    """Connect; where SQLite cannot keep its files beside the database, read it as it stands."""
    file = path / DATABASE
    beside = [file.with_name(file.name + suffix) for suffix in ("-wal", "-shm")]
    if not read_only or os.access(path, os.W_OK) or all(other.exists() for other in beside):
        return connect(file, read_only=read_only)
    log = beside[0]
    if log.exists() and log.stat().st_size:
        raise ArchiveError(
            f"{path} was copied while it was being written and cannot be finished here; "
            "copy it to a disk you can write and open it there"
        )
    return connect(file, read_only=True, immutable=True)


def _refuse_strangers(file: Path, db: Database) -> None:
    found = db.execute("PRAGMA application_id").fetchone()[0]
    if found != APPLICATION_ID:
        raise NotAnArchiveError(f"{file} is a database, but not a Jiaokan archive")
    if not set(migrations.applied(db)) <= set(migrations.known()):
        raise ArchiveTooNewError(
            f"{file} was written by a newer release of Jiaokan; open it with that release"
        )


def _refuse_outdated(path: Path, db: Database, *, writable: bool) -> None:
    if migrations.pending(db):
        what_to_do = "open it for writing once" if writable else "copy it to a disk you can write"
        raise ArchiveTooOldError(
            f"{path} was written by an older release and must be upgraded; {what_to_do}"
        )


def _upgrade(path: Path, db: Database) -> None:
    """Apply what is new since the archive was written, after a copy was laid beside it."""
    pending = migrations.pending(db)
    if not pending:
        return
    from archive.storage.copying import copy_database

    copy_database(db, path / f"before-{pending[0]}.db")
    migrations.apply(db)


def _lock(path: Path) -> FileLock:
    lock = FileLock(path / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ArchiveBusyError(
            f"{path} is being written by another program; close it there and try again"
        ) from None
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {reason_of(error)}") from error
    except NotImplementedError:
        raise ArchiveError(
            f"{path} is on a disk that cannot lock files; copy it to a disk of this machine"
        ) from None
    return lock
