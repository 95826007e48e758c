"""The archive tree: where one chooses the page to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from archive.model.page import Page, PageState
from desktop_app.models.archive_tree import OPEN_PROPOSALS, RECORD, ArchiveTreeModel
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

    from desktop_app.workspace import Workspace


class PageDelegate(QStyledItemDelegate):
    """Draws the number of open proposals, or how far a page is, at the right end of its row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._done = {
            PageState.CORRECTED: icon("accept", QPalette.ColorRole.PlaceholderText),
            PageState.VERIFIED: icon("done", QPalette.ColorRole.Accent),
        }

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        super().paint(painter, option, index)
        page = index.data(RECORD)
        if not isinstance(page, Page):
            return
        area = option.rect.adjusted(0, 0, -spacing.NARROW, 0)
        count = index.data(OPEN_PROPOSALS)
        if count:
            self._draw_count(painter, option, area, str(count))
        elif page.state in self._done:
            self._draw_icon(painter, area, self._done[page.state])

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), spacing.ICON + 2 * spacing.TIGHT))

    def _draw_count(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, count: str
    ) -> None:
        palette = option.palette
        selected = QStyle.StateFlag.State_Selected in option.state
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Accent
        painter.save()
        painter.setPen(palette.color(role))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.restore()

    @staticmethod
    def _draw_icon(painter: QPainter, area: QRect, sign: QIcon) -> None:
        side = spacing.ICON - 2
        top = area.center().y() - side // 2
        sign.paint(painter, QRect(area.right() - side, top, side, side))


class ArchivePanel(QTreeView):
    """Newspapers, issues and pages; choosing a page shows it everywhere."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tree = ArchiveTreeModel(workspace, self)
        self.setModel(self._tree)
        self.setItemDelegate(PageDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(spacing.ICON - 2, spacing.ICON - 2))
        self.setIndentation(spacing.STEP * 4)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(self.tr("Archive"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        workspace.page_selected.connect(self._show_page)
        self._tree.modelReset.connect(self._show_page)
        self._show_page()

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
