"""The proposal at hand with its buttons, and the list beside or below it, as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent

    from desktop_app.repair_queue.proposal_card import ProposalCard
    from desktop_app.repair_queue.proposal_list import ProposalList
    from desktop_app.repair_queue.queue_bars import DecisionBar


_IMAGE_SHARE = 0.42
"""How much of the place of a proposal its image may take, so that the words are seen, too."""


class _CardPlace(QScrollArea):
    """Where the proposal at hand is shown; it scrolls where there is little room."""

    def __init__(self, card: ProposalCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self.setWidget(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the proposal their room."""
        self._card.set_image_room(round(self.viewport().height() * _IMAGE_SHARE))
        super().resizeEvent(event)


class QueueSplit(QSplitter):
    """Places the parts of the queue; belongs to it."""

    def __init__(
        self, card: ProposalCard, decisions: DecisionBar, listing: ProposalList, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._listing = listing
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scroll = _CardPlace(card, middle)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scroll, 1)
        column.addWidget(decisions)
        self.addWidget(middle)
        self.addWidget(listing)
        letter = self.fontMetrics().averageCharWidth()
        middle.setMinimumWidth(letter * 30)
        listing.setMinimumWidth(letter * 20)
        self.setStretchFactor(0, 4)
        self.setStretchFactor(1, 3)
        self.setSizes([400, 300])
        self.setChildrenCollapsible(False)

    def fit(self, room: QSize) -> None:
        """Put the list beside the proposal, or below it; leave it out where there is no room."""
        is_wide = room.width() > 1.1 * room.height()
        em = self.fontInfo().pixelSize()
        has_room = room.width() > 39 * em if is_wide else room.height() > 35 * em
        self._listing.setVisible(has_room)
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
