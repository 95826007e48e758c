"""What a proposal changes, character by character. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


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
