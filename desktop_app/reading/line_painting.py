"""Painting a row of the line view: the image of a line, and its characters spread under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from archive.model.passage import Role
from desktop_app.reading.doubts import serious_places
from desktop_app.reading.line_images import MARGIN, draw_line, length_of
from desktop_app.reading.mark_strokes import paint_unsure
from desktop_app.reading.typography import role_name
from desktop_app.repair_queue.difference import difference
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QImage, QPainter, QPalette

    from desktop_app.reading.line_rows import LineRow
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.theme.palette import Colours

IMAGE, TEXT, AIR = 2.1, 1.7, 0.5
"""Heights of the parts of a row, in ems."""
_LEFT = 5.2
"""Room for the names of roles, in ems."""


class LinePainting:
    """Knows where the parts of a row are, and paints them."""

    def __init__(self, page: PageDocument) -> None:
        self._page = page

    @property
    def row_height(self) -> float:
        """How high every row is, in pixels."""
        return self._page.em * (IMAGE + TEXT + AIR)

    @property
    def font(self) -> QFont:
        """The font of the lines."""
        return self._page.typography.body_font

    def strip(self, row: LineRow, place: QRectF) -> QRectF:
        """Return where the image goes: as high as the row allows, as wide as it then is."""
        em = self._page.em
        left = em * _LEFT
        room = max(em, place.width() - left - em)
        height = em * IMAGE * (1 - 2 * MARGIN)
        width = QFontMetricsF(self.font).horizontalAdvance(self._page.words_of(row.line.id))
        if row.box is not None and row.box.width and row.box.height:
            width = height * length_of(row)
        top = place.top() + em * (AIR / 2 + IMAGE * MARGIN)
        return QRectF(left, top, min(width, room), height)

    def paint(
        self,
        painter: QPainter,
        row: LineRow,
        place: QRectF,
        image: QImage | None,
        palette: QPalette,
        *,
        is_current: bool,
    ) -> None:
        """Paint a row; the words of the line at hand are left to its field."""
        theme, em = colours(palette), self._page.em
        if is_current:
            painter.fillRect(place, QColor(theme.paper_alternate))
            painter.fillRect(QRectF(0, place.top(), 3, place.height()), QColor(theme.accent))
        if row.starts_passage:
            painter.setFont(self._page.typography.label_font())
            painter.setPen(QColor(theme.muted))
            label = QRectF(em * 0.5, place.top(), em * (_LEFT - 1), em * IMAGE)
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, role_name(Role(row.role)))
        strip = self.strip(row, place)
        if image is not None and not image.isNull():
            draw_line(painter, strip, image, row)
        if not is_current:
            self._paint_words(painter, row, strip, theme)

    def _paint_words(self, painter: QPainter, row: LineRow, strip: QRectF, theme: Colours) -> None:
        """Spread the characters under the image; what was corrected is underlined."""
        words = self._page.words_of(row.line.id)
        if not words:
            return
        em, metrics = self._page.em, QFontMetricsF(self.font)
        step = strip.width() / len(words)
        widest = metrics.horizontalAdvance("国")
        if not widest * 0.75 <= step <= widest * 2.2:
            step = 0
        painter.setFont(self.font)
        left, top = strip.left(), strip.bottom() + em * IMAGE * MARGIN
        foot = top + em * (TEXT - 0.2)
        unsure = set() if row.line.text_settled else serious_places(row.line, words)
        at = 0
        for stretch in difference(row.line.ocr, words)[1]:
            ink = QColor(theme.accent if stretch.is_changed else theme.text)
            begins = left
            for character in stretch.text:
                width = step or metrics.horizontalAdvance(character)
                cell = QRectF(left, top, width, em * TEXT)
                painter.setPen(ink)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, character)
                if at in unsure:
                    paint_unsure(painter, cell, foot, QColor(theme.warning))
                left += width
                at += 1
            if stretch.is_changed:
                painter.setPen(ink)
                painter.drawLine(round(begins) + 1, round(foot), round(left) - 1, round(foot))
