"""Beginnings that nobody owns, shared out among the ends that nothing continues."""

from __future__ import annotations

import bisect
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.link_pairs import LoosePairs
    from archive.repair.link_scores import LinkScores
    from archive.repair.links import Links

_CLAIM_REACH = 1_500
"""Rows between a beginning that nobody owns and the ends it is shared out among: more than a page."""
_WEAK = 1.0
"""A link that scores less leaves its beginning open to other ends."""
_LOST_BEGINNING = -2.0
"""Log-weight of the case that the end before a lone beginning is lost, too."""
_LOST_BELOW_TITLE = 1.0
"""The same right below a title, where nothing else than the first paragraph can stand."""


def claimed_ends(links: Links, scores: LinkScores, pairs: LoosePairs) -> dict[int, float]:
    """Return for each such end the probability that a lone beginning yet belongs to it.

    Each looked too unlikely to be linked; but the beginning must come from somewhere.
    """
    owned = {head: link.score for head, link in links.before.items() if link.score < _WEAK}
    lone = [head for head in scores.body if head not in links.before and pairs.is_orphan(head)]
    torn = sorted(links.torn)
    claimants = {head: _around(head, torn) for head in [*lone, *owned]}
    scores.sense.prepare(
        (scores.rows[end].text, scores.rows[head].text)
        for head, ends in claimants.items()
        for end in ends
    )
    left = dict.fromkeys(links.torn, 1.0)
    for head, ends in claimants.items():
        weights = {end: math.exp(scores.score(end, head)) for end in ends}
        lost = _LOST_BELOW_TITLE if scores.is_below_title(head) else _LOST_BEGINNING
        others = math.exp(lost) + math.exp(owned.get(head, -9.0))
        total = sum(weights.values()) + others
        for end, weight in weights.items():
            left[end] *= 1 - weight / total
    return {end: 1 - share for end, share in left.items()}


def _around(head: int, ends: Sequence[int]) -> list[int]:
    """Return the ends, in their order, that lie as near to a beginning as one page is long."""
    start = bisect.bisect_left(ends, head - _CLAIM_REACH)
    stop = bisect.bisect_right(ends, head + _CLAIM_REACH)
    return [end for end in ends[start:stop] if end != head]
