"""Draws a day of the issue calendar: filled if there is an issue, dashed if one is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.models.issue_calendar import ISSUES, STATE, DayState
from desktop_app.theme import spacing
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex


class CalendarDelegate(QStyledItemDelegate):
    """Colours are never the only sign: an issue is filled and bold, a missing one a dashed frame."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        del index
        side = option.fontMetrics.height() + spacing.NARROW
        return QSize(side, side)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        state = index.data(STATE)
        if state is DayState.OTHER_YEAR:
            return
        theme, area = colours(option.palette), option.rect.adjusted(2, 1, -2, -1)
        ink = option.palette.color(QPalette.ColorRole.PlaceholderText)
        font = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state is DayState.THERE:
            font.setBold(True)
            painter.setBrush(option.palette.color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(area, spacing.RADIUS, spacing.RADIUS)
            ink = option.palette.color(QPalette.ColorRole.BrightText)
        elif state is DayState.MISSING:
            ink = option.palette.color(QPalette.ColorRole.Text)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, spacing.RADIUS, spacing.RADIUS)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._text(index))
        if QStyle.StateFlag.State_HasFocus in option.state:
            self._frame(painter, option.rect, theme.text)
        painter.restore()

    @staticmethod
    def _text(index: QModelIndex | QPersistentModelIndex) -> str:
        several = len(index.data(ISSUES))
        return f"{index.data()}×{several}" if several > 1 else str(index.data())

    @staticmethod
    def _frame(painter: QPainter, area: QRect, colour: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), spacing.RADIUS, spacing.RADIUS)
