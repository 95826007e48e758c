"""What is painted around the words: the chosen line, doubts, seams, roles and articles.

Painted by the editor itself and only where it is visible, so that thousands of doubts cost typing
nothing. Each kind of doubt has a line of its own; colour only helps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from archive.model.passage import Role
from archive.model.proposal import ProposalKind
from desktop_app.reading.places import places
from desktop_app.reading.text_map import PieceKind
from desktop_app.reading.typography import ROLE_PROPERTY, STARTS_ARTICLE_PROPERTY, role_name
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextBlock

    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.page_editor import PageEditor
    from desktop_app.reading.places import Place

_WORDS = (ProposalKind.CHARACTER, ProposalKind.PUNCTUATION)
_PENS = {
    ProposalKind.PUNCTUATION: Qt.PenStyle.DotLine,
    ProposalKind.SPACING: Qt.PenStyle.DashLine,
    ProposalKind.JOIN: Qt.PenStyle.DashLine,
    ProposalKind.MOVE: Qt.PenStyle.DashDotLine,
    ProposalKind.NOISE: Qt.PenStyle.DashDotLine,
}


@dataclass(frozen=True, slots=True)
class _Doubt:
    kind: ProposalKind
    place: Place


class Marks:
    """Paints the marks of one editor."""

    def __init__(self, editor: PageEditor, page: PageDocument) -> None:
        self._editor = editor
        self._page = page
        self._doubts: list[_Doubt] = []
        self._at_hand: list[Place] = []
        self._chosen: str | None = None
        self._stretches: list[tuple[int, int, ProposalKind]] = []
        self._seams: list[int] = []
        self._is_stale = True
        editor.paint_under = self._paint_under
        editor.paint_over = self._paint_over

    # -- what is marked -----------------------------------------------------------------------

    def set_doubts(self, proposals: Iterable[Proposal], text: PageText) -> None:
        """Mark what open proposals are about."""
        lines = {line.id: line for line in text.placed_lines()}
        self._doubts = [
            _Doubt(proposal.kind, place)
            for proposal in proposals
            for place in places(proposal, lines)
        ]
        self.touch()

    def set_at_hand(self, proposal: Proposal | None, text: PageText) -> None:
        """Mark what the proposal at hand is about."""
        lines = {line.id: line for line in text.placed_lines()}
        self._at_hand = places(proposal, lines) if proposal else []
        self._editor.viewport().update()

    def choose(self, line_id: str | None) -> None:
        """Mark the chosen line."""
        self._chosen = line_id
        self._editor.viewport().update()

    def touch(self) -> None:
        """The text changed: find the places anew when they are next painted."""
        self._is_stale = True
        self._editor.viewport().update()

    # -- painting -----------------------------------------------------------------------------

    def _paint_under(self, painter: QPainter, area: QRectF) -> None:
        theme = colours(self._editor.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = self._page.map.range_of(self._chosen) if self._chosen else None
        for block, _rect in self._editor.visible_passages(area):
            if chosen is not None:
                painter.setBrush(_tinted(theme.selection, 150))
                for rect in self._within(block, *chosen):
                    painter.drawRoundedRect(rect.adjusted(-1, 1, 1, -1), 3, 3)
            painter.setBrush(_tinted(theme.warning_paper, 255))
            for place in self._at_hand:
                found = self._stretch(place)
                for rect in self._within(block, *found) if found else ():
                    painter.drawRoundedRect(rect.adjusted(-1.5, 2, 1.5, -2), 3, 3)

    def _paint_over(self, painter: QPainter, area: QRectF) -> None:
        self._refresh()
        for block, rect in self._editor.visible_passages(area):
            start, end = self._extent(block)
            self._paint_role(painter, block, rect)
            self._paint_seams(painter, block, start, end)
            first = bisect_left(self._stretches, (start - 200, 0))
            last = bisect_right(self._stretches, (end, 0))
            for low, high, kind in self._stretches[first:last]:
                for place in self._within(block, low, high):
                    self._paint_doubt(painter, place, kind)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_role(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        """Name the role beside the passage, and rule off an article from the one before."""
        form = block.blockFormat()
        theme, em = colours(self._editor.palette()), self._page.em
        frame = self._editor.document().rootFrame().frameFormat()
        gutter = frame.leftMargin()
        lines = block.layout()
        if form.property(STARTS_ARTICLE_PROPERTY) and lines.lineCount():
            top = lines.position().y() - self._editor.scrolled.y() - em * 1.5
            painter.setPen(QPen(QColor(theme.border), 1))
            width = self._editor.viewport().width() - frame.rightMargin()
            painter.drawLine(QPointF(gutter, top), QPointF(width, top))
        name = form.property(ROLE_PROPERTY)
        is_here = self._editor.textCursor().block() == block and self._editor.hasFocus()
        if not name or gutter < 2 * em or (name == str(Role.PARAGRAPH) and not is_here):
            return
        font = self._page.typography.label_font()
        painter.setFont(font)
        painter.setPen(QColor(theme.accent if is_here else theme.muted))
        first = lines.lineAt(0)
        top = lines.position().y() - self._editor.scrolled.y()
        place = QRectF(em * 0.4, top, gutter - em * 1.1, first.height())
        metrics = painter.fontMetrics()
        label = metrics.elidedText(
            role_name(Role(name)), Qt.TextElideMode.ElideRight, round(place.width())
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, right, label)
        del rect

    def _paint_seams(self, painter: QPainter, block: QTextBlock, start: int, end: int) -> None:
        """A faint tick below the place where one printed line joins the next."""
        theme = colours(self._editor.palette())
        painter.setPen(QPen(_tinted(theme.muted, 110), 1))
        tick = max(2.0, self._page.em * 0.16)
        for seam in self._seams[bisect_left(self._seams, start) : bisect_right(self._seams, end)]:
            for rect in self._within(block, seam, seam):
                foot = _foot(rect, self._page.em)
                x = round(rect.left()) + 0.5
                painter.drawLine(QPointF(x, foot), QPointF(x, foot + tick))
                break

    def _paint_doubt(self, painter: QPainter, rect: QRectF, kind: ProposalKind) -> None:
        theme = colours(self._editor.palette())
        colour = QColor(theme.warning if kind in _WORDS else theme.accent)
        foot = _foot(rect, self._page.em) + 1.5
        painter.setPen(QPen(colour, 1.3, _PENS.get(kind, Qt.PenStyle.SolidLine)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind is ProposalKind.CHARACTER:
            painter.drawPath(_wave(rect.left(), rect.right(), foot))
            return
        painter.drawLine(QPointF(rect.left(), foot), QPointF(rect.right(), foot))
        if kind in (ProposalKind.SPLIT, ProposalKind.ARTICLE, ProposalKind.GAP):
            painter.drawLine(QPointF(rect.left(), foot - 3), QPointF(rect.left(), foot))

    # -- places -------------------------------------------------------------------------------

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        found = ((self._stretch(doubt.place), doubt.kind) for doubt in self._doubts)
        self._stretches = sorted((*stretch, kind) for stretch, kind in found if stretch)
        self._seams = []
        before = PieceKind.BREAK
        for start, piece in self._page.map.placed():
            if piece.kind is PieceKind.LINE and before is PieceKind.LINE:
                self._seams.append(start)
            before = piece.kind

    def _stretch(self, place: Place) -> tuple[int, int] | None:
        whole = self._page.map.range_of(place.line_id)
        if whole is None:
            return None
        start, end = min(whole[0] + place.start, whole[1]), min(whole[0] + place.end, whole[1])
        if start == end and end > whole[0]:
            start -= 1
        return start, end

    def _extent(self, block: QTextBlock) -> tuple[int, int]:
        start = self._page.position(block.position())
        return start, self._page.position(block.position() + block.length() - 1)

    def _within(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        """Where a stretch of the running text is, as far as it lies in a block."""
        first = block.position()
        low = max(0, self._page.units(start) - first)
        high = min(block.length() - 1, self._page.units(end) - first)
        return self._editor.rects(block, low, high) if low <= high else []


def _foot(rect: QRectF, em: float) -> float:
    """A little below the characters of a line that is taller than they are."""
    return min(rect.bottom() - 1, rect.top() + (rect.height() + em * 1.3) / 2)


def _wave(left: float, right: float, top: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, top))
    step, x, up = 2.5, left, True
    while x < right:
        path.quadTo(QPointF(x + step / 2, top + (-2.2 if up else 2.2)), QPointF(x + step, top))
        x, up = x + step, not up
    return path


def _tinted(colour: str, alpha: int) -> QColor:
    result = QColor(colour)
    result.setAlpha(alpha)
    return result
