"""Where a proposal takes lines from and where it puts them. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.model.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Relocation:
    """Lines of the page as it is, and the line that they are put behind, or before."""

    moved: tuple[str, ...]
    anchor: str
    is_behind: bool = True

    @property
    def meeting(self) -> str:
        """The line of those that are moved which comes to stand beside the anchor."""
        return self.moved[0 if self.is_behind else -1]


def relocation_of(proposal: Proposal) -> Relocation | None:
    """Return what a proposal puts elsewhere, or None if everything stays where it is.

    A piece that is cut off a line first stands where its line stands.
    """
    from archive.model.operations import MoveLines, MovePassages, MoveSpan, SplitLine  # heavy

    operations = proposal.operations
    whole = {cut.second_id: cut.line for cut in operations if isinstance(cut, SplitLine)}

    def standing(piece: str) -> str:
        while piece in whole:
            piece = whole[piece]
        return piece

    for move in operations:
        if isinstance(move, MoveSpan):
            moved = proposal.lines or (move.first, move.last)
        elif isinstance(move, MoveLines | MovePassages):
            moved = move.lines
        else:
            continue
        anchor = move.after or move.before
        if anchor is not None:
            lines = dict.fromkeys(standing(line) for line in moved)
            return Relocation(tuple(lines), standing(anchor), move.after is not None)
    return None
