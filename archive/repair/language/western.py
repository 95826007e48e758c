"""German and English words with their frequency, for joining what a hyphen cut in two."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.repair.language.signs import LEXICONS
from archive.repair.language.static_map import MISSING, StaticMap, key_of

if TYPE_CHECKING:
    from collections.abc import Callable

FREQUENCY_BITS: Final = 6
FREQUENCY_STEP: Final = 0.25
"""Natural-log units in one step of a stored frequency."""
LEAST_FREQUENCY: Final = 0.005
"""Words per million that step 0 stands for (also where the frequency is not known)."""

_FAR_LIKELIER: Final = 1000.0
"""Times by which a word is likelier than two words that it could fall into, to be taken for it."""
_LINKS: Final = ("s", "es", "n", "en", "er", "e")
_SHORTEST_PART: Final = 4
_OLD_SPELLINGS: Final = (
    ("ſ", "s"), ("th", "t"), ("Th", "T"), ("ey", "ei"), ("ay", "ai"), ("niß", "nis"),
    ("iren", "ieren"), ("irt", "iert"), ("dt", "t"), ("aa", "a"), ("ß", "ss"), ("ss", "ß"),
    ("c", "k"), ("C", "K"), ("c", "z"), ("C", "Z"), ("Ae", "Ä"), ("Oe", "Ö"), ("Ue", "Ü"),
)  # fmt: skip
"""Spellings before the reforms of 1901 and 1996, and what stands for them today."""


@functools.cache
def _list(language: str) -> StaticMap:
    return StaticMap(LEXICONS / f"{language}.bin")


def _frequency(language: str, word: str) -> float:
    step = _list(language).get(key_of(word))
    return 0.0 if step == MISSING else LEAST_FREQUENCY * math.exp(step * FREQUENCY_STEP)


def german_word_frequency(word: str) -> float:
    """Return how often a German word occurs in a million words, 0 if it is unknown.

    Nouns are known with their capital; any word may have one at the start of a sentence.
    """
    word = word.replace("ſ", "s")
    found = _frequency("german", word)
    return found or (_frequency("german", word.lower()) if word[:1].isupper() else 0.0)


def english_word_frequency(word: str) -> float:
    """Return how often an English word occurs in a million words, 0 if it is unknown."""
    return _frequency("english", word.lower())


@functools.lru_cache(maxsize=20_000)
def is_german_word(word: str) -> bool:
    """Tell whether a word is German: listed, a compound of listed words, or an old spelling."""
    if not word.replace("ſ", "s").isalpha():
        return False
    return _is_listed_or_compound(word) or any(
        _is_listed_or_compound(other) for other in _modern_spellings(word)
    )


def is_english_word(word: str) -> bool:
    """Tell whether a word is English (with an apostrophe: what it is made of)."""
    word = word.replace("’", "'")
    return english_word_frequency(word) > 0 or (
        word.endswith("'s") and english_word_frequency(word[:-2]) > 0
    )


@dataclass(frozen=True, slots=True)
class WesternWords:
    """The words of one language, where either will do."""

    is_word: Callable[[str], bool]
    frequency: Callable[[str], float]
    """In a million words; 0 for one that is unknown."""


GERMAN: Final = WesternWords(is_german_word, german_word_frequency)
ENGLISH: Final = WesternWords(is_english_word, english_word_frequency)


def is_cut_english_word(start: str, rest: str) -> bool:
    """Tell whether two runs of letters are one English word cut in two: Intern|et, not New|York."""
    if start[-1:].islower() and rest[:1].isupper():
        return False
    whole = english_word_frequency(start + rest)
    return whole > _FAR_LIKELIER * frequency_by_chance(start, rest)


def frequency_by_chance(first: str, second: str) -> float:
    """Return how often one English word would follow another by chance, in a million words."""
    return english_word_frequency(first) * english_word_frequency(second) / 1e6


def _modern_spellings(word: str) -> list[str]:
    word = word.replace("ſ", "s")
    spellings = {word}
    for old, new in _OLD_SPELLINGS:
        if old in word:
            spellings |= {spelling.replace(old, new) for spelling in spellings}
    spellings.discard(word)
    return sorted(spellings)


def _is_listed_or_compound(word: str) -> bool:
    if german_word_frequency(word) > 0:
        return True
    noun = word[:1].isupper()
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if _ends_compound(word[cut:], noun=noun) and _starts_compound(word[:cut]):
            return True
    return False


def _ends_compound(rest: str, *, noun: bool) -> bool:
    """Tell whether a text can end a compound: what is a noun as a whole may end in a noun."""
    return _frequency("german", rest) > 0 or (noun and _frequency("german", rest.capitalize()) > 0)


def _starts_compound(start: str) -> bool:
    """Tell whether a text can start a compound: a word, or one with a linking sound."""
    words = [start] + [
        start.removesuffix(link)
        for link in _LINKS
        if start.endswith(link) and len(start) - len(link) >= _SHORTEST_PART
    ]
    return any(
        german_word_frequency(word) > 0 or _frequency("german", word.capitalize()) > 0
        for word in words
    )
