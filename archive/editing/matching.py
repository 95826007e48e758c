"""Which lines of a page a new reading of it speaks of, told by boxes, or by text without boxes."""

from __future__ import annotations

import difflib
import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.editing.connecting import connected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.model.geometry import Box
    from archive.model.line import Line

_COVERED: Final = 0.5
"""Share of the smaller of two boxes that lies in the other if both are the same line."""
_STRIPE: Final = 256
_SIMILAR: Final = 0.5
"""Share of its pairs of characters that a line without box has in common with what was read."""


@dataclass(frozen=True, slots=True)
class Match:
    """Lines of the page and lines of the new reading that are the same print, each in order."""

    known: tuple[Line, ...]
    read: tuple[Line, ...]


def match_lines(known: Sequence[Line], read: Sequence[Line]) -> list[Match]:
    """Return what belongs together; a match without ``known`` lines is new to the page.

    Both sides come in reading order. Lines that were not read again are in no match.
    """
    pairs = [*_by_box(known, read)]
    taken = {number for _, number in pairs}
    pairs += _by_text(known, read, taken)
    return [
        Match(tuple(known[i] for i in sorted(left)), tuple(read[j] for j in sorted(right)))
        for left, right in connected(pairs, len(read))
    ]


def covers(box: Box, other: Box) -> bool:
    """Tell whether two boxes are those of the same line, or of a line and its piece."""
    return box.common_area(other) >= _COVERED * max(1, min(box.area, other.area))


def shared_text(match: Match) -> list[str] | None:
    """Return what was read for each known line of a match, or None if the texts do not fit."""
    new = _joined(match.read)
    if len(match.known) == 1:
        return [new]
    old = "".join(line.text for line in match.known)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _SIMILAR:
        return None
    cuts, end = [0], 0
    for line in match.known[:-1]:
        end += len(line.text)
        cuts.append(_same_place(matcher, end))
    cuts.append(len(new))
    return [new[a:b].strip() for a, b in itertools.pairwise(cuts)]


def _joined(lines: Sequence[Line]) -> str:
    parts = [line.text.strip() for line in lines]
    result = parts[0]
    for part in parts[1:]:
        are_letters = result[-1:].isascii() and part[:1].isascii()
        result += (" " if are_letters else "") + part
    return result


def _same_place(matcher: difflib.SequenceMatcher[str], offset: int) -> int:
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if old_start <= offset <= old_end:
            share = (offset - old_start) / max(1, old_end - old_start)
            return new_start + round((new_end - new_start) * share)
    return matcher.get_opcodes()[-1][4]


def _by_box(known: Sequence[Line], read: Sequence[Line]) -> Iterator[tuple[int, int]]:
    stripes: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(known):
        if line.box:
            for stripe in range(line.box.top // _STRIPE, line.box.bottom // _STRIPE + 1):
                stripes[stripe].append(number)
    for number, line in enumerate(read):
        box = line.box
        if box is None:
            continue
        beside = {
            i for s in range(box.top // _STRIPE, box.bottom // _STRIPE + 1) for i in stripes[s]
        }
        for i in sorted(beside):
            other = known[i].box
            if other is not None and covers(box, other):
                yield i, number


def _by_text(
    known: Sequence[Line], read: Sequence[Line], taken: set[int]
) -> Iterator[tuple[int, int]]:
    """Find lines without boxes, each in the line that has most of its pairs of characters."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(read):
        if number not in taken:
            for pair in _pairs(line.text):
                where[pair].append(number)
    for i, line in enumerate(known):
        pairs = set() if line.box else _pairs(line.text)
        votes = Counter(number for pair in pairs for number in where[pair])
        if votes:
            number, count = votes.most_common(1)[0]
            if count >= _SIMILAR * len(pairs):
                yield i, number


def _pairs(text: str) -> set[str]:
    letters = "".join(text.split())
    return {letters[i : i + 2] for i in range(len(letters) - 1)} or set(letters)
