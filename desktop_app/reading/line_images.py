"""The images of lines, cut out of the scan as they come into view."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPainter

from desktop_app.viewer.scan_pictures import scan_pictures
from desktop_app.viewer.upright import cell_width, laid_across

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
        self._asked: dict[str, LineRow] = {}
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
            self._asked[line_id] = row
            margin = round(min(row.box.width, row.box.height) * MARGIN)
            self._pictures.request_crop(("line", line_id), [row.box.grown(margin)], width=width)

    def _forget(self) -> None:
        self._images.clear()
        self._asked.clear()
        self.changed.emit()

    def _on_crop_ready(self, key: object, image: object) -> None:
        if not isinstance(key, tuple) or key[0] != "line" or not isinstance(image, QImage):
            return
        row = self._asked.pop(key[1], None)
        self._images[key[1]] = _laid_out(image, row) if row is not None else image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        self.changed.emit()


def draw_line(painter: QPainter, strip: QRectF, image: QImage, row: LineRow) -> None:
    """Draw a line as large as a strip allows, standing on its foot."""
    if not runs_down(row):  # of such a line the cells have their own paper
        margin = strip.height() * MARGIN
        strip = strip.adjusted(-margin, -margin, margin, margin)
    scale = min(strip.width() / image.width(), strip.height() / image.height())
    size = QSizeF(image.size()) * scale
    place = QRectF(QPointF(strip.left(), strip.bottom() - size.height()), size)
    painter.drawImage(place, image, QRectF(image.rect()))


def runs_down(row: LineRow) -> bool:
    """Tell whether a line runs down the page; it is shown laid out from left to right."""
    box = row.box
    return row.line.vertical and box is not None and box.height > box.width


def length_of(row: LineRow) -> float:
    """Return how long the image of a line is, in heights of it."""
    box = row.box
    if box is None or not box.width or not box.height:
        return 0.0
    if runs_down(row):
        count = max(1, len(row.line.ocr))
        return count * cell_width(box.width, box.height, count)
    return max(box.width, box.height) / min(box.width, box.height)


def _laid_out(image: QImage, row: LineRow) -> QImage:
    if image.isNull() or not runs_down(row):
        return image
    margin = image.width() * MARGIN / (1 + 2 * MARGIN)
    return laid_across(image, len(row.line.ocr), margin)
