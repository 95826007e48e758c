"""Which places of a page's lines are in doubt: by open proposals, and by the engine that read them.

What is found is kept until the page or its proposals are others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.reading.doubts import doubts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.proposal import Proposal, ProposalKind
    from desktop_app.reading.doubts import Doubt
    from desktop_app.reading.places import Place


class DoubtfulPlaces:
    """Answers for one line at a time, as it comes into view. Knows no Qt.

    ``page`` gives the page as it is now.
    """

    def __init__(self, page: Callable[[], PageText]) -> None:
        self._page = page
        self._proposals: dict[str, list[Proposal]] | None = None
        self._touched: dict[str, set[str]] = {}
        self._found: dict[str, list[tuple[Place, ProposalKind]]] = {}
        self._lines: dict[str, Line] = {}
        self._unsure: dict[str, tuple[Line, str, list[Doubt]]] = {}
        self._at_hand: Proposal | None = None
        self._places_at_hand: dict[str, list[Place]] = {}
        self._is_stale = True
        self.source: Callable[[], Iterable[tuple[str, Proposal]]] = tuple
        """Gives the open proposals with their identifiers."""

    def touch(self) -> None:
        """The page's lines are others: look for the places anew when asked."""
        self._is_stale = True

    def recount(self) -> None:
        """Other proposals are open: look for all of them anew when asked."""
        self._proposals = None
        self._is_stale = True

    def take_in_hand(self, proposal: Proposal | None) -> None:
        """Another proposal is at hand."""
        self._at_hand = proposal
        self._is_stale = True

    def refresh(self) -> None:
        """Look at the page as it is now, if something has changed; asked for before painting."""
        if not self._is_stale:
            return
        self._is_stale = False
        self._lines = {line.id: line for line in self._page().placed_lines()}
        self._found = {}
        self._places_at_hand = {}
        for place in self._places(self._at_hand) if self._at_hand else ():
            self._places_at_hand.setdefault(place.line_id, []).append(place)

    def at_hand(self, line_id: str) -> Sequence[Place]:
        """Return the places in a line that the proposal at hand is about."""
        return self._places_at_hand.get(line_id, ())

    def proposals_of(self, line_id: str) -> Sequence[Proposal]:
        """Return the open proposals that touch a line."""
        if self._proposals is None:
            self._proposals = {}
            for proposal_id, proposal in self.source():
                if proposal_id not in self._touched:
                    self._touched[proposal_id] = _touched(proposal)
                for touched in self._touched[proposal_id]:
                    self._proposals.setdefault(touched, []).append(proposal)
        return self._proposals.get(line_id, ())

    def proposed(self, line_id: str) -> Sequence[tuple[Place, ProposalKind]]:
        """Return the places in a line that open proposals speak of."""
        found = self._found.get(line_id)
        if found is None:
            found = self._found[line_id] = [
                (place, proposal.kind)
                for proposal in self.proposals_of(line_id)
                for place in self._places(proposal)
                if place.line_id == line_id
            ]
        return found

    def unsure(self, line_id: str, words: str) -> Sequence[Doubt]:
        """Return the characters of a line that the engine doubted, unless somebody settled it.

        ``words`` is what the line says as it is being typed.
        """
        line = self._lines.get(line_id)
        if line is None or line.text_settled or not line.alternatives:
            return ()
        kept = self._unsure.get(line_id)
        if kept is None or kept[0] is not line or kept[1] != words:
            serious = [doubt for doubt in doubts(line, words) if doubt.is_serious]
            kept = self._unsure[line_id] = (line, words, serious)
        return kept[2]

    def _places(self, proposal: Proposal) -> list[Place]:
        from desktop_app.reading.places import places

        return places(proposal, self._lines)


def _touched(proposal: Proposal) -> set[str]:
    from desktop_app.reading.places import touched  # heavy; many pages have no proposal

    return touched(proposal)
