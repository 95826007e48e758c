"""Draws a row as one line of text and, muted below it, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.theme import spacing
from desktop_app.theme.row_ink import MUTED, row_ink

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget


class TwoLineDelegate(QStyledItemDelegate):
    """The note of a row is what the model says for ``role``. All rows are equally high."""

    def __init__(self, role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._role = role
        self._view = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        del index
        return QSize(0, int(2.4 * option.fontMetrics.lineSpacing()) + 2 * spacing.NARROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        self.initStyleOption(option, index)
        text, option.text = option.text.replace("\n", " "), ""
        control = QStyle.ControlElement.CE_ItemViewItem
        self._view.style().drawControl(control, option, painter, self._view)
        margin = spacing.WIDE
        area = option.rect.adjusted(margin, spacing.NARROW, -margin, -spacing.NARROW)
        metrics, right = option.fontMetrics, Qt.TextElideMode.ElideRight
        painter.save()
        painter.setFont(option.font)
        painter.setPen(row_ink(option))
        left = Qt.AlignmentFlag.AlignLeft
        text = metrics.elidedText(text, right, area.width())
        painter.drawText(area, left | Qt.AlignmentFlag.AlignTop, text)
        painter.setPen(row_ink(option, MUTED))
        note = metrics.elidedText(index.data(self._role) or "", right, area.width())
        painter.drawText(area, left | Qt.AlignmentFlag.AlignBottom, note)
        painter.restore()
