"""Draws a hit in two lines: the words around it, what was asked for in bold; and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.models.hits import HIT, PLACE
from desktop_app.theme import spacing
from desktop_app.theme.row_ink import MUTED, row_ink

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from archive.storage.searching import Hit

SNIPPET_LINES = 2


class HitDelegate(QStyledItemDelegate):
    """All rows are equally high."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        del index
        line = _line_height(option)
        return QSize(0, (SNIPPET_LINES + 1) * line + 2 * spacing.NARROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        hit: Hit = index.data(HIT)
        self.initStyleOption(option, index)
        option.text = ""
        control = QStyle.ControlElement.CE_ItemViewItem
        self._view.style().drawControl(control, option, painter, self._view)
        margin = spacing.NARROW
        area = option.rect.adjusted(margin, margin, -margin, -margin)
        painter.save()
        painter.setPen(row_ink(option))
        _draw_snippet(painter, area, option.font, hit, _line_height(option))
        painter.setPen(row_ink(option, MUTED))
        painter.setFont(option.font)
        place = option.fontMetrics.elidedText(
            index.data(PLACE), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, place)
        painter.restore()


def _draw_snippet(painter: QPainter, area: QRect, font: QFont, hit: Hit, line_height: int) -> None:
    layout = QTextLayout(hit.snippet, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    formats = []
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    for start, end in hit.marks:
        stretch = QTextLayout.FormatRange()
        stretch.start = _units(hit.snippet[:start])
        stretch.length = _units(hit.snippet[start:end])
        stretch.format = bold
        formats.append(stretch)
    layout.setFormats(formats)
    layout.beginLayout()
    for row in range(SNIPPET_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        line.setPosition(QPointF(0, row * line_height))
    layout.endLayout()
    layout.draw(painter, QPointF(area.topLeft()))


def _line_height(option: QStyleOptionViewItem) -> int:
    """Return a line's height with room for Chinese characters from a larger font."""
    return int(option.fontMetrics.lineSpacing() * 1.25)


def _units(text: str) -> int:
    """Return the length that Qt counts: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
