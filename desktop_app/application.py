"""The composition root: makes every long-lived object once and hands each what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QClipboard
from shiboken6 import createdByPython

from archive.errors import ArchiveError
from desktop_app.actions.annotation_work import AnnotationWork
from desktop_app.actions.archive_work import ArchiveWork
from desktop_app.actions.dropping import Dropping
from desktop_app.actions.exchange_work import ExchangeWork
from desktop_app.actions.page_work import PageWork
from desktop_app.actions.reading_work import ReadingWork
from desktop_app.actions.registry import Actions
from desktop_app.actions.repair_work import RepairWork
from desktop_app.actions.scan_work import ScanWork
from desktop_app.actions.tables import ALL_ACTIONS
from desktop_app.actions.text_work import TextWork
from desktop_app.actions.window_work import WindowWork
from desktop_app.dialogs.problem_reporter import ProblemReporter
from desktop_app.main_window import SIZE, MainWindow
from desktop_app.settings.catalogue import LANGUAGE, THEME
from desktop_app.settings.queue_key_table import QUEUE_KEYS
from desktop_app.settings.shortcuts import Shortcuts
from desktop_app.settings.store import Settings, WindowState, data_folder, ini_file
from desktop_app.tasks.first_picture import first_picture
from desktop_app.theme.fonts import use_fonts
from desktop_app.theme.style import apply_palette, apply_theme
from desktop_app.translation.loader import Translation
from desktop_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QApplication

    from archive.storage.archive_file import Archive
    from desktop_app.session import Session
    from desktop_app.start import StartOptions


SAMPLE = "sample.jiaokan"


class Application(QObject):
    """The running application: settings, language, theme, the open archive and its window.

    ``folder`` is where settings are kept; the person's folder for settings without it.
    """

    def __init__(
        self, qt: QApplication, options: StartOptions, *, folder: Path | None = None
    ) -> None:
        super().__init__()
        self._qt = qt
        self._options = options
        self._may_stop = False
        store = ini_file("settings", folder)
        self.settings = Settings(store, self)
        self.shortcuts = Shortcuts(store, (*ALL_ACTIONS, *QUEUE_KEYS), self)
        self.state = WindowState(ini_file("window", folder))
        for setting, value in ((LANGUAGE, options.language), (THEME, options.theme)):
            if value is not None:
                self.settings.override(setting, value)
        self.translation = Translation(qt)
        self.translation.use(self.settings.text(LANGUAGE))
        use_fonts(qt, self.translation.language)
        apply_palette(qt, self.settings.text(THEME))
        self.reporter = ProblemReporter(self)
        # queued: it may be noticed on any thread, or in the middle of painting
        self.reporter.faulted.connect(self._tell_fault, Qt.ConnectionType.QueuedConnection)
        self.workspace = Workspace(self)
        self._window: MainWindow | None = None
        self.session: Session | None = None
        """Remembers where somebody works; there once the window shows its first picture."""
        # queued: the palette of the desktop follows its colour scheme later
        qt.styleHints().colorSchemeChanged.connect(
            self._apply_theme, Qt.ConnectionType.QueuedConnection
        )
        self.settings.changed.connect(self._on_setting_changed)

    @property
    def window(self) -> MainWindow:
        """The main window; made when it is first asked for, best after an archive was opened."""
        if self._window is None:
            self._window = self._make_window()
            self._apply_theme()
        return self._window

    def open(self, path: Path) -> None:
        """Open an archive and go to the page that was asked for, or was shown last.

        Raises:
            ArchiveError: If it cannot be opened, or has no such page.
        """
        label = self._options.page_label

        def choose(archive: Archive) -> str | None:
            if label is not None:
                from archive.exporters.selection import pages_named

                return pages_named(archive.catalogue.pages(), label)[0].id
            place = self.state.place(path) or {}
            last = str(place.get("page", ""))
            return last if last and archive.catalogue.is_taken([last]) else None

        self.workspace.open(path, choose=choose)

    def open_sample(self) -> None:
        """Open the sample archive, making it at the first start; without one, say what to do."""
        path = data_folder() / SAMPLE
        try:
            if not path.exists():
                from archive.importers.sample import create_sample  # heavy, needed once

                create_sample(path)
            self.open(path)
        except ArchiveError as error:
            self.window.messages.warn(str(error))

    def show(self) -> None:
        """Show the window, as it was or as large as was asked for."""
        self.window.take_size(self._size())
        if self._options.screenshot is None:
            self.window.restore()
        # laid out by the rules of the style before it is painted, it does not move afterwards
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.window.show()

    def _size(self) -> QSize:
        """The size of a window whose person has not chosen one yet."""
        if self._options.size is not None:
            return QSize(*self._options.size)
        if self._options.screenshot is not None:
            return SIZE
        return SIZE.boundedTo(self.window.screen().availableSize())

    def close(self) -> None:
        """Remember the window and close the archive; every edit is on the disk then."""
        self.workspace.about_to_write.emit()  # what is being typed is written, too
        if self._window is not None:
            if self._options.screenshot is None:
                self._keep_place()
                self._window.remember()
                self.state.sync()
            self._window.hide()
        self.workspace.close()
        self._leave_copied_text()

    def _leave_copied_text(self) -> None:
        """Let Qt alone own what was copied: it outlives Python, whose objects it must not hold.

        The process died of that at its end (PySide6 6.11.3).
        """
        clipboard = self._qt.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            copied: QMimeData | None = clipboard.mimeData(mode)
            if copied is not None and createdByPython(copied):
                clipboard.setText(clipboard.text(mode), mode)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.workspace, self.state)
        window_work = WindowWork(self.workspace, self.settings, window)
        self.exchange_work = ExchangeWork(self.workspace, window)
        archive_work = ArchiveWork(self.workspace, self.state, window)
        Dropping(archive_work, self.exchange_work, window)
        works = (
            archive_work,
            self.exchange_work,
            PageWork(self.workspace, self.settings, window),
            ReadingWork(self.workspace, self.state, window),
            ScanWork(self.workspace, window),
            TextWork(self.workspace, self.settings, window),
            AnnotationWork(self.workspace, window),
            RepairWork(self.workspace, window),
            window_work,
        )
        handlers = {name: handler for work in works for name, handler in work.handlers().items()}
        actions = Actions(ALL_ACTIONS, handlers, self.workspace, window, self.shortcuts)
        window.queue_made.connect(lambda queue: queue.use_keys(self.shortcuts))
        window.add_actions(actions)
        window_work.use(actions)
        window.close_asked.connect(self._on_close_asked)
        self.reporter.use_window(window)
        first_picture.then(lambda: self._accompany(window))
        return window

    def _accompany(self, window: MainWindow) -> None:
        """Make what follows the work in a window and shows nothing itself."""
        from desktop_app.session import Session
        from desktop_app.tasks.effort_meter import EffortMeter

        meter = EffortMeter(self.workspace, window)
        window.reading_pane.watch_fields(lambda field: meter.watch(field, is_text=True))
        window.queue_made.connect(lambda queue: meter.watch(queue.listing, is_text=False))
        self.session = Session(self.workspace, self.state, window)

    def _on_close_asked(self, event: QCloseEvent) -> None:
        if self.window.activity.titles and not self._may_stop:
            event.ignore()
            self._ask_to_stop()
            return
        event.accept()
        self.close()

    def _ask_to_stop(self) -> None:
        """Ask whether long work may be stopped; edits are never asked about, they are finished."""
        from desktop_app.dialogs.stop_dialog import StopDialog

        dialog = StopDialog(self.window.activity.titles, self.window)
        dialog.accepted.connect(self._stop_and_close)
        dialog.open()

    def _stop_and_close(self) -> None:
        self._may_stop = True
        self.window.close()

    def _tell_fault(self, message: str) -> None:
        self.window.messages.warn(message)

    def _on_setting_changed(self, key: str) -> None:
        if key == THEME.key:
            self._apply_theme()
        elif key == LANGUAGE.key and self.translation.use(self.settings.text(LANGUAGE)):
            self._rebuild_window()

    def _keep_place(self, *, anew: bool = False) -> None:
        """Store where somebody works, as it was noted last or is now."""
        if self.session is not None and anew:
            self.session.note()
        if self.session is not None:
            self.session.keep()

    def _apply_theme(self) -> None:
        apply_theme(self._qt, self.settings.text(THEME))

    def _rebuild_window(self) -> None:
        """Make the window anew: every text in it is in the new language then."""
        old = self.window
        self._keep_place(anew=True)
        old.remember()
        use_fonts(self._qt, self.translation.language)
        self._window = self._make_window()
        self.window.restore()
        self.window.show()
        old.close_asked.disconnect(self._on_close_asked)
        old.hide()
        old.deleteLater()
