"""Proposals: typed, explained, reversible suggestions of repair."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from archive.model.geometry import Box, bounding_box

if TYPE_CHECKING:
    from archive.model.operations import Operation


READ_AGAIN: Final = "read again"
"""``Proposal.alike`` of the proposals that come from a reading of the scan."""


class ProposalKind(StrEnum):
    """What kind of break a proposal mends."""

    JOIN = "join"
    SPLIT = "split"
    MOVE = "move"
    GAP = "gap"
    CHARACTER = "character"
    PUNCTUATION = "punctuation"
    SPACING = "spacing"
    ROLE = "role"
    NOISE = "noise"
    ARTICLE = "article"


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, as an English sentence with ``{0}``, ``{1}`` … and the values put into it.

    The sentence is the key of its translation.
    """

    template: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.template.format(*self.values)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion on one page, the operations it would carry out and why.

    ``lines`` are the lines it concerns, the one to look at first; ``before`` and ``after`` show
    the place in words; proposals with the same ``alike`` do the same thing elsewhere.
    """

    kind: ProposalKind
    confidence: float
    evidence: tuple[Evidence, ...]
    operations: tuple[Operation, ...]
    lines: tuple[str, ...]
    before: str = ""
    after: str = ""
    alike: str = ""
    state: ProposalState = ProposalState.OPEN

    @property
    def id(self) -> str:
        """A fingerprint of what the proposal does: the same suggestion has the same identifier."""
        import hashlib

        from archive.model.operations import encode  # heavy; kinds and states are used without

        what = f"{self.kind}\n{encode(self.operations)}"
        return hashlib.sha256(what.encode()).hexdigest()[:20]

    @property
    def box(self) -> Box | None:
        """The area of the scan that it speaks of, if no line of the page stands there."""
        from archive.model.operations import InsertLine, MarkLost

        areas = [Box(*o.box) for o in self.operations if isinstance(o, InsertLine | MarkLost)]
        return bounding_box(areas)

    @property
    def is_lost_ink(self) -> bool:
        """True if it speaks of ink that no line covers and nobody has read yet."""
        from archive.model.operations import MarkLost

        return any(isinstance(operation, MarkLost) for operation in self.operations)

    @property
    def is_from_scan(self) -> bool:
        """True if it comes from a reading of the scan and not from repair."""
        return self.alike == READ_AGAIN

    @property
    def reason(self) -> str:
        """The evidence in English."""
        return "; ".join(str(item) for item in self.evidence)
