"""Pieces of one sentence or paragraph that stand next to each other are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.proposal import ProposalKind
from archive.repair import evidence as ev
from archive.repair.marks import ends_sentence
from archive.repair.steps import continuing, joined_snippet, proposal
from archive.repair.target import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.proposal import Evidence, Proposal
    from archive.repair.steps import Steps, Wanted


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose the joints between lines (those inside a printed line are ``spacing``)."""
    for wanted in steps.joints():
        joint = wanted.joint
        if joint.seam is Seam.GAP or joint.ground is Ground.ROW or steps.is_made(wanted):
            continue
        operations = continuing(wanted)
        if not steps.carry_out(operations):
            continue
        before, after = joined_snippet(wanted)
        yield proposal(
            ProposalKind.JOIN,
            joint.confidence,
            list(_reasons(wanted)),
            operations,
            [wanted.before.line.id, wanted.after.line.id],
            before=before,
            after=after,
            alike=_alike(wanted),
        )


def _alike(wanted: Wanted) -> str:
    if wanted.joint.word:
        return f"join:{wanted.joint.word}"
    return f"join:{wanted.joint.seam}:{wanted.joint.ground}"


def _reasons(wanted: Wanted) -> Iterator[Evidence]:
    joint, left = wanted.joint, wanted.before.text
    if joint.seam is Seam.HYPHEN:
        yield ev.say(ev.HYPHENATED, joint.word or left.split()[-1] + wanted.after.text.split()[0])
        return
    if joint.word:
        yield ev.say(ev.WORD_CUT, joint.word)
    if joint.seam is Seam.SPACE:
        yield ev.say(ev.LATIN_WORDS)
    elif ends_sentence(left):
        yield ev.say(ev.FULL_LINE)
    else:
        yield ev.say(ev.STOPS_INSIDE)
    yield ev.say(ev.COLUMN_END if joint.ground is Ground.NEXT else ev.NEXT_PLACE)
