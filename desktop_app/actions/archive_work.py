"""Carries out the actions on the whole archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject
from PySide6.QtWidgets import QFileDialog

from archive.errors import ArchiveError
from archive.storage.archive_file import SUFFIX, Archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.main_window import MainWindow
    from desktop_app.settings.store import WindowState
    from desktop_app.workspace import Workspace


class ArchiveWork(QObject):
    """Makes, opens and closes archives, and starts the long work on them."""

    def __init__(self, workspace: Workspace, state: WindowState, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._state = state
        self._window = window
        workspace.opened.connect(self._on_opened)
        workspace.closed.connect(self._show_name)
        workspace.changed.connect(self._show_desk)
        self._fill_recent()
        self._show_name()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        return {
            "archive.new": self.ask_new,
            "archive.open": self.ask_open,
            "archive.import": self.ask_import,
            "archive.export": self.ask_export,
            "archive.backup": self.ask_backup,
            "archive.check": self.check,
            "archive.close": self._workspace.close,
        }

    def open(self, path: Path) -> None:
        """Open an archive, or say why it cannot be opened."""
        try:
            self._workspace.open(path)
        except ArchiveError as error:
            self._window.messages.warn(str(error))

    def create(self, path: Path) -> None:
        """Make an archive and open it, or say why it cannot be made."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            Archive.create(path).close()
        except ArchiveError as error:
            self._window.messages.warn(str(error))
            return
        self.open(path)

    def ask_new(self) -> None:
        """Ask where the new archive goes."""
        dialog = QFileDialog(self._window, self.tr("New archive"), QDir.homePath())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Jiaokan archives (*.jiaokan)"))
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.fileSelected.connect(lambda name: self.create(Path(name)))
        dialog.open()

    def ask_open(self) -> None:
        """Ask which archive to open."""
        dialog = QFileDialog(self._window, self.tr("Open archive"), QDir.homePath())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def ask_import(self) -> None:
        """Ask which files to import."""

    def ask_export(self) -> None:
        """Ask what to export, as what, and where."""

    def ask_backup(self) -> None:
        """Ask where the backup goes."""

    def check(self) -> None:
        """Check the archive's integrity."""

    # -- following the workspace --------------------------------------------------------------

    def _on_opened(self) -> None:
        path = self._workspace.path
        if path is not None:
            self._state.note_opened(path)
        for warning in self._workspace.archive.warnings:
            self._window.messages.warn(warning)
        self._fill_recent()
        self._show_name()

    def _show_name(self) -> None:
        path = self._workspace.path
        self._window.setWindowTitle(path.stem if path else "")
        self._show_desk()

    def _show_desk(self) -> None:
        workspace = self._workspace
        has_page = workspace.is_open and bool(workspace.archive.catalogue.newspapers())
        self._window.show_desk(shown=has_page)

    def _fill_recent(self) -> None:
        menu = self._window.recent_menu
        menu.clear()
        for path in self._state.recent():
            # an ampersand in a name is no mnemonic
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, chosen=path: self.open(chosen))
        menu.setEnabled(not menu.isEmpty())
