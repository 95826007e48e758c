"""Confirming that what stands at places of the text is right, whatever was doubted there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.editing.command import only_page
from archive.editing.text_commands import RejectProposals
from archive.model.operations import ReplaceInText
from archive.model.proposal import ProposalKind, ProposalState
from archive.storage.rules import Origin, RuleKind, TaughtRule, teach

if TYPE_CHECKING:
    from archive.model.proposal import Proposal
    from archive.storage.archive_file import Archive, EditInProgress

_LEAST_WORD: Final = 2
_LONGEST_WORD: Final = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a line's text, as offsets."""

    page_id: str
    line_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ConfirmPlaces:
    """Reject the open proposals that would change characters at places, and learn the word.

    A word of several characters is taught to the newspapers, so that it is not doubted again.
    """

    places: tuple[Place, ...]
    words: str
    """What stands there."""
    title: str = "Confirm text"

    @property
    def page_id(self) -> str | None:
        """The page, if there is only one."""
        return only_page(place.page_id for place in self.places)

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        doubts: dict[str, list[Proposal]] = {}
        for page_id, proposal in self.doubts(archive):
            doubts.setdefault(page_id, []).append(proposal)
        for page_id, proposals in doubts.items():
            RejectProposals(page_id, tuple(proposals)).carry_out(archive, edit)
        word = self.words
        if not _LEAST_WORD <= len(word) <= _LONGEST_WORD or not word.isalpha():
            return
        papers = {
            archive.catalogue.newspaper_of_page(page_id).id: page_id
            for page_id in {place.page_id for place in self.places}
        }
        for newspaper_id, page_id in sorted(papers.items()):
            rule = TaughtRule(RuleKind.WORD, word, newspaper_id=newspaper_id)
            teach(edit.recorder, rule, origin=Origin.DECISION, page_id=page_id)

    def doubts(self, archive: Archive) -> list[tuple[str, Proposal]]:
        """Return the open proposals that would change something at the places, with their pages."""
        by_page: dict[str, list[Place]] = {}
        for place in self.places:
            by_page.setdefault(place.page_id, []).append(place)
        return [
            (page_id, proposal)
            for page_id, places in by_page.items()
            for proposal in archive.proposals.of_page(page_id, ProposalState.OPEN)
            if proposal.kind is ProposalKind.CHARACTER and _touches(proposal, places)
        ]


def _touches(proposal: Proposal, places: list[Place]) -> bool:
    return any(
        isinstance(operation, ReplaceInText)
        and operation.line == place.line_id
        and operation.start < place.end
        and place.start < operation.start + len(operation.old)
        for operation in proposal.operations
        for place in places
    )
