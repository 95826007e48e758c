"""Every action by name: type a few letters, press Return; Escape closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop_app.panels.note_delegate import NoteDelegate
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

KEYS = Qt.ItemDataRole.UserRole
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class ActionModel(QAbstractListModel):
    """The actions that can be used now and whose names hold every word that was typed."""

    def __init__(self, actions: Sequence[QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = [action for action in actions if action.isEnabled()]
        self._shown = list(self._actions)

    def narrow(self, query: str) -> None:
        """Show the actions that fit, those that begin with the query first."""
        words = query.casefold().split()
        self.beginResetModel()
        self._shown = [
            action for action in self._actions if all(word in _searched(action) for word in words)
        ]
        self._shown.sort(key=lambda a: not _searched(a).startswith(query.casefold().strip()))
        self.endResetModel()

    def action(self, index: QModelIndex | QPersistentModelIndex) -> QAction | None:
        """Return the action of a row."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See Qt."""
        action = self.action(index)
        if action is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return action.iconText()
        if role == KEYS:
            return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return None


class CommandPalette(QDialog):
    """A line to type in and the actions that fit; closes when one is chosen."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Commands"))
        self._fitting = ActionModel(actions, self)
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(self.tr("What do you want to do?"))
        self.query.setAccessibleName(self.tr("Search the commands"))
        self.query.addAction(
            icon("palette", QPalette.ColorRole.PlaceholderText),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.list = QListView(self)
        self.list.setModel(self._fitting)
        self.list.setItemDelegate(NoteDelegate(KEYS, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        margin = spacing.NARROW
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(self.query)
        column.addWidget(self.list)
        self.query.textChanged.connect(self._on_typed)
        self.query.returnPressed.connect(self.choose)
        self.query.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self.choose())
        self._on_typed("")
        width = min(spacing.STEP * 150, parent.width() - 2 * spacing.AIRY)
        self.resize(width, min(spacing.STEP * 110, parent.height() // 2))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + parent.height() // 8)
        self.query.setFocus()

    def choose(self) -> None:
        """Close, then do the action at hand."""
        action = self._fitting.action(self.list.currentIndex())
        self.close()
        if action is not None:
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows in the line move in the list."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in MOVES:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, query: str) -> None:
        self._fitting.narrow(query)
        self.list.setCurrentIndex(self._fitting.index(0))


def _searched(action: QAction) -> str:
    return f"{action.iconText()} {action.objectName()}".casefold()
