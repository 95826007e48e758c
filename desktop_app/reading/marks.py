"""What is painted around the words: the chosen line, doubts, seams, roles and articles.

Painted by the editor itself and only where it is visible, so that thousands of doubts cost typing
nothing. Each kind of doubt has a line of its own; colour only helps.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from archive.model.passage import Role
from desktop_app.reading.doubtful_places import DoubtfulPlaces
from desktop_app.reading.mark_strokes import foot_of, paint_doubt, paint_unsure, tinted
from desktop_app.reading.text_map import PieceKind
from desktop_app.reading.typography import ROLE_PROPERTY, STARTS_ARTICLE_PROPERTY, role_name
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock

    from archive.model.proposal import Proposal
    from desktop_app.reading.doubts import Doubt
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.page_editor import PageEditor
    from desktop_app.reading.places import Place
    from desktop_app.reading.text_map import Piece
    from desktop_app.theme.palette import Colours


class _View(NamedTuple):
    """What one painting needs to know."""

    passages: list[tuple[QTextBlock, QRectF]]
    theme: Colours
    em: float
    gutter: float = 0.0
    right: float = 0.0
    """Where the text ends, in the viewport."""
    has_focus: bool = False
    caret: int = -1
    """The number of the passage with the caret."""


class Marks:
    """Paints the marks of one editor."""

    def __init__(self, editor: PageEditor, page: PageDocument) -> None:
        self._editor = editor
        self._page = page
        self.places = DoubtfulPlaces(lambda: page.base)
        """What is in doubt, line by line."""
        self._hits: list[tuple[int, int]] = []
        self._chosen: str | None = None
        self._view = _View([], colours(editor.palette()), page.em)
        editor.paint_under = self._paint_under
        editor.paint_over = self._paint_over

    # -- what is marked -----------------------------------------------------------------------

    def set_hits(self, hits: list[tuple[int, int]]) -> None:
        """Mark what a search found, in characters of the running text, in order."""
        self._hits = hits
        self._editor.viewport().update()

    def touch(self) -> None:
        """The page's lines are others: look for the places anew when painting."""
        self.places.touch()
        self._editor.viewport().update()

    def recount(self) -> None:
        """Other proposals are open: look for all of them anew when painting."""
        self.places.recount()
        self._editor.viewport().update()

    def set_at_hand(self, proposal: Proposal | None) -> None:
        """Mark what the proposal at hand is about."""
        self.places.take_in_hand(proposal)
        self._editor.viewport().update()

    def choose(self, line_id: str | None) -> None:
        """Mark the chosen line."""
        if line_id != self._chosen:
            self._chosen = line_id
            self._editor.viewport().update()

    # -- painting -----------------------------------------------------------------------------

    def _paint_under(self, painter: QPainter, area: QRectF) -> None:
        theme = colours(self._editor.palette())
        passages = list(self._editor.visible_passages(area))
        self._view = self._look(passages, theme)
        self.places.refresh()
        painter.setPen(Qt.PenStyle.NoPen)
        chosen, at_hand = tinted(theme.selection, 150), tinted(theme.warning_paper, 255)
        for block, _rect in passages:
            for start, piece in self._page.map.between(*self._extent(block)):
                if not piece.is_words:
                    continue
                if piece.line_id == self._chosen:
                    painter.setBrush(chosen)
                    for rect in self._within(block, start, start + piece.length):
                        painter.drawRoundedRect(rect.adjusted(-1, 1, 1, -1), 3, 3)
                for place in self.places.at_hand(piece.line_id):
                    painter.setBrush(at_hand)
                    for rect in self._within(block, *_stretch(start, piece, place)):
                        painter.drawRoundedRect(rect.adjusted(-1.5, 2, 1.5, -2), 3, 3)

    def _look(self, passages: list[tuple[QTextBlock, QRectF]], theme: Colours) -> _View:
        editor = self._editor
        frame = editor.document().rootFrame().frameFormat()
        return _View(
            passages,
            theme,
            self._page.em,
            frame.leftMargin(),
            editor.viewport().width() - frame.rightMargin(),
            editor.hasFocus(),
            editor.textCursor().blockNumber(),
        )

    def _paint_over(self, painter: QPainter, area: QRectF) -> None:
        del area
        theme, em = self._view.theme, self._view.em
        for block, _rect in self._view.passages:
            self._paint_role(painter, block)
            self._paint_hits(painter, block)
            before = PieceKind.BREAK
            for start, piece in self._page.map.between(*self._extent(block)):
                if piece.kind is PieceKind.LINE and before is PieceKind.LINE:
                    self._paint_seam(painter, block, start)
                before = piece.kind
                for doubt in self._unsure_of(start, piece):
                    at = start + doubt.offset
                    for rect in self._within(block, at, at + 1):
                        paint_unsure(painter, rect, _below(rect, em), QColor(theme.warning))
                for place, kind in self.places.proposed(piece.line_id) if piece.is_words else ():
                    for rect in self._within(block, *_stretch(start, piece, place)):
                        paint_doubt(painter, rect, _below(rect, em), kind, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_role(self, painter: QPainter, block: QTextBlock) -> None:
        """Name the role beside the passage, and rule off an article from the one before."""
        form, view = block.blockFormat(), self._view
        theme, em, lines = view.theme, view.em, block.layout()
        starts = form.property(STARTS_ARTICLE_PROPERTY)
        name = form.property(ROLE_PROPERTY)
        is_here = view.has_focus and block.blockNumber() == view.caret
        is_named = name and view.gutter >= 2 * em and (name != str(Role.PARAGRAPH) or is_here)
        if not (starts or is_named) or not lines.lineCount():
            return
        top = lines.position().y() - self._editor.scrolled.y()
        if starts:
            painter.setPen(QPen(QColor(theme.border), 1))
            rule = round(top - em * 1.5) + 0.5
            painter.drawLine(QPointF(view.gutter, rule), QPointF(view.right, rule))
        if not is_named:
            return
        painter.setFont(self._page.typography.label_font())
        painter.setPen(QColor(theme.accent if is_here else theme.muted))
        place = QRectF(em * 0.4, top, view.gutter - em * 1.1, lines.lineAt(0).height())
        label = painter.fontMetrics().elidedText(
            role_name(Role(name)), Qt.TextElideMode.ElideRight, round(place.width())
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, right, label)

    def _paint_hits(self, painter: QPainter, block: QTextBlock) -> None:
        """Box in what a search found."""
        if not self._hits:
            return
        start, end = self._extent(block)
        painter.setPen(QPen(QColor(self._view.theme.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for low, high in self._hits[bisect_left(self._hits, (start, start)) :]:
            if low > end:
                return
            for rect in self._within(block, low, high):
                painter.drawRoundedRect(rect.adjusted(-0.5, 2, 0.5, -2), 3, 3)

    def _paint_seam(self, painter: QPainter, block: QTextBlock, seam: int) -> None:
        """A faint tick below the place where one printed line joins the next."""
        painter.setPen(QPen(tinted(self._view.theme.muted, 110), 1))
        tick = max(2.0, self._view.em * 0.16)
        for rect in self._within(block, seam, seam)[:1]:
            foot = foot_of(rect, self._view.em)
            x = round(rect.left()) + 0.5
            painter.drawLine(QPointF(x, foot), QPointF(x, foot + tick))

    def _unsure_of(self, start: int, piece: Piece) -> Sequence[Doubt]:
        if not piece.is_words:
            return ()
        return self.places.unsure(piece.line_id, self._page.map.text[start : start + piece.length])

    # -- places -------------------------------------------------------------------------------

    def _extent(self, block: QTextBlock) -> tuple[int, int]:
        start = self._page.position(block.position())
        return start, self._page.position(block.position() + block.length() - 1)

    def _within(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        """Where a stretch of the running text is, as far as it lies in a block."""
        first = block.position()
        low = max(0, self._page.units(start) - first)
        high = min(block.length() - 1, self._page.units(end) - first)
        return self._editor.rects(block, low, high) if low <= high else []


def _stretch(start: int, piece: Piece, place: Place) -> tuple[int, int]:
    """Where a place in a line's words is in the running text; never nothing if there are words."""
    low, high = min(place.start, piece.length), min(place.end, piece.length)
    if low == high and piece.length:
        low -= low > 0
        high = low + 1
    return start + low, start + high


def _below(rect: QRectF, em: float) -> float:
    """Where a stroke goes: a little below the feet of the characters."""
    return foot_of(rect, em) + 1.5
