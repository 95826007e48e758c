"""A quiet tree whose rows are a text and a note; the panels show what they list in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop_app.panels.note_delegate import NoteDelegate
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


class NoteTree(QTreeView):
    """Shows a model; the note of a row is what the model says for ``role``."""

    delegate_type: type[NoteDelegate] = NoteDelegate

    def __init__(self, model: QAbstractItemModel, role: int, name: str, parent: QWidget) -> None:
        """``name`` is what a screen reader calls the tree."""
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(self.delegate_type(role, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(spacing.WIDE)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
