"""What a person's decisions on joins teach repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.model.line import Seam
from archive.model.operations import Continue
from archive.model.proposal import ProposalKind
from archive.storage.rules import RuleKind, TaughtRule, teach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from archive.storage.recorder import Recorder

_CONTEXT: Final = 4
"""Characters on either side of a seam that a rule remembers."""
_LEAST: Final = 2
"""A rule on fewer characters would hold in too many places."""
_KNOWN: Final = 0.9
"""What repair was this sure of need not be taught."""


def learn_joins(
    recorder: Recorder,
    newspaper_id: str,
    text: PageText,
    *,
    accepted: Iterable[Proposal] = (),
    rejected: Iterable[Proposal] = (),
) -> None:
    """Remember, as part of an edit, which pieces a person joined or kept apart on a page.

    ``text`` is the page before the decision.
    """
    news = [(RuleKind.JOINED, proposal) for proposal in accepted if proposal.confidence < _KNOWN]
    news += [(RuleKind.KEPT_APART, proposal) for proposal in rejected]
    if news:
        texts = {line.id: line.text for line in text.lines()}
        for kind, proposal in news:
            for left, right in _joined(proposal, texts):
                teach(recorder, TaughtRule(kind, left, right, newspaper_id))


def _joined(proposal: Proposal, texts: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Yield the ends and beginnings that a proposal joins with nothing between."""
    if proposal.kind not in {ProposalKind.JOIN, ProposalKind.SPACING}:
        return
    for operation in proposal.operations:
        if isinstance(operation, Continue) and operation.seam is Seam.JOIN:
            left = texts.get(operation.line, "")[-_CONTEXT:]
            right = texts.get(operation.next_line, "")[:_CONTEXT]
            if min(len(left), len(right)) >= _LEAST:
                yield left, right
