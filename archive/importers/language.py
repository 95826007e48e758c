"""Which language a text is in, as far as a newspaper's record needs it."""

from __future__ import annotations

import re
from typing import Final

from archive.model.script import is_mostly_han
from archive.repair.language import is_traditional


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GERMAN: Final = _words(
    "der die das und ist nicht von zu den dem des ein eine mit auf für im sich als auch wird daß bei"
    " nach aus zeitung tageblatt anzeiger nachrichten"
)
_ENGLISH: Final = _words(
    "the of and to in is that was for on with as by at from this it be are his which news times"
    " gazette herald chronicle"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000  # characters; a text says early what it is


def language_of(text: str) -> str:
    """Return zh-Hans, zh-Hant, de or en; zh-Hans if nothing tells."""
    text = text[:_LOOKED_AT]
    if not _WORD.search(text):
        return "zh-Hans"
    if is_mostly_han(text):
        return "zh-Hant" if is_traditional(text) else "zh-Hans"
    words = [word.lower() for word in _WORD.findall(text)]
    german = sum(word in _GERMAN for word in words) + sum(c in "äöüßſÄÖÜ" for c in text)
    return "de" if german > sum(word in _ENGLISH for word in words) else "en"
