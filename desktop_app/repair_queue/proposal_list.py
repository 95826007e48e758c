"""The list of open proposals: a model of identifiers, and one quiet row for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from archive.model.proposal import ProposalKind, ProposalState
from desktop_app.repair_queue.difference import brief
from desktop_app.repair_queue.wording import kind_name, percentage, reasons, sides, sureness
from desktop_app.theme.icons import icon
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.proposal import Proposal
    from desktop_app.repair_queue.open_proposals import OpenProposals

Index = QModelIndex | QPersistentModelIndex
PROPOSAL = Qt.ItemDataRole.UserRole + 1
_SIGNS = {ProposalState.ACCEPTED: "accept", ProposalState.REJECTED: "reject"}
_MOST_REMOVALS = 40
"""Runs of rows that are removed one by one; beyond that the list is laid out anew."""
_MOVING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class ProposalModel(QAbstractListModel):
    """Rows of proposal identifiers; values are fetched when a row is painted."""

    def __init__(self, proposals: OpenProposals) -> None:
        super().__init__(proposals)
        self._proposals = proposals
        self._ids: list[str] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """See ``QAbstractItemModel``."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See ``QAbstractItemModel``."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        proposal = self.proposal(self._ids[index.row()])
        if role == PROPOSAL:
            return proposal
        if role == Qt.ItemDataRole.DisplayRole:
            return " → ".join(dict.fromkeys(sides(proposal)))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            parts = (kind_name(proposal.kind), *sides(proposal), reasons(proposal))
            return ", ".join((*parts, sureness(proposal.confidence)))
        return None

    @property
    def ids(self) -> Sequence[str]:
        """The identifiers in the order of the rows."""
        return self._ids

    def proposal(self, proposal_id: str) -> Proposal:
        """Return the proposal of a row."""
        return self._proposals.get(proposal_id)

    def row_of(self, proposal_id: str | None) -> int:
        """Return the row of a proposal, -1 if it is not listed."""
        return self._ids.index(proposal_id) if proposal_id in self._ids else -1

    def set_ids(self, ids: list[str]) -> None:
        """List other proposals, taking away single rows where that is all there is to do."""
        if ids == self._ids:
            return
        kept = set(ids)
        if len(ids) < len(self._ids) and [i for i in self._ids if i in kept] == ids:
            runs = _runs([row for row, i in enumerate(self._ids) if i not in kept])
            if len(runs) <= _MOST_REMOVALS:
                for first, last in reversed(runs):
                    self.beginRemoveRows(QModelIndex(), first, last)
                    del self._ids[first : last + 1]
                    self.endRemoveRows()
                return
        self.beginResetModel()
        self._ids = list(ids)
        self.endResetModel()


class ProposalList(QTableView):
    """Shows the model; single keys are left to the queue around it.

    A table of one column: its rows are all equally high without being asked for one by one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.7))
        self.verticalHeader().setMinimumSectionSize(10)
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(_RowDelegate(self))
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def choose(self, index: QModelIndex) -> None:
        """Make a row the current one and bring it into view, also right after a new list."""
        self.executeDelayedItemsLayout()  # without it there is nothing to scroll yet
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows; no search by letters, they are commands here."""
        if event.key() in _MOVING:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _RowDelegate(QStyledItemDelegate):
    """Paints kind, change and confidence in one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widths: dict[str, int] = {}

    def _kind_width(self, metrics: QFontMetrics) -> int:
        """The width of the longest name of a kind."""
        first = kind_name(next(iter(ProposalKind)))
        key = f"{first} {metrics.height()} {metrics.horizontalAdvance(first)}"
        if key not in self._widths:
            names = [kind_name(kind) for kind in ProposalKind]
            self._widths = {key: max(metrics.horizontalAdvance(name) for name in names)}
        return self._widths[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(10, round(option.fontMetrics.height() * 1.7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        proposal = index.data(PROPOSAL)
        if proposal is None:
            return
        painter.save()
        self._paint_ground(painter, option)
        rect, metrics = option.rect, option.fontMetrics
        palette = option.palette
        pad = metrics.height() // 2
        rect = rect.adjusted(pad, 0, -pad, 0)
        number_width = metrics.horizontalAdvance(percentage(1.0))
        kind_width = min(self._kind_width(metrics) + pad, rect.width() * 2 // 5)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        sign = _SIGNS.get(proposal.state)
        if sign is not None:
            side = metrics.height()
            icon(sign).paint(painter, QRect(rect.left(), rect.center().y() - side // 2, side, side))
            rect = rect.adjusted(side + pad, 0, 0, 0)
        kind = metrics.elidedText(
            kind_name(proposal.kind), Qt.TextElideMode.ElideRight, kind_width - pad // 2
        )
        painter.drawText(rect, centre | Qt.AlignmentFlag.AlignLeft, kind)
        number = percentage(proposal.confidence)
        painter.drawText(rect, centre | Qt.AlignmentFlag.AlignRight, number)
        middle = rect.adjusted(kind_width, 0, -number_width - pad, 0)
        self._paint_change(painter, middle, proposal, palette)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        rect, palette = option.rect, option.palette
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Accent))

    @staticmethod
    def _paint_change(
        painter: QPainter, rect: QRect, proposal: Proposal, palette: QPalette
    ) -> None:
        """Say the change in one line: what goes is struck out, what comes is underlined."""
        theme, short = colours(palette), brief(*sides(proposal), context=3)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        plain = painter.font()
        left = rect.left()
        for text, colour, strikes, underlines in (
            (short.head, theme.text, False, False),
            (short.removed, theme.warning, True, False),
            (short.inserted, theme.accent, False, True),
            (short.tail, theme.text, False, False),
        ):
            room = rect.right() - left
            if not text or room <= 0:
                continue
            font = QFont(plain)
            font.setStrikeOut(strikes)
            font.setUnderline(underlines)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, rect.top(), room + 1, rect.height()), flags, fitting)
            left += painter.fontMetrics().horizontalAdvance(fitting)
        painter.setFont(plain)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as first and last of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
