"""Which rows could be linked: loose ends, loose beginnings, and the pairs worth weighing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.repair.forms import comes_from, sends_on
from archive.repair.geometry import next_printed_odds
from archive.repair.links import Link
from archive.repair.marks import ends_sentence
from archive.repair.row_forms import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.link_scores import LinkScores
    from archive.repair.links import Links

_SURE = 1.5
"""A link between neighbours in one group that scores more is not called into question."""
_LOOKS_FIRST = 1.3
_LIES_ELSEWHERE = -2.0
"""A line inside a group that looks like a first line more than that may be an intruder."""
_REACH = 16
"""How many loose beginnings before and after a loose end are tried."""
_HOPELESS = -7.0
"""Place and looks that no words make up for."""
_SHORT = 2.7


class LoosePairs:
    """Finds what may be linked on one page."""

    def __init__(self, scores: LinkScores) -> None:
        self._scores = scores

    def take_neighbours(self, links: Links) -> list[int]:
        """Link the neighbours that are beyond question; return the loose ends."""
        scores = self._scores
        scores.prepare_neighbours()
        loose: list[int] = []
        for index in scores.body:
            row = scores.rows[index]
            following = scores.next_body.get(index)
            if row.decided_after:
                if not row.ends_passage:
                    links.add(Link(index, index + 1, 9.0, decided=True))
                continue
            if ends_sentence(row.text) or self._goes_to_another_page(index):
                continue
            if following == index + 1 and not scores.is_last_in_group(row):
                score = scores.score(index, following)
                if index not in scores.doubted and score > _SURE:
                    links.add(Link(index, following, score))
                    continue
                lies = next_printed_odds(row.last.line, scores.rows[following].first.line)
                if scores.first_odds(following) > _LOOKS_FIRST or lies < _LIES_ELSEWHERE:
                    scores.doubted.add(following)  # an intruder? then its own end is open, too
            loose.append(index)
        return loose

    def pairs(self, loose: Sequence[int], links: Links) -> list[tuple[int, int]]:
        """Return the pairs worth weighing: neighbours, the next but one, and far orphans."""
        scores = self._scores
        heads = [i for i in scores.body if i not in links.before and self._may_be_entered(i)]
        free = set(heads)
        orphans = [head for head in heads if self.is_orphan(head)]
        pairs: list[tuple[int, int]] = []
        place = 0
        for end in loose:
            while place < len(orphans) and orphans[place] <= end:
                place += 1
            chosen = dict.fromkeys(orphans[max(0, place - _REACH) : place + _REACH])
            following = scores.next_body.get(end)
            after = scores.next_body.get(following) if following in scores.doubted else None
            for near in (following, after):
                if near is not None and near in free:
                    chosen[near] = None
            pairs += [
                (end, head)
                for head in chosen
                if head != end
                and scores.place(end, head) + scores.looks(head) > _HOPELESS
                and not self._makes_ring(end, head, links)
            ]
        return pairs

    def is_orphan(self, head: int) -> bool:
        """Tell whether a row looks like the inside of a paragraph without its beginning."""
        scores = self._scores
        odds = scores.first_odds(head)
        if odds > 1.5 or not self._may_be_entered(head):
            return False
        if head == 0:
            return True
        above = scores.rows[head - 1]
        if scores.forms[above.index] is not Form.BODY or not ends_sentence(above.text):
            return True
        return scores.is_last_in_group(above) or above.shortfall > _SHORT

    def _may_be_entered(self, index: int) -> bool:
        scores = self._scores
        row = scores.rows[index]
        if row.gap_before:
            return False
        if index == 0:
            return True
        before = scores.rows[index - 1]
        if scores.forms[before.index] is Form.NOTICE and comes_from(before.text):
            return False
        return not before.decided_after or before.ends_passage

    def _goes_to_another_page(self, index: int) -> bool:
        scores = self._scores
        below = index + 1
        if below >= len(scores.rows) or scores.forms[below] is not Form.NOTICE:
            return False
        return sends_on(scores.rows[below].text)

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
