"""Ink that looks like text and that no line of the page covers, as proposals of gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.editing.line_neighbours import neighbour_of
from archive.editing.matching import covers
from archive.editing.reading_evidence import INK
from archive.model.operations import MarkLost
from archive.model.proposal import READ_AGAIN, Evidence, Proposal, ProposalKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.geometry import Box
    from archive.model.page import PageText

_CONFIDENCE: Final = 0.6


def lost_proposals(text: PageText, boxes: Sequence[Box]) -> list[Proposal]:
    """Return a proposal for each area of ink that none of the page's lines covers."""
    known = [line.box for line in text.lines() if line.box]
    found = []
    for box in boxes:
        if any(covers(box, other) for other in known):
            continue
        anchor = neighbour_of(text, box)
        if anchor is None:
            continue
        line = anchor.line
        found.append(
            Proposal(
                ProposalKind.GAP,
                _CONFIDENCE,
                (Evidence(INK),),
                (MarkLost(line.id, box.sides, is_before=anchor.is_before),),
                (line.id,),
                before=line.text,
                after="□" + line.text if anchor.is_before else line.text + "□",
                alike=READ_AGAIN,
            )
        )
    return found
