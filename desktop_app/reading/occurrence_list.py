"""The places that a search found as a list; each can be ticked off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from desktop_app.reading.occurrences import Occurrence

Index = QModelIndex | QPersistentModelIndex

OCCURRENCE = Qt.ItemDataRole.UserRole
NEW = Qt.ItemDataRole.UserRole + 1
"""What would stand at the place; None if nothing is to be replaced."""


class OccurrenceModel(QAbstractListModel):
    """Places, each ticked or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._occurrences: Sequence[Occurrence] = ()
        self._ticked: list[bool] = []
        self._by: str | None = None
        self._is_expression = False

    def show_occurrences(self, found: Sequence[Occurrence], *, is_expression: bool) -> None:
        """Show other places, all of them ticked."""
        self.beginResetModel()
        self._occurrences, self._is_expression = found, is_expression
        self._ticked = [True] * len(found)
        self.endResetModel()

    def set_replacement(self, by: str | None) -> None:
        """Show what would be put in the places."""
        self._by = by
        self._tell()

    @property
    def ticked(self) -> int:
        """How many are ticked."""
        return sum(self._ticked)

    def chosen(self) -> list[tuple[Occurrence, str]]:
        """Return the places that are ticked, each with its new words.

        Raises:
            re.error: If the replacement names a group that the expression has not.
            IndexError: The same, for a group named by its name.
        """
        by = self._by or ""
        return [
            (occurrence, occurrence.new(by, is_expression=self._is_expression))
            for occurrence, is_ticked in zip(self._occurrences, self._ticked, strict=True)
            if is_ticked
        ]

    def tick_all(self, *, ticked: bool) -> None:
        """Tick all, or none."""
        self._ticked = [ticked] * len(self._occurrences)
        self._tell()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._occurrences)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See Qt."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        if not index.isValid() or index.row() >= len(self._occurrences):
            return None
        found = self._occurrences[index.row()]
        if role == OCCURRENCE:
            return found
        if role == NEW:
            return self._new(found)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return found.head + found.found + found.tail
        if role == Qt.ItemDataRole.AccessibleTextRole:
            new = self._new(found)
            change = f"{found.found} → {new}" if new is not None else found.found
            return f"{change}, {found.head}{found.found}{found.tail}, {found.label}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See Qt."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._ticked[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True

    def _new(self, found: Occurrence) -> str | None:
        if self._by is None:
            return None
        try:
            return found.new(self._by, is_expression=self._is_expression)
        except (re.error, IndexError):
            return None

    def _tell(self) -> None:
        if self._occurrences:
            self.dataChanged.emit(self.index(0), self.index(len(self._occurrences) - 1))
