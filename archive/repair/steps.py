"""From the page as it is to its target: what every kind of repair needs to know to propose steps.

The steps are carried out on a working copy one after another, in the order in which they are to be
accepted; a joint whose two pieces stand apart is made by the step that brings them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from archive.errors import StaleOperationError
from archive.model.draft import Draft
from archive.model.line import Seam
from archive.model.operations import Continue, ReplaceInText, SplitLine
from archive.model.proposal import Evidence, Proposal, ProposalKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Unpack

    from archive.model.operations import Operation
    from archive.model.page import PageText
    from archive.repair.rows import Piece
    from archive.repair.rules import RepairRules
    from archive.repair.target import Joint, Target, TargetPassage

_SNIPPET = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """A joint of the target with its two pieces."""

    before: Piece
    after: Piece
    joint: Joint
    passage: TargetPassage


class Steps:
    """The page, its target, and the working copy between them. Used for one page only."""

    def __init__(self, text: PageText, target: Target, rules: RepairRules) -> None:
        self.text = text
        self.target = target
        self.rules = rules
        self.draft = Draft(text)
        self.wanted: dict[str, Wanted] = {}
        """By the identifier of the piece before the joint."""
        self.starts: dict[str, TargetPassage] = {}
        """Passages of the target by their first piece."""
        self.done: set[str] = set()
        """Pieces whose joint has been proposed together with a move."""
        self.passage_of: dict[str, TargetPassage] = {}
        for passage in target.passages():
            self.passage_of.update((piece.id, passage) for piece in passage.pieces)
            self.starts[passage.pieces[0].id] = passage
            for before, after, joint in zip(
                passage.pieces, passage.pieces[1:], passage.joints, strict=False
            ):
                self.wanted[before.id] = Wanted(before, after, joint, passage)

    def joints(self) -> Iterator[Wanted]:
        """Yield the joints that are not made with a move."""
        for piece_id, wanted in self.wanted.items():
            if piece_id not in self.done:
                yield wanted

    def follows_now(self, before: Piece, after: Piece) -> bool:
        """Tell whether a piece stands right before another on the page as it is now."""
        if before.tail_cut and after.cut is before.cut:
            return True
        if before.tail_cut or (after.cut and not after.tail_cut):
            return False
        return self.draft_follower(before.id) == after.id

    def draft_follower(self, piece_id: str) -> str | None:
        """Return the line that follows in reading order in the working copy."""
        following = self.draft.next_line(piece_id)
        if following is not None:
            return following.id
        passage = self.draft.following_passage(self.draft.home(piece_id))
        return passage.lines[0].id if passage is not None else None

    def is_made(self, wanted: Wanted) -> bool:
        """Tell whether the working copy already has a joint."""
        if not self.draft.has_line(wanted.before.id):
            return False
        if wanted.before.tail_cut and not self.draft.has_line(wanted.after.id):
            return True  # the line was not cut for the two, and need not be
        line = self.draft.line(wanted.before.id)
        following = self.draft.next_line(wanted.before.id)
        return (
            following is not None
            and following.id == wanted.after.id
            and (line.seam is wanted.joint.seam)
        )

    def carry_out(self, operations: Sequence[Operation]) -> bool:
        """Carry operations out on the working copy; False if they do not fit."""
        try:
            for operation in operations:
                operation.apply(self.draft, settle=False)
        except StaleOperationError:
            return False
        return True


def cuts(*pieces: Piece) -> tuple[SplitLine, ...]:
    """Return the splits by which pieces come into being."""
    found = {piece.cut.second_id: piece.cut for piece in pieces if piece.cut is not None}
    return tuple(found.values())


def continuing(wanted: Wanted) -> tuple[Operation, ...]:
    """Return the operations that make a joint."""
    return (
        *cuts(wanted.before, wanted.after),
        *_mended_letters(wanted),
        Continue(wanted.before.id, wanted.after.id, wanted.joint.seam),
    )


def _mended_letters(wanted: Wanted) -> Iterator[Operation]:
    """Yield what puts a hyphen or a small letter at the joint back that was misread."""
    joint, before, after = wanted.joint, wanted.before.line, wanted.after.line
    if joint.misread and not before.text_settled:
        at = len(before.text.rstrip()) - len(joint.misread)
        yield ReplaceInText(before.id, at, joint.misread, "-")
    if joint.small and not after.text_settled:
        at = len(after.text) - len(after.text.lstrip())
        capital = after.text[at]
        yield ReplaceInText(after.id, at, capital, capital.lower())


def joined_snippet(wanted: Wanted) -> tuple[str, str]:
    """Return the place of a joint before and after it is made."""
    left, right = wanted.before.text, wanted.after.text
    seam = wanted.joint.seam
    if seam is Seam.HYPHEN:
        tail = right[:1].lower() + right[1:_SNIPPET] if wanted.joint.small else right[:_SNIPPET]
        after = left[:-1][-_SNIPPET:] + tail
    else:
        between = {Seam.JOIN: "", Seam.SPACE: " ", Seam.GAP: "□"}[seam]
        after = left[-_SNIPPET:] + between + right[:_SNIPPET]
    return f"{left[-_SNIPPET:]} ⏎ {right[:_SNIPPET]}", after


class Shown(TypedDict, total=False):
    """How a proposal is shown: the place before and after, and what it is alike."""

    before: str
    after: str
    alike: str


def proposal(
    kind: ProposalKind,
    confidence: float,
    evidence: Sequence[Evidence],
    operations: Sequence[Operation],
    lines: Sequence[str],
    **shown: Unpack[Shown],
) -> Proposal:
    """Return a proposal with a rounded confidence (so that it is stored and compared the same)."""
    return Proposal(
        kind=kind,
        confidence=round(min(max(confidence, 0.01), 0.999), 3),
        evidence=tuple(evidence),
        operations=tuple(operations),
        lines=tuple(lines),
        before=shown.get("before", ""),
        after=shown.get("after", ""),
        alike=shown.get("alike", ""),
    )
