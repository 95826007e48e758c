"""Which row goes on in which: one matching of loose ends with loose beginnings over the page.

A row that stops in mid-sentence wants the row that continues it: mostly the next one, sometimes one
across a heading or picture, in another column, or in another article. Every pair that could belong
together is weighed in log-odds against "the continuation is lost": its place on the page, the words
on both sides, the indent of the candidate. The matching with the greatest sum wins, so that a piece
is not given away to the nearest end when another one needs it more.
"""

from __future__ import annotations

import bisect
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.repair.assignment import best_matching
from archive.repair.classify import HEADINGS, Form
from archive.repair.forms import comes_from, sends_on
from archive.repair.geometry import next_printed_odds
from archive.repair.link_evidence import indent_trust, stays_open, titles_above
from archive.repair.marks import ends_sentence, starts_inside
from archive.repair.survey import BLOCK_BREAKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.repair.sense import Sense
    from archive.repair.survey import Row

_SURE = 1.5
"""A link between neighbours in one group that scores more is not called into question."""
_LOOKS_FIRST = 1.3
_LIES_ELSEWHERE = -2.0
"""A line inside a group that looks like a first line more than that may be an intruder."""
_IN_GROUP = 4.4
_AFTER_INTRUDER = 2.0
_NEXT_GROUP = 0.9
_LOOKS_COUNT = 1.0
_OVER_OTHER = -0.3
_OVER_ONE = -1.9
_ONE_GOES_ELSEWHERE = 1.5
"""Makes up for that, where the row in between was found to go on elsewhere."""
_FAR = -3.8
_ROUNDS = 2
_REACH = 16
"""How many loose beginnings before and after a loose end are tried."""
_CLAIM_REACH = 1_500
"""Rows between a beginning that nobody owns and the ends it is shared out among: more than a page."""
_COMPANY = 3.0
_COMPANY_ROWS = 24
_LOST_NEIGHBOUR = 1.0
_MOST_WORDS = 6.0
_HOPELESS = -7.0
"""Place and looks that no words make up for."""
_SOME_WORDS = 1.0
_TELLING = 2.0
_PROOF = 3.0
"""What words alone must say for a link between places apart."""
_WORD_PROOF = 2.0
"""The same where a word is cut."""
_WEAK = 1.0
"""A link that scores less leaves its beginning open to other ends."""
_LOST_BEGINNING = -2.0
"""Log-weight of the case that the end before a lone beginning is lost, too."""
_LOST_BELOW_TITLE = 1.0
"""The same right below a title, where nothing else than the first paragraph can stand."""
_HELPED = 1.0
"""Support by other links that counts as much as a word that is cut."""
_CLAUSE_ONLY = 0.15
"""Most that a link scores between places apart that has neither."""
_NOBODY = -3.0
"""Score of a link to nothing, where there is no candidate at all."""
_SHORT = 2.7
_OVER_TITLE = 0.8
_BELOW_TITLE = 1.2
_OTHER_WIDTH = 2.5
_MOST_AGAINST = 4.0
_LONGEST_CHAIN = 60
_WITHIN_ARTICLE = 120
_ABOVE_TEXT = HEADINGS | {Form.BYLINE}
_STARTERS = re.compile(
    r"^[“\"]?(\d{1,2}月\d{1,2}日|\d{4}年|近日|日前|近年来|今年以来|今年来|连日来|此外|据了解|据悉|目前|"
    r"与此同时|未来|下一步|为了|在.{1,8}[,，])"
)


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
    """All links of a page, by the row they start from and the row they lead to."""

    after: dict[int, Link] = field(default_factory=dict)
    before: dict[int, Link] = field(default_factory=dict)
    torn: dict[int, float] = field(default_factory=dict)
    """For each end that nothing continues: log-odds that this is so."""
    lone: dict[int, float] = field(default_factory=dict)
    """For each beginning that continues nothing: log-odds that this is so."""
    claimed: dict[int, float] = field(default_factory=dict)
    """For each end that nothing continues: probability that a lone beginning yet belongs to it."""

    def add(self, link: Link) -> None:
        """Take a link up."""
        self.after[link.end] = link
        self.before[link.beginning] = link


class LinkFinder:
    """Finds the links of one page."""

    def __init__(self, rows: Sequence[Row], forms: Sequence[Form], sense: Sense) -> None:
        self._rows = rows
        self._forms = forms
        self.sense = sense
        self._body = [r.index for r in rows if forms[r.index] is Form.BODY]
        self._next_body = dict(zip(self._body, self._body[1:], strict=False))
        self._indents = indent_trust(rows, forms)
        self._first_odds = self._all_first_odds()
        self._doubted: set[int] = set()
        self._titles = titles_above(forms)
        self._left_open: dict[int, tuple[bool, float]] = {}
        """For ends of chains: whether a quote or bracket stays open, and how far that is known."""
        self._closes: dict[int, bool] = {}
        """For beginnings of chains: whether one is closed that was not opened in the chain."""

    def find(self) -> Links:
        """Return the links between rows of body text (headings have theirs by form)."""
        links = Links()
        loose = self._take_neighbours(links)
        self._follow_quotes(links)
        scores = self._scores(loose, links)
        matching = best_matching(scores)
        plain = scores
        for _ in range(_ROUNDS):
            away = [pair for pair in matching.items() if self._is_away(*pair)]
            if not away:
                break
            telling: dict[int, list[tuple[int, int]]] = {}
            for pair in away:
                if self._words(*pair) >= _TELLING:
                    telling.setdefault(pair[0] // _COMPANY_ROWS, []).append(pair)
            scores = {p: s + self._support(p, telling, matching) for p, s in plain.items()}
            matching = best_matching(scores)
        self._conclude(links, loose, scores, matching)
        return links

    def first_odds(self, index: int) -> float:
        """Return the log-odds that a row starts a paragraph, as far as indents can be trusted."""
        return self._first_odds[index]

    def is_below_title(self, head: int) -> bool:
        """Tell whether a row stands right below a title or the names of its writers."""
        return head > 0 and self._forms[head - 1] in _ABOVE_TEXT

    def _all_first_odds(self) -> list[float]:
        every = []
        for row in self._rows:
            odds = row.first_odds * self._indents
            if odds > 0 and ends_sentence(row.text):
                # A last line is short anyway; above all if it is not the first of its group.
                starts = row.index == 0 or self._is_last_in_group(self._rows[row.index - 1])
                odds *= 0.8 if starts and not self._is_last_in_group(row) else 0.3
            every.append(odds)
        return every

    # -- neighbours ---------------------------------------------------------------------------

    def _take_neighbours(self, links: Links) -> list[int]:
        """Link the neighbours that are beyond question; return the loose ends."""
        self._prepare_neighbours()
        loose: list[int] = []
        for index in self._body:
            row = self._rows[index]
            following = self._next_body.get(index)
            if row.decided_after:
                if not row.ends_passage:
                    links.add(Link(index, index + 1, 9.0, decided=True))
                continue
            if ends_sentence(row.text) or self._goes_to_another_page(index):
                continue
            if following == index + 1 and not self._is_last_in_group(row):
                score = self._score(index, following)
                if index not in self._doubted and score > _SURE:
                    links.add(Link(index, following, score))
                    continue
                lies = next_printed_odds(row.last.line, self._rows[following].first.line)
                if self.first_odds(following) > _LOOKS_FIRST or lies < _LIES_ELSEWHERE:
                    self._doubted.add(following)  # an intruder? then its own end is open, too
            loose.append(index)
        return loose

    def _prepare_neighbours(self) -> None:
        self.sense.prepare(
            (self._rows[a].text, self._rows[b].text)
            for a, b in self._next_body.items()
            if not ends_sentence(self._rows[a].text)
        )

    def _is_last_in_group(self, row: Row) -> bool:
        return row.ends_passage or row.break_after in BLOCK_BREAKS

    # -- pairs --------------------------------------------------------------------------------

    def _scores(self, loose: Sequence[int], links: Links) -> dict[tuple[int, int], float]:
        pairs = self._pairs(loose, links)
        self.sense.prepare((self._rows[a].text, self._rows[b].text) for a, b in pairs)
        return {pair: self._score(*pair) for pair in pairs}

    def _pairs(self, loose: Sequence[int], links: Links) -> list[tuple[int, int]]:
        """Return the pairs worth weighing: neighbours, the next but one, and far orphans."""
        heads = [i for i in self._body if i not in links.before and self._may_be_entered(i)]
        free = set(heads)
        orphans = [head for head in heads if self._is_orphan(head)]
        pairs: list[tuple[int, int]] = []
        place = 0
        for end in loose:
            while place < len(orphans) and orphans[place] <= end:
                place += 1
            chosen = dict.fromkeys(orphans[max(0, place - _REACH) : place + _REACH])
            following = self._next_body.get(end)
            after = self._next_body.get(following) if following in self._doubted else None
            for near in (following, after):
                if near is not None and near in free:
                    chosen[near] = None
            pairs += [
                (end, head)
                for head in chosen
                if head != end
                and self._place(end, head) + self._looks(head) > _HOPELESS
                and not self._makes_ring(end, head, links)
            ]
        return pairs

    def _may_be_entered(self, index: int) -> bool:
        row = self._rows[index]
        if row.gap_before:
            return False
        if index == 0:
            return True
        before = self._rows[index - 1]
        if self._forms[before.index] is Form.NOTICE and comes_from(before.text):
            return False
        return not before.decided_after or before.ends_passage

    def _goes_to_another_page(self, index: int) -> bool:
        below = index + 1
        if below >= len(self._rows) or self._forms[below] is not Form.NOTICE:
            return False
        return sends_on(self._rows[below].text)

    def _is_orphan(self, head: int) -> bool:
        """Tell whether a row looks like the inside of a paragraph without its beginning."""
        odds = self.first_odds(head)
        if odds > 1.5 or not self._may_be_entered(head):
            return False
        if head == 0:
            return True
        above = self._rows[head - 1]
        if self._forms[above.index] is not Form.BODY or not ends_sentence(above.text):
            return True
        return self._is_last_in_group(above) or above.shortfall > _SHORT

    def _makes_ring(self, end: int, head: int, links: Links) -> bool:
        """Tell whether the end is reached from the head by links that are already made."""
        if head > end + 2 or head < end - 400:
            return False  # links that are already made lead down, and not far
        at: int | None = head
        while at is not None and at in links.after and at <= end:
            at = links.after[at].beginning
            if at == end:
                return True
        return False

    def _score(self, end: int, head: int) -> float:
        candidate = self._rows[head]
        score = self._words(end, head) + self._place(end, head) + self._looks(head)
        score += self._marks(end, head)
        score += next_printed_odds(self._rows[end].last.line, candidate.first.line)
        if starts_inside(candidate.text):
            score += 4.0
        elif _STARTERS.match(candidate.text) or candidate.text[0] in '"“':
            score -= 1.0
        return score

    def _marks(self, end: int, head: int) -> float:
        """Return what quotes and brackets say that are open at the end of one piece."""
        if end not in self._left_open:
            return 0.0
        opened, trust = self._left_open[end]
        closes = self._closes.get(head, False)
        if opened:
            return trust * (1.6 if closes else -0.8)
        return -1.2 * trust if closes else 0.0

    def _follow_quotes(self, links: Links) -> None:
        """Note for every chain of sure links what is open at its end or closed at its beginning."""
        for start in self._body:
            if start in links.before:
                continue
            chain = [start]
            while chain[-1] in links.after and len(chain) < _LONGEST_CHAIN:
                chain.append(links.after[chain[-1]].beginning)
            opened, closes = stays_open("".join(self._rows[i].text for i in chain))
            self._closes[start] = closes
            above = self._rows[start - 1] if start else None
            goes_on = (
                above is not None
                and self._forms[above.index] is Form.BODY
                and not self._is_last_in_group(above)
                and ends_sentence(above.text)
            )
            starts = self.first_odds(start) > 0 and not goes_on
            self._left_open[chain[-1]] = (opened, 1.0 if starts else 0.5)

    def _words(self, end: int, head: int) -> float:
        odds = self.sense.continues(self._rows[end].text, self._rows[head].text)
        return min(_MOST_WORDS, odds)

    def _looks(self, head: int) -> float:
        """Return what the indent of a beginning says for its being inside a paragraph."""
        odds = self.first_odds(head)
        return -0.1 * odds**2.8 if odds > 0 else -0.8 * odds

    def _place(self, end: int, head: int) -> float:
        row = self._rows[end]
        following = self._next_body.get(end)
        if following == head:
            if end + 1 < head:
                return _OVER_OTHER
            if self._is_last_in_group(row):
                # The looks of the beginning count once: they say that it goes on from somewhere.
                return _NEXT_GROUP - max(0.0, self._looks(head) - _LOOKS_COUNT)
            # Inside a group a line that is not set in goes on from the one above as a matter of
            # course: its looks must not count twice.
            sure = _AFTER_INTRUDER if end in self._doubted else _IN_GROUP
            return sure - max(0.0, self._looks(head))
        if following in self._doubted and self._next_body.get(following) == head:
            return _OVER_ONE
        # What was torn off often stands right above the title of its own article.
        crossed = self._titles[head] - self._titles[end]
        titles = crossed * _BELOW_TITLE if crossed > 0 else (-1 - crossed) * _OVER_TITLE
        other, own = self._rows[head].column, self._rows[end].column
        if other is not None and own is not None and abs(other - own) > 1:
            titles += _OTHER_WIDTH
        farness = 0.5 * math.log(max(1.0, abs(head - end) / _WITHIN_ARTICLE))
        return _FAR - min(_MOST_AGAINST, max(0.0, titles)) - farness

    def _is_away(self, end: int, head: int) -> bool:
        return end + 1 != head

    def _support(
        self,
        pair: tuple[int, int],
        telling: Mapping[int, Sequence[tuple[int, int]]],
        matching: Mapping[int, int],
    ) -> float:
        """Return the support for a link between places apart by the links of a first matching.

        Other links between the same two regions of the page support it, and so does the loss of
        the neighbour above to another beginning.
        """
        end, head = pair
        if self._next_body.get(end) == head:
            return 0.0
        lost = self._neighbour_is_lost(head, matching)
        support = _LOST_NEIGHBOUR if lost else 0.0
        if self._is_over_intruder(end, head, matching):
            support += _ONE_GOES_ELSEWHERE
        if self._words(end, head) > _SOME_WORDS:
            company = _COMPANY
        elif lost:
            company = _COMPANY / 2
        else:
            return support
        titles = self._titles
        regions = {titles[end], titles[head]}
        bands = {place // _COMPANY_ROWS + step for place in pair for step in (-1, 0, 1)}
        for a, b in (link for band in sorted(bands) for link in telling.get(band, ())):
            if a == end or b == head or {titles[a], titles[b]} != regions:
                continue
            near = max(abs(a - end), abs(b - head)) <= _COMPANY_ROWS
            crossed = max(abs(a - head), abs(b - end)) <= _COMPANY_ROWS
            if near or crossed:
                return support + company
        return support

    def _most_away(self, end: int, head: int, helped: float) -> float:
        """Return how sure a link between places apart can be: less if only a clause goes on."""
        word = self.sense.word_over(self._rows[end].text, self._rows[head].text)
        near = self._next_body.get(end) == head
        return math.inf if near or word or helped >= _HELPED else _CLAUSE_ONLY

    def _is_proven(self, end: int, head: int, matching: Mapping[int, int]) -> bool:
        """Tell whether more than likelihood speaks for a link between places apart.

        Measured on broken pages, such links are right nearly always where they mend a word, and
        only every other time where nothing but a clause goes on.
        """
        words = self._words(end, head)
        if words > _PROOF or self._neighbour_is_lost(head, matching):
            return True
        if self._is_over_intruder(end, head, matching):
            return True
        if self._next_body.get(end) == head and words > _TELLING:
            return True
        if words < _WORD_PROOF:
            return False
        return bool(self.sense.word_over(self._rows[end].text, self._rows[head].text))

    def _is_over_intruder(self, end: int, head: int, matching: Mapping[int, int]) -> bool:
        """Tell whether a link skips one row that surely is no part of the text here."""
        between = self._next_body.get(end)
        if between not in self._doubted or self._next_body.get(between) != head:
            return False
        other = matching.get(between, head)
        return other != head and self._words(between, other) > _SOME_WORDS

    def _neighbour_is_lost(self, head: int, matching: Mapping[int, int]) -> bool:
        """Tell whether the line above a beginning surely goes on elsewhere."""
        above = matching.get(head - 1, head)
        if self._looks(head) <= 1 or above == head or self._words(head - 1, above) <= _TELLING:
            return False
        return bool(self.sense.word_over(self._rows[head - 1].text, self._rows[above].text))

    # -- conclusions --------------------------------------------------------------------------

    def _conclude(
        self,
        links: Links,
        loose: Sequence[int],
        scores: dict[tuple[int, int], float],
        matching: dict[int, int],
    ) -> None:
        """Make the links; each is as sure as it is better than what else could be."""
        holder = {head: end for end, head in matching.items()}
        rivals: dict[int, float] = {}
        suitors: dict[int, float] = {}
        for (end, head), score in scores.items():
            if matching.get(end) == head:
                continue
            owner = holder.get(head)
            net = score - (scores[owner, head] if owner is not None else 0.0)
            rivals[end] = max(rivals.get(end, _NOBODY), net)
            given_up = scores[end, matching[end]] if end in matching else 0.0
            suitors[head] = max(suitors.get(head, _NOBODY), score - given_up)
        for end in loose:
            if end in matching:
                head = matching[end]
                score = scores[end, head] - max(0.0, rivals.get(end, 0.0))
                if self._is_away(end, head):
                    proven = self._is_proven(end, head, matching)
                    helped = scores[end, head] - self._score(end, head)
                    score = min(score, self._most_away(end, head, helped) if proven else 0.0)
                links.add(Link(end, head, score))
            else:
                links.torn[end] = -rivals.get(end, _NOBODY)
        links.lone = {head: -score for head, score in suitors.items() if head not in holder}
        self._claim(links)

    def _claim(self, links: Links) -> None:
        """Share every beginning that nobody owns (for sure) out among the ends that nothing continues.

        Each looked too unlikely to be linked; but the beginning must come from somewhere.
        """
        owned = {head: link.score for head, link in links.before.items() if link.score < _WEAK}
        lone = [head for head in self._body if head not in links.before and self._is_orphan(head)]
        torn = sorted(links.torn)
        claimants = {head: _around(head, torn) for head in [*lone, *owned]}
        self.sense.prepare(
            (self._rows[end].text, self._rows[head].text)
            for head, ends in claimants.items()
            for end in ends
        )
        left = dict.fromkeys(links.torn, 1.0)
        for head, ends in claimants.items():
            weights = {end: math.exp(self._score(end, head)) for end in ends}
            lost = _LOST_BELOW_TITLE if self.is_below_title(head) else _LOST_BEGINNING
            others = math.exp(lost) + math.exp(owned.get(head, -9.0))
            total = sum(weights.values()) + others
            for end, weight in weights.items():
                left[end] *= 1 - weight / total
        links.claimed = {end: 1 - share for end, share in left.items()}


def _around(head: int, ends: Sequence[int]) -> list[int]:
    """Return the ends, in their order, that lie as near to a beginning as one page is long."""
    start = bisect.bisect_left(ends, head - _CLAIM_REACH)
    stop = bisect.bisect_right(ends, head + _CLAIM_REACH)
    return [end for end in ends[start:stop] if end != head]
