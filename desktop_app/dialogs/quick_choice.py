"""A line to type in and what fits it: Return takes the one at hand, Escape closes."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop_app.panels.note_delegate import NoteDelegate
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

NOTE = Qt.ItemDataRole.UserRole
"""What stands at the right of a row."""
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class FittingModel(QAbstractListModel):
    """Rows that are narrowed by what is typed."""

    @abstractmethod
    def narrow(self, query: str) -> int:
        """Show the rows that fit, and return the one to begin with."""


class QuickChoice(QDialog):
    """Closes when one is chosen. A subclass says what is done with it."""

    def __init__(self, fitting: FittingModel, picture: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fitting.setParent(self)
        self._fitting = fitting
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(hint)
        self.query.setAccessibleName(hint)
        self.query.addAction(
            icon(picture, QPalette.ColorRole.PlaceholderText),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.list = QListView(self)
        self.list.setModel(fitting)
        self.list.setItemDelegate(NoteDelegate(NOTE, self.list))
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
        width = min(spacing.STEP * 150, parent.width() - 2 * spacing.AIRY)
        self.resize(width, min(spacing.STEP * 110, parent.height() // 2))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + parent.height() // 8)
        self._on_typed("")
        self.query.setFocus()

    @abstractmethod
    def take(self, index: QModelIndex) -> None:
        """Do what choosing a row means."""

    def choose(self) -> None:
        """Close with the row at hand; without one there is nothing to close with."""
        index = self.list.currentIndex()
        if index.isValid():
            self.close()
            self.take(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows in the line move in the list."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in MOVES:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, query: str) -> None:
        index = self._fitting.index(self._fitting.narrow(query))
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
