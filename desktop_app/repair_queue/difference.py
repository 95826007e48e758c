"""What a proposal changes, character by character. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters of one side; ``is_changed`` if the other side has none like it."""

    text: str
    is_changed: bool


def difference(before: str, after: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return both sides as stretches that are kept or changed."""
    left: list[Stretch] = []
    right: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        is_changed = kind != "equal"
        if b > a:
            left.append(Stretch(before[a:b], is_changed))
        if d > c:
            right.append(Stretch(after[c:d], is_changed))
    return left, right


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
