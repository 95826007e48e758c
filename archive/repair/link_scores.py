"""What one link between two rows is worth: place, words, looks and marks, in log-odds.

Weighed is against "the continuation is lost".
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from archive.repair.beginnings import goes_on_odds, leads_to_speech
from archive.repair.geometry import next_printed_odds
from archive.repair.link_evidence import indent_trust, stays_open, titles_above
from archive.repair.link_topics import Topics
from archive.repair.marks import ends_sentence
from archive.repair.row_forms import HEADINGS, Form
from archive.repair.rows import BLOCK_BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive.repair.links import Links
    from archive.repair.rows import Row
    from archive.repair.sense import Sense

_LAST_LINE = 0.3
_ONLY_LINE = 0.45
_FIRST_LINE = 0.8
_IN_GROUP = 4.4
_AFTER_INTRUDER = 2.0
_NEXT_GROUP = 0.9
_LOOKS_COUNT = 1.0
_OVER_OTHER = -0.3
_OVER_ONE = -1.9
_FAR = -3.8
_MOST_WORDS = 6.0
_OVER_TITLE = 0.8
_BELOW_TITLE = 1.2
_OTHER_WIDTH = 2.5
_MOST_AGAINST = 4.0
_LONGEST_CHAIN = 60
_WITHIN_ARTICLE = 120
_ABOVE_TEXT = HEADINGS | {Form.BYLINE}


class LinkScores:
    """Scores the links of one page."""

    def __init__(self, rows: Sequence[Row], forms: Sequence[Form], sense: Sense) -> None:
        self.rows = rows
        self.forms = forms
        self.sense = sense
        self.body = [r.index for r in rows if forms[r.index] is Form.BODY]
        self.next_body = dict(zip(self.body, self.body[1:], strict=False))
        """For each row of body text the next one, whatever lies between."""
        self.doubted: set[int] = set()
        """Rows that may have got between two others by mistake."""
        self.titles = titles_above(forms)
        self.topics = Topics(rows, forms, self.titles)
        self._indents = indent_trust(rows, forms)
        self._first_odds = self._all_first_odds()
        self._looks = [_looks(odds) for odds in self._first_odds]
        self._columns = [row.column for row in rows]
        self._on_scan = any(row.first.line.box is not None for row in rows)
        self._leads = [leads_to_speech(row.text) for row in rows]
        self._begins: dict[int, tuple[float, float]] = {}
        """For beginnings: what their first words say, after speech is led to and otherwise."""
        self._judged: dict[tuple[int, int], float] = {}
        """What the words say of pairs that were judged together."""
        self._left_open: dict[int, tuple[bool, float]] = {}
        """For ends of chains: whether a quote or bracket stays open, and how far that is known."""
        self._closes: dict[int, bool] = {}
        """For beginnings of chains: whether one is closed that was not opened in the chain."""

    def first_odds(self, index: int) -> float:
        """Return the log-odds that a row starts a paragraph, as far as indents can be trusted."""
        return self._first_odds[index]

    def is_below_title(self, head: int) -> bool:
        """Tell whether a row stands right below a title or the names of its writers."""
        return head > 0 and self.forms[head - 1] in _ABOVE_TEXT

    def _all_first_odds(self) -> list[float]:
        every = []
        for row in self.rows:
            odds = row.first_odds * self._indents
            if odds > 0 and (ends_sentence(row.text) or row.text[-1:] in "：:"):
                odds *= self._trust_of_whole(row)
            every.append(odds)
        return every

    def _trust_of_whole(self, row: Row) -> float:
        """Return how far the indent of a row that ends a sentence can be trusted.

        A last line is short anyway. But the first of a group is no last line where the next one
        is neither set in nor of another form.
        """
        if row.index and not self.is_last_in_group(self.rows[row.index - 1]):
            return _LAST_LINE
        if self.is_last_in_group(row):
            return _LAST_LINE
        below = self.rows[row.index + 1]
        goes_on = self.forms[below.index] is Form.BODY and below.first_odds <= 0
        return _FIRST_LINE if goes_on else _ONLY_LINE

    def is_last_in_group(self, row: Row) -> bool:
        """Tell whether a blank line, column's end or passage's end follows a row."""
        return row.ends_passage or row.break_after in BLOCK_BREAKS

    def prepare_neighbours(self) -> None:
        """Judge the words of all neighbours at once, which is faster."""
        self.sense.prepare(
            (self.rows[a].text, self.rows[b].text)
            for a, b in self.next_body.items()
            if not ends_sentence(self.rows[a].text)
        )

    def score(self, end: int, head: int) -> float:
        """Return the log-odds that a row goes on in another rather than being lost."""
        score = self.words(end, head) + self.place(end, head) + self._looks[head]
        score += self._marks(end, head)
        if self._on_scan:
            score += next_printed_odds(self.rows[end].last.line, self.rows[head].first.line)
        begins = self._begins.get(head)
        if begins is None:
            text = self.rows[head].text
            begins = self._begins[head] = (goes_on_odds("", text), goes_on_odds("。", text))
        return score + (begins[0] if self._leads[end] else begins[1])

    def follow_quotes(self, links: Links) -> None:
        """Note for every chain of sure links what is open at its end or closed at its beginning."""
        for start in self.body:
            if start in links.before:
                continue
            chain = [start]
            while chain[-1] in links.after and len(chain) < _LONGEST_CHAIN:
                chain.append(links.after[chain[-1]].beginning)
            opened, closes = stays_open("".join(self.rows[i].text for i in chain))
            self._closes[start] = closes
            above = self.rows[start - 1] if start else None
            goes_on = (
                above is not None
                and self.forms[above.index] is Form.BODY
                and not self.is_last_in_group(above)
                and ends_sentence(above.text)
            )
            starts = self.first_odds(start) > 0 and not goes_on
            self._left_open[chain[-1]] = (opened, 1.0 if starts else 0.5)

    def words(self, end: int, head: int) -> float:
        """Return what the words on both sides say."""
        odds = self._judged.get((end, head))
        if odds is None:
            odds = self.sense.continues(self.rows[end].text, self.rows[head].text)
        return odds if odds < _MOST_WORDS else _MOST_WORDS

    def judge_words(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Judge the words of many pairs at once, which is faster; ``words`` then knows them."""
        rows, judged = self.rows, self._judged
        fresh = [pair for pair in pairs if pair not in judged]
        odds = self.sense.judged([(rows[end].text, rows[head].text) for end, head in fresh])
        judged.update(zip(fresh, odds, strict=True))

    def forget_words(self) -> None:
        """Forget what was judged at once: there are far more pairs than rows."""
        self._judged.clear()

    def looks(self, head: int) -> float:
        """Return what the indent of a beginning says for its being inside a paragraph."""
        return self._looks[head]

    def place(self, end: int, head: int) -> float:
        """Return what the places on the page say."""
        following = self.next_body.get(end)
        if following == head:
            return self._place_of_next(end, head)
        if following in self.doubted and self.next_body.get(following) == head:
            return _OVER_ONE
        # What was torn off often stands right above the title of its own article.
        crossed = self.titles[head] - self.titles[end]
        titles = crossed * _BELOW_TITLE if crossed > 0 else (-1 - crossed) * _OVER_TITLE
        other, own = self._columns[head], self._columns[end]
        if other is not None and own is not None and abs(other - own) > 1:
            titles += _OTHER_WIDTH
        away = abs(head - end) / _WITHIN_ARTICLE
        farness = 0.5 * math.log(away) if away > 1 else 0.0
        topics = self.topics.odds(end, head)
        return _FAR - min(_MOST_AGAINST, max(0.0, titles)) - farness + topics

    def _place_of_next(self, end: int, head: int) -> float:
        """Return what the place says where no other row of body text lies between."""
        if end + 1 < head:
            return _OVER_OTHER
        if self.is_last_in_group(self.rows[end]):
            # The looks of the beginning count once: they say that it goes on from somewhere.
            return _NEXT_GROUP - max(0.0, self.looks(head) - _LOOKS_COUNT)
        # Inside a group a line that is not set in goes on from the one above as a matter of
        # course: its looks must not count twice.
        sure = _AFTER_INTRUDER if end in self.doubted else _IN_GROUP
        return sure - max(0.0, self.looks(head))

    def _marks(self, end: int, head: int) -> float:
        """Return what quotes and brackets say that are open at the end of one piece."""
        if end not in self._left_open:
            return 0.0
        opened, trust = self._left_open[end]
        closes = self._closes.get(head, False)
        if opened:
            return trust * (1.6 if closes else -0.8)
        return -1.2 * trust if closes else 0.0


def _looks(odds: float) -> float:
    return -0.1 * odds**2.8 if odds > 0 else -0.8 * odds
