"""The history: what was done, when and by whom; taking it back and doing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from archive.model.proposal import Proposal
from archive.storage.edits import Edit
from desktop_app.models.history import ENTRY, NOTE, HistoryModel
from desktop_app.panels.note_delegate import NoteDelegate
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop_app.workspace import Workspace


class EditDelegate(NoteDelegate):
    """Strikes through what was taken back."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        edit = index.data(ENTRY)
        if isinstance(edit, Edit) and edit.state != "done":
            option.font.setStrikeOut(True)
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)
        super().paint(painter, option, index)


class HistoryPanel(QWidget):
    """The edits of the page or the archive, with undo and redo."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._history = HistoryModel(workspace, self)
        self.tree = QTreeView(self)
        self.tree.setModel(self._history)
        self.tree.setItemDelegate(EditDelegate(NOTE, self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(spacing.WIDE)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setAccessibleName(self.tr("History"))
        self.undo = self._button("undo", self.tr("Undo the last edit"), workspace.undo)
        self.redo = self._button("redo", self.tr("Redo"), workspace.redo)
        self.whole_archive = QCheckBox(self.tr("Whole archive"), self)
        self.whole_archive.toggled.connect(self._on_toggled)
        self._lay_out()
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        for signal in (workspace.page_selected, workspace.changed):
            signal.connect(self._enable)
        self.setFocusProxy(self.tree)
        self._enable()

    def _button(self, name: str, tip: str, run: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(spacing.NARROW, spacing.TIGHT, spacing.WIDE, spacing.TIGHT)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        row.addWidget(self.whole_archive)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.tree, 1)

    def _on_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a slot of QCheckBox.toggled
        self._history.show_whole_archive(shown=shown)

    def _enable(self) -> None:
        self.undo.setEnabled(self._workspace.undoable() is not None)
        self.redo.setEnabled(self._workspace.redoable() is not None)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = current.data(ENTRY)
        page = self._workspace.page
        if isinstance(entry, Edit) and entry.page_id and (page is None or page.id != entry.page_id):
            if self._workspace.archive.catalogue.is_taken([entry.page_id]):
                self._workspace.select_page(entry.page_id)
        elif isinstance(entry, Proposal):
            known = {line.id for line in self._workspace.text.lines()}
            line_id = next((line for line in entry.lines if line in known), None)
            self._workspace.select_line(line_id, self)
