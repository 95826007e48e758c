"""The history: what was done to a line, a passage, a page, when and by whom; taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive.editing.reverting import RevertEdit
from archive.errors import StaleOperationError
from archive.model.proposal import Proposal
from archive.storage.edits import Edit
from archive.storage.reverting import later_edit
from desktop_app.models.edit_details import edit_details
from desktop_app.models.history import ENTRY, NOTE, HistoryModel, HistoryScope
from desktop_app.panels.edit_detail import EditDetail, moment
from desktop_app.panels.note_delegate import NoteDelegate
from desktop_app.panels.note_tree import NoteTree
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon
from desktop_app.translation.titles import edit_title

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop_app.workspace import Workspace


class EditDelegate(NoteDelegate):
    """Strikes through what was undone or taken back; the note says which."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        edit = index.data(ENTRY)
        if isinstance(edit, Edit) and not edit.is_in_force:
            option.font.setStrikeOut(True)
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)
        super().paint(painter, option, index)


class EditTree(NoteTree):
    """The edits, and below them what they settled."""

    delegate_type = EditDelegate


class HistoryPanel(QWidget):
    """The edits of what is at hand or of the archive, with undo, redo, and taking one back."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.history = HistoryModel(workspace, self)
        self.tree = EditTree(self.history, NOTE, self.tr("History"), self)
        self.undo = self._button("undo", self.tr("Undo the last edit"), workspace.undo)
        self.redo = self._button("redo", self.tr("Redo"), workspace.redo)
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(self.tr("Whose history"))
        for scope, name in (
            (HistoryScope.LINE, self.tr("This line")),
            (HistoryScope.PASSAGE, self.tr("This passage")),
            (HistoryScope.PAGE, self.tr("This page")),
            (HistoryScope.ARCHIVE, self.tr("Whole archive")),
        ):
            self.scope.addItem(name, scope)
        self.scope.setCurrentIndex(self.scope.findData(HistoryScope.PAGE))
        self.detail = EditDetail(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.tree)
        self._enable()
        self._show_reading()

    def choose_scope(self, scope: HistoryScope) -> None:
        """Show the history of a line, a passage, the page or the archive."""
        self.scope.setCurrentIndex(self.scope.findData(scope))

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
        row.addWidget(self.scope)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.tree)
        parts.addWidget(self.detail)
        parts.setChildrenCollapsible(False)
        parts.setSizes([spacing.STEP * 100, spacing.STEP * 100])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(parts, 1)

    def _connect(self) -> None:
        workspace = self._workspace
        self.scope.currentIndexChanged.connect(self._on_scope_changed)
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self.history.modelReset.connect(lambda: self._show_edit(None))
        self.history.dataChanged.connect(self._on_states_changed)
        self.detail.revert_pressed.connect(self._revert)
        self.detail.edit_wanted.connect(self._go_to)
        for signal in (workspace.page_selected, workspace.changed):
            signal.connect(self._enable)
            signal.connect(self._show_reading)
        workspace.line_selected.connect(self._show_reading)

    def _on_scope_changed(self) -> None:
        self.history.set_scope(HistoryScope(self.scope.currentData()))
        self._show_reading()

    def _enable(self) -> None:
        self.undo.setEnabled(self._workspace.undoable() is not None)
        self.redo.setEnabled(self._workspace.redoable() is not None)

    def _show_reading(self) -> None:
        """Show what OCR read of the line or passage at hand against what it says now."""
        heading, sides = "", None
        if self.history.scope is HistoryScope.LINE:
            heading, sides = self.tr("Choose a line."), None
        elif self.history.scope is HistoryScope.PASSAGE:
            heading, sides = self.tr("Choose a passage."), None
        lines = self._lines_at_hand()
        if heading and lines:
            ocr, text = ("".join(part) for part in zip(*lines, strict=True))
            sides = (ocr, text) if ocr != text else None
            heading = (
                self.tr("As OCR read it, and corrected")
                if sides
                else self.tr("As OCR read it: {words}").format(words=ocr)
            )
        self.detail.show_reading(heading, sides)

    def _lines_at_hand(self) -> list[tuple[str, str]]:
        text, line_id = self._workspace.text, self._workspace.line_id
        if self.history.scope is HistoryScope.PASSAGE:
            for passage in text.passages():
                if any(line.id == line_id for line in passage.lines):
                    return [(line.ocr, line.text) for line in passage.lines]
        return [(line.ocr, line.text) for line in text.lines() if line.id == line_id]

    def _on_states_changed(self) -> None:
        entry = self.tree.currentIndex().data(ENTRY)
        if entry != self.detail.edit:  # only its state is new; reading it all takes time
            self._show_edit(entry if isinstance(entry, Edit) else None)

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
        self._show_edit(entry if isinstance(entry, Edit) else None)

    def _show_edit(self, edit: Edit | None) -> None:
        if edit is None or not self._workspace.is_open:
            self.detail.show_edit(None, None)
            return
        lines = {line.id: line for line in self._workspace.text.lines()}
        changes = self._workspace.archive.edits.changes(edit.id)
        self.detail.show_edit(edit, edit_details(changes, lines))

    def _go_to(self, number: int) -> None:
        """Show an edit, in the history of the archive if it is in no other."""
        if not self.history.find(number).isValid():
            self.choose_scope(HistoryScope.ARCHIVE)
        self.tree.setCurrentIndex(self.history.find(number))

    def _revert(self, edit: Edit) -> None:
        task = self._workspace.run(RevertEdit(edit.id, edit.page_id))
        task.failed.connect(lambda error: self._tell_refusal(edit, error))

    def _tell_refusal(self, edit: Edit, error: object) -> None:
        later = later_edit(self._workspace.archive, edit.id) if self._workspace.is_open else None
        if not isinstance(error, StaleOperationError) or later is None:
            self.detail.refuse(str(error), None)
            return
        words = self.tr(
            "Later, “{title}” ({moment}) changed the same place. Take that one back first, or "
            "correct the place by hand."
        )
        named = words.format(title=edit_title(later.title), moment=moment(later.made_at))
        self.detail.refuse(named, later.id)
