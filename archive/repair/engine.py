"""The proposals for a page: one target for the whole page, then the steps that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.repair.collection import collection_put_off
from archive.repair.language import language_model
from archive.repair.planning import plan
from archive.repair.registry import KINDS
from archive.repair.rules import DEFAULT_RULES
from archive.repair.steps import Steps

if TYPE_CHECKING:
    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from archive.repair.language import LanguageModel
    from archive.repair.rules import RepairRules


def propose(
    text: PageText, rules: RepairRules | None = None, *, model: LanguageModel | None = None
) -> list[Proposal]:
    """Return all proposals for a page in the order in which they are to be accepted.

    Pure and deterministic: the same page and rules give the same proposals. Settled texts, seams
    and roles are left alone.

    Args:
        text: The page; it is not changed.
        rules: What the newspaper and its people taught; None for the defaults.
        model: Judges words and names; None for the model that ships with the package.
    """
    rules = rules or DEFAULT_RULES
    with collection_put_off():
        steps = Steps(text, plan(text, rules, model or language_model()), rules)
        return _proposals(steps, rules)


def _proposals(steps: Steps, rules: RepairRules) -> list[Proposal]:
    proposals: list[Proposal] = []
    for kind in KINDS:
        # Each kind is asked, for it also brings the working copy on.
        found = {proposal.operations: proposal for proposal in kind.propose(steps)}
        if kind.kind not in rules.switched_off:
            proposals += found.values()
    return proposals
