"""Cutting a page along its white space into articles, and articles into columns.

A cut that leaves a heading on top of both parts separates two articles; white below a heading
separates the columns of its article. Text without a heading of its own belongs to the article
whose area it was cut from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.layout.column_cutting import ColumnCutter
from archive.layout.headings import HeadingGroup
from archive.layout.names import ends_sentence, looks_like_caption
from archive.layout.pieces import Piece
from archive.layout.running_over import runs_over
from archive.layout.white_space import Atom, Cut, WhiteSpace, middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.graphics import Area

_ORPHAN = 2.5
"""How much columns without a heading look like those before them."""
_OPEN_SENTENCE = 3.0
"""How much a sentence that goes on beyond a cut speaks against it."""
_NEXT_COLUMN, _SAME_END = 4.0, 4.0
"""White between columns, and how much higher or lower one may end, in sizes of type."""
_PICTURE = 4.0
"""White under a heading, in sizes of type, that is filled with a picture."""


@dataclass(slots=True, eq=False)
class RoughArticle:
    """An article while its area is being cut: its heading and its columns in reading order."""

    heading: HeadingGroup | None = None
    columns: list[list[Piece]] = field(default_factory=list)
    strays: list[Piece] = field(default_factory=list)
    """Lines across columns that are in the way of a cut."""
    frame: Area | None = None
    """The frame full of display type that holds its lines, in no order."""

    def pieces(self) -> list[Piece]:
        """Return all lines of the article."""
        heading = list(self.heading.pieces) if self.heading else []
        return [*heading, *self.strays, *(piece for column in self.columns for piece in column)]


class Cutter:
    """Cuts one page. ``usual`` and ``leading`` measure its text (see ``find_headings``)."""

    def __init__(self, usual: float, leading: float, rules: Sequence[Area] = ()) -> None:
        self.usual = usual
        self.white = WhiteSpace(usual, leading, rules)

    def articles(self, atoms: Sequence[Atom]) -> list[RoughArticle]:
        """Return the articles of an area in reading order."""
        found: list[RoughArticle] = []
        self._divide(list(atoms), None, found)
        return found

    def _divide(
        self, atoms: list[Atom], owner: RoughArticle | None, found: list[RoughArticle]
    ) -> None:
        ruled = self.white.ruled_cut(atoms)
        if ruled is not None:
            upper, lower = self.white.split(atoms, ruled)
            before = len(found)
            self._divide(upper, owner, found)
            if not self._has_heading(lower):
                articles = [*found[:before], *([owner] if owner else [])]
                owner = self._beside(upper, lower, articles) or owner
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
            first, second = self.white.split(atoms, cut)
            self._divide(first, owner, found)
            # what has no heading of its own belongs to the article it was cut from
            self._divide(second, owner, found)
        elif headed:
            self._open(atoms, min(headings, key=lambda group: group.top), found)
        else:
            self._divide_anyhow(atoms, owner, found)

    def _beside(
        self, above: Sequence[Atom], atoms: Sequence[Atom], articles: Sequence[RoughArticle]
    ) -> RoughArticle | None:
        """Return the article that runs over to columns under another, from those at their left.

        If sentences do not tell, that above them has come to its end.
        """
        lines = [atom for atom in atoms if isinstance(atom, Piece)]
        first = self._border(lines, at_right=False)
        left, bottom = min(p.left for p in lines), max(p.bottom for p in lines)
        last = self._border([a for a in above if isinstance(a, Piece)], at_right=True)
        has_ended = bool(last) and ends_sentence(max(last, key=lambda p: p.bottom).text)
        for article in reversed(articles):
            if not article.columns:
                continue
            column = article.columns[-1]
            white = left - max(p.right for p in column)
            ends_beside = (
                -self.usual < white < _NEXT_COLUMN * self.usual
                and abs(max(p.bottom for p in column) - bottom) < _SAME_END * self.usual
            )
            if ends_beside and (runs_over(column, first, self.usual) or has_ended):
                return article
        return None

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
        cuts = self.white.cuts(atoms, upright=True)
        if cuts:
            first, second = self.white.split(atoms, max(cuts, key=lambda cut: cut.white))
            before = len(found)
            self._divide(first, owner, found)
            opened = found[before:]
            runs_on = opened and self._runs_on(opened[-1], first)
            self._divide(second, opened[-1] if runs_on else owner, found)
            return
        headings = [atom for atom in atoms if isinstance(atom, HeadingGroup)]
        heading = min(headings, key=lambda group: group.top)
        above = [atom for atom in atoms if middle(atom) < heading.top]
        below = [atom for atom in atoms if atom is not heading and middle(atom) >= heading.top]
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
            for cut in self.white.cuts(atoms, upright=False)
            if self._has_heading(lower := self.white.split(atoms, cut)[1])
            and self._unheaded(lower) == 0
        ]
        if level:
            return max(level, key=lambda cut: cut.white)
        if not headed:
            return None
        upright = []
        for cut in self.white.cuts(atoms, upright=True):
            sides = self.white.split(atoms, cut)
            if all(self._has_heading(side) and self._unheaded(side) == 0 for side in sides):
                upright.append((self._kinship(*sides) - cut.white / self.usual, cut))
        return min(upright, key=lambda pair: pair[0])[1] if upright else None

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

    def _first_line(self, group: HeadingGroup, pieces: Sequence[Piece]) -> float:
        below = [
            piece.top
            for piece in pieces
            if piece.middle > group.bottom and piece.left < group.right and group.left < piece.right
        ]
        first = min(below, default=group.bottom)
        # where a picture stands under a heading, the columns beside it begin above its text
        return first if first - group.bottom < _PICTURE * self.usual else group.bottom

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
        if overhang:
            result += 3.0
        if runs_over(before, after, self.usual):
            result += _OPEN_SENTENCE
        return result + (_ORPHAN if self._begins_without_heading(right, after) else 0.0)

    def _begins_without_heading(self, atoms: Sequence[Atom], first: Sequence[Piece]) -> bool:
        """Tell whether the first column of an area is neither under a heading nor level with one.

        Columns beside a heading begin where those under it do.
        """
        headings = [atom for atom in atoms if isinstance(atom, HeadingGroup)]
        if not headings:
            return False
        heading = min(headings, key=lambda group: group.left)
        pieces = [atom for atom in atoms if isinstance(atom, Piece)]
        top, right = min(p.top for p in first), max(p.right for p in first)
        is_level = abs(top - self._first_line(heading, pieces)) < 2 * self.usual
        return heading.left > right and not is_level

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

    def _give_columns(
        self, atoms: list[Atom], owner: RoughArticle | None, found: list[RoughArticle]
    ) -> None:
        if owner is None:
            owner = RoughArticle()
            found.append(owner)
        pieces = [atom for atom in atoms if isinstance(atom, Piece)]
        cutter = ColumnCutter(self.white)
        cutter.cut(pieces)
        owner.columns += cutter.columns
        owner.strays += cutter.strays


def _full_width(pieces: Sequence[Piece]) -> float:
    widths = sorted(piece.flush_right - piece.left for piece in pieces)
    return widths[int(0.7 * (len(widths) - 1))]
