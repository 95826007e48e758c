"""Which of the open proposals the queue lists, in which order, and which one follows another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from archive.model.proposal import ProposalKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.model.proposal import Proposal


class Order(Enum):
    """What comes first."""

    PAGE = "page"
    """What is read first, so that a person goes through the page once."""
    KIND = "kind"
    CONFIDENCE = "confidence"
    """What is most likely right."""


@dataclass(slots=True)
class Wanted:
    """What a person wants to see listed."""

    kind: ProposalKind | None = None
    limits: tuple[float, float] | None = None
    """The least confidence, and the first that is too much."""
    order: Order = Order.PAGE

    @property
    def is_narrowed(self) -> bool:
        """True when something may be open that is not listed."""
        return self.kind is not None or self.limits is not None

    def ids(self, items: Sequence[tuple[str, Proposal]], places: Mapping[str, int]) -> list[str]:
        """Return the identifiers of what is wanted, in the order that is wanted.

        ``places`` says of each line how many are read before it. What is at the same place keeps
        its order, which is the one in which proposals are to be accepted.
        """
        kinds = {kind: rank for rank, kind in enumerate(ProposalKind)}

        def rank(item: tuple[str, Proposal]) -> tuple[float, int]:
            proposal = item[1]
            place = min((places.get(line, len(places)) for line in proposal.lines), default=0)
            if self.order is Order.CONFIDENCE:
                return -proposal.confidence, place
            return float(kinds[proposal.kind] if self.order is Order.KIND else 0), place

        found = sorted((item for item in items if self._fits(item[1])), key=rank)
        return [proposal_id for proposal_id, _ in found]

    def _fits(self, proposal: Proposal) -> bool:
        if self.kind is not None and proposal.kind is not self.kind:
            return False
        return self.limits is None or self.limits[0] <= proposal.confidence < self.limits[1]


def heir(gone: str | None, before: Sequence[str], now: Sequence[str]) -> str | None:
    """Return what follows a proposal that went, or precedes it if it was the last."""
    if not now:
        return None
    if gone not in before:
        return now[0]
    left = set(now)
    place = before.index(gone)
    for proposal_id in (*before[place + 1 :], *reversed(before[:place])):
        if proposal_id in left:
            return proposal_id
    return now[0]
