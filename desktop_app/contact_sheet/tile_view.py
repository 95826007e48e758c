"""Places as tiles: image above, words below, a tick on each; walked by arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from desktop_app.reading.occurrence_delegate import OccurrenceDelegate, paint_box
from desktop_app.reading.occurrence_list import NEW, OCCURRENCE
from desktop_app.theme import spacing
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.reading.occurrence_images import OccurrenceImages
    from desktop_app.reading.occurrences import Occurrence

    Index = QModelIndex | QPersistentModelIndex

_WIDTH = 38 * spacing.STEP
_IMAGE_HEIGHT = 14 * spacing.STEP
_BOX = 5 * spacing.STEP
_PALE = 0.35


class PlaceView(QListView):
    """A list whose Enter settles what is ticked; Space ticks the place at hand."""

    settle_pressed = Signal()
    tick_all_pressed = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; Ctrl+A ticks all, Ctrl+Shift+A none."""
        control = Qt.KeyboardModifier.ControlModifier
        has_control = bool(event.modifiers() & control)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not has_control:
            self.settle_pressed.emit()
        elif event.key() == Qt.Key.Key_A and has_control:
            self.tick_all_pressed.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)


def as_tiles(view: PlaceView, delegate: TileDelegate) -> None:
    """Let a view show tiles in rows that fill its width."""
    view.setItemDelegate(delegate)
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setMovement(QListView.Movement.Static)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setLayoutMode(QListView.LayoutMode.Batched)
    view.setBatchSize(500)
    view.setSpacing(spacing.TIGHT)
    as_rows(view)


def as_rows(view: PlaceView) -> None:
    """Set what every view of places has in common."""
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)


class TileDelegate(OccurrenceDelegate):
    """Paints one place as a tile; what is not ticked is pale."""

    def __init__(self, images: OccurrenceImages, parent: QWidget) -> None:
        super().__init__(images, parent)
        self._pictures = images
        self._on = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """See Qt."""
        del index
        words = round(2.4 * option.fontMetrics.height())
        return QSize(_WIDTH, _IMAGE_HEIGHT + words + 2 * spacing.NARROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        found: Occurrence = index.data(OCCURRENCE)
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        theme = colours(self._on.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(theme.accent if is_current else theme.border), 1 + is_current))
        painter.setBrush(QColor(theme.selection if is_current else theme.paper))
        painter.drawRoundedRect(frame, spacing.RADIUS, spacing.RADIUS)
        inside = option.rect.adjusted(*(spacing.NARROW, spacing.NARROW), *(-spacing.NARROW,) * 2)
        picture = QRect(inside.topLeft(), QSize(inside.width(), _IMAGE_HEIGHT))
        words = inside.adjusted(_BOX + spacing.NARROW, _IMAGE_HEIGHT + spacing.TIGHT, 0, 0)
        painter.setOpacity(1 if is_ticked else _PALE)
        self._paint_picture(painter, picture, found)
        self._paint_text(painter, words, option, index)
        painter.setOpacity(1)
        box = QRect(inside.left(), words.top(), _BOX, _BOX)
        paint_box(painter, box, self._on.palette(), is_ticked=is_ticked)
        painter.restore()

    def _paint_picture(self, painter: QPainter, room: QRect, found: Occurrence) -> None:
        image = self._pictures.get(found)
        if image is None:
            width = round(room.width() * self._on.devicePixelRatioF())
            self._pictures.ask(found, found.scan, found.boxes, width)
        if image is None or image.isNull():
            muted = self._on.palette().color(QPalette.ColorRole.PlaceholderText)
            painter.setPen(muted)
            sign = "…" if image is None and found.scan is not None and found.boxes else "–"
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, sign)
            return
        scale = min(room.width() / image.width(), room.height() / image.height())
        wide, high = image.width() * scale, image.height() * scale
        left = room.left() + (room.width() - wide) / 2
        place = QRectF(left, room.top() + (room.height() - high) / 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image, QRectF(image.rect()))

    def _paint_text(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        found: Occurrence = index.data(OCCURRENCE)
        new: str | None = index.data(NEW)
        role = QPalette.ColorRole
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = option.palette.color(role.HighlightedText if is_current else role.Text)
        strong = QFont(option.font)
        strong.setBold(True)
        shown = found.found if not new else f"{found.found}→{new}"
        left = float(area.left())
        for text, font, colour in (
            (found.head[-4:], option.font, ink),
            (shown, strong, QColor(colours(self._on.palette()).accent)),
            (found.tail[:4], option.font, ink),
        ):
            layout = QTextLayout(text.replace("\n", "¶"), font)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(1e6)
            layout.endLayout()
            painter.setPen(colour)
            painter.setClipRect(area)
            layout.draw(painter, QPointF(left, area.top()))
            left += line.naturalTextWidth()
        painter.setClipping(False)
        painter.setPen(ink if is_current else option.palette.color(role.PlaceholderText))
        label = option.fontMetrics.elidedText(
            found.label, Qt.TextElideMode.ElideRight, area.width()
        )
        below = area.adjusted(0, round(option.fontMetrics.height() * 1.15), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, label)

    def is_on_box(self, position: QPointF, option: QStyleOptionViewItem) -> bool:
        """A click anywhere on the tile's words or box ticks it."""
        return position.y() > option.rect.top() + _IMAGE_HEIGHT
