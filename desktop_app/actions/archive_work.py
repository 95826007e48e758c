"""Carries out the actions on the whole archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive.errors import ArchiveError
from archive.storage.archive_file import SUFFIX, Archive
from desktop_app.panels.empty_state import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from archive.progress import Progress
    from archive.storage.integrity import CheckReport
    from desktop_app.main_window import MainWindow
    from desktop_app.settings.store import WindowState
    from desktop_app.workspace import Workspace

MOST_LINKS = 6
"""How many recent archives are offered while none is open."""


class ArchiveWork(QObject):
    """Makes, opens and closes archives, backs them up and checks them."""

    def __init__(self, workspace: Workspace, state: WindowState, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._state = state
        self._window = window
        self._welcome_buttons()
        workspace.opened.connect(self._on_opened)
        workspace.closed.connect(self._show_name)
        workspace.page_selected.connect(self._show_desk)
        workspace.edit_failed.connect(window.messages.warn)
        if workspace.is_open:
            self._on_opened()
        else:
            self._fill_recent()
            self._show_name()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        return {
            "archive.new": self.ask_new,
            "archive.open": self.ask_open,
            "archive.backup": self.ask_backup,
            "archive.check": self.check,
            "archive.close": self._workspace.close,
        }

    def open(self, path: Path) -> None:
        """Open an archive, or say why it cannot be opened."""
        try:
            self._workspace.open(path, choose=lambda archive: self._last_page(path, archive))
        except ArchiveError as error:
            self._window.messages.warn(str(error))

    def _last_page(self, path: Path, archive: Archive) -> str | None:
        page_id = str((self._state.place(path) or {}).get("page", ""))
        return page_id if page_id and archive.catalogue.is_taken([page_id]) else None

    def create(self, path: Path) -> None:
        """Make an archive and open it, or say why it cannot be made."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            Archive.create(path).close()
        except ArchiveError as error:
            self._window.messages.warn(str(error))
            return
        self.open(path)

    def back_up(self, folder: Path) -> None:
        """Copy the archive into a folder, and say where the copy is."""
        from archive.storage.backup import back_up

        def work(archive: Archive, progress: Progress) -> Path:
            return back_up(archive, folder, progress)

        def tell(place: Path) -> None:
            words = self.tr("The backup is complete and verified: {place}")
            self._window.messages.tell(words.format(place=place))

        self._workspace.read(self.tr("Backing up"), work, done=tell)

    def check(self) -> None:
        """Check database, texts, history and scans, and say what was found."""
        from archive.storage.integrity import check_archive

        def tell(report: CheckReport) -> None:
            if report.faults:
                words = self.tr("The archive is damaged; restore a backup. Faults: {faults}")
                self._window.messages.warn(words.format(faults="; ".join(report.faults)))
            else:
                words = self.tr("The archive is sound: {pages} pages, {scans} scans.")
                words = words.format(pages=report.pages, scans=report.scans)
                self._window.messages.tell(words)

        self._workspace.read(self.tr("Checking the archive"), check_archive, done=tell)

    # -- asking -------------------------------------------------------------------------------

    def ask_new(self) -> None:
        """Ask where the new archive goes."""
        from desktop_app.dialogs.file_dialogs import ask_new_file  # heavy; seldom asked

        kind = self.tr("Jiaokan archives (*.jiaokan)")
        ask_new_file(self._window, self.tr("New archive"), kind, self.create)

    def ask_open(self) -> None:
        """Ask which archive to open."""
        self._ask_folder(self.tr("Open archive"), self.open)

    def ask_backup(self) -> None:
        """Ask into which folder the backup goes."""
        self._ask_folder(self.tr("Back up into a folder"), self.back_up)

    def _ask_folder(self, title: str, then: Callable[[Path], object]) -> None:
        from desktop_app.dialogs.file_dialogs import ask_folder

        ask_folder(self._window, title, then)

    # -- following the workspace --------------------------------------------------------------

    def _on_opened(self) -> None:
        path = self._workspace.path
        if path is not None:
            self._state.note_opened(path)
        self._window.messages.hide()  # it spoke of the archive before
        for warning in self._workspace.archive.warnings:
            self._window.messages.warn(warning)
        self._fill_recent()
        self._show_name()

    def _show_name(self) -> None:
        path = self._workspace.path
        self._window.setWindowTitle(path.stem if path else "")
        self._show_desk()

    def _show_desk(self) -> None:
        workspace, welcome = self._workspace, self._window.welcome
        if not workspace.is_open:
            welcome.say(
                self.tr("No archive is open"),
                self.tr("An archive holds newspapers: their scans, their text and all your work."),
            )
        elif workspace.page is None:
            welcome.say(
                self.tr("This archive is empty"),
                self.tr("Import scans and texts, or drop files or folders here."),
            )
        for button in self._when_closed:
            button.setVisible(not workspace.is_open)
        welcome.list_links(() if workspace.is_open else self._recent_links())
        self._import_button.setVisible(workspace.is_open)
        self._window.show_desk(shown=workspace.page is not None)

    def _recent_links(self) -> Iterator[Link]:
        import html  # a large table, and none is needed while an archive is open

        for path in self._state.recent()[:MOST_LINKS]:
            tip = html.escape(str(path))
            yield Link(path.stem.replace("&", "&&"), tip, partial(self.open, path))

    def _welcome_buttons(self) -> None:
        welcome = self._window.welcome
        self._when_closed = (
            welcome.offer(self.tr("Open archive…"), self.ask_open, first=True),
            welcome.offer(self.tr("New archive…"), self.ask_new),
        )
        self._import_button = welcome.offer(
            self.tr("Import…"), lambda: self._window.trigger("archive.import"), first=True
        )

    def _fill_recent(self) -> None:
        menu = self._window.recent_menu
        menu.clear()
        for path in self._state.recent():
            # an ampersand in a name is no mnemonic
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _checked=False, chosen=path: self.open(chosen))
        menu.setEnabled(not menu.isEmpty())
