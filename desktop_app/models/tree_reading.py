"""What the archive tree reads: records below a record, open proposals, how far issues are.

How far the issues are is read once for all, after the window was first drawn. Where many issues are
opened at once, all their pages are read together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from archive.model.catalogue import Issue, Newspaper
from archive.model.page import Page, PageState

if TYPE_CHECKING:
    from archive.storage.catalogue import TreePage
    from desktop_app.workspace import Workspace

Record = Newspaper | Issue | Page
DRAWN_MS = 200
"""The window is drawn before it is asked how far every issue is."""
DONE = (PageState.CORRECTED, PageState.VERIFIED)
_FEW = 2
"""More issues opened at once than these means that many are."""


class TreeReading(QObject):
    """Reads for one tree model, which owns it. Lives on the GUI thread."""

    progress_read = Signal()
    """It is known now how far every issue is."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._counts: dict[str, int] = {}
        self._pages_of: dict[str, tuple[TreePage, ...]] | None = None
        self._opened = 0
        self._ahead: dict[str, list[Page]] | None = None

    def reset(self) -> None:
        """Forget everything: another archive is open, or none."""
        self.forget_ahead()
        self._pages_of = None
        self.count()

    # -- records ------------------------------------------------------------------------------

    def below(self, record: Record | None) -> list[Record]:
        """Return what stands below a record; newspapers stand below None."""
        if not self._workspace.is_open:
            return []
        catalogue = self._workspace.archive.catalogue
        if record is None:
            return list(catalogue.newspapers())
        if isinstance(record, Newspaper):
            return list(catalogue.issues(record.id))
        return list(self._pages(record.id)) if isinstance(record, Issue) else []

    def forget_ahead(self) -> None:
        """Read pages anew from now on."""
        self._opened, self._ahead = 0, None

    def _pages(self, issue_id: str) -> list[Page]:
        catalogue = self._workspace.archive.catalogue
        if self._ahead is None:
            if not self._opened:
                QTimer.singleShot(0, self, self.forget_ahead)
            self._opened += 1
            if self._opened <= _FEW:
                return catalogue.pages(issue_id)
            self._ahead = {}
            for page in catalogue.pages():
                self._ahead.setdefault(page.issue_id, []).append(page)
        return self._ahead.get(issue_id, [])

    # -- proposals ----------------------------------------------------------------------------

    def open_proposals(self, page_id: str) -> int:
        """Return how many proposals of a page are open."""
        return self._counts.get(page_id, 0)

    def count(self) -> set[str]:
        """Count the open proposals anew; return the pages that have more or fewer now."""
        workspace, before = self._workspace, self._counts
        self._counts = workspace.archive.proposals.count_open() if workspace.is_open else {}
        pages = before.keys() | self._counts.keys()
        return {page for page in pages if before.get(page) != self._counts.get(page)}

    # -- progress -----------------------------------------------------------------------------

    def progress(self, issue_id: str) -> tuple[int, int] | None:
        """Return how many pages of an issue are done, and how many there are; None if not known."""
        if self._pages_of is None:
            QTimer.singleShot(DRAWN_MS, self, self._read_progress)
            return None
        pages = self._pages_of.get(issue_id, ())
        return sum(page.state in DONE for page in pages), len(pages)

    def follow(self) -> set[str]:
        """Read anew how far the issues are; return those that have other pages or states now."""
        self.forget_ahead()
        before, self._pages_of = self._pages_of or {}, self._pages_by_issue()
        issues = before.keys() | self._pages_of.keys()
        return {one for one in issues if before.get(one) != self._pages_of.get(one)}

    def _read_progress(self) -> None:
        if self._pages_of is None and self._workspace.is_open:
            self._pages_of = self._pages_by_issue()
            self.progress_read.emit()

    def _pages_by_issue(self) -> dict[str, tuple[TreePage, ...]]:
        found: dict[str, list[TreePage]] = {}
        for page in self._workspace.archive.catalogue.tree():
            found.setdefault(page.issue_id, []).append(page)
        return {issue_id: tuple(pages) for issue_id, pages in found.items()}
