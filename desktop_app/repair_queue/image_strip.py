"""A cutting of the scan, as large as its place allows and never larger than sharp.

A line that runs down the page is too thin to be read at the height of the queue. It is folded into
pieces that stand side by side from right to left, as such lines do on the page.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.theme.palette import colours
from desktop_app.viewer.upright import folded

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
_EMPHASIS = 2.0
_LARGEST = 2.0
"""Pixels of the screen for one of the cutting, at most."""


class ImageStrip(QWidget):
    """Shows one image; takes no room without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._is_emphasised = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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

    def set_emphasised(self, *, emphasised: bool) -> None:
        """Frame the image as the scan frames the lines of a proposal, or plainly."""
        self._is_emphasised = emphasised
        self.update()

    def sizeHint(self) -> QSize:
        """See ``QWidget``."""
        if self._image.height() > _THIN * self._image.width():
            lines = _FOLDED_LINES_HIGH
        else:
            is_flat = self._image.width() > _FLAT * self._image.height()
            lines = _LINES_HIGH if is_flat else _UPRIGHT_LINES_HIGH
        return QSize(self.fontMetrics().averageCharWidth() * 30, self._lines(lines))

    def heightForWidth(self, width: int) -> int:
        """See ``QWidget``; a line across needs no more than it fills at this width."""
        wanted = self.sizeHint().height()
        if self._image.width() <= _FLAT * self._image.height():
            return wanted
        scale = min(width / self._image.width(), _LARGEST)
        return min(wanted, math.ceil(self._image.height() * scale) + 1)

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
        theme = colours(self.palette())
        painter.setPen(QColor(theme.border))
        if self._is_emphasised:
            painter.setPen(QPen(QColor(theme.accent), _EMPHASIS))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, part in self.pieces():
            painter.drawImage(place, self._image, part)
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))  # over the last pixels

    def pieces(self) -> list[tuple[QRectF, QRectF]]:
        """Return where in the strip each part of the image is drawn, in the order of reading."""
        size, room, wanted = QSizeF(self._image.size()), QRectF(self.rect()), self._lines(_LEGIBLE)
        return folded(size, room, thin=_THIN, wanted=wanted, largest=_LARGEST)

    def _lines(self, number: float) -> int:
        return round(self.fontMetrics().height() * number)
