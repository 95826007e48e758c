"""Places where text is lost are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.operations import MarkGap, MarkGapBefore, StartPassage
from archive.model.proposal import ProposalKind
from archive.repair import evidence as ev
from archive.repair.quotes import open_quote_at
from archive.repair.steps import continuing, cuts, joined_snippet, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.operations import Operation
    from archive.model.proposal import Proposal
    from archive.repair.steps import Steps, Wanted
    from archive.repair.target import TargetPassage


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose marks inside, after and before passages."""
    for wanted in steps.joints():
        if wanted.joint.seam is Seam.GAP and not steps.is_made(wanted):
            yield from _inside(steps, wanted)
    for passage in steps.target.passages():
        last, first = passage.pieces[-1], passage.pieces[0]
        if passage.gap_after and steps.draft.line(last.id).seam is not Seam.GAP:
            yield from _at_end(steps, passage)
        if passage.gap_before and not steps.draft.home(first.id).gap_before:
            yield from _at_start(steps, passage)


def _inside(steps: Steps, wanted: Wanted) -> Iterator[Proposal]:
    operations = continuing(wanted)
    if not steps.carry_out(operations):
        return
    before, after = joined_snippet(wanted)
    opened = open_quote_at(wanted.passage.text)
    reasons = [ev.say(ev.NO_END), ev.say(ev.NO_BEGINNING)]
    if opened is not None:
        reasons = [ev.say(ev.QUOTE_OPEN, wanted.passage.text[opened : opened + 8])]
    yield proposal(
        ProposalKind.GAP,
        wanted.joint.confidence,
        reasons,
        operations,
        [wanted.before.line.id, wanted.after.line.id],
        before=before,
        after=after,
        alike="gap:inside",
    )


def _at_end(steps: Steps, passage: TargetPassage) -> Iterator[Proposal]:
    last = passage.pieces[-1]
    operations: list[Operation] = [*cuts(last)]
    follower = steps.draft.next_line(last.id)
    if follower is not None:
        operations.append(StartPassage(follower.id))
    operations.append(MarkGap(last.id))
    if not steps.carry_out(operations):
        return
    text = last.text[-14:]
    yield proposal(
        ProposalKind.GAP,
        passage.gap_confidence,
        [ev.say(ev.NO_END), ev.say(ev.NO_CONTINUATION)],
        operations,
        [last.line.id],
        before=text,
        after=text + "□",
        alike="gap:end",
    )


def _at_start(steps: Steps, passage: TargetPassage) -> Iterator[Proposal]:
    first = passage.pieces[0]
    operations: list[Operation] = [*cuts(first), StartPassage(first.id), MarkGapBefore(first.id)]
    if not steps.carry_out(operations):
        return
    text = first.text[:14]
    yield proposal(
        ProposalKind.GAP,
        passage.gap_confidence,
        [ev.say(ev.NO_BEGINNING), ev.say(ev.NO_CONTINUATION)],
        operations,
        [first.line.id],
        before=text,
        after="□" + text,
        alike="gap:start",
    )
