"""Reading a page whose articles run on from tier to tier, as vertical pages are set.

Lines are short and stand in tiers; an article goes through its tier to the end and on at the start
of the next, unless its heading spans several tiers: then it fills the space beside its heading,
tier by tier. Here, as everywhere in layout, the page is turned: its tiers are columns, in which
lines follow each other downwards.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.layout.cross_titles import joined, take_cross_titles
from archive.layout.display_frames import area_of, is_advert
from archive.layout.fences import Fences
from archive.layout.headings import HeadingGroup, find_headings
from archive.layout.pieces import DISPLAY, Piece, text_span
from archive.layout.regions import RoughArticle
from archive.layout.title_rows import one_over_a_line, with_lines_between
from archive.layout.unread import Unread
from archive.layout.white_space import Atom, Cut, WhiteSpace, middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.graphics import Area

_LONGEST_KICKER = 2
"""Lines of usual size that may stand before the first large one of a heading."""
_ALONG, _ACROSS = 0.6, 0.003
"""Least share of an area along which a border goes that cuts it, and most lines it may cross."""
_CORE = 0.2
_SEVERAL = 1.6
"""A fence this much longer than a line goes through several tiers."""
_AREA_WHITE = 1.1
_FULL = 1.3
_NEXT_LINE = 2.5
_WHOLE_PAGE = 0.7
"""A line this long, in heights of the page, stands in its margin."""
_LONGEST_TITLE = 15
_SEEMS_LARGE, _SAME_START = 1.42, 1.2
_PART = 0.58
"""A title this much smaller than its article's heads a part of the article."""


class TierReader:
    """Follows the text of one page area after area, as a reader does."""

    def __init__(self, usual: float, leading: float, fences: Fences) -> None:
        """Measure the text as ``find_headings`` does; ``fences`` part the articles of a tier."""
        self._fences = fences
        self._fence: Area | None = None
        self._broken: list[RoughArticle] = []
        self._usual = usual
        self._leading = leading
        self._white = WhiteSpace(usual, leading)
        self._articles: list[RoughArticle] = []
        self._ended = True
        self._alone: set[HeadingGroup] = set()

    def articles(self, pieces: Sequence[Piece]) -> list[RoughArticle]:
        """Return the articles of the page in reading order."""
        margin = self._margin(pieces)
        self._articles += [RoughArticle(columns=[[piece]]) for piece in margin]
        rest = [piece for piece in pieces if piece not in margin]
        for page in self._pages(list(rest)) if rest else []:
            for area in self._areas(page):
                self._read_area([atom for atom in area if isinstance(atom, Piece)])
            # nothing runs on from page to page
            self._ended = True
            self._broken.clear()
        return self._articles

    def _read_area(self, lines: list[Piece]) -> None:
        if is_advert(lines, self._usual):
            self._articles.append(RoughArticle(columns=[lines], frame=area_of(lines)))
            return
        titles, lines = take_cross_titles(lines, self._usual, self._fences)
        level: list[Piece] = []
        for piece in sorted(lines, key=lambda piece: piece.middle):
            level.append(self._as_running_text(piece, level))
        headings = with_lines_between(find_headings(level, self._usual, self._leading), level)
        taken = {id(piece) for group in headings for piece in group.pieces}
        headings = joined(titles, headings, self._usual)
        self._alone = {title.group for title in titles if not title.heads} & set(headings)
        rest = [piece for piece in level if id(piece) not in taken]
        headings = one_over_a_line(headings, rest, self._usual)
        self._read([*headings, *rest])

    def _margin(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return lines as long as the page is high, such as mottos, that stand by themselves."""
        start, end = text_span(pieces)
        height = end - start
        long = [
            p for p in pieces if p.width > _WHOLE_PAGE * height and len(p.text) > _LONGEST_TITLE
        ]
        return [
            piece
            for piece in long
            if not any(p is not piece and abs(p.middle - piece.middle) < 2 * p.size for p in long)
        ]

    def _as_running_text(self, piece: Piece, before: Sequence[Piece]) -> Piece:
        """Return a line that goes on a column of text with no larger type than the column's.

        It has white on one side, so the engine finds it thicker than it is.
        """
        usual = self._usual
        if not DISPLAY * usual <= piece.size < _SEEMS_LARGE * usual:
            return piece
        goes_on = any(
            other.size < DISPLAY * usual
            and abs(other.left - piece.left) < _SAME_START * usual
            and other.middle < piece.middle
            and piece.top - other.bottom < max(0.0, self._leading) + 0.6 * usual
            and piece.right < other.right + usual
            for other in before
        )
        return dataclasses.replace(piece, size=usual) if goes_on else piece

    def _pages(self, atoms: list[Atom]) -> list[list[Atom]]:
        """Cut a sheet at the borders along its pages."""
        for border in self._fences.borders:
            sides = self._at_border(atoms, border)
            if sides is not None:
                return [*self._pages(sides[0]), *self._pages(sides[1])]
        return [atoms]

    def _areas(self, atoms: list[Atom]) -> list[list[Atom]]:
        """Cut a page at white that is wider than any between lines or tiers, widest first."""
        if len(atoms) < 2:
            return [atoms]
        wide = [
            cut
            for upright in (True, False)
            for cut in self._white.cuts(atoms, upright=upright)
            if cut.white >= self._least_white(upright=upright)
        ]
        if not wide:
            return [atoms]
        first, second = self._white.split(atoms, max(wide, key=lambda cut: cut.white))
        if not first or not second:
            return [atoms]
        return [*self._areas(first), *self._areas(second)]

    def _at_border(self, atoms: list[Atom], border: Area) -> tuple[list[Atom], list[Atom]] | None:
        """Return what lies on the two sides of a border along an area."""
        left, right = min(atom.left for atom in atoms), max(atom.right for atom in atoms)
        shared = min(border.right, right) - max(border.left, left)
        # boxes of large type reach far beyond it
        across = [
            atom
            for atom in atoms
            if abs(middle(atom) - border.top)
            < (atom.bottom - atom.top) / 2 - _CORE * max(self._usual, atom.bottom - atom.top)
        ]
        first, second = self._white.split(atoms, Cut(border.top, 0.0, upright=False))
        if not first or not second:
            return None
        is_along = shared > _ALONG * (right - left) and len(across) <= len(atoms) * _ACROSS
        return (first, second) if is_along else None

    def _least_white(self, *, upright: bool) -> float:
        return _AREA_WHITE * self._usual + (0.0 if upright else max(0.0, self._leading))

    def _read(self, area: Sequence[Atom]) -> None:
        unread = Unread(area, self._usual)
        current: Atom | None = None
        while unread:
            following = self._following(current, unread)
            straight = following is not None and not isinstance(current, HeadingGroup)
            if following is None:
                following = self._elsewhere(current, unread)
            unread.take(following)
            self._add(following, straight=straight)
            current = following

    def _following(self, current: Atom | None, unread: Unread) -> Atom | None:
        """Return what a reader comes to without looking up."""
        if current is None:
            return None
        if isinstance(current, HeadingGroup):
            return None if current in self._alone else unread.beside(current, Fences())
        below = unread.below(current)
        self._fence = self._fences.between(current, below) if below is not None else None
        if self._is_under_title():
            self._fence = None  # a rule between a title and its text
        if self._fence is not None:
            return None
        if below is None or not unread.is_open(below):
            return None
        if (
            isinstance(below, HeadingGroup)
            and self._passes(below)
            and unread.beside(self._heading, self._fences)
        ):
            return None
        far = below.top - current.bottom > _NEXT_LINE * self._usual + max(0.0, self._leading)
        return None if far else below

    def _is_under_title(self) -> bool:
        """Tell whether no more than a subtitle has been read after the title of an article."""
        lines = [line for column in self._articles[-1].columns for line in column]
        return self._heading is not None and len(lines) <= 1

    def _is_within(self, atom: Atom, current: Atom | None) -> bool:
        """Tell whether a line stands in a tier that goes on to the fence ``current`` came to.

        A fence through one tier only does not tell how far the article reaches.
        """
        fence = self._fence
        if fence is None or current is None:
            return True
        shared = min(fence.right, atom.right) - max(fence.left, atom.left)
        if shared > (atom.right - atom.left) / 2:
            return True
        start = max(fence.left, self._heading.left if self._heading else fence.left)
        is_short = fence.right - start < _SEVERAL * (current.right - current.left)
        return is_short and not self._ended

    def _passes(self, heading: HeadingGroup) -> bool:
        """Tell whether an article goes on beside its own heading, not to one that is in its way."""
        own = self._heading
        return own is not None and not self._ended and heading.left < own.left - self._usual

    def _elsewhere(self, current: Atom | None, unread: Unread) -> Atom:
        """Return where a reader looks when the tier is at its end."""
        beside = unread.beside(self._heading, self._fences)
        if isinstance(beside, Piece) and self._begins_another(beside, unread):
            beside = None
        if beside is not None and self._is_within(beside, current):
            self._ended = False
            return beside
        if isinstance(current, HeadingGroup) and _is_across(current):
            self._ended = True
        if self._fence is not None and not self._ended:
            self._broken.append(self._articles[-1])
            self._ended = True
        if not self._ended:
            lines = [atom for atom in unread.open() if isinstance(atom, Piece)]
            if lines:
                return unread.first(lines)
        following = unread.first(unread.open())
        if self._broken and isinstance(following, Piece) and self._goes_on(following, unread):
            self._articles.remove(self._broken[-1])
            self._articles.append(self._broken.pop())
            self._ended = False
        return following

    def _begins_another(self, piece: Piece, unread: Unread) -> bool:
        """Tell whether a line that is set in follows an article that has come to its end."""
        below = unread.below(piece)
        is_set_in = below is not None and piece.left > below.left + self._usual / 2
        own = [line for column in self._articles[-1].columns for line in column]
        return self._ended and is_set_in and unread.is_under(piece, own)

    def _goes_on(self, piece: Piece, unread: Unread) -> bool:
        """Tell whether a line without a heading does not look like the first of an article."""
        usual = self._usual
        fence = self._fences.last_above(piece.middle, piece.left, piece.right)
        after_fence = fence is not None and piece.top - fence < _NEXT_LINE * usual
        below = unread.below(piece)
        return not after_fence and (below is None or piece.left < below.left + usual / 2)

    @property
    def _heading(self) -> HeadingGroup | None:
        own = self._articles[-1].heading if self._articles else None
        return None if own in self._alone else own

    def _add(self, atom: Atom, *, straight: bool) -> None:
        if isinstance(atom, HeadingGroup) and self._is_subhead(atom):
            self._ended = False
            for piece in atom.pieces:
                self._add(piece, straight=straight)
            self._ended = False
            return
        if isinstance(atom, HeadingGroup):
            kicker = self._take_kicker() if straight else ()
            if not self._ended and not kicker:
                self._broken.append(self._articles[-1])
            alone = atom in self._alone
            heading = atom if alone else HeadingGroup((*kicker, *atom.pieces))
            self._articles.append(RoughArticle(heading))
            self._ended = alone
            return
        if not self._articles or (self._ended and not straight):
            self._articles.append(RoughArticle())
        columns = self._articles[-1].columns
        if straight and columns:
            columns[-1].append(atom)
        else:
            columns.append([atom])
        edge = max(piece.flush_right for piece in columns[-1])
        is_full = atom.flush_right > edge - _FULL * self._usual
        self._ended = not is_full or atom.text.rstrip()[-1:] in "。！？」』）"

    def _take_kicker(self) -> tuple[Piece, ...]:
        """Take the line or two that opened an article straight before its heading."""
        article = self._articles[-1]
        lines = article.pieces()
        if article.heading is not None or len(lines) > _LONGEST_KICKER:
            return ()
        self._articles.pop()
        return tuple(lines)

    def _is_subhead(self, heading: HeadingGroup) -> bool:
        """Tell whether a heading stands in the article of a much larger one, in its tiers."""
        own = self._heading
        return (
            own is not None
            and len(heading.pieces) == 1
            and heading.size < _PART * own.size
            and heading.left > own.left - _NEXT_LINE * self._usual
            and heading.right < own.right + _NEXT_LINE * self._usual
        )


def _is_across(heading: HeadingGroup) -> bool:
    """Tell whether a heading is a level title, which stands over its lines or over none."""
    return not any(piece.reading.vertical for piece in heading.pieces)
