"""Carries out the actions on the current page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive.changes import Changes
from archive.model.page import PageState
from desktop_app.settings.catalogue import REPAIR_AT_ONCE, SURE
from desktop_app.tasks.first_picture import first_picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.main_window import MainWindow
    from desktop_app.settings.store import Settings
    from desktop_app.workspace import Workspace


class PageWork(QObject):
    """Goes from page to page, and starts repair."""

    def __init__(self, workspace: Workspace, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._settings = settings
        self._window = window
        self._looked_at: set[str] = set()
        workspace.opened.connect(self._looked_at.clear)
        workspace.page_selected.connect(self._repair_if_new)
        first_picture.then(self._repair_if_new)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        return {
            "page.previous": lambda: self.go(-1),
            "page.next": lambda: self.go(1),
            "page.go_to": self.ask_where_to,
            "page.next_open": self.go_to_next_open,
            "page.next_needing": self.go_to_next_needing,
            "page.repair": self.repair,
            "page.accept_sure": self.accept_sure,
            "page.mark_corrected": lambda: self.mark(PageState.CORRECTED),
            "page.mark_verified": lambda: self.mark(PageState.VERIFIED),
            "edit.undo": self._window.reading_pane.undo,  # what is being typed is one edit
            "edit.redo": self._window.reading_pane.redo,
        }

    # -- going --------------------------------------------------------------------------------

    def ask_where_to(self) -> None:
        """Ask which page to go to."""
        from desktop_app.dialogs.page_choice import PageChoice

        PageChoice(self._workspace, self._window).open()

    def go(self, steps: int) -> None:
        """Go some pages on, in the order of the archive."""
        page = self._workspace.page
        if page is None:
            return
        catalogue = self._workspace.archive.catalogue
        ids = [other.id for other in catalogue.pages(page.issue_id)]
        there = ids.index(page.id) + steps
        if 0 <= there < len(ids):
            self._workspace.select_page(ids[there])
            return
        issues = [
            issue.id
            for newspaper in catalogue.newspapers()
            for issue in catalogue.issues(newspaper.id)
        ]
        here = issues.index(page.issue_id)
        for issue_id in issues[here + 1 :] if steps > 0 else issues[:here][::-1]:
            pages = catalogue.pages(issue_id)
            if pages:
                self._workspace.select_page(pages[0 if steps > 0 else -1].id)
                return

    def go_to_next_open(self) -> None:
        """Go to the next page that has open proposals, beginning again at the first one."""
        if not self._go_on_to(lambda _state, count: count > 0):
            self._window.messages.tell(self.tr("No page has open proposals."))

    def go_to_next_needing(self) -> None:
        """Go to the next page that is not corrected yet or has open proposals."""
        done = (PageState.CORRECTED, PageState.VERIFIED)
        if not self._go_on_to(lambda state, count: state not in done or count > 0):
            self._window.messages.tell(self.tr("No other page needs work."))

    def _go_on_to(self, is_wanted: Callable[[PageState, int], bool]) -> bool:
        """Go to the next other page of a state and number of proposals; tell if there is one."""
        page = self._workspace.page
        archive = self._workspace.archive
        pages = archive.catalogue.tree()
        counts = archive.proposals.count_open()
        here = page.id if page is not None else ""
        place = next((at for at, other in enumerate(pages) if other.page_id == here), -1)
        for other in pages[place + 1 :] + pages[: max(place, 0)]:
            if is_wanted(other.state, counts.get(other.page_id, 0)):
                self._workspace.select_page(other.page_id)
                return True
        return False

    # -- working ------------------------------------------------------------------------------

    def mark(self, state: PageState) -> None:
        """Say how far the work on the page has come."""
        from archive.editing.catalogue_commands import SetPageState

        page = self._workspace.page
        if page is not None:
            self._workspace.run(SetPageState(page.id, state))

    def repair(self) -> None:
        """Look for breaks in the current page."""
        from archive.editing.repairing import repair_pages

        page = self._workspace.page
        if page is None:
            return
        page_id = page.id
        self._looked_at.add(page_id)

        def work(archive: Archive, progress: Progress) -> int:
            return repair_pages(archive, [page_id], progress)

        task = self._workspace.start(
            self.tr("Looking for breaks"),
            work,
            changes=Changes(frozenset({page_id}), proposals=True),
        )
        task.may_be_stopped = True

    def accept_sure(self) -> None:
        """Accept the proposals of the page that are sure enough, as one edit."""
        from archive.editing.repairing import AcceptSure

        page = self._workspace.page
        if page is not None:
            self._window.reading_pane.save_now()
            self._workspace.run(AcceptSure((page.id,), self._settings.number(SURE) / 100))

    def _repair_if_new(self) -> None:
        """Look for breaks in a page that nobody has looked at yet, or not since rules changed."""
        page = self._workspace.page
        if page is None or not self._settings.value(REPAIR_AT_ONCE):
            return
        proposals = self._workspace.archive.proposals
        if proposals.open_ids(page.id) and not self._workspace.archive.rules.is_heeded(page.id):
            self.repair()
            return
        if page.id in self._looked_at:
            return
        has_text = next(self._workspace.text.lines(), None) is not None
        if not has_text:
            return
        # what a reading of the scan proposed does not tell that anybody looked for breaks
        if any(not proposal.is_from_scan for proposal in proposals.of_page(page.id)):
            self._looked_at.add(page.id)
        else:
            self.repair()
