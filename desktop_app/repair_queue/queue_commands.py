"""What a person can have done with the proposal at hand, by key, button or menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from archive.model.proposal import Proposal
    from desktop_app.repair_queue.lead import Lead
    from desktop_app.repair_queue.open_proposals import OpenProposals
    from desktop_app.repair_queue.proposal_list import ProposalModel
    from desktop_app.workspace import Workspace


class QueueCommands(QObject):
    """Carries out what was asked for, and leads the person to what is at hand then.

    Belongs to the queue, whose list says what comes next.
    """

    edit_requested = Signal(object)
    """The person wants to edit at the place of this ``Proposal``."""
    reading_requested = Signal(object)
    """The person wants the ink of this ``Proposal`` to be read and the line put in."""
    led = Signal(object)
    """Carries the ``Proposal`` that a person was led to."""

    def __init__(
        self, workspace: Workspace, proposals: OpenProposals, listed: ProposalModel, lead: Lead
    ) -> None:
        super().__init__(lead)
        self._workspace = workspace
        self._proposals = proposals
        self._listed = listed
        self._lead = lead
        self._undoing = 0
        lead.entered.connect(self.lead_there)

    @property
    def is_undoing(self) -> bool:
        """True until the views were told of what ``undo`` took back."""
        return self._undoing > 0

    def next_proposal(self) -> None:
        """Take the next proposal in hand."""
        self._step(1)

    def previous_proposal(self) -> None:
        """Take the previous proposal in hand."""
        self._step(-1)

    def take(self, proposal_id: str) -> None:
        """Take a proposal in hand."""
        with self._lead.asked():
            if proposal_id == self._proposals.current_id:
                self.lead_there()
            else:
                self._proposals.set_current(proposal_id)

    def accept(self) -> None:
        """Accept the proposal at hand and move on."""
        if (current := self._proposals.current) is not None:
            self._accept([current])

    def reject(self) -> None:
        """Reject the proposal at hand and move on."""
        if (current := self._proposals.current) is not None:
            self._reject([current])

    def accept_all_alike(self) -> None:
        """Accept the proposal at hand and all that do the same elsewhere, as one edit."""
        if (current := self._proposals.current) is not None:
            self._accept(self._proposals.alike(current))

    def reject_all_alike(self) -> None:
        """Reject the proposal at hand and all that do the same elsewhere, as one edit."""
        if (current := self._proposals.current) is not None:
            self._reject(self._proposals.alike(current))

    def accept_all_as_sure(self) -> None:
        """Accept all of this kind that are at least as sure, as one edit."""
        if (current := self._proposals.current) is not None:
            self._accept(self._proposals.as_sure(current))

    def edit(self) -> None:
        """Go to the place of the proposal at hand in the text."""
        if (current := self._proposals.current) is not None:
            self.edit_requested.emit(current)
            self._proposals.edit_requested.emit(current)

    def read_lost(self) -> None:
        """Have the ink read that the proposal at hand says is lost."""
        if (current := self._proposals.current) is not None:
            self.reading_requested.emit(current)

    def show_all_alike(self) -> None:
        """Show all that do the same as the proposal at hand, to be settled as one edit."""
        from desktop_app.contact_sheet.alike_sheet import AlikeSheet  # seldom opened

        if (current := self._proposals.current) is not None:
            AlikeSheet(self._workspace, current, self._queue.window()).show()

    def undo(self) -> None:
        """Take the last edit back; a proposal that it reopens is at hand again."""
        if self._workspace.is_open and self._workspace.undoable():
            self._undoing += 1
            self._workspace.undo().ended.connect(self._on_undone)

    def lead_there(self) -> None:
        """Show the place of the proposal at hand in the text and on the scan."""
        current = self._proposals.current
        if current is None:
            return
        if current.lines:
            self._workspace.select_line(current.lines[0], self._queue)
        self.led.emit(current)

    # -- inside -------------------------------------------------------------------------------

    @property
    def _queue(self) -> QWidget:
        return self._lead.widget

    def _accept(self, proposals: Sequence[Proposal]) -> None:
        with self._lead.asked():
            self._proposals.accept(proposals)

    def _reject(self, proposals: Sequence[Proposal]) -> None:
        with self._lead.asked():
            self._proposals.reject(proposals)

    def _step(self, by: int) -> None:
        ids = self._listed.ids
        if ids:
            row = self._listed.row_of(self._proposals.current_id)
            self.take(ids[max(0, min(len(ids) - 1, row + by))])

    def _on_undone(self) -> None:
        self._undoing -= 1
