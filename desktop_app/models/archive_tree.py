"""The archive as a tree: newspapers, their issues, their pages.

Children are read when a branch is opened, so an archive of 10,000 pages opens at once. How far the
issues are is read once, after the window was first drawn; a change reads only the branches it is in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from archive.model.catalogue import Issue, Newspaper
from archive.model.page import Page, PageState
from desktop_app.theme.icons import icon
from desktop_app.translation.titles import state_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject

    from archive.changes import Changes
    from archive.storage.catalogue import TreePage
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
Record = Newspaper | Issue | Page

RECORD = Qt.ItemDataRole.UserRole
OPEN_PROPOSALS = Qt.ItemDataRole.UserRole + 1
PROGRESS = Qt.ItemDataRole.UserRole + 2
"""Of an issue: how many of its pages are corrected or verified, and how many there are."""
DRAWN_MS = 200
"""The window is drawn before it is asked how far every issue is."""
DONE = (PageState.CORRECTED, PageState.VERIFIED)
ICONS = {Newspaper: "newspaper", Issue: "issue", Page: "page"}


@dataclass(slots=True, eq=False)
class Branch:
    """One node: its record and, once it was opened, its children."""

    record: Record | None
    parent: Branch | None
    key: int
    children: list[Branch] = field(default_factory=list)
    is_read: bool = False


class ArchiveTreeModel(QAbstractItemModel):
    """Newspapers › issues › pages of the workspace's archive."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._counts: dict[str, int] = {}
        self._pages_of: dict[str, tuple[TreePage, ...]] | None = None
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
        branch = self._branch(parent)
        if column != 0 or not 0 <= row < len(branch.children):
            return QModelIndex()
        return self.createIndex(row, 0, branch.children[row].key)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """See Qt."""
        parent = self._branch(index).parent if index.isValid() else None
        return self._index_of(parent) if parent is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return len(self._branch(parent).children)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """See Qt."""
        branch = self._branch(parent)
        return not isinstance(branch.record, Page) and (not branch.is_read or bool(branch.children))

    def canFetchMore(self, parent: Index) -> bool:
        """See Qt."""
        return not self._branch(parent).is_read

    def fetchMore(self, parent: Index) -> None:
        """See Qt."""
        self._sync(self._branch(parent))

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
            return self._counts.get(record.id, 0)
        if role == PROGRESS:
            return self._progress(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(record)
        return None

    # -- what the panel asks ------------------------------------------------------------------

    def index_of_page(self, page: Page) -> QModelIndex:
        """Return where a page stands, reading the branches that lead to it."""
        self._sync_if_unread(self._root)
        for newspaper in self._root.children:
            self._sync_if_unread(newspaper)
            for issue in newspaper.children:
                if issue.record is not None and issue.record.id == page.issue_id:
                    self._sync_if_unread(issue)
                    for branch in issue.children:
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
            done, total = self._progress(record) or (0, 0)
            words = self.tr("{done} of %n page(s) done", "", total).format(done=done)
            return f"{title}, {words}" if total else title
        if not isinstance(record, Page):
            return title
        count = self._counts.get(record.id, 0)
        return f"{title}, {state_name(record.state)}, " + self.tr("%n open proposal(s)", "", count)

    def _progress(self, record: Record) -> tuple[int, int] | None:
        if not isinstance(record, Issue):
            return None
        if self._pages_of is None:
            QTimer.singleShot(DRAWN_MS, self, self._read_progress)
            return None
        pages = self._pages_of.get(record.id, ())
        return sum(page.state in DONE for page in pages), len(pages)

    def _read_progress(self) -> None:
        if self._pages_of is not None or not self._workspace.is_open:
            return
        self._pages_of = self._pages_by_issue()
        for newspaper in self._root.children:
            if newspaper.children:
                self._tell_all_below(newspaper)

    def _tell_all_below(self, branch: Branch) -> None:
        parent = self._index_of(branch)
        last = self.index(len(branch.children) - 1, 0, parent)
        self.dataChanged.emit(self.index(0, 0, parent), last, [PROGRESS])

    def _pages_by_issue(self) -> dict[str, tuple[TreePage, ...]]:
        found: dict[str, list[TreePage]] = {}
        for page in self._workspace.archive.catalogue.tree():
            found.setdefault(page.issue_id, []).append(page)
        return {issue_id: tuple(pages) for issue_id, pages in found.items()}

    def _branch(self, index: Index) -> Branch:
        return self._branches[index.internalId()] if index.isValid() else self._root

    def _index_of(self, branch: Branch) -> QModelIndex:
        if branch.parent is None:
            return QModelIndex()
        return self.createIndex(branch.parent.children.index(branch), 0, branch.key)

    def _make(self, record: Record | None, parent: Branch | None) -> Branch:
        branch = Branch(record, parent, self._next_key)
        self._branches[branch.key] = branch
        self._next_key += 1
        return branch

    def _reset(self) -> None:
        self.beginResetModel()
        self._branches.clear()
        self._root = self._make(None, None)
        self._pages_of = None
        self._count()
        self.endResetModel()

    def _count(self) -> None:
        workspace = self._workspace
        self._counts = workspace.archive.proposals.count_open() if workspace.is_open else {}

    def _records(self, branch: Branch) -> list[Record]:
        if not self._workspace.is_open:
            return []
        catalogue = self._workspace.archive.catalogue
        if branch.record is None:
            return list(catalogue.newspapers())
        if isinstance(branch.record, Newspaper):
            return list(catalogue.issues(branch.record.id))
        if isinstance(branch.record, Issue):
            return list(catalogue.pages(branch.record.id))
        return []

    def _sync_if_unread(self, branch: Branch) -> None:
        if not branch.is_read:
            self._sync(branch)

    def _sync(self, branch: Branch) -> None:
        """Bring the children of a branch in step with the archive, keeping those that stay."""
        records = self._records(branch)
        branch.is_read = True
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
                self.endInsertRows()
            row = end + 1

    def _remove(self, branch: Branch, row: int, parent: QModelIndex) -> None:
        self.beginRemoveRows(parent, row, row)
        for gone in self._below(branch.children.pop(row)):
            del self._branches[gone.key]
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
            before = self._counts
            self._count()
            self._tell_counts(before)

    def _follow_catalogue(self, changes: Changes) -> None:
        """Read the branches anew in which something changed."""
        before, self._pages_of = self._pages_of or {}, self._pages_by_issue()
        changed = {
            issue_id
            for issue_id in before.keys() | self._pages_of.keys()
            if before.get(issue_id) != self._pages_of.get(issue_id)
        }
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
        for newspaper in self._root.children:
            if any(child.record and child.record.id in changed for child in newspaper.children):
                self._tell_all_below(newspaper)

    def _tell_counts(self, before: dict[str, int]) -> None:
        for branch in self._branches.values():
            record = branch.record
            if isinstance(record, Page) and before.get(record.id) != self._counts.get(record.id):
                here = self._index_of(branch)
                self.dataChanged.emit(here, here, [OPEN_PROPOSALS])
