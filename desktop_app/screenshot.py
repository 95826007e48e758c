"""Takes a picture of the window once everything in it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.main_window import MainWindow
    from desktop_app.workspace import Workspace

INTERVAL_MS = 50
QUIET_LOOKS = 6
"""How often in a row everything must have been found at rest."""
PATIENCE_MS = 120_000


class Photographer(QObject):
    """Looks at the window until it is at rest, saves a picture, and ends the event loop."""

    def __init__(self, window: MainWindow, workspace: Workspace, target: Path) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._target = target
        self._quiet = 0
        self._waited = 0
        self.error: ArchiveError | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Start looking."""
        self._timer.start()

    def _look(self) -> None:
        self._waited += INTERVAL_MS
        at_rest = self._workspace.is_idle and self._window.is_settled
        self._quiet = self._quiet + 1 if at_rest else 0
        if self._quiet >= QUIET_LOOKS or self._waited >= PATIENCE_MS:
            self._timer.stop()
            self._save()
            QApplication.exit()

    def _save(self) -> None:
        picture = self._window.grab()
        if not picture.save(str(self._target), "PNG"):
            self.error = ArchiveError(
                f"{self._target} cannot be written; choose another folder or name"
            )
