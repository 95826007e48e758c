"""The current page's articles and their passages as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from archive.model.passage import Article, Passage
from desktop_app.translation.titles import role_name

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from archive.changes import Changes
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

PART = Qt.ItemDataRole.UserRole
"""The ``Article`` or ``Passage`` of a row."""
NOTE = Qt.ItemDataRole.UserRole + 1
"""What is written small beside a row: tags of an article, role of a passage."""
OUTLINE = 60  # characters of a passage that are shown


class ArticleTreeModel(QAbstractItemModel):
    """Articles in reading order; passages below them. An index's id is the article's row + 1."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._articles: tuple[Article, ...] = ()
        workspace.page_selected.connect(self._reload)
        workspace.changed.connect(self._on_changed)
        self._reload()

    # -- what Qt asks -------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """See Qt."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """See Qt."""
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        if not parent.isValid():
            return len(self._articles)
        return 0 if parent.internalId() else len(self._articles[parent.row()].passages)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        part = self._part(index)
        if part is None:
            return None
        if role == PART:
            return part
        if role == Qt.ItemDataRole.DisplayRole:
            return part.title if isinstance(part, Article) else part.text[:OUTLINE]
        if role == NOTE:
            return _note(part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.data(index)}, {_note(part)}"
        return None

    # -- what the panel asks ------------------------------------------------------------------

    def index_of_line(self, line_id: str) -> QModelIndex:
        """Return the passage that holds a line."""
        for row, article in enumerate(self._articles):
            for below, passage in enumerate(article.passages):
                if any(line.id == line_id for line in passage.lines):
                    return self.createIndex(below, 0, row + 1)
        return QModelIndex()

    def index_of(self, part_id: str) -> QModelIndex:
        """Return where an article or passage stands."""
        for row, article in enumerate(self._articles):
            if article.id == part_id:
                return self.createIndex(row, 0, 0)
            for below, passage in enumerate(article.passages):
                if passage.id == part_id:
                    return self.createIndex(below, 0, row + 1)
        return QModelIndex()

    def article_of(self, index: Index) -> Article | None:
        """Return the article that a row is or belongs to."""
        if not index.isValid():
            return None
        row = index.internalId() - 1 if index.internalId() else index.row()
        return self._articles[row] if row < len(self._articles) else None

    # -- inside -------------------------------------------------------------------------------

    def _part(self, index: Index) -> Article | Passage | None:
        article = self.article_of(index)
        if article is None or not index.internalId():
            return article
        passages = article.passages
        return passages[index.row()] if index.row() < len(passages) else None

    def _reload(self) -> None:
        self.beginResetModel()
        self._articles = self._workspace.text.articles
        self.endResetModel()

    def _on_changed(self, changes: Changes) -> None:
        page = self._workspace.page
        if page is None or page.id not in changes.pages:
            return
        articles = self._workspace.text.articles
        if _outline(articles) != _outline(self._articles):
            self._reload()
            return
        old, self._articles = self._articles, articles
        for row, (before, after) in enumerate(zip(old, articles, strict=True)):
            if before != after:
                here = self.index(row, 0)
                self.dataChanged.emit(here, here)
                last = len(after.passages) - 1
                self.dataChanged.emit(self.index(0, 0, here), self.index(last, 0, here))


def _outline(articles: tuple[Article, ...]) -> list[tuple[str, ...]]:
    return [(article.id, *(p.id for p in article.passages)) for article in articles]


def _note(part: Article | Passage) -> str:
    return " · ".join(part.tags) if isinstance(part, Article) else role_name(part.role)
