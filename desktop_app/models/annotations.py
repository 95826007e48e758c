"""The remarks on the current page, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from archive.changes import Changes
    from archive.model.annotation import Annotation
    from desktop_app.workspace import Workspace

ANNOTATION = Qt.ItemDataRole.UserRole
PLACE = Qt.ItemDataRole.UserRole + 1
"""What the remark is on, by whom and when."""


class AnnotationModel(QAbstractListModel):
    """Remarks, the oldest first."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._annotations: list[Annotation] = []
        workspace.page_selected.connect(self.reload)
        workspace.changed.connect(self._on_changed)
        self.reload()

    def reload(self) -> None:
        """Read the remarks of the current page."""
        page = self._workspace.page
        found = self._workspace.archive.annotations.of_page(page.id) if page else []
        if [a.id for a in found] == [a.id for a in self._annotations]:
            self._annotations = found
            if found:
                self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self._annotations = found
        self.endResetModel()

    def row_of(self, annotation_id: str) -> int:
        """Return where a remark stands, -1 if nowhere."""
        ids = [annotation.id for annotation in self._annotations]
        return ids.index(annotation_id) if annotation_id in ids else -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._annotations)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        if not index.isValid() or index.row() >= len(self._annotations):
            return None
        annotation = self._annotations[index.row()]
        if role == ANNOTATION:
            return annotation
        if role == Qt.ItemDataRole.DisplayRole:
            return annotation.body
        if role == PLACE:
            return self._place(annotation)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{annotation.body}, {self._place(annotation)}"
        return None

    def place_name(self, annotation: Annotation) -> str:
        """Return what a remark is on, in words."""
        if annotation.quote:
            return annotation.quote
        if annotation.start_line is not None:
            return self.tr("selected text")
        if annotation.box is not None:
            return self.tr("area of the scan")
        return self.tr("article") if annotation.article_id else self.tr("page")

    def _place(self, annotation: Annotation) -> str:
        parts = [self.place_name(annotation), annotation.author]
        if annotation.created is not None:
            day = annotation.created.astimezone().date()
            parts.append(
                QLocale().toString(
                    QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat
                )
            )
        return " · ".join(part for part in parts if part)

    def _on_changed(self, changes: Changes) -> None:
        if changes.annotations or changes.pages:
            self.reload()
