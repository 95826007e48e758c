"""What a proposal changes, character by character. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_CHANCE = 3
"""What stays between two changes is chance if one of them is more than so many times as long."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters of one side; ``is_changed`` if the other side has none like it."""

    text: str
    is_changed: bool


def difference(before: str, after: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return both sides as stretches that are kept or changed."""
    left: list[Stretch] = []
    right: list[Stretch] = []
    for is_changed, a, b, c, d in _steps(before, after):
        if b > a:
            left.append(Stretch(before[a:b], is_changed))
        if d > c:
            right.append(Stretch(after[c:d], is_changed))
    return left, right


def _steps(before: str, after: str) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield what is changed or kept, but for what two other words have in common by chance."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for is_changed, run in groupby(range(len(codes)), lambda place: _is_changed(codes, place)):
        places = list(run)
        first, last = codes[places[0]], codes[places[-1]]
        yield is_changed, first[1], last[2], first[3], last[4]


def _is_changed(codes: Sequence[tuple[str, int, int, int, int]], place: int) -> bool:
    kind, start, end = codes[place][:3]
    if kind != "equal":
        return True
    around = [codes[p] for p in (place - 1, place + 1) if 0 <= p < len(codes)]
    longest = max((max(b - a, d - c) for _, a, b, c, d in around), default=0)
    return len(around) > 1 and (end - start) * _CHANCE < longest


@dataclass(frozen=True, slots=True)
class Brief:
    """A change in one short line: what goes and what comes between what stays."""

    head: str
    removed: str
    inserted: str
    tail: str


@lru_cache(maxsize=2048)
def brief(before: str, after: str, context: int = 5) -> Brief:
    """Return the stretch that differs, with a few characters around it."""
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    rest = most - start
    end = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    head, tail = before[:start], before[len(before) - end :]
    if before == after:
        return Brief(before, "", "", "")
    return Brief(
        head if len(head) <= context else "…" + head[-context:],
        before[start : len(before) - end],
        after[start : len(after) - end],
        tail if len(tail) <= context else tail[:context] + "…",
    )
