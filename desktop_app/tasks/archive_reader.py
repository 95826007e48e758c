"""A thread with a reading connection of its own, for long work that keeps no edit waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.storage.archive_file import Archive
from desktop_app.tasks.runner import Task, TaskRunner

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from archive.progress import Progress


class ArchiveReader:
    """Opens its connection when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._archive: Archive | None = None
        self._runner = TaskRunner("archive-reader")

    @property
    def is_idle(self) -> bool:
        """True when everything queued was read and told."""
        return self._runner.is_idle

    def task(
        self,
        work: Callable[[Archive, Progress], object],
        parent: QObject,
        *,
        title: str,
        after: threading.Event,
    ) -> Task:
        """Return a task that is still to be started; it waits until ``after`` is set."""

        def read_what_was_written(progress: Progress) -> object:
            after.wait()  # an export has every word that was typed before it
            return work(self._opened(), progress)

        return Task(read_what_was_written, parent, title=title)

    def start(self, task: Task) -> None:
        """Queue a task."""
        self._runner.start(task)

    def _opened(self) -> Archive:
        """Return the archive; on the thread only."""
        if self._archive is None:
            self._archive = Archive.open(self._path, read_only=True)
        return self._archive

    def close(self) -> None:
        """Ask the work to stop, wait for it and close the connection."""
        self._runner.shut_down(last=self._close)

    def _close(self) -> None:
        if self._archive is not None:
            self._archive.close()
            self._archive = None
