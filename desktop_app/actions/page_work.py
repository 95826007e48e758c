"""Carries out the actions on the current page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive.editing.catalogue_commands import SetPageState
from archive.model.page import PageState

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.main_window import MainWindow
    from desktop_app.settings.store import Settings
    from desktop_app.workspace import Workspace


class PageWork(QObject):
    """Goes from page to page, and starts recognition and repair."""

    def __init__(self, workspace: Workspace, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._settings = settings
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        return {
            "page.previous": lambda: self.go(-1),
            "page.next": lambda: self.go(1),
            "page.next_open": self.go_to_next_open,
            "page.recognise": self.recognise,
            "page.repair": self.repair,
            "page.accept_sure": self.accept_sure,
            "page.attach_scan": self.ask_scan,
            "page.mark_corrected": lambda: self.mark(PageState.CORRECTED),
            "page.mark_verified": lambda: self.mark(PageState.VERIFIED),
            "edit.undo": self._window.reading_pane.undo,  # what is being typed is one edit
            "edit.redo": self._window.reading_pane.redo,
        }

    def go(self, steps: int) -> None:
        """Go some pages on, in the order of the archive."""
        page = self._workspace.page
        ids = [other.id for other in self._workspace.archive.catalogue.pages()]
        if page is not None and page.id in ids:
            there = ids.index(page.id) + steps
            if 0 <= there < len(ids):
                self._workspace.select_page(ids[there])

    def go_to_next_open(self) -> None:
        """Go to the next page that has open proposals, beginning again at the first one."""
        page = self._workspace.page
        archive = self._workspace.archive
        ids = [other.id for other in archive.catalogue.pages()]
        counts = archive.proposals.count_open()
        start = ids.index(page.id) + 1 if page is not None and page.id in ids else 0
        for page_id in ids[start:] + ids[:start]:
            if counts.get(page_id):
                self._workspace.select_page(page_id)
                return
        self._window.messages.tell(self.tr("No page has open proposals."))

    def mark(self, state: PageState) -> None:
        """Say how far the work on the page has come."""
        page = self._workspace.page
        if page is not None:
            self._workspace.run(SetPageState(page.id, state))

    def recognise(self) -> None:
        """Recognise the current page."""

    def repair(self) -> None:
        """Look for breaks in the current page."""

    def accept_sure(self) -> None:
        """Accept the proposals that are sure enough."""

    def ask_scan(self) -> None:
        """Ask for a scan of the current page."""
