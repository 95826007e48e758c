"""Stray marks and numbers that belong to no text are set aside as noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.operations import SetAside
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
    """Propose to set rubbish aside; what it stood between is joined in the same step."""
    for passage in steps.target.passages():
        if passage.form is not Form.RUBBISH:
            continue
        pieces = passage.pieces
        operations: list[Operation] = [*cuts(*pieces), SetAside(tuple(p.id for p in pieces))]
        steps.carry_out(operations)
        text = " ".join(piece.text for piece in pieces)
        number = text.isdigit()
        yield proposal(
            ProposalKind.NOISE,
            0.95,
            [ev.say(ev.STRAY_NUMBER if number else ev.STRAY)],
            operations,
            [piece.line.id for piece in pieces],
            before=text,
            alike=f"noise:{'number' if number else text}",
        )
