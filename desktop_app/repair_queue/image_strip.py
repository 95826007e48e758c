"""A cutting of the scan, as large as its place allows and never larger than sharp.

A line that runs down the page is too thin to be read at the height of the queue. It is folded into
pieces that stand side by side from right to left, as such lines do on the page.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LINES_HIGH = 3.2
_UPRIGHT_LINES_HIGH = 9.0
_FOLDED_LINES_HIGH = 7.0
_FLAT = 2.0
"""Width of a cutting in heights from which it is a printed line that runs across."""
_THIN = 6.0
"""Height of a cutting in widths from which it is folded."""
_LEGIBLE = 1.7
"""Width of a folded piece, in lines of the window's text, if there is room for it."""
_GAP = 4
_LARGEST = 2.0
"""Pixels of the screen for one of the cutting, at most."""


class ImageStrip(QWidget):
    """Shows one image; takes no room without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Image of the line"))

    @property
    def image(self) -> QImage:
        """What is shown; null if nothing."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show another image, or none if it is null."""
        self._image = image
        self.setVisible(not image.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """See ``QWidget``."""
        if self._is_thin:
            lines = _FOLDED_LINES_HIGH
        else:
            is_flat = self._image.width() > _FLAT * self._image.height()
            lines = _LINES_HIGH if is_flat else _UPRIGHT_LINES_HIGH
        return QSize(self.fontMetrics().averageCharWidth() * 30, self._lines(lines))

    def minimumSizeHint(self) -> QSize:
        """See ``QWidget``."""
        return QSize(10, self._lines(1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the image on paper, in the middle."""
        del event
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(colours(self.palette()).border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, part in self.pieces():
            painter.drawImage(place, self._image, part)
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))  # over the last pixels

    def pieces(self) -> list[tuple[QRectF, QRectF]]:
        """Return where in the strip each part of the image is drawn, in the order of reading."""
        width, height = float(self._image.width()), float(self._image.height())
        room = QRectF(self.rect())
        scale = min(room.width() / width, room.height() / height, _LARGEST)
        count, step, length = 1, height, height
        if self._is_thin:
            # each piece repeats the end of the one before, so that no character is only cut
            wanted = min(self._lines(_LEGIBLE) / width, _LARGEST)
            for count in range(1, math.ceil(height / width)):
                length = (height + (count - 1) * width) / count
                step = length - width
                side = (room.width() + _GAP) / count - _GAP
                scale = min(side / width, room.height() / length, _LARGEST)
                if scale >= wanted or scale < room.height() / length:
                    break
        drawn = QSize(int(width * scale), int(length * scale))
        top = (room.height() - drawn.height()) // 2
        return [
            (
                QRectF(
                    (count - 1 - k) * (drawn.width() + _GAP), top, drawn.width(), drawn.height()
                ),
                QRectF(0, k * step, width, length),
            )
            for k in range(count)
        ]

    @property
    def _is_thin(self) -> bool:
        return self._image.height() > _THIN * self._image.width()

    def _lines(self, number: float) -> int:
        return round(self.fontMetrics().height() * number)
