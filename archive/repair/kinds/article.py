"""Where an article starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.operations import StartArticle
from archive.model.passage import Role
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
    """Propose the borders of articles that the page does not have yet."""
    for article in steps.target.articles[1:]:
        head = next((p for p in article.passages if p.form is not Form.RUBBISH), None)
        if head is None:
            continue
        first = head.pieces[0]
        home = steps.draft.home(first.id)
        if home.lines[0].id == first.id and home.article.passages[0] is home:
            continue
        operations: list[Operation] = [*cuts(first), StartArticle(first.id)]
        if not steps.carry_out(operations):
            continue
        titled = head.role is not Role.PARAGRAPH
        reason = (
            ev.say(ev.TITLE_GROUP, ev.signs(head.role_signs))
            if titled
            else ev.say(ev.AFTER_SIGN_OFF)
        )
        yield proposal(
            ProposalKind.ARTICLE,
            article.confidence,
            [reason],
            operations,
            [first.line.id],
            after=head.text[:24],
            alike="article",
        )
