"""What was decided on the page, the latest first; any decision can be taken back from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archive.editing.reopening import ReopenProposal
from archive.model.proposal import ProposalState
from desktop_app.panels.empty_hint import EmptyHint
from desktop_app.reading.page_faces import PageFaces
from desktop_app.repair_queue.lead import Lead
from desktop_app.repair_queue.proposal_list import PROPOSAL, ProposalList, ProposalModel
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from archive.changes import Changes
    from archive.model.proposal import Proposal
    from desktop_app.repair_queue.open_proposals import OpenProposals
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex


class DecidedModel(ProposalModel):
    """Rows of decided proposals; each knows the edit that decided on it."""

    def __init__(self, proposals: OpenProposals) -> None:
        super().__init__(proposals)
        self._decided: dict[str, tuple[Proposal, int]] = {}

    def show_decided(self, decided: list[tuple[Proposal, int]]) -> None:
        """Show other decisions."""
        self._decided = {proposal.id: (proposal, edit) for proposal, edit in decided}
        self.set_ids(list(self._decided))

    def proposal(self, proposal_id: str) -> Proposal:
        """See ``ProposalModel``."""
        return self._decided[proposal_id][0]

    def edit_of(self, proposal_id: str) -> int:
        """Return the number of the edit that decided."""
        return self._decided[proposal_id][1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt; a reader hears what was decided first."""
        found = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(found, str):
            state = self.proposal(self.ids[index.row()]).state
            accepted, rejected = self.tr("accepted"), self.tr("rejected")
            return f"{accepted if state is ProposalState.ACCEPTED else rejected}, {found}"
        return found


class DecidedView(QWidget):
    """The list, and a button that takes the decision at hand back (Enter or T)."""

    count_changed = Signal(int)

    def __init__(
        self, workspace: Workspace, proposals: OpenProposals, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lead = Lead(self)
        self._model = DecidedModel(proposals)
        self.listing = ProposalList(self)
        self.listing.setModel(self._model)
        PageFaces(workspace, self.listing)
        self.listing.setAccessibleName(self.tr("Decided proposals"))
        EmptyHint(self.listing, self.tr("No proposal on this page was decided yet"))
        self.take_back = QPushButton(self.tr("Take back") + "  T", self)
        self.take_back.setAutoDefault(False)
        self.take_back.clicked.connect(lambda _checked: self.take_chosen_back())
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.setContentsMargins(spacing.WIDE, spacing.TIGHT, spacing.NARROW, spacing.NARROW)
        row.setSpacing(spacing.WIDE)
        row.addWidget(self.take_back)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.listing, 1)
        column.addLayout(row)
        self.listing.selectionModel().currentChanged.connect(self._on_current_changed)
        workspace.changed.connect(self._on_changed)
        workspace.page_selected.connect(self.reload)
        self.setFocusProxy(self.listing)
        self.reload()

    def reload(self) -> None:
        """Read what was decided on the page."""
        page = self._workspace.page
        decided = self._workspace.archive.proposals.decided(page.id) if page is not None else []
        row = self.listing.currentIndex().row()
        self._model.show_decided(decided)
        if decided:
            self.listing.selectRow(max(0, min(row, len(decided) - 1)))
        self.take_back.setEnabled(bool(decided))
        accepted = sum(p.state is ProposalState.ACCEPTED for p, _edit in decided)
        text = self.tr("{accepted} accepted, {rejected} rejected")
        self.note.setText(text.format(accepted=accepted, rejected=len(decided) - accepted))
        self.count_changed.emit(len(decided))

    def take_chosen_back(self) -> None:
        """Open the proposal at hand again; what accepting it changed is undone."""
        index, page = self.listing.currentIndex(), self._workspace.page
        if not index.isValid() or page is None:
            return
        proposal_id = self._model.ids[index.row()]
        proposal, edit = self._model.proposal(proposal_id), self._model.edit_of(proposal_id)
        self._workspace.run(ReopenProposal(page.id, proposal, edit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or T takes back; nothing else is a command here but undo."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._workspace.undo()
        elif event.key() in (Qt.Key.Key_T, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_chosen_back()
        event.accept()  # the keys of the queue would decide on what is not seen

    def _on_changed(self, changes: Changes) -> None:
        page = self._workspace.page
        if changes.proposals and page is not None and page.id in changes.pages:
            self.reload()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        proposal: Proposal | None = current.data(PROPOSAL)
        if proposal is not None and proposal.lines and self._lead.is_wanted:
            self._workspace.select_line(proposal.lines[0], self)
