"""The archive as a tree: newspapers, their issues, their pages.

Children are read when somebody looks at them, so an archive of 10,000 pages opens at once; a change
reads only the branches that it is in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from archive.model.catalogue import Issue, Newspaper
from archive.model.page import Page
from desktop_app.models.tree_reading import Record, TreeReading
from desktop_app.theme.icons import icon
from desktop_app.translation.titles import state_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject

    from archive.changes import Changes
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

RECORD = Qt.ItemDataRole.UserRole
OPEN_PROPOSALS = Qt.ItemDataRole.UserRole + 1
PROGRESS = Qt.ItemDataRole.UserRole + 2
"""Of an issue: how many of its pages are corrected or verified, and how many there are."""
_FEW_ROWS = 20
"""Views are told of so many rows one by one."""
ICONS = {Newspaper: "newspaper", Issue: "issue", Page: "page"}


@dataclass(slots=True, eq=False)
class Branch:
    """One node: its record and, once it was opened, its children."""

    record: Record | None
    parent: Branch | None
    key: int
    """Odd for pages, so that a view need not ask what a row is to know how high it is."""
    row: int = 0
    children: list[Branch] = field(default_factory=list)
    is_read: bool = False


class ArchiveTreeModel(QAbstractItemModel):
    """Newspapers › issues › pages of the workspace's archive."""

    progress_read = Signal()
    """It is known now how far every issue is."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reading = TreeReading(workspace, self)
        self._reading.progress_read.connect(self.progress_read)
        self._branches: dict[int, Branch] = {}
        self._next_key = 0
        self._root = self._make(None, None)
        self._icons = {kind: icon(name) for kind, name in ICONS.items()}
        workspace.opened.connect(self._reset)
        workspace.closed.connect(self._reset)
        workspace.changed.connect(self._on_changed)
        self._reset()

    # -- what Qt asks -------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """See Qt."""
        children = self._children(self._branch(parent))
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].key)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """See Qt."""
        parent = self._branch(index).parent if index.isValid() else None
        return self._index_of(parent) if parent is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return len(self._children(self._branch(parent)))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """See Qt."""
        branch = self._branch(parent)
        return not isinstance(branch.record, Page) and (not branch.is_read or bool(branch.children))

    @staticmethod
    def is_page(index: Index) -> bool:
        """Tell whether a row is a page's, at no cost."""
        return bool(index.internalId() & 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        record = self._branch(index).record
        if record is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._title(record)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons[type(record)]
        if role == RECORD:
            return record
        if role == OPEN_PROPOSALS:
            return self._reading.open_proposals(record.id)
        if role == PROGRESS:
            return self._reading.progress(record.id) if isinstance(record, Issue) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(record)
        return None

    # -- what the panel asks ------------------------------------------------------------------

    def index_of_page(self, page: Page) -> QModelIndex:
        """Return where a page stands, reading the branches that lead to it."""
        for newspaper in self._children(self._root):
            for issue in self._children(newspaper):
                if issue.record is not None and issue.record.id == page.issue_id:
                    for branch in self._children(issue):
                        if branch.record is not None and branch.record.id == page.id:
                            return self._index_of(branch)
        return QModelIndex()

    # -- inside -------------------------------------------------------------------------------

    def _title(self, record: Record) -> str:
        if isinstance(record, Newspaper):
            return record.name
        if isinstance(record, Page):
            return record.label or self.tr("Page {number}").format(number=record.order)
        date = record.date.isoformat() if record.date else self.tr("undated")
        return " · ".join(part for part in (date, record.number, record.edition) if part)

    def _spoken(self, record: Record) -> str:
        title = self._title(record)
        if isinstance(record, Issue):
            done, total = self._reading.progress(record.id) or (0, 0)
            words = self.tr("{done} of %n page(s) done", "", total).format(done=done)
            return f"{title}, {words}" if total else title
        if not isinstance(record, Page):
            return title
        count = self._reading.open_proposals(record.id)
        return f"{title}, {state_name(record.state)}, " + self.tr("%n open proposal(s)", "", count)

    def _branch(self, index: Index) -> Branch:
        return self._branches[index.internalId()] if index.isValid() else self._root

    def _index_of(self, branch: Branch) -> QModelIndex:
        if branch.parent is None:
            return QModelIndex()
        return self.createIndex(branch.row, 0, branch.key)

    def _make(self, record: Record | None, parent: Branch | None) -> Branch:
        branch = Branch(record, parent, self._next_key + isinstance(record, Page))
        self._branches[branch.key] = branch
        self._next_key += 2
        return branch

    def _reset(self) -> None:
        self.beginResetModel()
        self._branches.clear()
        self._root = self._make(None, None)
        self._reading.reset()
        self.endResetModel()

    def _children(self, branch: Branch) -> list[Branch]:
        """Return the children, read now if nobody has asked for them: no row comes by that."""
        if not branch.is_read:
            branch.is_read = True
            branch.children = [
                self._make(record, branch) for record in self._reading.below(branch.record)
            ]
            _number(branch, 0)
        return branch.children

    def _sync(self, branch: Branch) -> None:
        """Bring the children of a branch in step with the archive, keeping those that stay."""
        records = self._reading.below(branch.record)
        wanted = {record.id: record for record in records}
        parent = self._index_of(branch)
        for row in reversed(range(len(branch.children))):
            kept = branch.children[row].record
            if kept is None or kept.id not in wanted:
                self._remove(branch, row, parent)
        known = self._ids(branch)
        if [child.record.id for child in branch.children if child.record] != [
            record_id for record_id in wanted if record_id in known
        ]:  # another order: begin again
            for row in reversed(range(len(branch.children))):
                self._remove(branch, row, parent)
        self._insert_missing(branch, records, parent)
        for child, record in zip(branch.children, records, strict=True):
            if child.record != record:
                child.record = record
                here = self._index_of(child)
                self.dataChanged.emit(here, here)

    def _insert_missing(self, branch: Branch, records: list[Record], parent: QModelIndex) -> None:
        known = self._ids(branch)
        row = 0
        while row < len(records):
            end = row
            while end < len(records) and records[end].id not in known:
                end += 1
            if end > row:
                self.beginInsertRows(parent, row, end - 1)
                branch.children[row:row] = [self._make(r, branch) for r in records[row:end]]
                _number(branch, row)
                self.endInsertRows()
            row = end + 1

    def _remove(self, branch: Branch, row: int, parent: QModelIndex) -> None:
        self.beginRemoveRows(parent, row, row)
        for gone in self._below(branch.children.pop(row)):
            del self._branches[gone.key]
        _number(branch, row)
        self.endRemoveRows()

    def _below(self, branch: Branch) -> Iterator[Branch]:
        yield branch
        for child in branch.children:
            yield from self._below(child)

    @staticmethod
    def _ids(branch: Branch) -> set[str]:
        return {child.record.id for child in branch.children if child.record}

    def _on_changed(self, changes: Changes) -> None:
        if changes.catalogue:
            self._follow_catalogue(changes)
        if changes.proposals or changes.pages:
            self._tell(self._reading.count(), OPEN_PROPOSALS)

    def _follow_catalogue(self, changes: Changes) -> None:
        """Read the branches anew in which something changed."""
        changed = self._reading.follow()
        for branch in list(self._branches.values()):
            if not branch.is_read or branch.key not in self._branches:
                continue
            record = branch.record
            if (
                not isinstance(record, Issue)
                or record.id in changed
                or not changes.pages.isdisjoint(self._ids(branch))
            ):
                self._sync(branch)
        self._tell(changed, PROGRESS)

    def _tell(self, record_ids: set[str], role: int) -> None:
        """Tell views that a value of some records has changed; of many siblings at once."""
        by_parent: dict[int, list[Branch]] = {}
        for branch in self._branches.values() if record_ids else ():
            record, parent = branch.record, branch.parent
            if record is not None and parent is not None and record.id in record_ids:
                by_parent.setdefault(parent.key, []).append(branch)
        for changed in by_parent.values():
            changed.sort(key=lambda branch: branch.row)
            stretches = [(one, one) for one in changed]
            if len(changed) > _FEW_ROWS:
                stretches = [(changed[0], changed[-1])]
            for first, last in stretches:
                self.dataChanged.emit(self._index_of(first), self._index_of(last), [role])


def _number(branch: Branch, first: int) -> None:
    """Tell the children from a row on which rows they are."""
    for row in range(first, len(branch.children)):
        branch.children[row].row = row
