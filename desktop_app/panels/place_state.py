"""Says where one is: the page of its issue, the line of its page, and how large the scan is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.changes import Changes
    from desktop_app.viewer.scan_view import ScanView
    from desktop_app.workspace import Workspace


class PlaceState(QLabel):
    """A few words in the status bar, empty while no page is shown. Not needed to start."""

    def __init__(self, workspace: Workspace, scan: ScanView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._scan = scan
        self._of_issue = ""
        self._rows: dict[str, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setContentsMargins(spacing.WIDE, 0, spacing.WIDE, 0)
        workspace.line_selected.connect(self._show)
        workspace.page_selected.connect(self._count)
        workspace.changed.connect(self._on_changed)
        scan.zoom_changed.connect(self._show)
        self._count()

    def _on_changed(self, changes: Changes) -> None:
        page = self._workspace.page
        if changes.catalogue or (page is not None and page.id in changes.pages):
            self._count()

    def _count(self) -> None:
        """Count pages and lines anew; there are others now, or in another order."""
        page = self._workspace.page
        self._of_issue, self._rows = "", {}
        if page is not None:
            pages = self._workspace.archive.catalogue.pages(page.issue_id)
            number = next((n for n, one in enumerate(pages, 1) if one.id == page.id), 0)
            words = self.tr("Page {number} of {count}")
            self._of_issue = words.format(number=number, count=len(pages))
            lines = self._workspace.text.placed_lines()
            self._rows = {line.id: number for number, line in enumerate(lines, 1)}
        self._show()

    def _show(self, *_what: object) -> None:
        self.setText(" · ".join(part for part in self._parts() if part))

    def _parts(self) -> Iterator[str]:
        page = self._workspace.page
        if page is None or not self._of_issue:
            return
        yield self._of_issue
        row = self._rows.get(self._workspace.line_id or "")
        if row is not None:
            words = self.tr("Line {number} of {count}")
            yield words.format(number=row, count=len(self._rows))
        if page.scan is not None:
            yield self.tr("{number} %").format(number=round(self._scan.zoom * 100))
