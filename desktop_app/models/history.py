"""The history as a tree: edits, the newest first, and below them the proposals they settled."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop_app.models.edit_details import edit_details
from desktop_app.repair_queue.difference import brief
from desktop_app.translation.titles import edit_title, fate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from archive.model.proposal import Proposal
    from archive.storage.edits import Edit
    from desktop_app.models.edit_details import TextChange
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
"""The ``Edit`` or ``Proposal`` of a row."""
NOTE = Qt.ItemDataRole.UserRole + 1
LIMIT = 500
_SHORT = 12
_TYPED = "Edit text"
"""How edits are called that were typed."""
_TAKEN_BACK = "Take one edit back"
"""How edits are called that took another one back alone."""


class HistoryScope(Enum):
    """Whose history is shown."""

    LINE = "line"
    PASSAGE = "passage"
    PAGE = "page"
    ARCHIVE = "archive"


@dataclass(slots=True, eq=False)
class Entry:
    """One edit and, once it was opened, the proposals it settled."""

    edit: Edit
    proposals: list[Proposal] | None = None
    words: str | None = None
    """What typing changed, in a few characters; None until somebody looks."""


class HistoryModel(QAbstractItemModel):
    """Edits of what is at hand or of the whole archive. An index's id is its edit's number, or 0."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._entries: list[Entry] = []
        self._scope = HistoryScope.PAGE
        workspace.page_selected.connect(self.reload)
        workspace.changed.connect(self.reload)
        workspace.line_selected.connect(self._on_line_selected)
        self.reload()

    @property
    def scope(self) -> HistoryScope:
        """Whose history is listed."""
        return self._scope

    def set_scope(self, scope: HistoryScope) -> None:
        """List the edits of the line, the passage or the page at hand, or of all pages."""
        self._scope = scope
        self.reload()

    def find(self, number: int) -> QModelIndex:
        """Return the index of an edit, invalid if it is not listed."""
        for row, entry in enumerate(self._entries):
            if entry.edit.id == number:
                return self.index(row, 0)
        return QModelIndex()

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
            words = self._words(entry)
            title = edit_title(edit.title)
            return self.tr("{title}: {words}").format(title=title, words=words) if words else title
        if role == NOTE:
            note = (fate(edit), edit.author, _moment(edit.made_at))
            return " · ".join(part for part in note if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (edit_title(edit.title), edit.author, _moment(edit.made_at), fate(edit))
            return ", ".join(part for part in told if part)
        return None

    # -- inside -------------------------------------------------------------------------------

    def _read(self) -> list[Edit]:
        workspace = self._workspace
        if not workspace.is_open:
            return []
        page, edits = workspace.page, workspace.archive.edits
        if self._scope is HistoryScope.ARCHIVE or page is None:
            return edits.recent(limit=LIMIT)
        if self._scope is HistoryScope.PAGE:
            return edits.of_page(page.id, limit=LIMIT)
        return edits.of_rows(self._rows(), limit=LIMIT)

    def _rows(self) -> list[str]:
        """Return the records that make up the line or the passage at hand."""
        text, line_id = self._workspace.text, self._workspace.line_id
        chosen = next((line for line in text.lines() if line.id == line_id), None)
        if chosen is None:
            return []
        if self._scope is HistoryScope.PASSAGE:
            for passage in text.passages():
                if any(line.id == line_id for line in passage.lines):
                    return [passage.id, *(line.id for line in passage.lines)]
        # a line that was split shares what was done before with its other parts
        parts = (line for line in text.lines() if line.reading_id == chosen.reading_id)
        return [line.id for line in parts] if chosen.reading_id else [chosen.id]

    def _on_line_selected(self) -> None:
        if self._scope in (HistoryScope.LINE, HistoryScope.PASSAGE):
            self.reload()

    def _number(self, index: Index) -> int:
        return self._entries[index.row()].edit.id

    def _words(self, entry: Entry) -> str:
        """Return what typing changed, or what was taken back; asked for the rows in view only."""
        if entry.edit.title not in (_TYPED, _TAKEN_BACK) or not self._workspace.is_open:
            return ""
        if entry.words is None:
            edits = self._workspace.archive.edits
            taken = edits.reverted_by(entry.edit.id)
            if taken is not None:
                entry.words = edit_title(taken.title)
            else:
                entry.words = _in_short(edit_details(edits.changes(entry.edit.id), {}).texts)
        return entry.words

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


def _in_short(texts: Sequence[TextChange]) -> str:
    """Return what the first of some texts lost and got: 交诵 → 交通."""
    for text in texts:
        change = brief(text.before, text.after)
        removed, inserted = change.removed[:_SHORT], change.inserted[:_SHORT]
        if removed or inserted:
            sign = "→" if removed and inserted else "+" if inserted else "−"
            return " ".join(part for part in (removed, sign, inserted) if part).strip()
    return ""


def _moment(made_at: str) -> str:
    """Return a stored moment as people write it: the time today, else the day."""
    moment = dt.datetime.fromisoformat(made_at).astimezone()
    qt = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    short = QLocale.FormatType.ShortFormat
    if moment.date() == dt.datetime.now().astimezone().date():
        return QLocale().toString(qt.time(), short)
    return QLocale().toString(qt, short)
