"""The one thread that writes to an archive, and the only connection that may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.errors import ArchiveError
from archive.storage.archive_file import Archive
from desktop_app.tasks.runner import Task, TaskRunner

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from archive.progress import Progress


class ArchiveWriter:
    """Queues work for its thread. Lives on the GUI thread; to be closed when it is done with."""

    def __init__(self, path: Path) -> None:
        """Open an archive for writing.

        Raises:
            ArchiveError: If it cannot be opened.
        """
        self._runner = TaskRunner("archive-writer")
        try:
            self._archive = self._runner.call(lambda: Archive.open(path))
        except ArchiveError:
            self._runner.finish()
            raise

    @property
    def is_idle(self) -> bool:
        """True when everything queued is on disk and was told."""
        return self._runner.is_idle

    def task(
        self, work: Callable[[Archive, Progress], object], parent: QObject, *, title: str = ""
    ) -> Task:
        """Return a task that is still to be started, by ``start`` or ``start_short``."""
        archive = self._archive
        return Task(lambda progress: work(archive, progress), parent, title=title)

    def start(self, task: Task) -> None:
        """Queue long work; edits that are made meanwhile are written between its steps."""
        task.between_steps = self._do_short
        self._runner.start(task)

    def start_short(self, task: Task) -> None:
        """Queue an edit, which need not wait for long work."""
        self._runner.start_short(task)

    def mark(self) -> threading.Event:
        """Return an event that is set once every edit queued so far has been written."""
        return self._runner.mark()

    def cancel_watched(self) -> None:
        """Ask the long work that a person started to stop."""
        self._runner.cancel_watched()

    def close(self) -> None:
        """Finish what is queued and close the archive."""
        self._runner.shut_down(last=self._archive.close)

    def _do_short(self) -> None:
        """Write the edits that wait, unless a transaction is open; on the thread."""
        if not self._archive.is_writing:
            self._runner.do_short()
