"""The history as a tree: edits, the newest first, and below them the proposals they settled."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop_app.translation.titles import edit_title

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from archive.model.proposal import Proposal
    from archive.storage.edits import Edit
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
"""The ``Edit`` or ``Proposal`` of a row."""
NOTE = Qt.ItemDataRole.UserRole + 1
LIMIT = 500


@dataclass(slots=True, eq=False)
class Entry:
    """One edit and, once it was opened, the proposals it settled."""

    edit: Edit
    proposals: list[Proposal] | None = None


class HistoryModel(QAbstractItemModel):
    """Edits of the current page or of the whole archive. An index's id is the edit's row + 1."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._entries: list[Entry] = []
        self._whole_archive = False
        workspace.page_selected.connect(self.reload)
        workspace.changed.connect(self.reload)
        self.reload()

    def show_whole_archive(self, *, shown: bool) -> None:
        """List the edits of all pages, or of the current one only."""
        self._whole_archive = shown
        self.reload()

    def reload(self) -> None:
        """Read the history; entries that stay keep their rows."""
        edits = self._read()
        known = {entry.edit.id: entry for entry in self._entries}
        new = [edit for edit in edits if edit.id not in known]
        same = [edit.id for edit in edits[len(new) :]]
        if same == [entry.edit.id for entry in self._entries] and edits[: len(new)] == new:
            if new:
                self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
                self._entries[:0] = [Entry(edit) for edit in new]
                self.endInsertRows()
            for entry, edit in zip(self._entries, edits, strict=True):
                entry.edit = edit
            if edits:
                self.dataChanged.emit(self.index(0, 0), self.index(len(edits) - 1, 0))
            return
        self.beginResetModel()
        self._entries = [Entry(edit) for edit in edits]
        self.endResetModel()

    # -- what Qt asks -------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """See Qt."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._number(parent) if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """See Qt."""
        number = index.internalId() if index.isValid() else 0
        for row, entry in enumerate(self._entries):
            if number and entry.edit.id == number:
                return self.createIndex(row, 0, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        if not parent.isValid():
            return len(self._entries)
        if parent.internalId() or parent.row() >= len(self._entries):
            return 0
        return len(self._proposals(self._entries[parent.row()]))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        entry = self._entry(index)
        if entry is None:
            return None
        if not isinstance(entry, Entry):
            return _proposal_data(entry, role)
        edit = entry.edit
        if role == ENTRY:
            return edit
        if role == Qt.ItemDataRole.DisplayRole:
            return edit_title(edit.title)
        if role == NOTE:
            return " · ".join(part for part in (edit.author, _moment(edit.made_at)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (edit_title(edit.title), edit.author, _moment(edit.made_at))
            return ", ".join((*words, "" if edit.state == "done" else self.tr("taken back")))
        return None

    # -- inside -------------------------------------------------------------------------------

    def _read(self) -> list[Edit]:
        workspace = self._workspace
        if not workspace.is_open:
            return []
        page = workspace.page
        if self._whole_archive or page is None:
            return workspace.archive.edits.recent(limit=LIMIT)
        return workspace.archive.edits.recent(page_id=page.id, limit=LIMIT)

    def _number(self, index: Index) -> int:
        return self._entries[index.row()].edit.id

    def _proposals(self, entry: Entry) -> list[Proposal]:
        if entry.proposals is None and self._workspace.is_open:
            entry.proposals = self._workspace.archive.proposals.of_edit(entry.edit.id)
        return entry.proposals or []

    def _entry(self, index: Index) -> Entry | Proposal | None:
        if not index.isValid():
            return None
        if not index.internalId():
            return self._entries[index.row()] if index.row() < len(self._entries) else None
        above = self.parent(index)
        proposals = self._proposals(self._entries[above.row()]) if above.isValid() else []
        return proposals[index.row()] if index.row() < len(proposals) else None


def _proposal_data(proposal: Proposal, role: int) -> Any:
    if role == ENTRY:
        return proposal
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{proposal.before} → {proposal.after}"
    return None


def _moment(made_at: str) -> str:
    """Return a stored moment as people write it: the time today, else the day."""
    moment = dt.datetime.fromisoformat(made_at).astimezone()
    qt = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    short = QLocale.FormatType.ShortFormat
    if moment.date() == dt.datetime.now().astimezone().date():
        return QLocale().toString(qt.time(), short)
    return QLocale().toString(qt, short)
