"""What one link between two rows is worth: place, words, looks and marks, in log-odds.

Weighed is against "the continuation is lost".
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from archive.repair.beginnings import goes_on_odds
from archive.repair.geometry import next_printed_odds
from archive.repair.link_evidence import indent_trust, stays_open, titles_above
from archive.repair.link_topics import Topics
from archive.repair.marks import ends_sentence
from archive.repair.row_forms import HEADINGS, Form
from archive.repair.survey import BLOCK_BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.links import Links
    from archive.repair.sense import Sense
    from archive.repair.survey import Row

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
        self.topics = Topics(self)
        self._indents = indent_trust(rows, forms)
        self._first_odds = self._all_first_odds()
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
        candidate = self.rows[head]
        score = self.words(end, head) + self.place(end, head) + self.looks(head)
        score += self._marks(end, head)
        score += next_printed_odds(self.rows[end].last.line, candidate.first.line)
        return score + goes_on_odds(self.rows[end].text, candidate.text)

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
        odds = self.sense.continues(self.rows[end].text, self.rows[head].text)
        return min(_MOST_WORDS, odds)

    def looks(self, head: int) -> float:
        """Return what the indent of a beginning says for its being inside a paragraph."""
        odds = self.first_odds(head)
        return -0.1 * odds**2.8 if odds > 0 else -0.8 * odds

    def place(self, end: int, head: int) -> float:
        """Return what the places on the page say."""
        row = self.rows[end]
        following = self.next_body.get(end)
        if following == head:
            if end + 1 < head:
                return _OVER_OTHER
            if self.is_last_in_group(row):
                # The looks of the beginning count once: they say that it goes on from somewhere.
                return _NEXT_GROUP - max(0.0, self.looks(head) - _LOOKS_COUNT)
            # Inside a group a line that is not set in goes on from the one above as a matter of
            # course: its looks must not count twice.
            sure = _AFTER_INTRUDER if end in self.doubted else _IN_GROUP
            return sure - max(0.0, self.looks(head))
        if following in self.doubted and self.next_body.get(following) == head:
            return _OVER_ONE
        # What was torn off often stands right above the title of its own article.
        crossed = self.titles[head] - self.titles[end]
        titles = crossed * _BELOW_TITLE if crossed > 0 else (-1 - crossed) * _OVER_TITLE
        other, own = self.rows[head].column, self.rows[end].column
        if other is not None and own is not None and abs(other - own) > 1:
            titles += _OTHER_WIDTH
        farness = 0.5 * math.log(max(1.0, abs(head - end) / _WITHIN_ARTICLE))
        topics = self.topics.odds(end, head)
        return _FAR - min(_MOST_AGAINST, max(0.0, titles)) - farness + topics

    def _marks(self, end: int, head: int) -> float:
        """Return what quotes and brackets say that are open at the end of one piece."""
        if end not in self._left_open:
            return 0.0
        opened, trust = self._left_open[end]
        closes = self._closes.get(head, False)
        if opened:
            return trust * (1.6 if closes else -0.8)
        return -1.2 * trust if closes else 0.0
