"""The archive tree: where one chooses the page to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from archive.model.page import Page
from desktop_app.models.archive_tree import RECORD, ArchiveTreeModel
from desktop_app.models.thumbnails import thumbnails
from desktop_app.panels.tree_delegate import TreeDelegate
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.workspace import Workspace


class ArchivePanel(QTreeView):
    """Newspapers, issues and pages; choosing a page shows it everywhere."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tree = ArchiveTreeModel(workspace, self)
        self.setModel(self._tree)
        self.pictures = thumbnails(workspace)
        self.pictures.ready.connect(self._draw_again)
        self._delegate = TreeDelegate(self, self.pictures)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIconSize(QSize(spacing.ICON - 2, spacing.ICON - 2))
        self.setIndentation(spacing.STEP * 4)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(self.tr("Archive"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        workspace.page_selected.connect(self._show_page)
        self._tree.modelReset.connect(self._show_page)
        self._tree.progress_read.connect(self.viewport().update)
        self._show_page()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            delegate = getattr(self, "_delegate", None)
            if delegate is not None:
                delegate.forget_heights()
        super().changeEvent(event)

    def _draw_again(self, _page_id: str) -> None:
        self.viewport().update()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        record = current.data(RECORD)
        shown = self._workspace.page
        if isinstance(record, Page) and (shown is None or shown.id != record.id):
            self._workspace.select_page(record.id)

    def _show_page(self) -> None:
        page = self._workspace.page
        if page is None:
            return
        index = self._tree.index_of_page(page)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)
