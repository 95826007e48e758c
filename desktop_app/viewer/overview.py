"""A small map of the page in the corner of the scan: where one is, and a way to elsewhere."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from desktop_app.theme.palette import DARK, LIGHT, colours
from desktop_app.viewer.tile_memory import TileKey
from desktop_app.viewer.toning import Toning, toned

if TYPE_CHECKING:
    from desktop_app.viewer.scan_canvas import ScanCanvas
    from desktop_app.viewer.scan_pictures import ScanPictures

_LINES_WIDE = 8.0
_GAP = 10
_FAINT = 40


class Overview(QWidget):
    """Lies over the canvas's viewport while only a part of the page is in view."""

    def __init__(self, canvas: ScanCanvas, pictures: ScanPictures) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pictures = pictures
        self._wanted = True
        self._toning = Toning()
        self._drawn: tuple[object, QPixmap] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the page"))
        canvas.view_changed.connect(self.refresh)
        pictures.state_changed.connect(self.refresh)
        self.refresh()

    def set_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - a slot of QAction.toggled
        """Show the map when it helps, or never."""
        self._wanted = wanted
        self.refresh()

    def set_toning(self, toning: Toning) -> None:
        """Show the map in the tones of the scan."""
        self._toning = toning
        self.update()

    def refresh(self) -> None:
        """Follow what is in view."""
        size = self._pictures.size
        helps = self._wanted and size is not None and bool(self._pictures.levels)
        helps = helps and not self._seen().contains(self._canvas.sceneRect())
        self.setVisible(helps)
        if not helps or size is None:
            return
        side = self.fontMetrics().height() * _LINES_WIDE
        turned = self._turn().mapRect(QRectF(0, 0, *size))
        scale = min(side / min(turned.width(), turned.height()), side * 1.5 / max(size))
        mine = QSize(round(turned.width() * scale), round(turned.height() * scale))
        corner = self._canvas.viewport().geometry().bottomRight()
        place = QRect(0, 0, mine.width(), mine.height())
        place.moveBottomRight(corner - QRect(0, 0, _GAP, _GAP).bottomRight())
        self.setGeometry(place)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, and a frame around what is in view."""
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._page())
        painter.setPen(QColor(colours(self.palette()).border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        accent = QColor((DARK if self._toning.is_inverted else LIGHT).accent)
        painter.setPen(QPen(accent, 2))
        tint = QColor(accent)
        tint.setAlpha(_FAINT)
        painter.setBrush(tint)
        seen = self._to_map().mapRect(self._seen() & self._canvas.sceneRect())
        painter.drawRect(seen.adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place under the pointer."""
        self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    # -- inside -------------------------------------------------------------------------------

    def _go_to(self, point: QPointF) -> None:
        back, _ = self._to_map().inverted()
        self._canvas.centerOn(back.map(point))

    def _turn(self) -> QTransform:
        """How the page is turned in the view; the map is turned alike."""
        seen = self._canvas.transform()
        return QTransform().rotate(round(math.degrees(math.atan2(seen.m12(), seen.m11()))))

    def _to_map(self) -> QTransform:
        """Where a point of the scan is on the map."""
        turn = self._turn()
        page = turn.mapRect(self._canvas.sceneRect())
        scale = self.width() / max(1.0, page.width())
        moved = turn * QTransform.fromTranslate(-page.left(), -page.top())
        return moved * QTransform.fromScale(scale, scale)

    def _seen(self) -> QRectF:
        viewport = self._canvas.viewport().rect()
        return self._canvas.mapToScene(viewport).boundingRect().adjusted(-1, -1, 1, 1)

    def _page(self) -> QPixmap:
        """The whole page in the size of the map, drawn once: the map follows every movement."""
        image = self._pictures.tile(TileKey(len(self._pictures.levels) - 1, 0, 0))
        ratio = self.devicePixelRatioF()
        source = image.cacheKey() if image is not None else 0
        wanted = (source, self.size(), ratio, self._toning, self._turn())
        if self._drawn is None or self._drawn[0] != wanted:
            page = QPixmap(self.size() * ratio)
            page.setDevicePixelRatio(ratio)
            page.fill(Qt.GlobalColor.white)
            if image is not None:
                if not self._toning.is_plain:
                    image = toned(image, self._toning.table())
                painter = QPainter(page)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.setTransform(self._to_map())
                painter.drawImage(self._canvas.sceneRect(), image, QRectF(image.rect()))
                painter.end()
            self._drawn = wanted, page
        return self._drawn[1]
