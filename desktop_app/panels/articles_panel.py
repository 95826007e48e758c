"""The articles of the page: where they are, what they are, and their tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from archive.editing.tag_commands import SetArticleTags
from archive.editing.text_commands import EditText
from archive.model.operations import SetRole
from archive.model.passage import Article, Passage, Role
from desktop_app.models.article_tree import NOTE, PART, ArticleTreeModel
from desktop_app.panels.note_tree import NoteTree
from desktop_app.panels.tag_words import join_tags, split_tags
from desktop_app.reading.page_faces import PageFaces
from desktop_app.theme import spacing
from desktop_app.translation.titles import role_name

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop_app.workspace import Workspace


class ArticlesPanel(QWidget):
    """A tree of articles and passages; below it the tags and the role of what is chosen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._articles = ArticleTreeModel(workspace, self)
        self._is_following = False
        self.tree = NoteTree(self._articles, NOTE, self.tr("Articles of the page"), self)
        PageFaces(workspace, self.tree)
        self.tags = QLineEdit(self)
        self.tags.setPlaceholderText(self.tr("Words, separated by commas"))
        self.tags.setAccessibleName(self.tr("Tags of the article"))
        self.role = QComboBox(self)
        self.role.setAccessibleName(self.tr("Role of the passage"))
        for role in Role:
            self.role.addItem(role_name(role), role)
        self._lay_out()
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self._articles.modelReset.connect(self._on_reset)
        self._articles.dataChanged.connect(self._show_part)
        self.tags.editingFinished.connect(self._save_tags)
        self.role.activated.connect(self._save_role)
        workspace.line_selected.connect(self._on_line_selected)
        self.setFocusProxy(self.tree)
        self._on_reset()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(spacing.WIDE, spacing.NARROW, spacing.WIDE, spacing.WIDE)
        form.setSpacing(spacing.NARROW)
        form.addRow(self.tr("Tags"), self.tags)
        form.addRow(self.tr("Role"), self.role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addLayout(form)

    # -- following ----------------------------------------------------------------------------

    def _on_reset(self) -> None:
        self.tree.expandAll()
        line_id = self._workspace.line_id
        if line_id is not None:
            self._on_line_selected(line_id, None)
        self._show_part()

    def _on_line_selected(self, line_id: str | None, origin: QObject | None) -> None:
        if line_id is None or origin is self:
            return
        index = self._articles.index_of_line(line_id)
        if not index.isValid():
            return
        self._is_following = True
        self.tree.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.tree.scrollTo(index)
        self._is_following = False

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        part = current.data(PART)
        if not self._is_following and part is not None:
            passage = part.passages[0] if isinstance(part, Article) else part
            self._workspace.select_line(passage.lines[0].id, self)
        self._show_part()

    def _show_part(self) -> None:
        index = self.tree.currentIndex()
        article, part = self._articles.article_of(index), index.data(PART)
        self.tags.setEnabled(article is not None)
        self.role.setEnabled(isinstance(part, Passage))
        if not self.tags.hasFocus() or not self.tags.isModified():
            self.tags.setText(join_tags(article.tags) if article else "")
        self.role.setCurrentIndex(
            self.role.findData(part.role) if isinstance(part, Passage) else -1
        )

    # -- saving -------------------------------------------------------------------------------

    def _save_tags(self) -> None:
        page = self._workspace.page
        article = self._articles.article_of(self.tree.currentIndex())
        if page is None or article is None or not self.tags.isModified():
            return
        self.tags.setModified(False)
        tags = split_tags(self.tags.text())
        if tags != article.tags:
            self._workspace.run(SetArticleTags(page.id, article.id, tags))

    def _save_role(self) -> None:
        page, part = self._workspace.page, self.tree.currentIndex().data(PART)
        role = self.role.currentData()
        if page is not None and isinstance(part, Passage) and role != part.role:
            self._workspace.run(
                EditText(page.id, (SetRole(part.lines[0].id, Role(role)),), title="Change role")
            )
