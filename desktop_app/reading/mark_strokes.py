"""The strokes that stand below words: one for each kind of doubt; colour only helps."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from archive.model.proposal import ProposalKind

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from desktop_app.theme.palette import Colours

_WORDS = (ProposalKind.CHARACTER, ProposalKind.PUNCTUATION)
_PENS = {
    ProposalKind.PUNCTUATION: Qt.PenStyle.DotLine,
    ProposalKind.SPACING: Qt.PenStyle.DashLine,
    ProposalKind.JOIN: Qt.PenStyle.DashLine,
    ProposalKind.MOVE: Qt.PenStyle.DashDotLine,
    ProposalKind.NOISE: Qt.PenStyle.DashDotLine,
}


def paint_doubt(
    painter: QPainter, rect: QRectF, foot: float, kind: ProposalKind, theme: Colours
) -> None:
    """A line below the place of a proposal, with a hook where something begins anew."""
    painter.setPen(_pen(kind, theme))
    if kind is ProposalKind.CHARACTER:
        painter.drawPolyline(_wave(round(rect.width())).translated(rect.left(), foot))
        return
    painter.drawLine(QPointF(rect.left(), foot), QPointF(rect.right(), foot))
    if kind in (ProposalKind.SPLIT, ProposalKind.ARTICLE, ProposalKind.GAP):
        painter.drawLine(QPointF(rect.left(), foot - 3), QPointF(rect.left(), foot))


def paint_unsure(painter: QPainter, rect: QRectF, foot: float, colour: QColor) -> None:
    """Two short strokes below a character: the engine had another one in mind, too."""
    painter.setPen(QPen(colour, 1.3))
    width = max(2.0, rect.width() * 0.3)
    for left in (rect.left() + 1, rect.right() - 1 - width):
        painter.drawLine(QPointF(left, foot), QPointF(left + width, foot))


def foot_of(rect: QRectF, em: float) -> float:
    """A little below the characters of a line that is taller than they are."""
    return min(rect.bottom() - 1, rect.top() + (rect.height() + em * 1.3) / 2)


@lru_cache(maxsize=256)
def _wave(width: int) -> QPolygonF:
    count = max(2, round(width / 2))
    step = width / count
    return QPolygonF([QPointF(step * n, 1.2 if n % 2 else -1.2) for n in range(count + 1)])


@lru_cache(maxsize=64)
def _pen(kind: ProposalKind, theme: Colours) -> QPen:
    colour = QColor(theme.warning if kind in _WORDS else theme.accent)
    return QPen(colour, 1.3, _PENS.get(kind, Qt.PenStyle.SolidLine))


def tinted(colour: str, alpha: int) -> QColor:
    """Return a colour so strong, of 255."""
    result = QColor(colour)
    result.setAlpha(alpha)
    return result
