"""An archive: one folder with a database and the scans beside it."""

from __future__ import annotations

import contextlib
import getpass
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout
from sqlite_utils import Database

from archive.errors import (
    ArchiveBusyError,
    ArchiveError,
    ArchiveTooNewError,
    NotAnArchiveError,
)
from archive.storage.annotations import Annotations
from archive.storage.catalogue import Catalogue
from archive.storage.connection import connect, create_file
from archive.storage.edits import Edits
from archive.storage.migrations import migrations
from archive.storage.page_texts import PageTexts
from archive.storage.proposals import Proposals
from archive.storage.recorder import Recorder
from archive.storage.scans import ScanFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.changes import Changes
    from archive.storage.edits import Edit

APPLICATION_ID = 0x4A4B414E  # "JKAN"
SUFFIX = ".jiaokan"
DATABASE = "archive.db"
LAST_EDIT = "last-edit.txt"


class Archive:
    """An open archive. Belongs to the thread that opened it.

    Only one ``Archive`` in the world may be open for writing (a lock file sees to that); any
    number may read at the same time.
    """

    def __init__(self, path: Path, db: Database, lock: FileLock | None) -> None:
        self.path = path
        self._db = db
        self._lock = lock
        self.catalogue = Catalogue(db)
        self.texts = PageTexts(db)
        self.proposals = Proposals(db)
        self.annotations = Annotations(db)
        self.edits = Edits(db)
        self.scans = ScanFolder(path / "scans")
        self.warnings: tuple[str, ...] = ()

    @classmethod
    def create(cls, path: Path) -> Self:
        """Create an archive and open it for writing.

        Raises:
            ArchiveError: If something is there already or the folder cannot be made.
        """
        if path.suffix != SUFFIX:
            raise ArchiveError(f"{path}: the name of an archive ends in {SUFFIX}")
        try:
            path.mkdir(parents=True)
            (path / "scans").mkdir()
        except FileExistsError:
            raise ArchiveError(f"{path} exists already; choose another name") from None
        except OSError as error:
            raise ArchiveError(f"{path} cannot be created: {error.strerror}") from error
        lock = _lock(path)
        db = create_file(path / DATABASE)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.apply(db)
        return cls(path, db, lock)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open an archive, upgrading it first if an older release wrote it.

        Raises:
            NotAnArchiveError: If there is no archive at ``path``.
            ArchiveTooNewError: If a newer release wrote it.
            ArchiveBusyError: If another program is writing to it.
            ArchiveError: If it is damaged or cannot be opened.
        """
        file = path / DATABASE
        if not file.is_file():
            raise NotAnArchiveError(
                f"{path} is not a Jiaokan archive: it has no {DATABASE}; "
                f"make one with: jiaokan new {path if path.suffix == SUFFIX else f'NAME{SUFFIX}'}"
            )
        lock = None if read_only else _lock(path)
        db = None
        try:
            db = connect(file, read_only=read_only)
            _refuse_strangers(file, db)
            if not read_only:
                migrations.apply(db)
                (path / "scans").mkdir(exist_ok=True)
            archive = cls(path, db, lock)
            archive.warnings = archive._notice_rollback()
        except BaseException as error:
            if db is not None:
                db.close()
            if lock is not None:
                lock.release()
            if isinstance(error, sqlite3.Error):
                raise ArchiveError(
                    f"{file} is damaged or cannot be read ({error}); restore a backup"
                ) from error
            raise
        return archive

    @contextmanager
    def edit(self, title: str, *, page_id: str | None = None) -> Iterator[EditInProgress]:
        """Make one edit: everything recorded in the block happens, or nothing does.

        An edit that changes nothing leaves no entry in the history.

        Raises:
            ArchiveError: If the disk is full, read-only or busy; what was typed is not lost.
        """
        with self._transaction():
            recorder = Recorder(self._db)
            edit = EditInProgress(recorder, title, page_id)
            yield edit
            if recorder.changes:
                edit.number = self.edits.append(recorder, edit.title, author(), edit.page_id)
                self.proposals.name_edit(
                    (c.row_id for c in recorder.changes if c.table == "proposal"), edit.number
                )
                self._after_write(recorder)
        self._note_last_edit()

    def undo(self) -> tuple[Edit, Changes]:
        """Take the last edit back.

        Raises:
            StaleOperationError: If there is nothing to undo.
        """
        with self._transaction():
            recorder = Recorder(self._db)
            result = self.edits.undo(recorder)
            self._after_write(recorder)
        return result

    def redo(self) -> tuple[Edit, Changes]:
        """Make the edit again that was last taken back.

        Raises:
            StaleOperationError: If there is nothing to redo.
        """
        with self._transaction():
            recorder = Recorder(self._db)
            result = self.edits.redo(recorder)
            self._after_write(recorder)
        return result

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Write what is derived or counted (proposals, effort) in one transaction."""
        with self._transaction():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several things as they were at one moment, whatever the writer does meanwhile."""
        if self._db.conn.in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the archive and let others write to it."""
        self._db.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _after_write(self, recorder: Recorder) -> None:
        """Bring what is derived from the written rows up to date."""

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.conn.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            raise ArchiveError(
                f"{self.path} cannot be written ({error}); nothing was changed, try again when "
                "the disk is free"
            ) from error

    def _note_last_edit(self) -> None:
        """Keep the last edit number outside the database; an older copy of it is noticed then."""
        with contextlib.suppress(OSError):  # only a witness: the edit itself is safe
            (self.path / LAST_EDIT).write_text(str(self.edits.last_number()), encoding="ascii")

    def _notice_rollback(self) -> tuple[str, ...]:
        try:
            witness = int((self.path / LAST_EDIT).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return ()
        last = self.edits.last_number()
        if witness <= last:
            return ()
        warning = (
            f"{self.path / DATABASE} ends at edit {last}, but edit {witness} was made: "
            "it is an older or incomplete copy"
        )
        return (warning,)


class EditInProgress:
    """What the block of ``Archive.edit`` works with."""

    def __init__(self, recorder: Recorder, title: str, page_id: str | None) -> None:
        self.recorder = recorder
        self.title = title
        self.page_id = page_id
        self.number: int | None = None
        """Number of the edit once the block has ended; None if it changed nothing."""

    @property
    def changes(self) -> Changes:
        """What the edit has touched."""
        return self.recorder.summary()


def author() -> str:
    """Return the name under which edits are made: the account's."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _lock(path: Path) -> FileLock:
    lock = FileLock(path / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ArchiveBusyError(
            f"{path} is being written by another program; close it there and try again"
        ) from None
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error.strerror}") from error
    return lock


def _refuse_strangers(file: Path, db: Database) -> None:
    found = db.execute("PRAGMA application_id").fetchone()[0]
    if found != APPLICATION_ID:
        raise NotAnArchiveError(f"{file} is a database, but not a Jiaokan archive")
    known = {step.name for step in migrations.pending(Database(memory=True))}
    applied = {step.name for step in migrations.applied(db)}
    if applied - known:
        raise ArchiveTooNewError(
            f"{file} was written by a newer release of Jiaokan; open it with that release"
        )
