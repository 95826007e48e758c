"""What of an area with tiers has not been read, and what of it can be read next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.layout.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.fences import Fences
    from archive.layout.headings import HeadingGroup
    from archive.layout.white_space import Atom

_SHARED = 0.3
"""Share of the narrower of two lines that must lie over the other for them to be in one tier."""
_LEAST_TIER = 4.0
"""The lowest tier, in sizes of type: an indented line stands beside a last one of few characters."""
_SAME_ROW = 0.8
"""Lines that begin this near to each other, in sizes of type, begin together."""
_REACH = 30.0
"""How far from its heading, in sizes of type, an article may begin another tier."""


class Unread:
    """What of an area has not been read, and what of it can be read next."""

    def __init__(self, area: Sequence[Atom], usual: float) -> None:
        self._usual = usual
        self._waiting: dict[Atom, set[Atom]] = {
            atom: {
                other
                for other in area
                if other is not atom and _is_above(other, atom) and self._share_tier(other, atom)
            }
            for atom in area
        }

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def take(self, atom: Atom) -> None:
        """Call it read."""
        del self._waiting[atom]
        for others in self._waiting.values():
            others.discard(atom)

    def is_open(self, atom: Atom) -> bool:
        """Tell whether all above it in its tiers has been read."""
        return not self._waiting[atom]

    def open(self) -> list[Atom]:
        """Return what can be read next."""
        found = [atom for atom, others in self._waiting.items() if not others]
        # boxes that lie on each other may wait for one another
        return found or [min(self._waiting, key=lambda atom: (atom.top, atom.left))]

    def below(self, atom: Atom) -> Atom | None:
        """Return what comes next in the tier."""
        found = [
            other
            for other in self._waiting
            if _is_above(atom, other) and self._share_tier(atom, other)
        ]
        start = min((other.top for other in found), default=0.0)
        # tiers do not begin at quite the same height
        row = [other for other in found if other.top < start + _SAME_ROW * self._usual]
        return min(row, key=lambda other: (other.left, other.top), default=None)

    def is_under(self, piece: Piece, lines: Sequence[Piece]) -> bool:
        """Tell whether one of some lines stands above another one in its tier."""
        return any(_is_above(line, piece) and self._share_tier(line, piece) for line in lines)

    def beside(self, heading: HeadingGroup | None, fences: Fences) -> Atom | None:
        """Return the first line of the first tier that a heading spans and nobody has read."""
        if heading is None:
            return None
        lines = [
            atom
            for atom in self.open()
            if isinstance(atom, Piece)
            and _is_above(heading, atom)
            and self._share_tier(heading, atom)
            and atom.top - heading.bottom < _REACH * self._usual
            and fences.between(heading, atom) is None
        ]
        return self.first(lines) if lines else None

    def first(self, atoms: Sequence[Atom]) -> Atom:
        """Return the uppermost in the first tier."""
        start = min(atom.left for atom in atoms)
        tier = [atom for atom in atoms if atom.left < start + 1.5 * self._usual]
        return min(tier, key=lambda atom: (atom.top, atom.left))

    def _share_tier(self, one: Atom, other: Atom) -> bool:
        right, other_right = self._right(one), self._right(other)
        shared = min(right, other_right) - max(one.left, other.left)
        return shared > _SHARED * min(right - one.left, other_right - other.left)

    def _right(self, atom: Atom) -> float:
        """Return how far a line reaches in its tier, also if it is the short last one of text."""
        if not isinstance(atom, Piece) or (len(atom.text) > 1 and not atom.reading.vertical):
            return atom.right
        return max(atom.right, atom.left + _LEAST_TIER * self._usual)


def _is_above(one: Atom, other: Atom) -> bool:
    return one.top + one.bottom < other.top + other.bottom
