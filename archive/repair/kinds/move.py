"""Pieces that stand in the wrong place are moved to where they belong.

The order of the page and the order of the target are compared: the longest run that is in order
stays, everything else moves. A move also makes the joints it brings about, so that it leaves no
half-mended sentence behind.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.operations import MoveSpan
from archive.model.proposal import ProposalKind
from archive.repair import evidence as ev
from archive.repair.row_forms import Form
from archive.repair.steps import continuing, cuts, joined_snippet, proposal
from archive.repair.target import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.model.operations import Operation
    from archive.model.proposal import Evidence, Proposal
    from archive.repair.rows import Piece
    from archive.repair.steps import Steps, Wanted


_FOLLOWING = 0.5
"""Most confidence in a move that no sentence proves, since it only follows from other moves."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Pieces that stand together now and in the target."""

    pieces: tuple[Piece, ...]
    place: int
    """Its place in the present order."""


def propose(steps: Steps) -> Iterator[Proposal]:
    """Propose a move for every piece that is out of order."""
    chunks = _chunks(steps)
    staying = _longest_in_order(chunks)
    before: Piece | None = None
    for index, chunk in enumerate(chunks):
        if index not in staying:
            after = chunks[index + 1].pieces[0] if before is None else None
            yield from _move(steps, chunk.pieces, before, after)
        before = chunk.pieces[-1]


def _chunks(steps: Steps) -> list[_Chunk]:
    wanted = [
        piece
        for passage in steps.target.passages()
        if passage.form is not Form.RUBBISH
        for piece in passage.pieces
    ]
    rubbish = {
        piece.id
        for passage in steps.target.passages()
        if passage.form is Form.RUBBISH
        for piece in passage.pieces
    }
    present = [
        piece.id for row in steps.target.rows for piece in row.pieces if piece.id not in rubbish
    ]
    place = {piece_id: index for index, piece_id in enumerate(present)}
    chunks: list[list[Piece]] = []
    for piece in wanted:
        if chunks and place[piece.id] == place[chunks[-1][-1].id] + 1:
            chunks[-1].append(piece)
        else:
            chunks.append([piece])
    return [_Chunk(tuple(pieces), place[pieces[0].id]) for pieces in chunks]


def _longest_in_order(chunks: Sequence[_Chunk]) -> set[int]:
    """Return the chunks of the heaviest run whose present order is already right."""
    tops: list[tuple[int, float, int]] = []  # place, weight up to there, index: both rising
    came: dict[int, int | None] = {}
    for index, chunk in enumerate(chunks):
        at = bisect.bisect_left(tops, (chunk.place, 0.0, 0))
        weight = sum(len(piece.text) for piece in chunk.pieces)
        came[index] = tops[at - 1][2] if at else None
        total = weight + (tops[at - 1][1] if at else 0.0)
        tops.insert(at, (chunk.place, total, index))
        while at + 1 < len(tops) and tops[at + 1][1] <= total:
            del tops[at + 1]
    staying: set[int] = set()
    last: int | None = tops[-1][2] if tops else None
    while last is not None:
        staying.add(last)
        last = came[last]
    return staying


def _move(
    steps: Steps, pieces: Sequence[Piece], before: Piece | None, after: Piece | None
) -> Iterator[Proposal]:
    first, last = pieces[0], pieces[-1]
    anchors = [piece for piece in (before, after) if piece is not None]
    span = MoveSpan(
        first.id,
        last.id,
        after=before.id if before else None,
        before=after.id if after else None,
    )
    operations: list[Operation] = [*cuts(first, last, *anchors), span]
    above = steps.draft.line_above(first.id) if steps.draft.has_line(first.id) else None
    if not steps.carry_out(operations):
        return
    touched = [before.id if before else "", last.id, above.id if above else ""]
    made = _joints_made(steps, touched)
    for wanted in made:
        operations += continuing(wanted)
    confidence = min([0.96, *(w.joint.confidence for w in made if w.joint.ground is Ground.AWAY)])
    if not made:
        confidence = min([_FOLLOWING, *_what_it_follows_from(steps, pieces, before)])
    snippet = joined_snippet(made[0]) if made else ("", "")
    yield proposal(
        ProposalKind.MOVE,
        confidence,
        list(_reasons(made)),
        operations,
        [piece.line.id for piece in pieces],
        before=snippet[0] or first.text[:20],
        after=snippet[1] or (before.text[-10:] + " ¶ " if before else "") + first.text[:10],
        alike="move",
    )


def _what_it_follows_from(
    steps: Steps, pieces: Sequence[Piece], before: Piece | None
) -> Iterator[float]:
    """Yield how sure the moves are that a move without a joint of its own follows from."""
    for piece in (before, *pieces):
        passage = steps.passage_of.get(piece.id) if piece is not None else None
        if passage is None:
            continue
        yield from (j.confidence for j in passage.joints if j.ground is Ground.AWAY)
        if passage.form is not Form.BODY:
            yield max(0.9, passage.border_confidence)


def _joints_made(steps: Steps, touched: Sequence[str]) -> list[Wanted]:
    """Return the joints that the last move made possible, and make them in the working copy.

    Only behind the pieces that it touched can there be any.
    """
    made: list[Wanted] = []
    for piece_id in dict.fromkeys(touched):
        wanted = steps.wanted.get(piece_id)
        if wanted is None or wanted.joint.ground is not Ground.AWAY or piece_id in steps.done:
            continue
        if steps.follows_now(wanted.before, wanted.after) and steps.carry_out(continuing(wanted)):
            steps.done.add(piece_id)
            made.append(wanted)
    return made


def _reasons(made: Sequence[Wanted]) -> Iterator[Evidence]:
    joined = [wanted for wanted in made if wanted.joint.ground is Ground.AWAY]
    words = [wanted.joint.word for wanted in joined if wanted.joint.word]
    for word in words[:2]:
        yield ev.say(ev.WORD_CUT, word)
    if joined:
        yield ev.say(ev.STOPS_INSIDE)
        yield ev.say(ev.BEST_OF_PAGE)
    else:
        yield ev.say(ev.FOLLOWS_PIECE)
