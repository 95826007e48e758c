"""Every action by name: type a few letters, press Return; Escape closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.dialogs.quick_choice import NOTE, FittingModel, QuickChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex


class ActionModel(FittingModel):
    """The actions that can be used now and whose names hold every word that was typed."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._actions = [action for action in actions if action.isEnabled()]
        self._shown = list(self._actions)

    def narrow(self, query: str) -> int:
        """Show the actions that fit, those that begin with the query first."""
        words = query.casefold().split()
        self.beginResetModel()
        self._shown = [
            action for action in self._actions if all(word in _searched(action) for word in words)
        ]
        self._shown.sort(key=lambda a: not _searched(a).startswith(query.casefold().strip()))
        self.endResetModel()
        return 0

    def action(self, index: Index) -> QAction | None:
        """Return the action of a row."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        action = self.action(index)
        if action is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return action.iconText()
        if role == NOTE:
            return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return None


class CommandPalette(QuickChoice):
    """Does the action that is chosen."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        self._offered = ActionModel(actions)
        hint = QCoreApplication.translate("CommandPalette", "What do you want to do?")
        super().__init__(self._offered, "palette", hint, parent)
        self.setAccessibleName(self.tr("Commands"))

    def take(self, index: QModelIndex) -> None:
        """See ``QuickChoice``."""
        action = self._offered.action(index)
        if action is not None:
            action.trigger()


def _searched(action: QAction) -> str:
    return f"{action.iconText()} {action.objectName()}".casefold()
