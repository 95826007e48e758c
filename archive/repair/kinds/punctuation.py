"""Marks beside Han text: widths, quotes, dashes, ellipses, points that stand for marks."""

from __future__ import annotations

import bisect
from collections import defaultdict
from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.operations import ReplaceInText
from archive.model.proposal import ProposalKind
from archive.repair import evidence as ev
from archive.repair.marking import Change, marks_to_change
from archive.repair.row_forms import Form
from archive.repair.steps import cuts, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.model.operations import Operation
    from archive.model.proposal import Evidence, Proposal
    from archive.repair.rows import Piece
    from archive.repair.steps import Steps
    from archive.repair.target import TargetPassage


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose marks, all of one sort in one line together."""
    for passage in steps.target.passages():
        if passage.form is not Form.RUBBISH:
            yield from _in_passage(steps, passage)


def _in_passage(steps: Steps, passage: TargetPassage) -> Iterator[Proposal]:
    found: dict[tuple[int, str, float], list[tuple[int, Change]]] = defaultdict(list)
    starts = _starts(passage)
    for change in marks_to_change(
        passage.text,
        _gaps(passage, starts),
        steps.rules.punctuation,
        role=passage.role,
        language=steps.rules.language,
    ):
        place = _piece_at(starts, change.offset)
        piece = passage.pieces[place]
        at = change.offset - starts[place]
        if piece.line.text_settled or at + len(change.old) > len(piece.text):
            continue
        found[place, change.sort, change.confidence].append((at, change))
    for (place, sort, confidence), changes in sorted(found.items()):
        yield _proposal(passage.pieces[place], sort, confidence, changes)


def _proposal(
    piece: Piece, sort: str, confidence: float, changes: Sequence[tuple[int, Change]]
) -> Proposal:
    lead = piece.line.text.find(piece.text) if piece.cut is None or piece.tail_cut else 0
    operations: list[Operation] = []
    if piece.cut is not None and not piece.tail_cut:
        operations += cuts(piece)
    after, shift = piece.text, 0
    for at, change in changes:
        operations.append(ReplaceInText(piece.id, lead + at + shift, change.old, change.new))
        after = after[: at + shift] + change.new + after[at + shift + len(change.old) :]
        shift += len(change.new) - len(change.old)
    return proposal(
        ProposalKind.PUNCTUATION,
        confidence,
        [_reason(sort, changes)],
        operations,
        [piece.line.id],
        before=piece.text,
        after=after,
        alike=f"punctuation:{sort}:{changes[0][1].new if sort == 'point' else ''}",
    )


def _reason(sort: str, changes: Sequence[tuple[int, Change]]) -> Evidence:
    old = " ".join(dict.fromkeys(change.old for _, change in changes))
    new = " ".join(dict.fromkeys(change.new for _, change in changes))
    if sort == "width":
        return ev.say(ev.FULL_WIDTH, old, new)
    if sort == "point":
        return ev.say(ev.POINT_AS_MARK, old, new)
    if sort in {"closing", "ellipsis"}:
        return ev.say(ev.QUOTE_MISREAD if sort == "closing" else ev.ELLIPSIS, old)
    return ev.say(ev.QUOTE_PAIR if sort == "quotes" else ev.DASH)


def _starts(passage: TargetPassage) -> list[int]:
    """Return where each piece starts in the passage's text."""
    starts, length = [], 0
    for piece, joint in zip(passage.pieces, [*passage.joints, None], strict=True):
        starts.append(length)
        length += len(piece.text)
        if joint is not None:
            length += (joint.seam is Seam.SPACE) - (joint.seam is Seam.HYPHEN)
    return starts


def _gaps(passage: TargetPassage, starts: Sequence[int]) -> list[int]:
    gaps = [0] if passage.gap_before else []
    gaps += [
        starts[place + 1] for place, joint in enumerate(passage.joints) if joint.seam is Seam.GAP
    ]
    return [*gaps, len(passage.text)] if passage.gap_after else gaps


def _piece_at(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect.bisect_right(starts, offset) - 1)
