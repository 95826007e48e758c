"""Best matching of ends with beginnings: each end gets at most one beginning and the reverse.

Leaving an end or a beginning alone costs nothing, so only links with a positive score are made.
The graph is thin (few plausible beginnings for each end): it falls into small connected parts, and
each is solved exactly by augmenting paths on shortest distances.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LARGEST_EXACT = 60


def best_matching(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Return the matching from ends to beginnings with the greatest sum of scores.

    Args:
        scores: For each (end, beginning) that may be linked, how much the link is worth;
            pairs that are not there, or not above 0, are never linked.
    """
    positive = {pair: score for pair, score in scores.items() if score > 0}
    matching: dict[int, int] = {}
    for part in _parts(positive):
        if len({end for end, _ in part}) > _LARGEST_EXACT:
            matching.update(_greedy(part))
        else:
            matching.update(_exact(part))
    return matching


def _parts(scores: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """Split into connected parts."""
    parent: dict[tuple[bool, int], tuple[bool, int]] = {}

    def root(node: tuple[bool, int]) -> tuple[bool, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for end, beginning in scores:
        parent[root((True, end))] = root((False, beginning))
    parts: dict[tuple[bool, int], dict[tuple[int, int], float]] = {}
    for (end, beginning), score in scores.items():
        parts.setdefault(root((True, end)), {})[end, beginning] = score
    return list(parts.values())


def _greedy(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    matching: dict[int, int] = {}
    taken: set[int] = set()
    for (end, beginning), _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        if end not in matching and beginning not in taken:
            matching[end] = beginning
            taken.add(beginning)
    return matching


def _exact(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Add the best augmenting path (Bellman-Ford) until none gains."""
    ends = sorted({end for end, _ in scores})
    choices: dict[int, list[tuple[int, float]]] = {end: [] for end in ends}
    for (end, beginning), score in sorted(scores.items()):
        choices[end].append((beginning, score))
    matching: dict[int, int] = {}
    holder: dict[int, int] = {}
    while True:
        gain, path = _best_path(ends, choices, matching, holder, scores)
        if gain <= 1e-9:
            return matching
        matching.update(path)
        holder = {beginning: end for end, beginning in matching.items()}


def _best_path(
    ends: list[int],
    choices: Mapping[int, list[tuple[int, float]]],
    matching: Mapping[int, int],
    holder: Mapping[int, int],
    scores: Mapping[tuple[int, int], float],
) -> tuple[float, list[tuple[int, int]]]:
    """Return the gain of the best augmenting path and its links, from first to last."""
    reach: dict[int, float] = {end: 0.0 for end in ends if end not in matching}
    came: dict[int, tuple[int, int]] = {}
    best, best_at = 0.0, None
    for _ in range(len(ends) + 1):
        changed = False
        for end in list(reach):
            for beginning, score in choices[end]:
                value = reach[end] + score
                other = holder.get(beginning)
                if other == end:
                    continue
                if other is None:
                    if value > best + 1e-12:
                        best, best_at = value, (end, beginning)
                    continue
                value -= scores[other, beginning]
                if value > reach.get(other, float("-inf")) + 1e-9:
                    reach[other] = value
                    came[other] = (end, beginning)
                    changed = True
        if not changed:
            break
    path: list[tuple[int, int]] = []
    step = best_at
    while step is not None:
        path.append(step)
        step = came.get(step[0])
    return best, path[::-1]
