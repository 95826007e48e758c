"""Draws the scan from tiles: whatever is in memory at once, the sharp level when it is decoded."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem

from archive.imaging.pyramid import TILE
from desktop_app.viewer.pace import Pace
from desktop_app.viewer.tile_memory import TileKey, TileMemory
from desktop_app.viewer.toning import Toning, toned

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from desktop_app.viewer.scan_pictures import ScanPictures

_TONED_BYTES = 48 * 1024**2
"""Tiles in other tones that are kept beside the plain ones; none while the scan is shown as is."""
_BLOCKY = 2
"""A tile this many levels too coarse is drawn smoothly in any case: it would show as blocks."""
_MAGNIFIED = 2
"""From here on a pixel of the scan is shown as a square."""


class PictureLayer(QGraphicsObject):
    """The scan in its own pixels as scene coordinates. Owned by its scene."""

    toning_changed = Signal(object)
    """Carries the ``Toning`` in which the scan is shown from now on."""

    def __init__(self, pictures: ScanPictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._rect = QRectF()
        self._toning = Toning()
        self._table = b""
        self._is_best = True
        self._toned = TileMemory(_TONED_BYTES)
        self.pace = Pace(self)
        self.pace.rested.connect(self.update)
        pictures.state_changed.connect(self._toned.clear)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        pictures.tile_ready.connect(self._on_tile_ready)

    def boundingRect(self) -> QRectF:
        """See ``QGraphicsItem``."""
        return self._rect

    @property
    def toning(self) -> Toning:
        """How the scan is shown."""
        return self._toning

    @property
    def is_settled(self) -> bool:
        """True unless what is shown can be drawn better and will be once the view rests."""
        return self._is_best and self.pace.is_smooth and not self.pace.is_zooming

    def set_toning(self, toning: Toning) -> None:
        """Show the scan lighter, stronger or inverted; the scan itself stays as it is."""
        self._toning = toning
        self._table = b"" if toning.is_plain else toning.table()
        self._toned.clear()
        self.update()
        self.toning_changed.emit(toning)

    def set_size(self, width: int, height: int) -> None:
        """Take the size of another scan."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the exposed part and ask for the tiles that would make it sharp."""
        levels = self._pictures.levels
        # edges of tiles lie on pixels of the screen then, and filling is twice as fast
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if not levels:
            self._paint_preview(painter, option.exposedRect)
            return
        scale = option.levelOfDetailFromTransform(painter.deviceTransform())
        level = level_for(scale, len(levels))
        is_smooth = scale < _MAGNIFIED and self.pace.is_smooth
        start = time.perf_counter()
        for key in self._tiles_under(option.exposedRect, level):
            self._draw_best(painter, key, is_smooth=is_smooth)
        if scale < _MAGNIFIED and _is_most(option.exposedRect & self._rect, scale, widget):
            self.pace.note(time.perf_counter() - start)
        wanted = min(level + 1, len(levels) - 1) if self.pace.is_zooming else level
        self._is_best = wanted == level and (is_smooth or scale >= _MAGNIFIED)
        self._pictures.want(self._missing(wanted))

    def _paint_preview(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, QColor(Qt.GlobalColor.white))
        preview = self._pictures.preview
        if not preview.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            shown = toned(preview, self._table) if self._table else preview
            painter.drawImage(self._rect, shown, QRectF(preview.rect()))

    def _missing(self, level: int) -> list[TileKey]:
        """Tiles that any view of the scene shows and that are not in memory, middle first."""
        missing: list[tuple[float, TileKey]] = []
        for view in self.scene().views():
            area = view.mapToScene(view.viewport().rect()).boundingRect() & self._rect
            middle = area.center()
            missing += [
                ((self._place(key).center() - middle).manhattanLength(), key)
                for key in self._tiles_under(area, level)
                if self._pictures.tile(key) is None
            ]
        return [key for _, key in sorted(missing, key=lambda pair: pair[0])]

    def _tiles_under(self, area: QRectF, level: int) -> list[TileKey]:
        grid = self._pictures.levels[level]
        side = TILE << level
        first_column, first_row = max(0, int(area.left() // side)), max(0, int(area.top() // side))
        last_column = min(grid.columns - 1, int(area.right() // side))
        last_row = min(grid.rows - 1, int(area.bottom() // side))
        return [
            TileKey(level, column, row)
            for row in range(first_row, last_row + 1)
            for column in range(first_column, last_column + 1)
        ]

    def _place(self, key: TileKey) -> QRectF:
        side = TILE << key.level
        return QRectF(key.column * side, key.row * side, side, side) & self._rect

    def _draw_best(self, painter: QPainter, key: TileKey, *, is_smooth: bool) -> None:
        """Draw a tile, or the part of the nearest coarser one that is in memory."""
        place = self._place(key)
        for level in range(key.level, len(self._pictures.levels)):
            shift = level - key.level
            coarser = TileKey(level, key.column >> shift, key.row >> shift)
            image = self._pictures.tile(coarser)
            if image is None or image.isNull():
                continue
            whole = self._place(coarser)
            across, down = image.width() / whole.width(), image.height() / whole.height()
            source = QRectF(
                (place.left() - whole.left()) * across,
                (place.top() - whole.top()) * down,
                place.width() * across,
                place.height() * down,
            )
            smooth = is_smooth or shift >= _BLOCKY
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=smooth)
            painter.drawImage(place, self._in_tone(coarser, image), source)
            return

    def _in_tone(self, key: TileKey, image: QImage) -> QImage:
        if not self._table:
            return image
        known = self._toned.get(key)
        if known is None:
            known = toned(image, self._table)
            self._toned.put(key, known)
        return known

    def _on_tile_ready(self, key: object) -> None:
        if isinstance(key, TileKey):
            self.update(self._place(key))


def _is_most(area: QRectF, scale: float, widget: QWidget | None) -> bool:
    """Tell whether an area of the scan takes most of a widget; strips tell nothing of a frame."""
    if widget is None:
        return False
    return area.width() * area.height() * scale * scale > widget.width() * widget.height() / 2


def level_for(scale: float, levels: int) -> int:
    """Return the coarsest level that still has a pixel for every pixel of the screen."""
    if scale <= 0:
        return levels - 1
    return max(0, min(levels - 1, math.floor(math.log2(1 / scale) + 0.05)))
