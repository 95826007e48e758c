"""What each passage is: headline, byline, paragraph and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.operations import SetRole, StartPassage
from archive.model.proposal import ProposalKind
from archive.repair import evidence as ev
from archive.repair.row_forms import Form
from archive.repair.steps import cuts, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.operations import Operation
    from archive.model.proposal import Proposal
    from archive.repair.steps import Steps


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose roles that passages do not have yet."""
    for passage in steps.target.passages():
        if passage.form is Form.RUBBISH:
            continue
        first = passage.pieces[0]
        home = steps.draft.home(first.id)
        if home.lines[0].id != first.id or home.role is passage.role or home.role_settled:
            continue
        now = home.role
        operations: list[Operation] = [*cuts(first), StartPassage(first.id)]
        operations.append(SetRole(first.id, passage.role))
        if not steps.carry_out(operations):
            continue
        yield proposal(
            ProposalKind.ROLE,
            passage.role_confidence,
            [ev.say(ev.FORM_SIGN, ev.signs(passage.role_signs))],
            operations,
            [first.line.id],
            before=now.value,
            after=passage.role.value,
            alike=f"role:{passage.role}",
        )
