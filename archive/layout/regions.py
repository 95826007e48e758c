"""Cutting a page along its white space into articles, and articles into columns.

A cut that leaves a heading on top of both parts separates two articles; white below a heading
separates the columns of its article. Text without a heading of its own belongs to the article
whose area it was cut from.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.layout.headings import HeadingGroup
from archive.layout.names import looks_like_caption
from archive.layout.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.graphics import Area

Atom = Piece | HeadingGroup

_FROM_SIDE_TO_SIDE = 0.85
_MANY_COLUMNS = 3


@dataclass(slots=True, eq=False)
class RoughArticle:
    """An article while its area is being cut: its heading and its columns in reading order."""

    heading: HeadingGroup | None = None
    columns: list[list[Piece]] = field(default_factory=list)
    strays: list[Piece] = field(default_factory=list)
    """Lines across columns that are in the way of a cut."""

    def pieces(self) -> list[Piece]:
        """Return all lines of the article."""
        heading = list(self.heading.pieces) if self.heading else []
        return [*heading, *self.strays, *(piece for column in self.columns for piece in column)]


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut through white space at ``place``; ``white`` is its width in pixels."""

    place: float
    white: float
    upright: bool


class Cutter:
    """Cuts one page. ``usual`` and ``leading`` measure its text (see ``find_headings``)."""

    def __init__(self, usual: float, leading: float, rules: Sequence[Area] = ()) -> None:
        self.usual = usual
        self.leading = leading
        self.rules = rules

    def articles(self, atoms: Sequence[Atom]) -> list[RoughArticle]:
        """Return the articles of an area in reading order."""
        found: list[RoughArticle] = []
        self._divide(list(atoms), None, found)
        return found

    # -- articles -----------------------------------------------------------------------------

    def _divide(
        self, atoms: list[Atom], owner: RoughArticle | None, found: list[RoughArticle]
    ) -> None:
        ruled = self._ruled_cut(atoms)
        if ruled is not None:
            upper, lower = self._split(atoms, ruled)
            self._divide(upper, owner, found)
            self._divide(lower, owner, found)
            return
        headings = [atom for atom in atoms if isinstance(atom, HeadingGroup)]
        if not headings:
            self._give_columns(atoms, owner, found)
            return
        headed = self._unheaded(atoms) == 0
        if headed and len(headings) == 1:
            self._open(atoms, headings[0], found)
            return
        cut = self._article_cut(atoms, headed=headed)
        if cut is not None:
            first, second = self._split(atoms, cut)
            self._divide(first, owner, found)
            # what has no heading of its own belongs to the article it was cut from
            self._divide(second, owner, found)
        elif headed:
            self._open(atoms, min(headings, key=lambda group: group.top), found)
        else:
            self._divide_anyhow(atoms, owner, found)

    def _open(self, atoms: list[Atom], heading: HeadingGroup, found: list[RoughArticle]) -> None:
        """Start the article of a heading and give it what else is in its area."""
        article = RoughArticle(heading)
        found.append(article)
        rest = [atom for atom in atoms if atom is not heading]
        if rest:
            self._divide(rest, article, found)

    def _divide_anyhow(
        self, atoms: list[Atom], owner: RoughArticle | None, found: list[RoughArticle]
    ) -> None:
        """Cut at the widest white, or at the first heading, where no cut separates articles."""
        cuts = self._cuts(atoms, upright=True)
        if cuts:
            first, second = self._split(atoms, max(cuts, key=lambda cut: cut.white))
            before = len(found)
            self._divide(first, owner, found)
            opened = found[before:]
            runs_on = opened and self._runs_on(opened[-1], first)
            self._divide(second, opened[-1] if runs_on else owner, found)
            return
        headings = [atom for atom in atoms if isinstance(atom, HeadingGroup)]
        heading = min(headings, key=lambda group: group.top)
        above = [atom for atom in atoms if _middle(atom) < heading.top]
        below = [atom for atom in atoms if atom is not heading and _middle(atom) >= heading.top]
        if above:
            self._divide(above, owner, found)
        self._open([heading, *below], heading, found)

    def _runs_on(self, article: RoughArticle, atoms: Sequence[Atom]) -> bool:
        """Tell whether an article that began in a column fills it, so that the next goes on."""
        left, right = min(atom.left for atom in atoms), max(atom.right for atom in atoms)
        width = max(
            (atom.right - atom.left for atom in atoms if isinstance(atom, Piece)), default=0
        )
        bottom = max(atom.bottom for atom in atoms)
        return (
            right - left < 1.3 * width
            and len(article.columns) == 1
            and article.columns[0][-1].bottom > bottom - self.usual
        )

    def _article_cut(self, atoms: list[Atom], *, headed: bool) -> Cut | None:
        """Return the best cut that leaves a heading on top of what it separates."""
        level = [
            cut
            for cut in self._cuts(atoms, upright=False)
            if self._has_heading(lower := self._split(atoms, cut)[1]) and self._unheaded(lower) == 0
        ]
        if level:
            return max(level, key=lambda cut: cut.white)
        if not headed:
            return None
        upright = []
        for cut in self._cuts(atoms, upright=True):
            sides = self._split(atoms, cut)
            if all(self._has_heading(side) and self._unheaded(side) == 0 for side in sides):
                upright.append((self._kinship(*sides) - cut.white / self.usual, cut))
        return min(upright, key=lambda pair: pair[0])[1] if upright else None

    def _ruled_cut(self, atoms: Sequence[Atom]) -> Cut | None:
        """Return a level cut along a rule from side to side of an area of several columns."""
        left, right = min(atom.left for atom in atoms), max(atom.right for atom in atoms)
        for rule in self.rules:
            covered = min(rule.right, right) - max(rule.left, left)
            if covered < _FROM_SIDE_TO_SIDE * (right - left):
                continue
            above = [atom for atom in atoms if _middle(atom) < rule.top]
            below = [atom for atom in atoms if _middle(atom) > rule.bottom]
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
        for cut in self._cuts(atoms, upright=False):
            if cut.white < self.leading + 0.75 * self.usual:
                continue
            reach = cut.white / 2 + 1.5 * self.usual
            ending = sum(cut.place - reach < piece.bottom < cut.place for piece in pieces)
            beginning = sum(cut.place < piece.top < cut.place + reach for piece in pieces)
            if min(ending, beginning) >= _MANY_COLUMNS:
                return cut
        return None

    def _unheaded(self, atoms: Sequence[Atom]) -> int:
        """Return how many columns begin above the first line under any heading."""
        headings = [atom for atom in atoms if isinstance(atom, HeadingGroup)]
        pieces = [atom for atom in atoms if isinstance(atom, Piece)]
        if not headings:
            return len(pieces)
        limit = min(self._first_line(group, pieces) for group in headings) - 0.6 * self.usual
        # the caption of a picture may stand out of its article
        loose = [p for p in pieces if p.top < limit and not looks_like_caption(p.text)]
        return sum(
            not any(
                group.top < piece.top and group.left < piece.right and piece.left < group.right
                for group in headings
            )
            for piece in loose
        )

    @staticmethod
    def _first_line(group: HeadingGroup, pieces: Sequence[Piece]) -> float:
        below = [
            piece.top
            for piece in pieces
            if piece.middle > group.bottom and piece.left < group.right and group.left < piece.right
        ]
        return min(below, default=group.bottom)

    def _kinship(self, left: Sequence[Atom], right: Sequence[Atom]) -> float:
        """Return how much the columns on both sides of an upright cut look like one article's.

        Columns of one article are equally wide and their lines stand side by side; a heading
        does not begin before its first column.
        """
        before = self._border([a for a in left if isinstance(a, Piece)], at_right=True)
        after = self._border([a for a in right if isinstance(a, Piece)], at_right=False)
        if not before or not after:
            return 0.0
        beside = sum(
            any(abs(piece.middle - other.middle) < 0.12 * self.usual for other in after)
            for piece in before
        )
        result = 3.0 * beside / len(before)
        difference = abs(_full_width(before) - _full_width(after)) / self.usual
        result += max(0.0, 2.0 - 4.0 * difference)
        start = min(piece.left for piece in after)
        overhang = any(
            isinstance(atom, HeadingGroup) and atom.left < start - self.usual for atom in right
        )
        return result + (3.0 if overhang else 0.0)

    def _border(self, pieces: Sequence[Piece], *, at_right: bool) -> list[Piece]:
        """Return the lines of the column next to a cut."""
        if not pieces:
            return []
        if at_right:
            edge = max(piece.right for piece in pieces)
            reach = max(piece.left for piece in pieces if piece.right > edge - 3 * self.usual)
            return [piece for piece in pieces if piece.right > reach]
        edge = min(piece.left for piece in pieces)
        return [piece for piece in pieces if piece.left < edge + 3 * self.usual]

    @staticmethod
    def _has_heading(atoms: Sequence[Atom]) -> bool:
        return any(isinstance(atom, HeadingGroup) for atom in atoms)

    # -- columns ------------------------------------------------------------------------------

    def _give_columns(
        self, atoms: list[Atom], owner: RoughArticle | None, found: list[RoughArticle]
    ) -> None:
        if owner is None:
            owner = RoughArticle()
            found.append(owner)
        pieces = [atom for atom in atoms if isinstance(atom, Piece)]
        self._columns(pieces, owner)

    def _columns(self, pieces: list[Piece], owner: RoughArticle) -> None:
        if not pieces:
            return
        cuts = self._cuts(pieces, upright=True)
        strays: list[Piece] = []
        if not cuts and self._side_by_side(pieces):
            strays = self._obstacles(pieces)
            cuts = self._cuts([p for p in pieces if p not in strays], upright=True)
            if not cuts:
                self._rows(pieces, owner)
                return
        owner.strays += strays
        rest = [piece for piece in pieces if piece not in strays]
        edges = sorted(cut.place for cut in cuts)
        for left, right in zip([float("-inf"), *edges], [*edges, float("inf")], strict=True):
            column = [piece for piece in rest if left <= piece.centre < right]
            if not column:
                continue
            if self._side_by_side(column) and edges:
                self._columns(column, owner)
            else:
                owner.columns.append(sorted(column, key=lambda piece: piece.middle))

    def _rows(self, pieces: list[Piece], owner: RoughArticle) -> None:
        """Cut an area across whose columns differ above and below."""
        cuts = self._cuts(pieces, upright=False)
        if cuts:
            upper, lower = self._split(list(pieces), max(cuts, key=lambda cut: cut.white))
            self._columns([atom for atom in upper if isinstance(atom, Piece)], owner)
            self._columns([atom for atom in lower if isinstance(atom, Piece)], owner)
        else:
            owner.columns.append(_by_rows(pieces))

    @staticmethod
    def _side_by_side(pieces: Sequence[Piece]) -> bool:
        ordered = sorted(pieces, key=lambda piece: piece.middle)
        return any(
            min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.height, b.height)
            for a, b in itertools.pairwise(ordered)
        )

    def _obstacles(self, pieces: list[Piece]) -> list[Piece]:
        """Return the fewest lines without which the area falls into columns."""
        few = max(1, len(pieces) // 12)
        best: list[Piece] = []
        for edge in sorted({piece.left - self.usual / 2 for piece in pieces}):
            across = [
                p for p in pieces if p.left + self.usual / 2 < edge < p.flush_right - self.usual / 2
            ]
            left = sum(piece.right <= edge + self.usual for piece in pieces)
            right = sum(piece.left >= edge - self.usual for piece in pieces)
            fits = 0 < len(across) <= few and min(left, right) > 2 * len(across)
            if fits and (not best or len(across) < len(best)):
                best = across
        return best

    # -- white space --------------------------------------------------------------------------

    def _cuts(self, atoms: Sequence[Atom], *, upright: bool) -> list[Cut]:
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
    def _split(atoms: Sequence[Atom], cut: Cut) -> tuple[list[Atom], list[Atom]]:
        place = _centre if cut.upright else _middle
        return (
            [atom for atom in atoms if place(atom) < cut.place],
            [atom for atom in atoms if place(atom) >= cut.place],
        )


def _full_width(pieces: Sequence[Piece]) -> float:
    widths = sorted(piece.flush_right - piece.left for piece in pieces)
    return widths[int(0.7 * (len(widths) - 1))]


def _middle(atom: Atom) -> float:
    return (atom.top + atom.bottom) / 2


def _centre(atom: Atom) -> float:
    return (atom.left + atom.right) / 2


def _by_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces row by row, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        if rows and piece.middle < max(p.middle for p in rows[-1]) + 0.3 * piece.height:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda p: p.left)]
