"""The white space of an area of a page, and the cuts that can be made through it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.layout.headings import HeadingGroup
from archive.layout.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.graphics import Area

Atom = Piece | HeadingGroup

_FROM_SIDE_TO_SIDE = 0.85
_MANY_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut through white space at ``place``; ``white`` is its width in pixels."""

    place: float
    white: float
    upright: bool


class WhiteSpace:
    """Finds cuts on one page. ``usual`` and ``leading`` measure its text (see ``find_headings``)."""

    def __init__(self, usual: float, leading: float, rules: Sequence[Area] = ()) -> None:
        self.usual = usual
        self.leading = leading
        self.rules = rules

    def cuts(self, atoms: Sequence[Atom], *, upright: bool) -> list[Cut]:
        """Return the cuts through all of an area's white, upright or level."""
        spans = sorted(self._span(atom, upright=upright) for atom in atoms)
        shrunk = 2 * self._shrink(upright=upright)
        least = -0.7 * self.usual if upright else self.leading + 0.5 * self.usual
        cuts = []
        reach = spans[0][1]
        for start, end in spans[1:]:
            white = start - reach - shrunk
            if white >= least:
                cuts.append(Cut((start + reach) / 2, white, upright))
            reach = max(reach, end)
        return cuts

    def _shrink(self, *, upright: bool) -> float:
        # marks hang over the edges of columns and boxes are generous; lines do not
        return 0.8 * self.usual if upright else 0.05 * self.usual

    def _span(self, atom: Atom, *, upright: bool) -> tuple[float, float]:
        by = self._shrink(upright=upright)
        if not upright:
            return atom.top + by, max(atom.top + by, atom.bottom - by)
        right = atom.flush_right if isinstance(atom, Piece) else atom.right
        left, right = atom.left + by, right - by
        return (left, right) if left < right else ((left + right) / 2, (left + right) / 2)

    @staticmethod
    def split(atoms: Sequence[Atom], cut: Cut) -> tuple[list[Atom], list[Atom]]:
        """Return what lies above and below, or left and right of a cut."""
        place = centre if cut.upright else middle
        return (
            [atom for atom in atoms if place(atom) < cut.place],
            [atom for atom in atoms if place(atom) >= cut.place],
        )

    def ruled_cut(self, atoms: Sequence[Atom]) -> Cut | None:
        """Return a level cut along a rule from side to side of an area of several columns."""
        left, right = min(atom.left for atom in atoms), max(atom.right for atom in atoms)
        for rule in self.rules:
            covered = min(rule.right, right) - max(rule.left, left)
            if covered < _FROM_SIDE_TO_SIDE * (right - left):
                continue
            above = [atom for atom in atoms if middle(atom) < rule.top]
            below = [atom for atom in atoms if middle(atom) > rule.bottom]
            if (
                above
                and below
                and len(above) + len(below) == len(atoms)
                and max(atom.bottom for atom in above) < rule.bottom + 0.3 * self.usual
                and min(atom.top for atom in below) > rule.top - 0.3 * self.usual
            ):
                return Cut((rule.top + rule.bottom) / 2, rule.bottom - rule.top, upright=False)
        return self._cut_through_all_columns(atoms)

    def _cut_through_all_columns(self, atoms: Sequence[Atom]) -> Cut | None:
        """Return a level cut at which many columns end and begin at once."""
        pieces = [atom for atom in atoms if isinstance(atom, Piece)]
        for cut in self.cuts(atoms, upright=False):
            if cut.white < self.leading + 0.75 * self.usual:
                continue
            reach = cut.white / 2 + 1.5 * self.usual
            ending = sum(cut.place - reach < piece.bottom < cut.place for piece in pieces)
            beginning = sum(cut.place < piece.top < cut.place + reach for piece in pieces)
            if min(ending, beginning) >= _MANY_COLUMNS:
                return cut
        return None


def middle(atom: Atom) -> float:
    """Return the vertical middle."""
    return (atom.top + atom.bottom) / 2


def centre(atom: Atom) -> float:
    """Return the horizontal middle."""
    return (atom.left + atom.right) / 2
