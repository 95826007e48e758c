"""Paints a place that a search found: its image, and its words before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.reading.occurrence_list import NEW, OCCURRENCE
from desktop_app.theme import spacing
from desktop_app.theme.palette import colours
from desktop_app.theme.row_ink import MUTED, row_ink
from desktop_app.viewer.upright import folded

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from desktop_app.reading.occurrence_images import OccurrenceImages
    from desktop_app.reading.occurrences import Occurrence

Index = QModelIndex | QPersistentModelIndex

_IMAGE_WIDTH = 52 * spacing.STEP
_THIN, _PIECE = 2.0, 0.5
"""From so many times as high as wide an image is folded, into pieces of this share of its height."""
_BOX = 5 * spacing.STEP
_BOX_RADIUS = 3
_FAINT = 46


class OccurrenceDelegate(QStyledItemDelegate):
    """A tick, the image, the words as they are and would be, and where they stand."""

    def __init__(self, images: OccurrenceImages, parent: QWidget) -> None:
        super().__init__(parent)
        self._images = images
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """See Qt."""
        del index
        return QSize(0, round(2.9 * option.fontMetrics.height()) + 2 * spacing.NARROW)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Space, or a click on the box, ticks and unticks."""
        is_space = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        )
        is_click = (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and self.is_on_box(event.position(), option)
        )
        if not (is_space or is_click):
            return False
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def is_on_box(self, position: QPointF, option: QStyleOptionViewItem) -> bool:
        """Tell whether a click ticks or unticks."""
        return position.x() < option.rect.left() + _BOX + 2 * spacing.NARROW

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        found: Occurrence = index.data(OCCURRENCE)
        self.initStyleOption(option, index)
        option.text = ""
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        self._paint_tick(painter, option, index)
        margin = spacing.NARROW
        area = option.rect.adjusted(2 * margin + _BOX, margin, -margin, -margin)
        if found.scan is not None:
            picture = QRect(area.left(), area.top(), _IMAGE_WIDTH, area.height())
            self._paint_image(painter, picture, found)
            area.setLeft(picture.right() + spacing.WIDE)
        self._paint_words(painter, area, option, index)
        painter.restore()

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        top = option.rect.top() + (option.rect.height() - _BOX) // 2
        room = QRect(option.rect.left() + spacing.NARROW, top, _BOX, _BOX)
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        paint_box(painter, room, self._view.palette(), is_ticked=is_ticked)

    def _paint_image(self, painter: QPainter, room: QRect, found: Occurrence) -> None:
        image = self._images.get(found)
        if image is None:
            width = round(room.width() * self._view.devicePixelRatioF())
            self._images.ask(found, found.scan, found.boxes, width)
            return
        if image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(colours(self._view.palette()).border), 1))
        size, wanted = QSizeF(image.size()), room.height() * _PIECE
        for place, part in folded(size, QRectF(room), thin=_THIN, wanted=wanted):
            painter.drawImage(place, image, part)
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))  # over the last pixels

    def _paint_words(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        painter.setFont(option.font)
        painter.setPen(row_ink(option))
        layout = self._layout(option, index)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        painter.setClipRect(area)
        layout.draw(painter, QPointF(area.topLeft()))
        painter.setPen(row_ink(option, MUTED))
        found: Occurrence = index.data(OCCURRENCE)
        place = " · ".join(part for part in (found.label, found.title) if part)
        place = option.fontMetrics.elidedText(place, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, place)

    def _layout(self, option: QStyleOptionViewItem, index: Index) -> QTextLayout:
        """Lay out the words: what goes is struck out, what comes is underlined."""
        found: Occurrence = index.data(OCCURRENCE)
        new: str | None = index.data(NEW)
        theme = colours(self._view.palette())
        text, formats = _visible(found.head), []
        sides = [(found.found, QColor(theme.warning), False)]
        if new is not None:
            sides.append((new, QColor(theme.accent), True))
        for words, colour, is_new in sides:
            shown = _visible(words)
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length = _units(text), _units(shown)
            stretch.format = _format(colour, struck=not is_new and new is not None, new=is_new)
            formats.append(stretch)
            text += shown
        layout = QTextLayout(text + _visible(found.tail), option.font)
        layout.setFormats(formats)
        return layout


def paint_box(painter: QPainter, room: QRect, palette: QPalette, *, is_ticked: bool) -> None:
    """Draw the box of a tick, seen on every ground and in both themes."""
    theme = colours(palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent if is_ticked else theme.muted), 1))
    painter.setBrush(QColor(theme.accent if is_ticked else theme.paper))
    box = QRectF(room).adjusted(2.5, 2.5, -2.5, -2.5)
    painter.drawRoundedRect(box, _BOX_RADIUS, _BOX_RADIUS)
    if is_ticked:
        painter.setPen(QPen(QColor(theme.on_accent), 1.8))
        corners = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
        points = [box.topLeft() + QPointF(box.width() * x, box.height() * y) for x, y in corners]
        painter.drawPolyline(points)
    painter.restore()


def _format(colour: QColor, *, struck: bool, new: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(colour)
    tint = QColor(colour)
    tint.setAlpha(_FAINT)
    form.setBackground(tint)
    form.setFontStrikeOut(struck)
    form.setFontUnderline(new)
    return form


def _visible(text: str) -> str:
    """Return text in which the ends of passages, gaps and lone spaces can be seen."""
    shown = text.replace("\n", "¶").replace("\ufffc", "□")
    return "␣" * len(shown) if shown and not shown.strip() else shown


def _units(text: str) -> int:
    """Return the length that Qt counts: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
