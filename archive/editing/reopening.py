"""Taking single decisions on proposals back, without undoing what was done later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.editing.learning import unlearn
from archive.errors import StaleOperationError
from archive.model.operations import ReplaceInText, carry_out
from archive.model.proposal import Proposal, ProposalState
from archive.storage.page_text_writing import save_text
from archive.storage.proposals import decide
from archive.storage.rechecking import still_fits
from archive.storage.recorder import ChangeKind

if TYPE_CHECKING:
    from archive.model.operations import Operation
    from archive.storage.archive_file import Archive, EditInProgress
    from archive.storage.recorder import RowChange

_SEAM = frozenset({"seam", "seam_settled"})
_IN_PLACE = _SEAM | {"text", "digest", "text_settled"}
"""Columns of a line that change while it stays where it is."""


@dataclass(frozen=True, slots=True)
class ReopenProposal:
    """Take the decision on a proposal back: what it changed is as before, and it is open again."""

    page_id: str
    proposal: Proposal
    edit_id: int
    """The edit that decided on it."""
    title: str = "Take decision back"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``.

        Raises:
            StaleOperationError: Also if its place was changed again later.
        """
        now = archive.proposals.some([self.proposal.id]).get(self.proposal.id)
        if now is None or now.state not in {ProposalState.ACCEPTED, ProposalState.REJECTED}:
            raise StaleOperationError("that decision was taken back already")
        if now.state is ProposalState.ACCEPTED:
            self._undo(archive, edit)
        text = archive.texts.get(self.page_id)
        unlearn(archive, edit.recorder, self.page_id, text, [now])
        decide(edit.recorder, [now], ProposalState.OPEN)
        if self._is_last(archive):
            archive.edits.mark_reverted(edit.recorder, self.edit_id)
        if not still_fits(text, now):
            raise StaleOperationError("its place has changed since then; it can no longer be open")

    def _is_last(self, archive: Archive) -> bool:
        """Tell whether nothing else that the edit decided is still decided by it."""
        edit = archive.edits.get(self.edit_id)
        if edit is None or not edit.is_in_force:
            return False
        return all(one.id == self.proposal.id for one in archive.proposals.of_edit(self.edit_id))

    def _undo(self, archive: Archive, edit: EditInProgress) -> None:
        recorder = edit.recorder
        before = archive.texts.get(self.page_id)
        inverse = _inverse(self.proposal)
        if inverse:
            save_text(recorder, self.page_id, before, carry_out(before, inverse))
            return
        recorder.texts_before.setdefault(self.page_id, before)
        recorder.reverse(self._own_changes(archive), strict=True)
        recorder.texts[self.page_id] = archive.texts.get(self.page_id)

    def _own_changes(self, archive: Archive) -> list[RowChange]:
        """Return what the edit changed for this proposal alone.

        Raises:
            StaleOperationError: If that cannot be told from what it did for others.
        """
        everything = archive.edits.changes(self.edit_id)
        changes = [c for c in everything if c.table not in {"proposal", "repair_rule"}]
        own = [c for c in changes if c.row_id in self.proposal.lines]
        if own and all(
            c.kind is ChangeKind.UPDATE and set(c.after or ()) <= _IN_PLACE for c in own
        ):
            return [_of_seam(change) for change in own]
        if sum(change.table == "proposal" for change in everything) == 1:
            return changes
        raise StaleOperationError(
            "it was accepted together with others that it cannot be told from; "
            "take that edit back in the history"
        )


def _of_seam(change: RowChange) -> RowChange:
    """Return the part of a change of a line that concerns its seam."""
    before = {column: value for column, value in (change.before or {}).items() if column in _SEAM}
    after = {column: value for column, value in (change.after or {}).items() if column in _SEAM}
    return replace(change, before=before, after=after)


def _inverse(proposal: Proposal) -> tuple[Operation, ...]:
    """Return what takes replacements of characters back; nothing for other operations."""
    inverse: list[Operation] = []
    for operation in reversed(proposal.operations):
        if not isinstance(operation, ReplaceInText):
            return ()
        inverse.append(ReplaceInText(operation.line, operation.start, operation.new, operation.old))
    return tuple(inverse)
