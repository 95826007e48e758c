"""The sign for missing text inside the running text: a lozenge, unlike any printed character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPyTextObject

from desktop_app.viewer.frame_layer import lozenge

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument, QTextFormat

_ADVANCE, _RADIUS = 0.9, 0.34
_FAINT = 50


class GapSign(QPyTextObject):
    """Draws the gaps of a document. Owned by the document's owner."""

    def intrinsicSize(self, doc: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        """Return the room that a gap takes in the line."""
        del doc, position
        metrics = QFontMetricsF(form.toCharFormat().font())
        return QSizeF(metrics.ascent() * _ADVANCE, metrics.ascent())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        """Draw a gap."""
        del doc, position
        colour = form.toCharFormat().foreground().color()
        radius = rect.height() * _RADIUS
        fill = QColor(colour)
        fill.setAlpha(_FAINT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(fill)
        centre = QPointF(rect.center().x(), rect.top() + rect.height() * 0.58)
        painter.drawPolygon(lozenge(centre, radius))
        painter.restore()
