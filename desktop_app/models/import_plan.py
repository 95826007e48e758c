"""An import plan as a table: each file and what becomes of it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from archive.importers.plan_entries import EntryKind
from desktop_app.translation.messages import said

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from archive.importers.plan_entries import ImportPlan, PlanEntry

Index = QModelIndex | QPersistentModelIndex

KINDS = cast(
    "dict[EntryKind, str]",
    {
        EntryKind.NEW: QT_TRANSLATE_NOOP("Import", "new"),
        EntryKind.TEXT_ADDED: QT_TRANSLATE_NOOP("Import", "text for a page"),
        EntryKind.SCAN_ADDED: QT_TRANSLATE_NOOP("Import", "scan for a page"),
        EntryKind.DUPLICATE: QT_TRANSLATE_NOOP("Import", "duplicate"),
        EntryKind.LEFT_OUT: QT_TRANSLATE_NOOP("Import", "left out"),
        EntryKind.UNREADABLE: QT_TRANSLATE_NOOP("Import", "unreadable"),
    },
)
HEADINGS = cast(
    "tuple[str, ...]",
    (
        QT_TRANSLATE_NOOP("Import", "Files"),
        QT_TRANSLATE_NOOP("Import", "What becomes of them"),
        QT_TRANSLATE_NOOP("Import", "Details"),
    ),
)
FATE_COLUMN = 1


class ImportPlanModel(QAbstractTableModel):
    """The entries of a plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[PlanEntry, ...] = ()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show another plan."""
        self.beginResetModel()
        self._entries = plan.entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See Qt."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _say(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return "<br>".join(html.escape(str(path)) for path in entry.files)
        if role == Qt.ItemDataRole.ToolTipRole:  # the last column may be too narrow
            return html.escape(said(entry.message))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return ", ".join(path.name for path in entry.files)
        return _say(KINDS[entry.kind]) if index.column() == FATE_COLUMN else said(entry.message)


def _say(text: str) -> str:
    return QCoreApplication.translate("Import", text)
