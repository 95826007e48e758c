"""Words cut over two lines in German and English: whether the hyphen goes, stays, or is suspended."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.model.line import Seam
from archive.model.passage import HYPHENS
from archive.repair.language.western import GERMAN, WesternWords

_LAST = re.compile(r"([^\W\d_][\w'’ſ" + re.escape(HYPHENS) + r"]*)[" + re.escape(HYPHENS) + r"]$")
_MISREAD = re.compile(r"[^\W\d_]{3}[»«*^|~'\"]{1,2}[" + re.escape(HYPHENS) + r"]$")
"""A letter that was read as a mark stands before the hyphen."""
_SIGN_MISREAD = re.compile(r"([^\W\d_]{3}[\w'’ſ]*)([»«*^|~])$")
"""A mark that was read where the hyphen is."""
_SUFFIX = re.compile(
    r"(lich|sam|haft|ig)?(keit|heit)(en)?$|schaft(en)?$|lich(en|er|e|es|em)?$|ungen$"
)
"""What no word is by itself, but the end of many."""
_DERIVED = re.compile(
    r"(\w{4,}(?:keit|heit|ung|schaft))en$|(\w{3,}haft)igkeit(?:en)?$|"
    r"(\w{3,}(?:lich|ig|sam|bar))keit(?:en)?$"
)
"""Words made from others, with what they are made from."""
_OLD_GERMAN = re.compile(
    r"\b(?:daß|seyn|sey|giebt|[Tt]heil\w*|thun|gethan|That|Thür\w*|[Ww]erth\w*|[Nn]oth\w*|Rath\w*|"
    r"Oe\w+|Ae\w+|Ue\w+|\w{3}iren|\w+niß|Muth\w*|bey|wol|dieß|\w*ſ\w*)\b"
)
_OLD_SHARE = 0.004
_LINKING = re.compile(r"\w{3}(n|s|er)$")
"""Ends of the first part of a compound that is written in one word."""
_STEM = 0.3
"""Least frequency of a noun without such an end, in frequencies of the whole."""
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
    misread: str = ""
    """The mark that stands where the hyphen is, if that was not read."""
    small: bool = False
    """True if the word goes on with a small letter that was read as a capital."""


def is_german(text: str, language: str) -> bool:
    """Tell whether a text is German rather than English, by its commonest words."""
    if language:
        return language.startswith("de")
    return len(_GERMAN.findall(text)) >= len(_ENGLISH.findall(text))


def is_old_german(text: str) -> bool:
    """Tell whether a German text has the spelling of the nineteenth century."""
    return len(_OLD_GERMAN.findall(text)) > _OLD_SHARE * len(text.split())


def read_hyphen(
    left: str, right: str, words: WesternWords, *, old: bool = False
) -> HyphenReading | None:
    """Return how a line that ends with a hyphen goes on, or None if it ends without one.

    ``old`` is for German of the nineteenth century: its black letter has capitals that engines
    take small letters for.
    """
    last, first = _LAST.search(left), _FIRST.match(right)
    if first is None:
        return None
    if last is None:
        return _misread(left, first[0], words)
    head, tail = last[1], first[0]
    joined = head + tail
    if tail.lower() in _SUSPENDING and not _is_word(joined, words):
        return HyphenReading(Seam.SPACE, f"{head}- {tail}", 0.95)
    if tail[0].isdigit():
        return HyphenReading(Seam.JOIN, f"{head}-{tail}", 0.9)
    if tail[0].isupper():
        doubled = len(left) > 1 and left[-2] in HYPHENS  # a printed hyphen and the engine's own
        if old and not doubled and _is_closed_compound(head, tail):
            return HyphenReading(Seam.HYPHEN, head + tail.lower(), 0.9, small=True)
        return _before_capital(head, tail, doubled=doubled)
    if _is_word(joined, words):
        return HyphenReading(Seam.HYPHEN, joined, 0.98)
    if words is GERMAN:
        return HyphenReading(Seam.HYPHEN, joined, 0.95)
    if words.is_word(head) and words.is_word(tail):
        return HyphenReading(Seam.JOIN, f"{head}-{tail}", 0.9)
    return HyphenReading(Seam.HYPHEN, joined, 0.9)


def _before_capital(head: str, tail: str, *, doubled: bool) -> HyphenReading:
    if head.isupper() and tail.isupper() and len(head) > 1:
        return HyphenReading(Seam.HYPHEN, head + tail, 0.92)
    kept = Seam.HYPHEN if doubled else Seam.JOIN
    return HyphenReading(kept, f"{head.rstrip(HYPHENS)}-{tail}", 0.95)


def _misread(left: str, tail: str, words: WesternWords) -> HyphenReading | None:
    """Read a line that ends with a hyphen behind, or under, a mark that was misread."""
    if tail[0].islower() and _MISREAD.search(left):
        return HyphenReading(Seam.HYPHEN, left.rsplit(maxsplit=1)[-1][:-1] + tail, 0.9)
    return _unread(left, tail) if words is GERMAN else None


def _unread(left: str, tail: str) -> HyphenReading | None:
    """Read a line that ends with another mark in the place of the hyphen (Oeffent» lichkeit)."""
    sign = _SIGN_MISREAD.search(left)
    if sign is None or not tail[0].islower():
        return None
    word = sign[1] + tail
    alone = GERMAN.frequency(tail) > 0 and not _SUFFIX.match(tail)
    whole = _is_word(word, GERMAN) or _SUFFIX.match(tail) is not None
    if alone or not whole:
        return None
    return HyphenReading(Seam.HYPHEN, word, 0.92, sign[2])


def _is_closed_compound(head: str, tail: str) -> bool:
    """Tell whether two nouns are rather one word whose second part was read with a capital."""
    linking = _LINKING.search(head)
    if linking is None or not tail[1:].islower():
        return False
    stem = head.removesuffix(linking[1])
    if GERMAN.frequency(stem) < _STEM * GERMAN.frequency(head):
        return False  # the name of a place: Baden is not made of Bade
    return any(_is_word(head + end, GERMAN) for end in (tail.lower(), *_with_long_s(tail.lower())))


def _with_long_s(word: str) -> list[str]:
    """Return a word with each s in turn as f: a long s looks like it, and the reverse."""
    return [word[:at] + "f" + word[at + 1 :] for at, letter in enumerate(word) if letter == "s"]


def _is_word(word: str, words: WesternWords) -> bool:
    if words.is_word(word):
        return True
    derived = _DERIVED.match(word) if words is GERMAN else None
    return derived is not None and words.is_word(next(stem for stem in derived.groups() if stem))
