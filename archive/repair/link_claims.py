"""Beginnings that nobody owns, shared out among the ends that nothing continues."""

from __future__ import annotations

import bisect
import math
from typing import TYPE_CHECKING

from archive.repair.headings import reads_like_body
from archive.repair.row_forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.repair.link_pairs import LoosePairs
    from archive.repair.link_scores import LinkScores
    from archive.repair.links import Links

_CLAIM_REACH = 1_500
"""Rows between a beginning that nobody owns and the ends it is shared out among: more than a page."""
_AT_ONCE = 8192
"""Pairs that are judged together."""
_WEAK = 1.0
"""A link that scores less leaves its beginning open to other ends."""
_TEMPER = 0.75
"""How far the scores of links are believed where none was good enough; measured on broken pages."""
_INSIDE = -1.0
"""Log-odds of being a first line below which a row is the inside of a paragraph."""
_GOES_ON = 0.5
"""Log-odds by the words from which a line that looks like a heading goes on from elsewhere."""
_TORN_OFF = 1.4
_TITLE_ROWS = 3
"""Rows below an end within which the title of the next article shows."""
_NEAR = 1.6
"""Log-weight for the end right above a beginning."""
_LOST_BEGINNING = 0.3
"""Log-weight of the case that the end before a lone beginning is lost, or linked, too."""
_OWNED = 1.6
"""Log-weight for the end that a beginning is weakly linked to."""
_LESS_TOPIC = -0.5
"""Of what a torn piece is about less is to be believed where its words do not go on."""
_LOST_BELOW_TITLE = 5.0
"""The same right below a title, where nothing else than the first paragraph can stand."""


def claimed_ends(links: Links, scores: LinkScores, pairs: LoosePairs) -> dict[int, float]:
    """Return for each such end the probability that a lone beginning yet belongs to it.

    Each looked too unlikely to be linked; but the beginning must come from somewhere.
    """
    owned = {head: link.score for head, link in links.before.items() if link.score < _WEAK}
    lone = [head for head in scores.body if head not in links.before and pairs.is_orphan(head)]
    torn = sorted(links.torn)
    torn_off = {end: _torn_off(end, scores) for end in torn}
    left = dict.fromkeys(links.torn, 1.0)
    for head, ends in _claimants([*lone, *owned], torn, scores):
        weights = {end: math.exp(_weight(end, head, scores) + torn_off[end]) for end in ends}
        lost = _LOST_BELOW_TITLE if scores.is_below_title(head) else _LOST_BEGINNING
        others = math.exp(lost)
        if head in owned:
            others += math.exp(_OWNED + _TEMPER * owned[head])
        total = sum(weights.values()) + others
        for end, weight in weights.items():
            left[end] *= 1 - weight / total
    return {end: 1 - share for end, share in left.items()}


def _claimants(
    heads: Iterable[int], torn: Sequence[int], scores: LinkScores
) -> Iterator[tuple[int, list[int]]]:
    """Yield beginnings with the ends that may be theirs, the words of which are judged.

    Of a long page they are judged part by part and forgotten, for there are very many.
    """
    part: dict[int, list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for head in dict.fromkeys(heads):
        part[head] = _around(head, torn)
        pairs += [(end, head) for end in part[head]]
        if len(pairs) >= _AT_ONCE:
            scores.judge_words(pairs)
            yield from part.items()
            scores.forget_words()
            part, pairs = {}, []
    scores.judge_words(pairs)
    yield from part.items()


def unexplained_beginnings(links: Links, scores: LinkScores, pairs: LoosePairs) -> list[int]:
    """Return the rows that surely are the inside of a sentence whose beginning was not found.

    One of the ends on the page that nothing continues may yet be theirs.
    """
    found, headings = [], []
    for head, form in enumerate(scores.forms):
        if head in links.before:
            continue
        if form is Form.BODY:
            lone = pairs.is_orphan(head) and not scores.is_below_title(head)
            closed = head == 0 or scores.forms[head - 1] is Form.SIGN_OFF
            if lone and (closed or scores.first_odds(head) < _INSIDE):
                found.append(head)
        elif form is Form.HEADING and reads_like_body(scores.rows[head]):
            headings.append(head)
    return sorted(found + _torn_headings(headings, sorted(links.torn), scores))


def _torn_headings(headings: Sequence[int], torn: Sequence[int], scores: LinkScores) -> list[int]:
    """Return which of the lines that were taken for headings might be lines of a paragraph."""
    return [
        head
        for head, ends in _claimants(headings, torn, scores)
        if any(scores.words(end, head) > _GOES_ON for end in ends)
    ]


def _weight(end: int, head: int, scores: LinkScores) -> float:
    """Return the log-weight of the case that a row goes on in another."""
    near = _NEAR if scores.next_body.get(end) == head else 0.0
    topic = 0.0 if end + 1 == head else scores.topics.odds(end, head)
    return _TEMPER * scores.score(end, head) + _LESS_TOPIC * topic + near


def _torn_off(end: int, scores: LinkScores) -> float:
    """Return what stands below an end says for its continuation having been carried away.

    Where only a last line was lost, a new paragraph starts.
    """
    below = end + 1
    if below >= len(scores.rows):
        return _TORN_OFF
    if scores.forms[below] is Form.BODY:
        return _TORN_OFF if scores.first_odds(below) < 0 else 0.0
    soon = min(below + _TITLE_ROWS, len(scores.rows) - 1)
    return _TORN_OFF if scores.titles[soon] > scores.titles[end] else 0.0


def _around(head: int, ends: Sequence[int]) -> list[int]:
    """Return the ends, in their order, that lie as near to a beginning as one page is long."""
    start = bisect.bisect_left(ends, head - _CLAIM_REACH)
    stop = bisect.bisect_right(ends, head + _CLAIM_REACH)
    return [end for end in ends[start:stop] if end != head]
