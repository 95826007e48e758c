"""Catches exceptions that nobody caught and shows them as a report.

Faults of the disk and of a damaged archive are no bugs: they are told in a line.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from archive.errors import ArchiveBusyError, ArchiveDamagedError, DiskFaultError

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from desktop_app.dialogs.problem_report import ProblemDialog


class ProblemReporter(QObject):
    """Takes exceptions that nobody caught, from any thread, and shows the first one."""

    caught = Signal(object)
    faulted = Signal(str)
    """Carries what is wrong with the disk or the archive, wherever that was noticed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None
        self._dialog: ProblemDialog | None = None
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def use_window(self, window: QWidget) -> None:
        """Take the window over which reports are shown."""
        self._window = window

    def install(self) -> None:
        """Catch what reaches the top of any call from Qt."""
        sys.excepthook = self._hook

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, ArchiveBusyError | ArchiveDamagedError | DiskFaultError):
            self.faulted.emit(str(error))
            return
        from desktop_app.dialogs.problem_report import write_report

        sys.stderr.write(write_report(error))
        self.caught.emit(error)

    def _show(self, error: BaseException) -> None:
        from desktop_app.dialogs.problem_report import ProblemDialog, write_report

        if self._dialog is None:
            self._dialog = ProblemDialog(write_report(error), self._window)
            self._dialog.finished.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None
