"""Texts and queries as words that a search compares.

A Chinese (or Japanese) character is a word of its own, so a word of any length is found as a
phrase, also where it runs over the end of a line. Other words are compared without case and
accents, with the long s as s, ligatures and full-width letters taken apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from archive.model.script import HAN, KANA

if TYPE_CHECKING:
    from collections.abc import Iterator

BARRIER: Final = "\ue000"
"""A word that no query contains: no phrase runs over it (a gap, the end of a passage)."""

_SINGLE: Final = f"{HAN}{KANA}\u3005\u3007\u3021-\u3029\u31f0-\u31ff\uff66-\uff9f"
"""Beside Han and kana the marks of repetition, old numerals, and small and half-width kana."""
# soft hyphens and combining marks belong to the word they stand in
_WORD: Final = f"[{_SINGLE}{BARRIER}]|(?:(?![{_SINGLE}_])[\\w\u00ad\u0300-\u036f])+"
_UNUSUAL: Final = (
    f"(?![\u4e00-\u9fff])[{_SINGLE}]|[^\\W0-9A-Za-z_\u4e00-\u9fff]|[\u00ad\u0300-\u036f]"
)
"""A character of a word that is not compared as it stands (but for its case)."""
_ASCII: Final = re.compile(r"[0-9A-Za-z]+")
_LAST_KNOWN: Final = 0x2A6DF
"""Characters after this one are unknown to the tokenizer of older SQLite releases."""
_MORE_THAN_A_LETTER: Final = str.maketrans({"ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o"})

_PART: Final = re.compile(r'"([^"]*)"?|“([^”]*)”?|„([^“”]*)[“”]?|([^\s"“„]+)')
MOST_WORDS: Final = 200
"""Words of a query beyond these are not looked at."""


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    """Compile an expression when it is first used: it takes longer than the rest of the start."""
    return re.compile(expression)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is compared, and where it stands in the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow each other; ``is_beginning``: the last one may go on."""

    keys: tuple[str, ...]
    is_beginning: bool = False


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order."""
    for match in _pattern(_WORD).finditer(text):
        for key in _keys(match[0]):
            yield Word(key, match.start(), match.end())


def indexed(text: str) -> str:
    """Return what of a text goes into the index: its words with spaces between."""
    if not _pattern(_UNUSUAL).search(text):  # most texts, and ten times as fast
        return " ".join(_pattern(_WORD).findall(text)).lower()
    return " ".join([key for found in _pattern(_WORD).findall(text) for key in _keys(found)])


def phrases(query: str) -> list[Phrase]:
    """Return what a query asks for: all of these must be found. Never fails."""
    found: list[Phrase] = []
    left = MOST_WORDS
    for match in _PART.finditer(query):
        part = next((group for group in match.groups() if group is not None), "")
        keys = tuple(word.key for word in words(part) if word.key != BARRIER)[:left]
        if keys:
            left -= len(keys)
            found.append(Phrase(keys, is_beginning=part.endswith("*")))
    return found


def expression(wanted: list[Phrase]) -> str:
    """Return phrases in the language of the index; keys hold nothing that needs escaping."""
    return " AND ".join(
        '"' + " ".join(phrase.keys) + '"' + ("*" if phrase.is_beginning else "")
        for phrase in wanted
    )


def find(text: str, wanted: list[Phrase]) -> list[tuple[int, int]]:
    """Return the ranges of a text at which phrases stand, in order."""
    there = list(words(text))
    found = set()
    for phrase in wanted:
        size = len(phrase.keys)
        for start in range(len(there) - size + 1):
            if _stands(there[start : start + size], phrase):
                found.add((there[start].start, there[start + size - 1].end))
    return sorted(found)


def _stands(there: list[Word], phrase: Phrase) -> bool:
    *heads, last = phrase.keys
    if any(word.key != key for word, key in zip(there, heads, strict=False)):
        return False
    end = there[-1].key
    return end.startswith(last) if phrase.is_beginning else end == last


@lru_cache(1 << 15)
def _keys(found: str) -> tuple[str, ...]:
    """Return how a match is compared; a compatibility character may hold several words."""
    if _ASCII.fullmatch(found):
        return (found.lower(),)
    if len(found) == 1 and "\u4e00" <= found <= "\u9fff":
        return (found,)
    plain = unicodedata.normalize("NFKD", found.replace("\u00ad", "")).casefold()
    plain = plain.translate(_MORE_THAN_A_LETTER)
    plain = unicodedata.normalize("NFKD", plain)
    kept = "".join(
        c
        for c in plain
        if c == BARRIER or ord(c) > _LAST_KNOWN or (c.isalnum() and not _is_mark(c))
    )
    if len(found) == 1 and len(kept) == 1:
        return (_known(kept),)
    pieces = _pattern(_WORD).findall(kept) if len(kept) > 1 else [kept]
    return tuple(_known(piece) for piece in pieces if piece)


def _known(key: str) -> str:
    return f"u{ord(key):x}" if len(key) == 1 and ord(key) > _LAST_KNOWN else key


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0
