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


@lru_cache(maxsize=2048)
def brief(before: str, after: str, context: int = 3) -> tuple[str, str]:
    """Return both sides cut down to what differs, with a few characters around it."""
    if before == after:
        return before, after
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    rest = most - start
    end = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    return _cut(before, start, end, context), _cut(after, start, end, context)


def _cut(text: str, start: int, end: int, context: int) -> str:
    low, high = max(0, start - context), min(len(text), len(text) - end + context)
    return ("…" if low else "") + text[low:high] + ("…" if high < len(text) else "")
