"""The remarks on the page: reading them, writing them, finding their places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archive.editing.annotation_commands import (
    AddAnnotation,
    ChangeAnnotation,
    RemoveAnnotation,
    quoted,
)
from desktop_app.models.annotations import ANNOTATION, PLACE, AnnotationModel
from desktop_app.panels.empty_hint import EmptyHint
from desktop_app.panels.two_line_delegate import TwoLineDelegate
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from archive.model.annotation import Annotation
    from desktop_app.workspace import Workspace

DELAY_MS = 700


class AnnotationsPanel(QWidget):
    """A list of remarks; below it the words of the one at hand, saved within a second."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._remarks = AnnotationModel(workspace, self)
        self._current: Annotation | None = None
        self._is_new = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.flush)
        self.list = QListView(self)
        self.list.setModel(self._remarks)
        self.list.setItemDelegate(TwoLineDelegate(PLACE, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Annotations of the page"))
        EmptyHint(self.list, self.tr("No annotations on this page"))
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.place.setWordWrap(True)
        self.body = QPlainTextEdit(self)
        self.body.setAccessibleName(self.tr("Words of the annotation"))
        self.body.setTabChangesFocus(True)
        self.body.setFixedHeight(5 * self.fontMetrics().lineSpacing())
        self.body.installEventFilter(self)
        self.remove_button = QPushButton(self.tr("Remove"), self)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._remarks.modelReset.connect(self._on_reset)
        self.body.textChanged.connect(self._on_typed)
        self.remove_button.clicked.connect(self.remove)
        workspace.page_selected.connect(self._on_page_selected)
        workspace.about_to_write.connect(self._save_if_typed)
        workspace.edit_failed.connect(self._on_failed)
        self.setFocusProxy(self.list)
        self._show(None, is_new=False)

    def begin(self, annotation: Annotation) -> None:
        """Begin a new remark; it is stored with its first words."""
        self.flush()
        self.list.clearSelection()
        quote = quoted(annotation, self._workspace.text)
        self._show(replace(annotation, quote=quote), is_new=True)
        self.body.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Store what was typed, now."""
        self._timer.stop()
        remark, body = self._current, self.body.toPlainText().strip()
        if remark is None or not body or body == remark.body:
            return
        self._current = replace(remark, body=body)
        was_new, self._is_new = self._is_new, False
        command = AddAnnotation(self._current) if was_new else ChangeAnnotation(self._current)
        self._workspace.run(command)

    def remove(self) -> None:
        """Remove the remark at hand."""
        remark, was_new = self._current, self._is_new
        self._show(None, is_new=False)
        if remark is not None and not was_new:
            self._workspace.run(RemoveAnnotation(remark.page_id, remark.id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Store what was typed when the keyboard goes elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    # -- following ----------------------------------------------------------------------------

    def _save_if_typed(self) -> None:
        if self._timer.isActive():
            self.flush()

    def _on_failed(self) -> None:
        """Let what could not be stored count as not stored, so that the next attempt has it."""
        if self._current is None or not self._workspace.is_open:
            return
        try:
            self._current = self._workspace.archive.annotations.get(self._current.id)
        except KeyError:
            self._current, self._is_new = replace(self._current, body=""), True

    def _on_page_selected(self) -> None:
        self.flush()
        self._show(None, is_new=False)

    def _on_reset(self) -> None:
        if self._current is not None and not self._is_new:
            row = self._remarks.row_of(self._current.id)
            if row < 0:  # removed or undone
                self._show(None, is_new=False)
            else:
                self.list.setCurrentIndex(self._remarks.index(row))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        remark = current.data(ANNOTATION)
        if remark is None or (self._current and remark.id == self._current.id):
            return
        self.flush()
        self._show(remark, is_new=False)
        line_id = remark.start_line or self._first_line(remark.article_id)
        if line_id is not None:
            self._workspace.select_line(line_id, self)

    def _on_typed(self) -> None:
        if self._current is not None:
            self._timer.start()

    def _first_line(self, article_id: str | None) -> str | None:
        for article in self._workspace.text.articles:
            if article.id == article_id:
                return article.passages[0].lines[0].id
        return None

    def _show(self, remark: Annotation | None, *, is_new: bool) -> None:
        self._current, self._is_new = remark, is_new
        self.body.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.body.setPlainText(remark.body if remark else "")
        self.body.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.body.setEnabled(remark is not None)
        self.remove_button.setEnabled(remark is not None)
        if remark is not None:
            place = self._remarks.place_name(remark)
            self.place.setText(self.tr("On: {place}").format(place=place))
        elif self._remarks.rowCount():
            self.place.setText(self.tr("Choose an annotation to read or change it."))
        else:
            self.place.setText(
                self.tr("Select text and press Ctrl+M to annotate it; Ctrl+Shift+M for an area.")
            )

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        below = QVBoxLayout()
        margin = spacing.WIDE
        below.setContentsMargins(margin, spacing.NARROW, margin, margin)
        below.setSpacing(spacing.NARROW)
        below.addWidget(self.place)
        below.addWidget(self.body)
        below.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(below)
