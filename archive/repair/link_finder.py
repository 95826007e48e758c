"""Which row goes on in which: one matching of loose ends with loose beginnings over the page.

A row that stops in mid-sentence wants the row that continues it: mostly the next one, sometimes one
across a heading or picture, in another column, or in another article. Every pair that could belong
together is weighed in log-odds against "the continuation is lost": its place on the page, the words
on both sides, the indent of the candidate. The matching with the greatest sum wins, so that a piece
is not given away to the nearest end when another one needs it more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.repair.assignment import best_matching
from archive.repair.link_claims import claimed_ends, unexplained_beginnings
from archive.repair.link_pairs import LoosePairs
from archive.repair.link_scores import LinkScores
from archive.repair.link_support import LinkSupport, is_away
from archive.repair.links import Link, Links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.row_forms import Form
    from archive.repair.rows import Row
    from archive.repair.sense import Sense

_ROUNDS = 2
_NOBODY = -3.0
"""Score of a link to nothing, where there is no candidate at all."""


class LinkFinder:
    """Finds the links of one page."""

    def __init__(self, rows: Sequence[Row], forms: Sequence[Form], sense: Sense) -> None:
        self.sense = sense
        self._scores = LinkScores(rows, forms, sense)
        self._pairs = LoosePairs(self._scores)
        self._support = LinkSupport(self._scores)

    def find(self) -> Links:
        """Return the links between rows of body text (headings have theirs by form)."""
        links = Links()
        loose = self._pairs.take_neighbours(links)
        self._scores.follow_quotes(links)
        plain = scores = self._weighed(loose, links)
        matching = best_matching(scores)
        for _ in range(_ROUNDS):
            if not any(is_away(*pair) for pair in matching.items()):
                break
            scores = self._support.supported(plain, matching)
            matching = best_matching(scores)
        self._conclude(links, loose, scores, matching)
        return links

    def first_odds(self, index: int) -> float:
        """Return the log-odds that a row starts a paragraph, as far as indents can be trusted."""
        return self._scores.first_odds(index)

    def is_below_title(self, head: int) -> bool:
        """Tell whether a row stands right below a title or the names of its writers."""
        return self._scores.is_below_title(head)

    def _weighed(self, loose: Sequence[int], links: Links) -> dict[tuple[int, int], float]:
        pairs = self._pairs.pairs(loose, links)
        self._scores.judge_words(pairs)
        return {pair: self._scores.score(*pair) for pair in pairs}

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
                if is_away(end, head):
                    score -= max(0.0, suitors.get(head, 0.0) - max(0.0, rivals.get(end, 0.0)))
                    proven = self._support.is_proven(end, head, matching)
                    helped = scores[end, head] - self._scores.score(end, head)
                    score = min(
                        score, self._support.most_away(end, head, helped) if proven else 0.0
                    )
                links.add(Link(end, head, score))
            else:
                links.torn[end] = -rivals.get(end, _NOBODY)
        links.lone = {head: -score for head, score in suitors.items() if head not in holder}
        links.claimed = claimed_ends(links, self._scores, self._pairs)
        links.unexplained = unexplained_beginnings(links, self._scores, self._pairs)
        self._scores.forget_words()
