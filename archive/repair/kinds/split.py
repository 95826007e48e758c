"""Passages that run into each other are parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.operations import StartPassage
from archive.model.proposal import ProposalKind
from archive.repair import evidence as ev
from archive.repair.row_forms import Form
from archive.repair.steps import cuts, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.operations import Operation
    from archive.model.proposal import Evidence, Proposal
    from archive.repair.rows import Row
    from archive.repair.steps import Steps
    from archive.repair.target import TargetPassage


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose to start a passage wherever the target starts one inside a present passage."""
    rows = steps.target.rows
    for passage in steps.target.passages():
        first = passage.pieces[0]
        if passage.form is Form.RUBBISH or _starts_now(steps, passage):
            continue
        operations: list[Operation] = [*cuts(first), StartPassage(first.id)]
        if not steps.carry_out(operations):
            continue
        row = rows[passage.rows[0]]
        before = rows[row.index - 1] if row.index else None
        above = before.text[-10:] if before is not None else ""
        yield proposal(
            ProposalKind.SPLIT,
            passage.border_confidence if passage.form is Form.BODY else passage.role_confidence,
            list(_reasons(passage, row, before)),
            operations,
            [first.line.id],
            before=f"{above} {first.text[:10]}",
            after=f"{above} ¶ {first.text[:10]}",
            alike=f"split:{passage.form}",
        )


def _starts_now(steps: Steps, passage: TargetPassage) -> bool:
    first = passage.pieces[0]
    if not steps.draft.has_line(first.id):
        return False
    return steps.draft.home(first.id).lines[0].id == first.id


def _reasons(passage: TargetPassage, row: Row, before: Row | None) -> Iterator[Evidence]:
    if passage.form is not Form.BODY:
        signs = ev.signs(passage.role_signs) or passage.form.value
        yield ev.say(ev.OTHER_FORM, signs)
        return
    if before is not None and before.shortfall > 1.3:
        yield ev.say(ev.SHORT_LINE)
    else:
        yield ev.say(ev.SENTENCE_ENDS)
    if row.first_odds > 0:
        yield ev.say(ev.INDENTED)
