"""Draws a row as its text and, muted behind it, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.theme import spacing
from desktop_app.theme.row_ink import MUTED, row_ink

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

MOST_OF_ROW = 0.45
"""The share of a row that its note may take."""


class NoteDelegate(QStyledItemDelegate):
    """The note of a row is what the model says for ``role``; it stands at the right end."""

    def __init__(self, role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._role = role
        self._view = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(0, option.fontMetrics.height() + 2 * spacing.TIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        note = index.data(self._role) or ""
        self.initStyleOption(option, index)
        style = self._view.style()
        room = int(option.rect.width() * MOST_OF_ROW)
        note = option.fontMetrics.elidedText(note, Qt.TextElideMode.ElideRight, room)
        width = option.fontMetrics.horizontalAdvance(note) + spacing.WIDE if note else 0
        text = option.text
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(row_ink(option))
        area = option.rect.adjusted(spacing.TIGHT, 0, -spacing.NARROW, 0)
        words = QRect(area.left(), area.top(), area.width() - width, area.height())
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(row_ink(option, MUTED))
        plain = QFont(option.font)
        plain.setStrikeOut(False)  # only the text of a row can be struck through
        painter.setFont(plain)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, right, note)
        painter.restore()
