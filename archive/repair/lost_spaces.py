"""Spaces that the engine lost between Latin words (ofthe, However,if), told by the words.

A run of letters that is no word is parted where two common words meet. German makes one word of
many, so there only a small word beside another, or a capital inside, tells.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.repair.language.western import (
    GERMAN,
    WesternWords,
    english_word_frequency,
    frequency_by_chance,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


_RUN = re.compile(r"(?<![\w@./\\-])[^\W\d_]{4,}(?![\w@/\\]|\.\w|-\w)")
"""Letters that are no part of an address, a name with a hyphen or something with digits."""
_AFTER_MARK = re.compile(r"(?<=[^\W\d_])[,;!?](?=[^\W\d_])|(?<=[^\W\d_]{2})\.(?=[^\W\d_]{3})")
_ADDRESS = re.compile(r"\S*(?:@|//|www\.)\S*")
_KNOWN, _COMMON = 0.5, 3.0
"""Occurrences in a million words of a word beside a small one, and of one beside another."""
_LEAST_PART, _LEAST_RUN = 4, 5
_SMALL_WORDS = frozenset([
    "an", "and", "are", "as", "at", "been", "but", "by", "for", "from", "had", "has", "have",
    "he", "her", "his", "if", "into", "is", "it", "its", "not", "of", "or", "our", "she", "than",
    "that", "the", "their", "then", "they", "this", "to", "was", "we", "were", "what", "when",
    "which", "who", "will", "with", "would", "you", "your",
])  # fmt: skip
"""Small words that are hardly a part of others."""
_BEFORE_NAMES = frozenset({"da", "de", "di", "du", "fitz", "la", "le", "mac", "mc", "st", "van"})
"""Beginnings of names with a capital inside: McDonald."""
_NO_COMPOUND = ("ly", "ed", "ing", "ies")
"""No English compound begins with a word that ends so."""
_BY_SMALL_WORD, _BY_CAPITAL, _BY_ENDING, _BY_WORDS = 0.95, 0.95, 0.93, 0.6
_FAR_LIKELIER = 50.0
"""Times by which two small words are likelier to meet than a listed run is to be a word."""
_BY_MARK, _BY_MARK_ALONE = 0.96, 0.85
"""Where the words beside the mark are known, and where they are not."""


@dataclass(frozen=True, slots=True)
class LostSpace:
    """A place in a text, before the character at ``index``, where a space is missing."""

    index: int
    run: str
    """What stands there without it."""
    words: str
    """The same with it."""
    confidence: float


def lost_spaces(text: str, words: WesternWords) -> Iterator[LostSpace]:
    """Yield the places of a line's text where a space is missing, from left to right."""
    closed = [match.span() for match in _ADDRESS.finditer(text)]
    found = [*_after_marks(text, words), *_in_runs(text, words)]
    for lost in sorted(found, key=lambda lost: lost.index):
        if not any(start < lost.index < end for start, end in closed):
            yield lost


def _after_marks(text: str, words: WesternWords) -> Iterator[LostSpace]:
    for mark in _AFTER_MARK.finditer(text):
        at = mark.end()
        left, right = _word_before(text, mark.start()), _word_after(text, at)
        known = [words.frequency(word) > 0 for word in (left, right)]
        if mark[0] == "." and not (left.islower() and right.istitle() and known[1]):
            continue  # an abbreviation
        confidence = _BY_MARK if all(known) else _BY_MARK_ALONE
        yield LostSpace(at, left + mark[0] + right, f"{left}{mark[0]} {right}", confidence)


def _in_runs(text: str, words: WesternWords) -> Iterator[LostSpace]:
    for match in _RUN.finditer(text):
        run = match[0]
        cut = _best_cut(run, words)
        if cut is not None:
            at, confidence = cut
            yield LostSpace(match.start() + at, run, f"{run[:at]} {run[at:]}", confidence)


def _best_cut(run: str, words: WesternWords) -> tuple[int, float] | None:
    """Return where two words meet in a run of letters that is none, and how sure that is."""
    if run.isupper():
        return None
    if words.is_word(run):
        return None if words is GERMAN else _between_small_words(run)
    cuts = [
        (math.log(first * second), at, confidence)
        for at in range(1, len(run))
        if (confidence := _confidence(run[:at], run[at:], words)) > 0
        and (first := words.frequency(run[:at])) > 0
        and (second := words.frequency(run[at:])) > 0
    ]
    if not cuts:
        return None
    _, at, confidence = max(cuts)
    return at, confidence


def _between_small_words(run: str) -> tuple[int, float] | None:
    """Return where two small words meet that are so often run together that lists have them."""
    if not run.islower() or len(run) < _LEAST_RUN:
        return None  # what is short, or has a capital, may be a name
    for at in range(2, len(run) - 1):
        parts = run[:at], run[at:]
        if not _SMALL_WORDS.issuperset(parts):
            continue
        if english_word_frequency(run) * _FAR_LIKELIER < frequency_by_chance(*parts):
            return at, _BY_SMALL_WORD
    return None


def _confidence(left: str, right: str, words: WesternWords) -> float:
    """Return how sure it is that two words stand there; 0 if they do not."""
    rarer = min(words.frequency(part) for part in (left, right))
    if rarer < _KNOWN or not _have_usual_capitals(left, right):
        return 0.0
    if left[-1].islower() and right[0].isupper():
        is_name = min(len(left), len(right)) < 2 or left.lower() in _BEFORE_NAMES
        return 0.0 if is_name else _BY_CAPITAL
    if words is GERMAN:  # every other word begins or ends with a small one
        return 0.0
    if left.lower() in _SMALL_WORDS or right in _SMALL_WORDS:
        return _BY_SMALL_WORD if min(len(left), len(right)) > 1 else 0.0
    if min(len(left), len(right)) < _LEAST_PART:
        return 0.0
    if left.endswith(_NO_COMPOUND):
        return _BY_ENDING
    return _BY_WORDS if rarer > _COMMON else 0.0


def _have_usual_capitals(left: str, right: str) -> bool:
    return (left.islower() or left.istitle()) and (right.islower() or right.istitle())


def _word_before(text: str, end: int) -> str:
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _word_after(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]
