"""Edits of a page's text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.editing.command import only_page
from archive.editing.learning import learn
from archive.editing.tag_commands import SetArticleTags
from archive.model.operations import carry_out
from archive.model.proposal import Proposal, ProposalState
from archive.repair.settling import accept
from archive.storage.page_text_writing import add_new_readings, save_text
from archive.storage.proposals import decide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.operations import Operation
    from archive.model.page import PageText
    from archive.storage.archive_file import Archive, EditInProgress

__all__ = [
    "AcceptProposals",
    "EditPages",
    "EditText",
    "RejectProposals",
    "SetArticleTags",
    "settle_proposals",
]

_CAN_BE_ACCEPTED = frozenset({ProposalState.OPEN, ProposalState.REJECTED})


@dataclass(frozen=True, slots=True)
class EditText:
    """Carry operations out on a page as a person's own decision."""

    page_id: str
    operations: tuple[Operation, ...]
    title: str = "Edit text"
    settle: bool = True

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        before = archive.texts.get(self.page_id)
        after = carry_out(before, self.operations, settle=self.settle)
        add_new_readings(edit.recorder, self.page_id, before, after)
        save_text(edit.recorder, self.page_id, before, after)


@dataclass(frozen=True, slots=True)
class EditPages:
    """Edit the text of several pages as one edit."""

    edits: tuple[EditText, ...]
    title: str = "Edit text"

    @property
    def page_id(self) -> str | None:
        """The page, if there is only one."""
        return only_page(edit.page_id for edit in self.edits)

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        for part in self.edits:
            part.carry_out(archive, edit)


@dataclass(frozen=True, slots=True)
class AcceptProposals:
    """Accept proposals of one page, in order; those that do not fit any more are withdrawn.

    With ``settle`` (a person looked at each) repair leaves seams and roles alone from then on.
    """

    page_id: str
    proposals: tuple[Proposal, ...]
    title: str = "Accept proposals"
    settle: bool = True

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        settle_proposals(archive, edit, self.page_id, self.proposals, settle=self.settle)


def settle_proposals(
    archive: Archive,
    edit: EditInProgress,
    page_id: str,
    proposals: Sequence[Proposal],
    *,
    settle: bool,
) -> None:
    """Accept proposals of a page in order, inside an edit; withdraw those that do not fit.

    Those that were withdrawn or accepted since the caller saw them are left out.
    """
    now = archive.proposals.some([proposal.id for proposal in proposals])
    undecided = [p for p in proposals if p.id in now and now[p.id].state in _CAN_BE_ACCEPTED]
    before = archive.texts.get(page_id)
    result = accept(before, undecided, settle=settle)
    archive.proposals.withdraw(proposal.id for proposal in result.stale)
    edit.recorder.has_rechecked |= bool(result.stale)
    add_new_readings(edit.recorder, page_id, before, result.text)
    save_text(edit.recorder, page_id, before, _settled_as_before(before, result.text))
    decide(edit.recorder, result.applied, ProposalState.ACCEPTED)
    if settle:
        learn(archive, edit.recorder, page_id, before, accepted=result.applied)


def _settled_as_before(before: PageText, after: PageText) -> PageText:
    """Return a text whose lines are as settled as they were.

    Who accepts a proposal looked at one place of a line: others in the same line are still open.
    """
    settled = {line.id for line in before.lines() if line.text_settled}
    wrong = {line.id for line in after.lines() if line.text_settled is not (line.id in settled)}
    if not wrong:
        return after
    return after.with_lines(
        lambda line: replace(line, text_settled=line.id in settled) if line.id in wrong else line
    )


@dataclass(frozen=True, slots=True)
class RejectProposals:
    """Reject proposals of one page; they are not made again."""

    page_id: str
    proposals: tuple[Proposal, ...]
    title: str = "Reject proposals"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        decide(edit.recorder, self.proposals, ProposalState.REJECTED)
        text = archive.texts.get(self.page_id)
        learn(archive, edit.recorder, self.page_id, text, rejected=self.proposals)


@dataclass(frozen=True, slots=True)
class DecideOnPages:
    """Accept or reject proposals of several pages as one edit; a person looked at each."""

    proposals: tuple[tuple[str, tuple[Proposal, ...]], ...]
    """Identifiers of pages, each with proposals on it."""
    accepts: bool
    title: str = "Accept proposals"

    @property
    def page_id(self) -> str | None:
        """The page, if there is only one."""
        return only_page(page_id for page_id, _ in self.proposals)

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        for page_id, proposals in self.proposals:
            if self.accepts:
                AcceptProposals(page_id, proposals).carry_out(archive, edit)
            else:
                RejectProposals(page_id, proposals).carry_out(archive, edit)
