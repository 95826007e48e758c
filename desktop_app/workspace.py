"""The open archive as the window sees it: what is shown, what is selected, and how it is edited.

Reads happen on the GUI thread through a read-only connection, which never blocks. Every write is
queued to one writer thread, which owns the only writing connection; when it is done, ``changed``
tells the views what to refresh. Long work that only reads has a thread and a connection of its own,
so that it keeps no edit waiting. Panels talk to each other through the selection kept here.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from archive.changes import Changes
from archive.editing.command import run
from archive.errors import ArchiveError
from archive.model.page import PageText
from archive.storage.archive_file import Archive
from desktop_app.models.page_loading import first_page, load_page
from desktop_app.tasks.archive_reader import ArchiveReader
from desktop_app.tasks.archive_writer import ArchiveWriter
from desktop_app.tasks.typed_text import TextChanges, write_typed
from desktop_app.translation.messages import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from archive.editing.command import Command
    from archive.model.page import Page
    from archive.progress import Progress
    from archive.storage.edits import Edit
    from desktop_app.tasks.runner import Task

Result = TypeVar("Result")
_PAUSE_S = 0.04
"""About what the window needs to show the next proposal."""


class Workspace(QObject):
    """The open archive, the current page and the current selection. Lives on the GUI thread."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    """Carries the ``Changes`` of an edit, after the cached text was refreshed."""
    page_selected = Signal()
    """Another page (or none) is current; its ``page`` and ``text`` are loaded."""
    line_selected = Signal(object, object)
    """Carries the selected line's id (or None) and the view that selected it (or None)."""
    character_selected = Signal(object, int)
    """Carries a line's id and the offset in its text where the caret is."""
    character_hovered = Signal(object, int)
    """Carries a line's id and the offset of the character under the pointer; None for no line."""
    character_pointed = Signal(object, int)
    """Carries a line's id and the offset in its text that the caret is to go to."""
    about_to_write = Signal()
    """An edit, long work, another page or closing comes next: views queue what was typed first."""
    closing = Signal()
    """The archive is about to be closed; what is queued now is still written."""
    decided = Signal(object)
    """Carries how many proposals a person decided on, by page."""
    edit_failed = Signal(str)
    """An edit could not be made; carries the message. What was typed is still in its editor."""
    task_started = Signal(object)
    """Carries a ``Task`` that a person may want to watch or cancel."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: Archive | None = None
        self._writer: ArchiveWriter | None = None
        self._aside: ArchiveReader | None = None
        self._page: Page | None = None
        self._text = PageText()
        self._line_id: str | None = None

    # -- the archive --------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Tell whether an archive is open."""
        return self._reader is not None

    @property
    def archive(self) -> Archive:
        """The archive, for reading on the GUI thread only."""
        if self._reader is None:
            raise ArchiveError("no archive is open")
        return self._reader

    @property
    def path(self) -> Path | None:
        """Where the open archive is."""
        return self._reader.path if self._reader else None

    def open(self, path: Path, *, choose: Callable[[Archive], str | None] | None = None) -> None:
        """Open an archive in place of the present one.

        ``choose`` returns the page to show; the first one is shown without it.

        Raises:
            ArchiveError: If it cannot be opened, or ``choose`` says so; the present one stays open
                then.
        """
        with ExitStack() as opening:  # what was opened is closed again, whatever goes wrong
            writer = ArchiveWriter(path)
            opening.callback(writer.close)
            reader = Archive.open(path, read_only=True)
            opening.callback(reader.close)
            page_id = choose(reader) if choose is not None else None
            opening.pop_all()
        self.close()
        self._writer, self._reader = writer, reader
        self._aside = ArchiveReader(path)
        self.opened.emit()
        self.select_page(page_id or first_page(reader))

    def close(self) -> None:
        """Finish what is queued and close the archive."""
        if self._writer is not None:
            self.about_to_write.emit()
            self.closing.emit()
        if self._writer is None or self._reader is None:
            return
        self._writer.cancel_watched()  # reading aside may wait for what is written
        if self._aside is not None:
            self._aside.close()
        self._writer.close()
        self._reader.close()
        self._aside = self._writer = self._reader = None
        self._page, self._text, self._line_id = None, PageText(), None
        self.closed.emit()
        self.page_selected.emit()

    # -- the selection ------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The current page."""
        return self._page

    @property
    def text(self) -> PageText:
        """The text of the current page as it is stored."""
        return self._text

    @property
    def line_id(self) -> str | None:
        """The selected line."""
        return self._line_id

    def select_page(self, page_id: str | None) -> None:
        """Show another page."""
        self.about_to_write.emit()
        self._load(page_id)
        self._line_id = None
        self.page_selected.emit()
        self.line_selected.emit(self._line_id, None)  # a view may have chosen one meanwhile

    def select_line(self, line_id: str | None, origin: QObject | None = None) -> None:
        """Select a line in every view; ``origin`` is the view that need not follow."""
        if line_id != self._line_id:
            self._line_id = line_id
            self.line_selected.emit(line_id, origin)

    # -- writing ------------------------------------------------------------------------------

    def run(self, command: Command, *, shows_first: bool = False) -> Task:
        """Queue an edit; ``changed`` or ``edit_failed`` follows.

        With ``shows_first`` the writer lets the window show what follows before it begins: two
        threads of Python share one processor.
        """
        from archive.editing.text_commands import EditText  # heavy; not needed to look

        self.about_to_write.emit()
        if isinstance(command, EditText):
            # results come in the order of the edits: a later edit of the page is shown after it
            return self._write(lambda archive: write_typed(archive, command))
        pause = _PAUSE_S if shows_first and self.is_idle else 0.0

        def work(archive: Archive) -> Changes:
            time.sleep(pause)
            return run(archive, command)

        return self._write(work)

    def undo(self) -> Task:
        """Queue taking back the last edit."""
        self.about_to_write.emit()
        return self._write(lambda archive: archive.undo()[1])

    def redo(self) -> Task:
        """Queue making again the edit last taken back."""
        self.about_to_write.emit()
        return self._write(lambda archive: archive.redo()[1])

    def note(self, work: Callable[[Archive], object]) -> None:
        """Queue writing something that is no edit and that no view shows."""
        task = self._task(lambda archive, _progress: work(archive), "")
        self._open_writer().start_short(task)

    def undoable(self) -> Edit | None:
        """Return the edit that undo would take back."""
        return self._reader.edits.undoable() if self._reader else None

    def redoable(self) -> Edit | None:
        """Return the edit that redo would make again."""
        return self._reader.edits.redoable() if self._reader else None

    def start(
        self,
        title: str,
        work: Callable[[Archive, Progress], Result],
        *,
        done: Callable[[Result], None] | None = None,
        changes: Changes | None = None,
    ) -> Task:
        """Queue long work on the writer thread, with progress and cancel.

        Edits that are made meanwhile are written at its next step outside a transaction.
        ``done`` is called on the GUI thread with the result, after the views were told what
        changed: ``changes``, or that everything may have changed.
        """
        self.about_to_write.emit()
        task = self._task(work, title)

        def tell() -> None:
            if changes is None:
                self.refresh()
            else:
                self._on_changed(changes)

        task.succeeded.connect(tell)
        task.cancelled.connect(self.refresh)
        if done is not None:
            task.succeeded.connect(done)
        self._open_writer().start(task)
        self.task_started.emit(task)
        return task

    def read(
        self,
        title: str,
        work: Callable[[Archive, Progress], Result],
        *,
        done: Callable[[Result], None],
        failed: Callable[[str], None] | None = None,
    ) -> Task:
        """Queue long work that only reads, beside the edits, with progress and cancel.

        ``done`` is called on the GUI thread with the result, ``failed`` (or else
        ``edit_failed``) with the message of an ``ArchiveError``.
        """
        aside = self._aside
        if aside is None:
            raise ArchiveError("no archive is open")
        self.about_to_write.emit()
        is_written = self._open_writer().mark()

        task = aside.task(work, self, title=title, after=is_written)
        task.succeeded.connect(done)
        task.failed.connect(lambda error: self._on_failed(error, failed))
        aside.start(task)
        self.task_started.emit(task)
        return task

    @property
    def is_idle(self) -> bool:
        """True when every queued edit is on disk and the views were told."""
        is_read = self._aside is None or self._aside.is_idle
        return is_read and (self._writer is None or self._writer.is_idle)

    def refresh(self) -> None:
        """Read everything anew."""
        page_ids = frozenset({self._page.id}) if self._page else frozenset()
        self._on_changed(
            Changes(page_ids, catalogue=True, proposals=True, annotations=True, tags=True)
        )

    # -- inside -------------------------------------------------------------------------------

    def _write(self, work: Callable[[Archive], Changes]) -> Task:
        task = self._task(lambda archive, _progress: work(archive), "")
        task.succeeded.connect(self._on_changed)
        self._open_writer().start_short(task)
        return task

    def _task(self, work: Callable[[Archive, Progress], object], title: str) -> Task:
        task = self._open_writer().task(work, self, title=title)
        task.failed.connect(self._on_failed)
        return task

    def _open_writer(self) -> ArchiveWriter:
        if self._writer is None:
            raise ArchiveError("no archive is open")
        return self._writer

    def _load(self, page_id: str | None, known: Mapping[str, PageText] | None = None) -> None:
        self._page, self._text = None, PageText()
        if page_id is not None and self._reader is not None:
            self._page, self._text = load_page(self._reader, page_id, known or {})

    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or self._reader is None:
            return
        page = self._page
        if page is None or page.id in changes.pages or changes.catalogue:
            known = changes.texts if isinstance(changes, TextChanges) else None
            self._load(page.id if page else first_page(self._reader), known)
        self.changed.emit(changes)
        if (self._page and self._page.id) != (page and page.id):
            self.page_selected.emit()

    def _on_failed(self, error: object, tell: Callable[[str], None] | None = None) -> None:
        if isinstance(error, ArchiveError):
            if tell is None:
                self.edit_failed.emit(said(str(error)))
            else:
                tell(said(str(error)))
        elif isinstance(error, BaseException):
            raise error  # a bug: the exception hook reports it
