"""Which row goes on in which: one matching of loose ends with loose beginnings over the page.

A row that stops in mid-sentence wants the row that continues it: mostly the next one, sometimes one
across a heading or picture, in another column, or in another article. The words on both sides, the
indent of the candidate and its place are weighed for every pair that could belong together, and
the matching with the greatest sum wins, so that a piece is not given away to the nearest end when
another one needs it more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.repair.assignment import best_matching
from archive.repair.classify import Form
from archive.repair.marks import ends_sentence, starts_inside
from archive.repair.survey import BLOCK_BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.sense import Sense
    from archive.repair.survey import Row

_SURE = 4.0
"""A link between neighbours in one group that scores more is not called into question."""
_IN_GROUP = 3.5
_NEXT_GROUP = 1.5
_OVER_OTHER = 0.5
_FAR = -4.0
_ORPHAN = 2.5
"""For a beginning inside a paragraph whose neighbour above surely does not lead to it."""
_SPOKEN_FOR = -3.0
"""For a beginning that goes on well from the complete sentence in the line above."""
_REACH = 40
"""How many loose beginnings before and after a loose end are tried."""
_COMPANY = 3.0
_COMPANY_ROWS = 14
_FAR_WORDS = 6.0
_CLOSE = 3
_SHORT = 2.7


@dataclass(frozen=True, slots=True)
class Link:
    """One row goes on in another."""

    end: int
    beginning: int
    score: float
    decided: bool = False
    """True if the page already says so."""


@dataclass(slots=True)
class Links:
    """All links of a page, by the row they start from."""

    after: dict[int, Link] = field(default_factory=dict)
    before: dict[int, Link] = field(default_factory=dict)

    def add(self, link: Link) -> None:
        """Take a link up."""
        self.after[link.end] = link
        self.before[link.beginning] = link


class LinkFinder:
    """Finds the links of one page."""

    def __init__(self, rows: Sequence[Row], forms: Sequence[Form], sense: Sense) -> None:
        self._rows = rows
        self._forms = forms
        self._sense = sense
        self._body = [r.index for r in rows if forms[r.index] is Form.BODY]
        self._next_body = dict(zip(self._body, self._body[1:], strict=False))
        self._indents = _indent_trust(rows, forms)

    def find(self) -> Links:
        """Return the links between rows of body text (headings have theirs by form)."""
        links = Links()
        loose = self._take_neighbours(links)
        scores = self._scores(loose, links)
        matching = best_matching(scores)
        far = [pair for pair in matching.items() if self._is_far(*pair)]
        if far:
            scores = {p: s + self._support(p, far, matching) for p, s in scores.items()}
            matching = best_matching(scores)
        for end, beginning in sorted(matching.items()):
            links.add(Link(end, beginning, scores[end, beginning]))
        return links

    def first_odds(self, index: int) -> float:
        """Return the log-odds that a row starts a paragraph, as far as indents can be trusted."""
        row = self._rows[index]
        odds = row.first_odds * self._indents
        if row.break_after in BLOCK_BREAKS and ends_sentence(row.text) and odds > 0:
            odds *= 0.3  # a last line is short anyway
        return odds

    # -- neighbours ---------------------------------------------------------------------------

    def _take_neighbours(self, links: Links) -> list[int]:
        """Link the neighbours that are beyond question; return the loose ends."""
        loose: list[int] = []
        doubted: set[int] = set()
        for index in self._body:
            row = self._rows[index]
            following = self._next_in_passage(index)
            if row.decided_after:
                if following is not None:
                    links.add(Link(index, following, 9.0, decided=True))
                continue
            if ends_sentence(row.text):
                continue
            beyond_question = (
                following is not None
                and self._next_body.get(index) == following
                and row.break_after not in BLOCK_BREAKS
                and index not in doubted
                and self._score(index, following) > _SURE
            )
            if beyond_question and following is not None:
                links.add(Link(index, following, self._score(index, following)))
                continue
            if following is not None and self.first_odds(following) > 1:
                doubted.add(following)  # perhaps an intruder: what follows it is open, too
            loose.append(index)
        return loose

    def _next_in_passage(self, index: int) -> int | None:
        row = self._rows[index]
        if row.ends_passage or index + 1 >= len(self._rows):
            return None
        return index + 1

    # -- pairs --------------------------------------------------------------------------------

    def _scores(self, loose: Sequence[int], links: Links) -> dict[tuple[int, int], float]:
        heads = [i for i in self._body if i not in links.before and self._may_be_entered(i)]
        at = {index: place for place, index in enumerate(heads)}
        scores: dict[tuple[int, int], float] = {}
        place = 0
        for end in loose:
            while place < len(heads) and heads[place] <= end:
                place += 1
            nearby = heads[max(0, place - _REACH) : place + _REACH]
            following = self._next_body.get(end)
            if following in at and following not in nearby:
                nearby.append(following)
            for head in nearby:
                if head != end and not self._makes_ring(end, head, links):
                    score = self._score(end, head)
                    if score > -_COMPANY - _ORPHAN:
                        scores[end, head] = score
        return scores

    def _may_be_entered(self, index: int) -> bool:
        row = self._rows[index]
        if row.gap_before or index == 0:
            return index != 0 and not row.gap_before
        before = self._rows[index - 1]
        return not (before.decided_after and not before.ends_passage)

    def _makes_ring(self, end: int, head: int, links: Links) -> bool:
        """Tell whether the end is reached from the head by links that are already made."""
        at: int | None = head
        while at is not None and at in links.after:
            at = links.after[at].beginning
            if at == end:
                return True
        return False

    def _score(self, end: int, head: int) -> float:
        row, candidate = self._rows[end], self._rows[head]
        words = self._sense.continues(row.text, candidate.text)
        odds = self.first_odds(head)
        score = words - odds * (0.8 if odds > 0 else 0.6)
        if starts_inside(candidate.text):
            score += 4
        if self._next_body.get(end) == head:
            if end + 1 == head:
                in_group = row.break_after not in BLOCK_BREAKS and not row.ends_passage
                return score + (_IN_GROUP if in_group else _NEXT_GROUP)
            return score + _OVER_OTHER
        score += min(0.0, _FAR_WORDS - words) + self._standing(head)
        if abs(head - end) <= _CLOSE:
            return score + _OVER_OTHER
        return score + _FAR

    def _standing(self, head: int) -> float:
        """Return what the line above says of a beginning that is to go elsewhere."""
        above = self._rows[head - 1]
        odds = self.first_odds(head)
        if self._forms[above.index] is not Form.BODY:
            return _ORPHAN if odds < -1 else 0.0
        if not ends_sentence(above.text):
            return 0.0
        in_group = above.break_after not in BLOCK_BREAKS and not above.ends_passage
        if odds < -1 and (above.shortfall > _SHORT or not in_group):
            return _ORPHAN
        return _SPOKEN_FOR if in_group else 0.0

    def _is_far(self, end: int, head: int) -> bool:
        return self._next_body.get(end) != head

    def _support(
        self, pair: tuple[int, int], far: Sequence[tuple[int, int]], matching: dict[int, int]
    ) -> float:
        """Return the support of a far link by other links of a first matching.

        Other links between the same two regions of the page support it, and so does the loss of
        the neighbour above to another beginning.
        """
        if not self._is_far(*pair):
            return 0.0
        end, head = pair
        support = 0.0
        above = self._rows[head - 1].index
        if self.first_odds(head) < -1 and matching.get(above, head) != head:
            support += _ORPHAN
        for a, b in far:
            if (a, b) == pair:
                continue
            near = max(abs(a - end), abs(b - head)) <= _COMPANY_ROWS
            crossed = max(abs(a - head), abs(b - end)) <= _COMPANY_ROWS
            if near or crossed:
                return support + _COMPANY
        return support


def _indent_trust(rows: Sequence[Row], forms: Sequence[Form]) -> float:
    """Return from 0 to 1 how well first lines can be told on this page by being set in.

    After a heading a paragraph starts for sure: if such rows do not look set in, indents (or the
    estimate of the column) are worth nothing here.
    """
    looks = [
        row.first_odds > 0
        for row in rows
        if forms[row.index] is Form.BODY
        and row.column is not None
        and row.starts_passage
        and not (row.ends_passage and ends_sentence(row.text))
    ]
    if len(looks) < 3:
        return 0.6 if any(looks) else 0.2
    share = sum(looks) / len(looks)
    return max(0.0, min(1.0, (share - 0.15) / 0.35))
