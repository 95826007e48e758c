"""Words cut over two lines in German and English: whether the hyphen goes, stays, or is suspended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.line import Seam
from archive.model.passage import HYPHENS

if TYPE_CHECKING:
    from archive.repair.language import LanguageModel

_LAST = re.compile(r"([^\W\d_][\w'’ſ" + re.escape(HYPHENS) + r"]*)[" + re.escape(HYPHENS) + r"]$")
_MISREAD = re.compile(r"[^\W\d_]{3}[»«*^|~'\"]{1,2}[" + re.escape(HYPHENS) + r"]$")
"""A letter that was read as a mark stands before the hyphen."""
_FIRST = re.compile(r"^[^\W_][\w'’ſ]*")
_SUSPENDING = frozenset({"und", "oder", "bzw", "bis", "sowie", "noch", "u", "and", "or", "to"})
_GERMAN = re.compile(
    r"\b(und|der|die|das|nicht|ist|von|zu|mit|den|daß|dass|ein|iſt)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(the|and|of|to|in|is|that|for|was|with|on|as)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HyphenReading:
    """How the end of a line and the beginning of the next belong together."""

    seam: Seam
    word: str
    confidence: float


def is_german(text: str, language: str) -> bool:
    """Tell whether a text is German rather than English, by its commonest words."""
    if language:
        return language.startswith("de")
    return len(_GERMAN.findall(text)) >= len(_ENGLISH.findall(text))


def read_hyphen(
    left: str, right: str, model: LanguageModel, *, german: bool
) -> HyphenReading | None:
    """Return how a line that ends with a hyphen goes on, or None if it ends without one."""
    last, first = _LAST.search(left), _FIRST.match(right)
    if last is None and first is not None and first[0][0].islower() and _MISREAD.search(left):
        return HyphenReading(Seam.HYPHEN, left.rsplit(maxsplit=1)[-1][:-1] + first[0], 0.9)
    if last is None or first is None:
        return None
    head, tail = last[1], first[0]
    joined = head + tail
    doubled = len(left) > 1 and left[-2] in HYPHENS  # a printed hyphen and the engine's own sign
    if tail.lower() in _SUSPENDING and not _is_word(joined, model, german=german):
        return HyphenReading(Seam.SPACE, f"{head}- {tail}", 0.95)
    if tail[0].isdigit():
        return HyphenReading(Seam.JOIN, f"{head}-{tail}", 0.9)
    if tail[0].isupper():
        if head.isupper() and tail.isupper() and len(head) > 1:
            return HyphenReading(Seam.HYPHEN, joined, 0.92)
        kept = Seam.HYPHEN if doubled else Seam.JOIN
        return HyphenReading(kept, f"{head.rstrip(HYPHENS)}-{tail}", 0.95)
    if _is_word(joined, model, german=german):
        return HyphenReading(Seam.HYPHEN, joined, 0.98)
    if german:
        return HyphenReading(Seam.HYPHEN, joined, 0.95)
    if _is_word(head, model, german=False) and _is_word(tail, model, german=False):
        return HyphenReading(Seam.JOIN, f"{head}-{tail}", 0.85)
    return HyphenReading(Seam.HYPHEN, joined, 0.9)


def _is_word(word: str, model: LanguageModel, *, german: bool) -> bool:
    return model.is_german_word(word) if german else model.is_english_word(word)
