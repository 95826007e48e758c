"""The kinds of repair, in the order in which their proposals are to be accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.proposal import ProposalKind
from archive.repair.kinds import (
    article,
    character,
    gap,
    join,
    move,
    noise,
    punctuation,
    role,
    spacing,
    split,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive.model.proposal import Proposal
    from archive.repair.steps import Steps


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of repair and how it proposes."""

    kind: ProposalKind
    propose: Callable[[Steps], Iterator[Proposal]]


KINDS = (
    Kind(ProposalKind.NOISE, noise.propose),
    Kind(ProposalKind.MOVE, move.propose),
    Kind(ProposalKind.SPLIT, split.propose),
    Kind(ProposalKind.JOIN, join.propose),
    Kind(ProposalKind.GAP, gap.propose),
    Kind(ProposalKind.ARTICLE, article.propose),
    Kind(ProposalKind.ROLE, role.propose),
    Kind(ProposalKind.SPACING, spacing.propose),
    Kind(ProposalKind.PUNCTUATION, punctuation.propose),
    Kind(ProposalKind.CHARACTER, character.propose),
)
