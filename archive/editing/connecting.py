"""What belongs together on two sides, told by pairs of one of each side."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def connected(
    pairs: Iterable[tuple[int, int]], count: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield groups of numbers that pairs connect, each of the ``count`` right ones in one."""
    lefts: defaultdict[int, set[int]] = defaultdict(set)
    rights: defaultdict[int, set[int]] = defaultdict(set)
    for left, right in pairs:
        rights[left].add(right)
        lefts[right].add(left)
    seen: set[int] = set()
    for start in range(count):
        if start in seen:
            continue
        seen.add(start)
        group, ours, waiting = [start], set[int](), [start]
        while waiting:
            for left in lefts[waiting.pop()] - ours:
                ours.add(left)
                fresh = rights[left] - seen
                seen |= fresh
                group += fresh
                waiting += fresh
        yield sorted(ours), sorted(group)
