"""Looking for breaks on pages, storing the proposals, and accepting the sure ones at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.editing.command import only_page
from archive.editing.learning import count_uses
from archive.editing.text_commands import settle_proposals
from archive.model.proposal import ProposalKind, ProposalState
from archive.repair.settling import still_holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from archive.progress import Progress
    from archive.storage.archive_file import Archive, EditInProgress


def find_proposals(archive: Archive, page_id: str) -> list[Proposal]:
    """Return what repair proposes for a page as it stands, by the rules people taught.

    What was decided on before is not proposed again. Nothing is written.
    """
    from archive.repair.engine import propose

    decided = {
        proposal.id
        for proposal in archive.proposals.of_page(
            page_id, ProposalState.ACCEPTED, ProposalState.REJECTED
        )
    }
    text = archive.texts.get(page_id)
    rules = archive.rules.of_page(page_id)
    found = propose(text, rules)
    if ProposalKind.ARTICLE not in rules.switched_off:
        found += _story_proposals(archive, page_id, text)
    return [proposal for proposal in found if proposal.id not in decided]


def _story_proposals(archive: Archive, page_id: str, text: PageText) -> list[Proposal]:
    """Return what links the articles of a page with their other parts on pages of the issue."""
    from archive.repair.language import language_model
    from archive.repair.stories import StoryPage, page_number, pages_pointed_at, propose_stories

    wanted = pages_pointed_at(text)
    pages = {page_id: text} if wanted else {}
    issue = archive.catalogue.pages(archive.catalogue.page(page_id).issue_id) if wanted else []
    labels = {page.id: page.name for page in issue}
    while True:
        new = [p for p, label in labels.items() if p not in pages and page_number(label) in wanted]
        if not new:
            break
        for other in new:
            pages[other] = archive.texts.get(other)
            wanted |= pages_pointed_at(pages[other])
    parts = [StoryPage(p, labels[p], pages[p]) for p in labels if p in pages]
    return propose_stories(parts, language_model()).get(page_id, [])


def open_from_scan(archive: Archive, page_id: str) -> list[Proposal]:
    """Return the open proposals of a page that come from its scan and still fit its text."""
    text = archive.texts.get(page_id)
    return [
        proposal
        for proposal in archive.proposals.of_page(page_id, ProposalState.OPEN)
        if proposal.is_from_scan and still_holds(text, proposal)
    ]


def repair_pages(archive: Archive, page_ids: Sequence[str], progress: Progress) -> int:
    """Store new proposals for pages in the place of the open ones; return how many are open.

    One transaction a page: what was done before a cancel stays.

    Raises:
        ArchiveError: If the archive cannot be written.
        TaskCancelledError: If ``progress`` says so.
    """
    count = 0
    for number, page_id in enumerate(page_ids):
        page = archive.catalogue.page(page_id)
        progress.step(number, len(page_ids), page.name)
        with archive.unrecorded():
            # read inside the transaction: the text cannot change in between
            found = find_proposals(archive, page_id)
            found += open_from_scan(archive, page_id)
            archive.proposals.replace_open(page_id, found)
            rules = archive.rules.holding_for(page_id)
            archive.rules.note_repair(page_id, count_uses(archive.texts.get(page_id), rules))
        count += len(found)
    progress.step(len(page_ids), len(page_ids), "")
    return count


@dataclass(frozen=True, slots=True)
class AcceptSure:
    """Accept the open proposals of some pages from a confidence on, as one edit.

    The places stay unsettled: nobody looked at each of them.
    """

    page_ids: tuple[str, ...]
    threshold: float
    title: str = "Accept sure proposals"

    @property
    def page_id(self) -> str | None:
        """The page, if it is only one."""
        return only_page(self.page_ids)

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        for page_id in self.page_ids:
            sure = [
                proposal
                for proposal in archive.proposals.of_page(page_id, ProposalState.OPEN)
                if proposal.confidence >= self.threshold
            ]
            if sure:
                settle_proposals(archive, edit, page_id, sure, settle=False)
