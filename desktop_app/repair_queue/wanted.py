"""Which of the open proposals the queue lists, in which order, and which one follows another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.proposal import ProposalKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.proposal import Proposal


@dataclass(slots=True)
class Wanted:
    """What a person wants to see listed."""

    kind: ProposalKind | None = None
    limits: tuple[float, float] | None = None
    """The least confidence, and the first that is too much."""
    by_kind: bool = False

    @property
    def is_narrowed(self) -> bool:
        """True when something may be open that is not listed."""
        return self.kind is not None or self.limits is not None

    def ids(self, items: Sequence[tuple[str, Proposal]]) -> list[str]:
        """Return the identifiers of what is wanted; ``items`` are in the order of the page."""
        found = [item for item in items if self._fits(item[1])]
        if self.by_kind:
            order = list(ProposalKind)
            found.sort(key=lambda item: order.index(item[1].kind))
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
