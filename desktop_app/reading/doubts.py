"""Characters of which the engine was not sure, and what else they might be. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.model.line import Line
    from archive.model.proposal import Proposal

LEAST: Final = 0.1
"""An alternative less probable than this is no reason to underline."""
MOST: Final = 9
"""As many alternatives can be chosen by a digit."""


class Doubt(NamedTuple):
    """A character of a line's words, and what else the engine thought, the likeliest first."""

    offset: int
    characters: tuple[str, ...]
    probability: float
    """Of the likeliest alternative."""

    @property
    def is_serious(self) -> bool:
        """True if it is worth a look."""
        return self.probability >= LEAST


def doubts(line: Line, words: str) -> list[Doubt]:
    """Return where the engine was in doubt, as far as the words still say what it read."""
    if not line.alternatives:
        return []
    places = _kept(line.ocr, words)
    found = []
    for alternative in line.alternatives:
        offset = places.get(alternative.index - line.start)
        if offset is not None and alternative.characters:
            likeliest = max(alternative.probabilities, default=0.0)
            found.append(Doubt(offset, alternative.characters, likeliest))
    return found


def serious_places(line: Line, words: str) -> set[int]:
    """Return the offsets of the characters that are worth a look."""
    return {doubt.offset for doubt in doubts(line, words) if doubt.is_serious}


def choices(
    line: Line, words: str, offset: int, proposals: Iterable[Proposal] = ()
) -> tuple[str, ...]:
    """Return what might stand in the place of a character: proposed, read by the engine, as read."""
    from archive.model.operations import ReplaceInText  # heavy; no part of showing a page

    found = [
        operation.new
        for proposal in proposals
        for operation in proposal.operations
        if isinstance(operation, ReplaceInText)
        and (operation.line, operation.start, len(operation.old)) == (line.id, offset, 1)
        and words[offset : offset + 1] == operation.old
    ]
    for doubt in doubts(line, words):
        if doubt.offset == offset:
            found += doubt.characters
    found += _as_read(line.ocr, words, offset)
    present = words[offset : offset + 1]
    return tuple(one for one in dict.fromkeys(found) if one and one != present)[:MOST]


def _kept(ocr: str, words: str) -> dict[int, int]:
    """Return where the characters that were read stand in the words now."""
    if ocr == words:
        return {index: index for index in range(len(ocr))}
    from difflib import SequenceMatcher  # only for lines that were changed

    matcher = SequenceMatcher(None, ocr, words, autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _as_read(ocr: str, words: str, offset: int) -> list[str]:
    """Return the character that was read where a person or repair put another."""
    if ocr == words:
        return []
    from difflib import SequenceMatcher  # only for lines that were changed

    for kind, a, b, c, d in SequenceMatcher(None, ocr, words, autojunk=False).get_opcodes():
        if kind == "replace" and c <= offset < d and b - a == d - c:
            return [ocr[a + offset - c]]
    return []
