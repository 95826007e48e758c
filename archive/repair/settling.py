"""Accepting proposals on a page's text, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import StaleOperationError
from archive.model.operations import carry_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.model.page import PageText
    from archive.model.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Accepted:
    """A text after proposals were accepted."""

    text: PageText
    applied: tuple[Proposal, ...]
    stale: tuple[Proposal, ...]
    """Proposals whose place had changed; they were skipped."""


def accept(
    text: PageText, proposals: Iterable[Proposal], threshold: float = 0.0, *, settle: bool = False
) -> Accepted:
    """Carry out the proposals of at least this confidence, in order; skip those that do not fit."""
    applied: list[Proposal] = []
    stale: list[Proposal] = []
    for proposal in proposals:
        if proposal.confidence < threshold:
            continue
        try:
            text = carry_out(text, proposal.operations, settle=settle)
        except StaleOperationError:
            stale.append(proposal)
        else:
            applied.append(proposal)
    return Accepted(text, tuple(applied), tuple(stale))


def still_holds(text: PageText, proposal: Proposal) -> bool:
    """Tell whether a proposal can still be carried out and would still change something."""
    try:
        return carry_out(text, proposal.operations) != text
    except StaleOperationError:
        return False
