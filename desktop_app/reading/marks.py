"""What is painted around the words: the chosen line, doubts, seams, roles and articles.

Painted by the editor itself and only where it is visible, so that thousands of doubts cost typing
nothing. Each kind of doubt has a line of its own; colour only helps.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from archive.model.passage import Role
from archive.model.proposal import ProposalKind
from desktop_app.reading.doubts import doubts
from desktop_app.reading.text_map import PieceKind
from desktop_app.reading.typography import ROLE_PROPERTY, STARTS_ARTICLE_PROPERTY, role_name
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QTextBlock

    from archive.model.line import Line
    from archive.model.proposal import Proposal
    from desktop_app.reading.doubts import Doubt
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.page_editor import PageEditor
    from desktop_app.reading.places import Place
    from desktop_app.reading.text_map import Piece
    from desktop_app.theme.palette import Colours

_WORDS = (ProposalKind.CHARACTER, ProposalKind.PUNCTUATION)
_PENS = {
    ProposalKind.PUNCTUATION: Qt.PenStyle.DotLine,
    ProposalKind.SPACING: Qt.PenStyle.DashLine,
    ProposalKind.JOIN: Qt.PenStyle.DashLine,
    ProposalKind.MOVE: Qt.PenStyle.DashDotLine,
    ProposalKind.NOISE: Qt.PenStyle.DashDotLine,
}


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
        self._doubts: dict[str, list[Proposal]] | None = None
        self._touched: dict[str, set[str]] = {}
        self._found: dict[str, list[tuple[Place, ProposalKind]]] = {}
        self._lines: dict[str, Line] = {}
        self._unsure: dict[str, tuple[Line, str, list[Doubt]]] = {}
        self._at_hand: Proposal | None = None
        self._places_at_hand: dict[str, list[Place]] = {}
        self._source: Callable[[], Iterable[tuple[str, Proposal]]] = tuple
        self._is_stale = True
        self._hits: list[tuple[int, int]] = []
        self._chosen: str | None = None
        self._view = _View([], colours(editor.palette()), page.em)
        editor.paint_under = self._paint_under
        editor.paint_over = self._paint_over

    # -- what is marked -----------------------------------------------------------------------

    def set_source(self, source: Callable[[], Iterable[tuple[str, Proposal]]]) -> None:
        """Say where the open proposals (with their identifiers) are to be had."""
        self._source = source

    def set_hits(self, hits: list[tuple[int, int]]) -> None:
        """Mark what a search found, in characters of the running text, in order."""
        self._hits = hits
        self._editor.viewport().update()

    def touch(self) -> None:
        """The page's lines are others: look for the places anew when painting."""
        self._is_stale = True
        self._editor.viewport().update()

    def recount(self) -> None:
        """Other proposals are open: look for all of them anew when painting."""
        self._doubts = None
        self.touch()

    def set_at_hand(self, proposal: Proposal | None) -> None:
        """Mark what the proposal at hand is about."""
        self._at_hand = proposal
        self.touch()

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        self._lines = {line.id: line for line in self._page.base.placed_lines()}
        self._found = {}
        self._places_at_hand = {}
        for place in _places(self._at_hand, self._lines) if self._at_hand else ():
            self._places_at_hand.setdefault(place.line_id, []).append(place)

    def _count(self) -> dict[str, list[Proposal]]:
        """Return the open proposals by the lines that they touch."""
        if self._doubts is None:
            self._doubts = {}
            for proposal_id, proposal in self._source():
                if proposal_id not in self._touched:
                    self._touched[proposal_id] = _touched(proposal)
                for line_id in self._touched[proposal_id]:
                    self._doubts.setdefault(line_id, []).append(proposal)
        return self._doubts

    def proposals_of(self, line_id: str) -> Sequence[Proposal]:
        """Return the open proposals that touch a line."""
        return self._count().get(line_id, ())

    def _doubts_of(self, line_id: str) -> list[tuple[Place, ProposalKind]]:
        found = self._found.get(line_id)
        if found is None:
            found = [
                (place, proposal.kind)
                for proposal in self._count().get(line_id, ())
                for place in _places(proposal, self._lines)
                if place.line_id == line_id
            ]
            self._found[line_id] = found
        return found

    def _unsure_of(self, start: int, piece: Piece) -> list[Doubt]:
        """Return the characters of a line that the engine doubted, unless somebody settled it."""
        line = self._lines.get(piece.line_id)
        if line is None or line.text_settled or not line.alternatives:
            return []
        words = self._page.map.text[start : start + piece.length]
        kept = self._unsure.get(piece.line_id)
        if kept is None or kept[0] is not line or kept[1] != words:
            serious = [doubt for doubt in doubts(line, words) if doubt.is_serious]
            kept = self._unsure[piece.line_id] = (line, words, serious)
        return kept[2]

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
        self._refresh()
        painter.setPen(Qt.PenStyle.NoPen)
        chosen, at_hand = _tinted(theme.selection, 150), _tinted(theme.warning_paper, 255)
        for block, _rect in passages:
            for start, piece in self._page.map.between(*self._extent(block)):
                if not piece.is_words:
                    continue
                if piece.line_id == self._chosen:
                    painter.setBrush(chosen)
                    for rect in self._within(block, start, start + piece.length):
                        painter.drawRoundedRect(rect.adjusted(-1, 1, 1, -1), 3, 3)
                for place in self._places_at_hand.get(piece.line_id, ()):
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
        for block, _rect in self._view.passages:
            self._paint_role(painter, block)
            self._paint_hits(painter, block)
            before = PieceKind.BREAK
            for start, piece in self._page.map.between(*self._extent(block)):
                if piece.kind is PieceKind.LINE and before is PieceKind.LINE:
                    self._paint_seam(painter, block, start)
                before = piece.kind
                for doubt in self._unsure_of(start, piece) if piece.is_words else ():
                    at = start + doubt.offset
                    for rect in self._within(block, at, at + 1):
                        foot = _foot(rect, self._view.em) + 1.5
                        paint_unsure(painter, rect, foot, QColor(self._view.theme.warning))
                for place, kind in self._doubts_of(piece.line_id) if piece.is_words else ():
                    for rect in self._within(block, *_stretch(start, piece, place)):
                        self._paint_doubt(painter, rect, kind)
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
        painter.setPen(QPen(_tinted(self._view.theme.muted, 110), 1))
        tick = max(2.0, self._view.em * 0.16)
        for rect in self._within(block, seam, seam)[:1]:
            foot = _foot(rect, self._view.em)
            x = round(rect.left()) + 0.5
            painter.drawLine(QPointF(x, foot), QPointF(x, foot + tick))

    def _paint_doubt(self, painter: QPainter, rect: QRectF, kind: ProposalKind) -> None:
        foot = _foot(rect, self._view.em) + 1.5
        painter.setPen(_pen(kind, self._view.theme))
        if kind is ProposalKind.CHARACTER:
            painter.drawPolyline(_wave(round(rect.width())).translated(rect.left(), foot))
            return
        painter.drawLine(QPointF(rect.left(), foot), QPointF(rect.right(), foot))
        if kind in (ProposalKind.SPLIT, ProposalKind.ARTICLE, ProposalKind.GAP):
            painter.drawLine(QPointF(rect.left(), foot - 3), QPointF(rect.left(), foot))

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


def paint_unsure(painter: QPainter, rect: QRectF, foot: float, colour: QColor) -> None:
    """Two short strokes below a character: the engine had another one in mind, too."""
    painter.setPen(QPen(colour, 1.3))
    width = max(2.0, rect.width() * 0.3)
    for left in (rect.left() + 1, rect.right() - 1 - width):
        painter.drawLine(QPointF(left, foot), QPointF(left + width, foot))


def _stretch(start: int, piece: Piece, place: Place) -> tuple[int, int]:
    """Where a place in a line's words is in the running text; never nothing if there are words."""
    low, high = min(place.start, piece.length), min(place.end, piece.length)
    if low == high and piece.length:
        low -= low > 0
        high = low + 1
    return start + low, start + high


def _touched(proposal: Proposal) -> set[str]:
    from desktop_app.reading.places import touched  # heavy; many pages have no proposal

    return touched(proposal)


def _places(proposal: Proposal, lines: Mapping[str, Line]) -> list[Place]:
    from desktop_app.reading.places import places

    return places(proposal, lines)


def _foot(rect: QRectF, em: float) -> float:
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


def _tinted(colour: str, alpha: int) -> QColor:
    result = QColor(colour)
    result.setAlpha(alpha)
    return result
