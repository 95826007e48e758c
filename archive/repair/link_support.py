"""What else speaks for a link between places apart: other links, lost neighbours, proof by words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.repair.link_scores import LinkScores

_ONE_GOES_ELSEWHERE = 1.5
"""Makes up for that, where the row in between was found to go on elsewhere."""
_COMPANY = 3.0
_COMPANY_ROWS = 24
_LOST_NEIGHBOUR = 1.0
_SOME_WORDS = 1.0
_TELLING = 2.0
_PROOF = 3.0
"""What words alone must say for a link between places apart."""
_WORD_PROOF = 2.0
"""The same where a word is cut."""
_HELPED = 1.0
"""Support by other links that counts as much as a word that is cut."""
_CLAUSE_ONLY = 0.15
"""Most that a link scores between places apart that has neither."""


class LinkSupport:
    """Judges links between places apart by the rest of the page."""

    def __init__(self, scores: LinkScores) -> None:
        self._scores = scores

    def supported(
        self, plain: Mapping[tuple[int, int], float], matching: Mapping[int, int]
    ) -> dict[tuple[int, int], float]:
        """Return the scores of pairs with the support that the links of a matching give them."""
        telling: dict[int, list[tuple[int, int]]] = {}
        for end, head in matching.items():
            if is_away(end, head) and self._scores.words(end, head) >= _TELLING:
                telling.setdefault(end // _COMPANY_ROWS, []).append((end, head))
        heads = dict.fromkeys(head for _, head in plain)
        lost = {head: self._neighbour_is_lost(head, matching) for head in heads}
        return {
            pair: score + self._support(pair, telling, matching, lost=lost[pair[1]])
            for pair, score in plain.items()
        }

    def most_away(self, end: int, head: int, helped: float) -> float:
        """Return how sure a link between places apart can be: less if only a clause goes on."""
        scores = self._scores
        word = scores.sense.word_over(scores.rows[end].text, scores.rows[head].text)
        near = scores.next_body.get(end) == head
        return math.inf if near or word or helped >= _HELPED else _CLAUSE_ONLY

    def is_proven(self, end: int, head: int, matching: Mapping[int, int]) -> bool:
        """Tell whether more than likelihood speaks for a link between places apart.

        Measured on broken pages, such links are right nearly always where they mend a word, and
        only every other time where nothing but a clause goes on.
        """
        scores = self._scores
        words = scores.words(end, head)
        if words > _PROOF or self._neighbour_is_lost(head, matching):
            return True
        if self._is_over_intruder(end, head, matching):
            return True
        if scores.next_body.get(end) == head and words > _TELLING:
            return True
        if words < _WORD_PROOF:
            return False
        return bool(scores.sense.word_over(scores.rows[end].text, scores.rows[head].text))

    def _support(
        self,
        pair: tuple[int, int],
        telling: Mapping[int, Sequence[tuple[int, int]]],
        matching: Mapping[int, int],
        *,
        lost: bool,
    ) -> float:
        """Return the support for a link between places apart by the links of a first matching.

        Other links between the same two regions of the page support it, and so does the loss of
        the neighbour above to another beginning.
        """
        scores = self._scores
        end, head = pair
        if scores.next_body.get(end) == head:
            return 0.0
        support = _LOST_NEIGHBOUR if lost else 0.0
        if self._is_over_intruder(end, head, matching):
            support += _ONE_GOES_ELSEWHERE
        if scores.words(end, head) > _SOME_WORDS:
            company = _COMPANY
        elif lost:
            company = _COMPANY / 2
        else:
            return support
        titles = scores.titles
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

    def _is_over_intruder(self, end: int, head: int, matching: Mapping[int, int]) -> bool:
        """Tell whether a link skips one row that surely is no part of the text here."""
        scores = self._scores
        between = scores.next_body.get(end)
        if between not in scores.doubted or scores.next_body.get(between) != head:
            return False
        other = matching.get(between, head)
        return other != head and scores.words(between, other) > _SOME_WORDS

    def _neighbour_is_lost(self, head: int, matching: Mapping[int, int]) -> bool:
        """Tell whether the line above a beginning surely goes on elsewhere."""
        scores = self._scores
        above = matching.get(head - 1, head)
        if scores.looks(head) <= 1 or above == head or scores.words(head - 1, above) <= _TELLING:
            return False
        return bool(scores.sense.word_over(scores.rows[head - 1].text, scores.rows[above].text))


def is_away(end: int, head: int) -> bool:
    """Tell whether two rows do not stand one below the other."""
    return end + 1 != head
