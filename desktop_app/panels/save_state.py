"""Says whether everything that was typed is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.theme import spacing

if TYPE_CHECKING:
    from desktop_app.reading.reading_pane import ReadingPane
    from desktop_app.workspace import Workspace


class SaveState(QLabel):
    """A word in the status bar; the reason why something is not saved as its tooltip."""

    def __init__(
        self, workspace: Workspace, pane: ReadingPane, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pane = pane
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setContentsMargins(spacing.WIDE, 0, spacing.WIDE, 0)
        pane.saved_changed.connect(self._show)
        workspace.opened.connect(self._show)
        workspace.closed.connect(self._show)
        self._show()

    def _show(self) -> None:
        if not self._workspace.is_open:
            self.clear()
        elif self._pane.is_saved:
            self.setText(self.tr("Everything is saved"))
        elif self._pane.save_message:
            self.setText(self.tr("Not saved yet: {reason}").format(reason=self._pane.save_message))
        else:
            self.setText(self.tr("Saving…"))
