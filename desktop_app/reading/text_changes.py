"""The smallest changes that turn one running text into another. Knows no Qt.

Positions are in characters; ``Units`` converts them to the UTF-16 units that Qt counts in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.reading.text_map import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable


class Change(NamedTuple):
    """Put ``inserted`` in the place of ``removed`` characters at ``start``."""

    start: int
    removed: int
    inserted: str


def typed_change(old: str, new: str, caret: int | None = None) -> Change | None:
    """Return the one change between two texts.

    Where several would do (a character typed beside its like), it is the one that leaves the
    caret where it is: behind what was inserted.
    """
    if old == new:
        return None
    most = min(len(old), len(new))
    start = agreeing(most, lambda length: old[:length] == new[:length])
    end = agreeing(most, lambda length: not length or old[-length:] == new[-length:])
    if start + end > most:
        if caret is not None:
            wanted = caret - max(0, len(new) - len(old))
            start = max(most - end, min(start, wanted))
        end = most - start
    return Change(start, len(old) - start - end, new[start : len(new) - end])


def changes(old: str, new: str) -> list[Change]:
    """Return the changes between two texts, passage by passage, the last one first.

    They can be made one after the other in this order.
    """
    if old == new:
        return []
    if not old:  # a page is opened
        return [Change(0, 0, new)]
    from difflib import SequenceMatcher  # heavy; not needed to open a page

    was, now = old.split(BREAK), new.split(BREAK)
    starts = [0]
    for passage in was:
        starts.append(starts[-1] + len(passage) + 1)
    most = min(len(was), len(now))
    head = next((n for n in range(most) if was[n] != now[n]), most)
    rest = most - head
    tail = next((n for n in range(rest) if was[-1 - n] != now[-1 - n]), rest)
    middle = (was[head : len(was) - tail], now[head : len(now) - tail])
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        if kind != "equal":
            span = (a + head, b + head)
            found.append(_passages_changed(old, was, middle[1][c:d], span, starts))
    return [change for change in reversed(found) if change.removed or change.inserted]


def _passages_changed(
    old: str, was: list[str], now: list[str], span: tuple[int, int], starts: list[int]
) -> Change:
    first, last = span
    if first < last and now:
        start, before = starts[first], BREAK.join(was[first:last])
        inner = typed_change(before, BREAK.join(now))
        if inner is None:
            return Change(start, 0, "")
        return Change(start + inner.start, inner.removed, inner.inserted)
    if now:  # new passages before passage ``first``, or behind the last one
        if first < len(was):
            return Change(starts[first], 0, BREAK.join(now) + BREAK)
        return Change(len(old), 0, BREAK + BREAK.join(now))
    if last < len(was):
        return Change(starts[first], starts[last] - starts[first], "")
    start = max(0, starts[first] - 1)
    return Change(start, len(old) - start, "")


def agreeing(most: int, agrees: Callable[[int], bool]) -> int:
    """Return the greatest length up to ``most`` at which a growing condition still holds."""
    low, high = 0, most
    while low < high:
        probe = (low + high + 1) // 2
        if agrees(probe):
            low = probe
        else:
            high = probe - 1
    return low


class Units:
    """Converts positions in one text between characters and UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._encoded = text.encode("utf-16-le", "surrogatepass")
        self._are_same = len(self._encoded) == 2 * len(text)

    def of(self, position: int) -> int:
        """Return the units before a position in characters."""
        if self._are_same:
            return position
        return len(self._text[:position].encode("utf-16-le", "surrogatepass")) // 2

    def position(self, units: int) -> int:
        """Return the characters before a position in units."""
        if self._are_same:
            return units
        return len(self._encoded[: 2 * units].decode("utf-16-le", "replace"))
