"""The list of differences: chosen with the arrow keys, taken or kept with one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView

from desktop_app.layout_comparison.wording import headline, place
from desktop_app.panels.two_line_delegate import TwoLineDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from archive.editing.layout_differences import LayoutDifference

Index = QModelIndex | QPersistentModelIndex
NOTE = Qt.ItemDataRole.UserRole
DIFFERENCE = Qt.ItemDataRole.UserRole + 1


class DifferenceModel(QAbstractListModel):
    """Differences, and which of them are kept as they are; that lasts as long as the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._differences: Sequence[LayoutDifference] = ()
        self._kept: set[tuple[str, frozenset[str]]] = set()

    def show_differences(self, differences: Sequence[LayoutDifference]) -> None:
        """Show others; what was kept stays so."""
        self.beginResetModel()
        self._differences = differences
        self.endResetModel()

    def keep(self, row: int) -> None:
        """Note that a difference is to stay."""
        self._kept.add(_key(self._differences[row]))
        self.dataChanged.emit(self.index(row), self.index(row))

    @property
    def open_rows(self) -> list[int]:
        """The rows that are not kept."""
        return [n for n, one in enumerate(self._differences) if _key(one) not in self._kept]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._differences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid() or index.row() >= len(self._differences):
            return None
        difference = self._differences[index.row()]
        if role == DIFFERENCE:
            return difference
        if role == NOTE:
            return place(difference)
        words = headline(difference)
        if role == Qt.ItemDataRole.DisplayRole:
            is_kept = _key(difference) in self._kept
            return self.tr("Kept: {0}").format(words) if is_kept else words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{words}, {place(difference)}" if role != Qt.ItemDataRole.ToolTipRole else None
        return None


class DifferenceList(QListView):
    """Enter or A takes the difference at hand, X or K keeps the page as it is there."""

    take_pressed = Signal()
    keep_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoLineDelegate(NOTE, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; the other keys walk the list."""
        key = event.key() if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else None
        if key in (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_pressed.emit()
        elif key in (Qt.Key.Key_X, Qt.Key.Key_K):
            self.keep_pressed.emit()
        else:
            super().keyPressEvent(event)


def _key(difference: LayoutDifference) -> tuple[str, frozenset[str]]:
    return str(difference.kind), difference.line_ids
