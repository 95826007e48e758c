"""An archive: one folder with a database and the scans beside it.

What is only needed to write, to search or to repair is imported when somebody does: a window opens
the archive and shows a page before anything else.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Self

from archive.errors import DiskFaultError
from archive.progress import NoProgress
from archive.storage.catalogue import Catalogue
from archive.storage.edits import Edits
from archive.storage.opening import (
    DATABASE,
    SCANS,
    SUFFIX,
    OpenDatabase,
    create_database,
    open_database,
)
from archive.storage.page_texts import PageTexts
from archive.storage.scans import ScanFolder
from archive.storage.search_state import search_is_current
from archive.storage.witness import Witness, missing_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from archive.changes import Changes
    from archive.model.page import PageText
    from archive.progress import Progress
    from archive.storage.annotations import Annotations
    from archive.storage.connection import Database
    from archive.storage.edits import Edit
    from archive.storage.effort import Efforts
    from archive.storage.proposals import Proposals
    from archive.storage.recorder import Recorder
    from archive.storage.rules import TaughtRules
    from archive.storage.search_index import SearchIndex
    from archive.storage.searching import Hit
    from archive.storage.tags import Tags

__all__ = ["DATABASE", "SCANS", "SUFFIX", "Archive", "EditInProgress", "author"]


class Archive:
    """An open archive. Belongs to the thread that opened it.

    Only one ``Archive`` in the world may be open for writing (a lock file sees to that); any
    number may read at the same time.
    """

    def __init__(self, path: Path, opened: OpenDatabase) -> None:
        self.path = path
        self._opened = opened
        self._db: Database = opened.db
        self.catalogue = Catalogue(self._db)
        self.texts = PageTexts(self._db)
        self.edits = Edits(self._db)
        self.scans = ScanFolder(path / SCANS)
        self._witness = Witness(path)
        self.warnings: tuple[str, ...] = opened.warnings

    @classmethod
    def create(cls, path: Path) -> Self:
        """Create an archive and open it for writing.

        Raises:
            ArchiveError: If something is there already or the folder cannot be made.
        """
        create_database(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, progress: Progress | None = None) -> Self:
        """Open an archive, upgrading it first if an older release wrote it.

        An archive that may not be written is opened for reading; ``warnings`` says so. The
        search index is made anew, with ``progress``, if it is missing or of an older kind.

        Raises:
            NotAnArchiveError: If there is no archive at ``path``.
            ArchiveTooNewError: If a newer release wrote it.
            ArchiveTooOldError: If it must be upgraded first, but is opened for reading.
            ArchiveBusyError: If another program is writing to it.
            ArchiveError: If it is damaged or cannot be opened.
            TaskCancelledError: If ``progress`` says so.
        """
        opened = open_database(path, read_only=read_only)
        try:
            archive = cls(path, opened)
            missing = missing_edits(path, archive.edits.last_number())
            archive.warnings += (missing,) if missing else ()
            if not archive.is_read_only and not search_is_current(archive._db):
                archive.rebuild_search(progress or NoProgress())
        except BaseException:
            opened.close()
            raise
        return archive

    @cached_property
    def proposals(self) -> Proposals:
        """The proposals for its pages."""
        from archive.storage.proposals import Proposals

        return Proposals(self._db)

    @cached_property
    def annotations(self) -> Annotations:
        """The notes of its readers."""
        from archive.storage.annotations import Annotations

        return Annotations(self._db)

    @cached_property
    def tags(self) -> Tags:
        """The tags of its articles and issues."""
        from archive.storage.tags import Tags

        return Tags(self._db)

    @cached_property
    def rules(self) -> TaughtRules:
        """The rules of repair that it was taught."""
        from archive.storage.rules import TaughtRules

        return TaughtRules(self._db)

    @cached_property
    def efforts(self) -> Efforts:
        """The time that was worked on its pages."""
        from archive.storage.effort import Efforts

        return Efforts(self._db)

    @cached_property
    def _index(self) -> SearchIndex:
        from archive.storage.search_index import SearchIndex

        return SearchIndex(self._db)

    @property
    def is_writing(self) -> bool:
        """True inside an edit or another transaction of this connection."""
        return self._db.in_transaction

    @property
    def database(self) -> Database:
        """The connection, for the modules of this package."""
        return self._db

    @property
    def is_read_only(self) -> bool:
        """Tell whether nothing can be written."""
        return self._opened.is_read_only

    def expect_writable(self) -> None:
        """Make sure that something can be written, before long work for it is begun.

        Raises:
            DiskFaultError: If nothing can.
        """
        if self.is_read_only:
            raise DiskFaultError(
                f"{self.path} is open for reading only, so nothing was changed; "
                "copy it to a disk you can write"
            )

    @contextmanager
    def edit(self, title: str, *, page_id: str | None = None) -> Iterator[EditInProgress]:
        """Make one edit: everything recorded in the block happens, or nothing does.

        An edit that changes nothing leaves no entry in the history.

        Raises:
            ArchiveError: If the disk is full, read-only or busy; what was typed is not lost.
        """
        from archive.storage.recorder import Recorder

        with self._transaction():
            recorder = Recorder(self._db)
            edit = EditInProgress(recorder, title, page_id)
            yield edit
            if recorder.changes:
                edit.number = self.edits.append(recorder, edit.title, author(), edit.page_id)
                self.proposals.name_edit(recorder.rows_of("proposal"), edit.number)
                self._after_write(recorder)
        self._witness.note(self.edits.last_number())

    def undo(self) -> tuple[Edit, Changes]:
        """Take the last edit back.

        Raises:
            StaleOperationError: If there is nothing to undo.
        """
        return self._walk(self.edits.undoable, self.edits.undo)

    def redo(self) -> tuple[Edit, Changes]:
        """Make the edit again that was last taken back.

        Raises:
            StaleOperationError: If there is nothing to redo.
        """
        return self._walk(self.edits.redoable, self.edits.redo)

    def search(self, query: str, limit: int = 100) -> list[Hit]:
        """Return where words are found, the best places first.

        Any string is a query: words that must all be there, ``"a phrase"``, ``begin*``.
        """
        from archive.storage.searching import Search

        return Search(self._db).find(query, limit)

    def rebuild_search(self, progress: Progress) -> None:
        """Make the search index anew, in one transaction.

        Raises:
            TaskCancelledError: If ``progress`` says so; the old index stays.
        """
        with self._transaction():
            self._index.rebuild(self.texts, progress)

    def search_is_stale(self, page_id: str, text: PageText) -> bool:
        """Tell whether the search would not find what a page says."""
        return self._index.is_stale(page_id, text)

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Write what is derived or counted (proposals, effort) in one transaction."""
        with self._transaction():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several things as they were at one moment, whatever the writer does meanwhile."""
        with self._db.snapshot():
            yield

    def copy_database(self, target: Path, progress: Progress) -> None:
        """Write a consistent copy of the database, whatever is written meanwhile.

        Raises:
            ArchiveError: If the copy cannot be written.
            TaskCancelledError: If ``progress`` says so; no copy is left.
        """
        from archive.storage.copying import copy_database

        copy_database(self._db, target, progress)

    def close(self) -> None:
        """Close the archive and let others write to it."""
        self._witness.close()
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _walk(
        self, upcoming: Callable[[], Edit | None], step: Callable[[Recorder], Edit]
    ) -> tuple[Edit, Changes]:
        """Go one step through the history: ``step`` undoes or redoes the ``upcoming`` edit."""
        from archive.storage.recorder import Recorder

        with self._transaction():
            recorder = Recorder(self._db)
            edit = upcoming()
            pages = self.edits.pages_written(edit.id) if edit else []
            recorder.texts_before = {page_id: self.texts.get(page_id) for page_id in pages}
            edit = step(recorder)
            self.proposals.name_edit_in_force(recorder.rows_of("proposal"))
            self._after_write(recorder)
        return edit, recorder.summary()

    def _after_write(self, recorder: Recorder) -> None:
        """Bring what is derived from the written rows up to date, in the same transaction."""
        from archive.storage.rechecking import recheck

        for page_id in recorder.texts_before:
            if page_id not in recorder.texts:
                recorder.texts[page_id] = self.texts.get(page_id)
        recheck(recorder, self.proposals)
        self._index.follow(recorder, self.texts)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.expect_writable()
        with self._db.transaction():
            yield


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
    import getpass  # needed to write only

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
