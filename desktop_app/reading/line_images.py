"""The images of lines, cut out of the scan as they come into view."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from desktop_app.viewer.scan_pictures import scan_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.reading.line_rows import LineRow
    from desktop_app.workspace import Workspace

MARGIN = 0.12
"""Paper around a line, as a share of its height."""
_KEPT = 400


class LineImages(QObject):
    """Images by line, the latest ones kept."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = scan_pictures(workspace)
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()
        self._pictures.crop_ready.connect(self._on_crop_ready)
        self._pictures.state_changed.connect(self._forget)

    def get(self, line_id: str) -> QImage | None:
        """Return the image of a line if it has been cut out."""
        return self._images.get(line_id)

    def ask(self, rows: Iterable[LineRow], width: int) -> None:
        """Cut out the lines that are not at hand, ``width`` pixels long at most."""
        for row in rows:
            line_id = row.line.id
            if row.box is None or line_id in self._images or line_id in self._asked:
                continue
            self._asked.add(line_id)
            margin = round(min(row.box.width, row.box.height) * MARGIN)
            self._pictures.request_crop(("line", line_id), [row.box.grown(margin)], width=width)

    def _forget(self) -> None:
        self._images.clear()
        self._asked.clear()
        self.changed.emit()

    def _on_crop_ready(self, key: object, image: object) -> None:
        if not isinstance(key, tuple) or key[0] != "line" or not isinstance(image, QImage):
            return
        self._asked.discard(key[1])
        self._images[key[1]] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        self.changed.emit()


def draw_line(painter: QPainter, strip: QRectF, image: QImage, row: LineRow) -> None:
    """Draw a line; one that is set upright is laid out from left to right, cell by cell."""
    if not row.line.vertical or image.height() <= image.width():
        painter.drawImage(strip, image, QRectF(image.rect()))
        return
    count = max(1, len(row.line.ocr))
    cell, step = image.height() / count, strip.width() / count
    for number in range(count):
        source = QRectF(0, number * cell, image.width(), cell)
        painter.drawImage(
            QRectF(strip.left() + number * step, strip.top(), step, strip.height()), image, source
        )
