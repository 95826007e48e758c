"""Latin letters in Chinese text that were read as a sign or a digit that looks alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.repair.language.western import english_word_frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALIKE = {"Ⅰ": "Il", "Ⅴ": "Vv", "Ⅹ": "Xx", "1": "lI", "0": "oO", "|": "lI"}
_RUN = re.compile(
    rf"(?<![A-Za-z0-9./@:_-])[A-Za-z{re.escape(''.join(_ALIKE))}]{{4,}}(?![A-Za-z0-9/@_-]|\.[a-z])"
)
"""Letters with signs among them, but no part of an address."""
_KNOWN = 1.0
"""Occurrences in a million words."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A sign at ``index`` of a text that is the letter ``letter`` of the English word ``word``."""

    index: int
    letter: str
    word: str


def misread_letters(text: str) -> Iterator[Misread]:
    """Yield the signs that make a known word of a run of letters once they are letters, too.

    Only a single one in a run: what has several digits is a code (10kg, H1N1).
    """
    for run in _RUN.finditer(text):
        places = [place for place, sign in enumerate(run[0]) if sign in _ALIKE]
        if len(places) != 1:
            continue
        (place,) = places
        before, after = run[0][:place], run[0][place + 1 :]
        for letter in _ALIKE[run[0][place]]:
            word = before + letter + after
            if _has_usual_capitals(word) and english_word_frequency(word) > _KNOWN:
                yield Misread(run.start() + place, letter, word)
                break


def _has_usual_capitals(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle()
