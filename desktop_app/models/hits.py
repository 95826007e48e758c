"""What a search found, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.translation.titles import found_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from archive.storage.searching import Hit
    from desktop_app.workspace import Workspace

HIT = Qt.ItemDataRole.UserRole
PLACE = Qt.ItemDataRole.UserRole + 1
"""Newspaper, date and page of a hit, in words."""


class HitModel(QAbstractListModel):
    """The hits of one search."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._hits: list[Hit] = []

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._hits)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.snippet
        if role == PLACE:
            return self._place(hit)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.snippet}, {self._place(hit)}"
        return None

    def _place(self, hit: Hit) -> str:
        parts = [found_in(hit.kind)]
        page = hit.page_id and self._workspace.is_open
        if page and hit.page_id:
            try:
                found = self._workspace.archive.catalogue.page(hit.page_id)
                issue = self._workspace.archive.catalogue.issue(found.issue_id)
            except KeyError:  # removed since the search
                return parts[0]
            date = issue.date.isoformat() if issue.date else ""
            parts += [date, found.name]
        if hit.title and hit.title != hit.snippet:
            parts.append(hit.title)
        return " · ".join(part for part in parts if part)
