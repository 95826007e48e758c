"""Chinese words with their frequency, and the most plausible cut of a text into words."""

from __future__ import annotations

import bisect
import itertools
import math
import re
from typing import TYPE_CHECKING, Final

from archive.repair.language.script import CLAUSE, LEXICONS, is_han, signs_of, simplified
from archive.repair.language.static_map import MISSING, StaticMap, extend_keys, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

FREQUENCY_BITS: Final = 7
NAME_BIT: Final = 1 << FREQUENCY_BITS
"""Set in the payload of what a source knows as a person's name."""
FREQUENCY_STEP: Final = 0.15
"""Natural-log units in one step of a stored frequency."""
LEAST_FREQUENCY: Final = 0.001
"""Words per million that step 0 stands for."""
LONGEST_WORD: Final = 8

_FREQUENCY_MASK: Final = NAME_BIT - 1
_UNKNOWN_CHARACTER: Final = math.log(0.02 / 1e6)
_PIECES: Final = re.compile(r"[\u3400-\u9fff〇]+|[0-9０-９.．,%％]+|[A-Za-zÀ-ÿ]+|\s+|.", re.DOTALL)


class Lexicon:
    """The word list; words of either script are found by their simplified form."""

    def __init__(self) -> None:
        self._table = StaticMap(LEXICONS / "words.bin")

    def contains(self, text: str) -> bool:
        """Tell whether a text of two to eight characters (or one Chinese character) is a word."""
        return self.frequency(text) > 0

    def frequency(self, text: str) -> float:
        """Return how often a word occurs in a million words, 0 if it is unknown."""
        if not 0 < len(text) <= LONGEST_WORD:
            return 0.0
        payload = self._table.get(key_of(simplified(text)))
        if payload == MISSING:
            return 0.0
        return LEAST_FREQUENCY * math.exp((payload & _FREQUENCY_MASK) * FREQUENCY_STEP)

    def is_known_name(self, text: str) -> bool:
        """Tell whether a source of the list knows the text as the name of a person."""
        payload = self._table.get(key_of(simplified(text)))
        return payload != MISSING and bool(payload & NAME_BIT)

    def segment(self, text: str) -> list[str]:
        """Cut a text into words; figures, Latin words, spaces and marks stay whole."""
        candidates = self._candidates(signs_of(text))
        words: list[str] = []
        for piece in _PIECES.finditer(text):
            if piece.end() - piece.start() > 1 and is_han(piece[0][0]):
                ends = _likeliest_cut(candidates, piece.start(), piece.end())
                words += [text[a:b] for a, b in itertools.pairwise(ends)]
            else:
                words.append(piece[0])
        return words

    def straddling_word(self, left: str, right: str) -> str | None:
        """Return the word that lies across the border of two pieces, if that is how they read.

        The pieces are cut into words as if they were one text; the word is returned as printed.
        """
        return self.straddling_words([(left, right)])[0]

    def straddling_words(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        """Do the same for many pairs, ten times as fast a pair."""
        tails = [(_han_tail(left), _han_head(right)) for left, right in pairs]
        text = CLAUSE.join(left + right for left, right in tails)
        candidates = self._candidates(signs_of(text))
        words: list[str | None] = []
        start = 0
        for left, right in tails:
            border, end = start + len(left), start + len(left) + len(right)
            word = None
            if left and right:
                ends = _likeliest_cut(candidates, start, end)
                place = bisect.bisect_right(ends, border)
                if ends[place - 1] != border:
                    word = text[ends[place - 1] : ends[place]]
            words.append(word)
            start = end + 1
        return words

    def _candidates(self, signs: npt.NDArray[np.uint64]) -> dict[int, list[tuple[int, float]]]:
        """Return for every end the (start, natural log probability) of the words that end there."""
        import numpy as np

        found: dict[int, list[tuple[int, float]]] = {}
        keys = np.zeros(len(signs), np.uint64)
        base = math.log(LEAST_FREQUENCY / 1e6)
        for length in range(1, min(LONGEST_WORD, len(signs)) + 1):
            keys = extend_keys(keys[: len(signs) - length + 1], signs[length - 1 :])
            payloads = self._table.get_many(keys)
            starts = np.nonzero(payloads != MISSING)[0]
            scores = base + FREQUENCY_STEP * (payloads[starts] & _FREQUENCY_MASK)
            for start, score in zip(starts.tolist(), scores.tolist(), strict=True):
                found.setdefault(start + length, []).append((start, score))
        return found


def _likeliest_cut(
    candidates: dict[int, list[tuple[int, float]]], start: int, end: int
) -> list[int]:
    """Return the borders of the likeliest words that fill a stretch (Viterbi)."""
    best = {start: 0.0}
    came_from = {}
    for place in range(start + 1, end + 1):
        top, origin = best[place - 1] + _UNKNOWN_CHARACTER, place - 1
        for word_start, score in candidates.get(place, ()):
            if word_start >= start and best[word_start] + score > top:
                top, origin = best[word_start] + score, word_start
        best[place], came_from[place] = top, origin
    borders = [end]
    while borders[-1] > start:
        borders.append(came_from[borders[-1]])
    borders.reverse()
    return borders


def _han_tail(text: str) -> str:
    start = len(text)
    while start > 0 and len(text) - start < LONGEST_WORD + 2 and is_han(text[start - 1]):
        start -= 1
    return text[start:]


def _han_head(text: str) -> str:
    end = 0
    while end < min(len(text), LONGEST_WORD + 2) and is_han(text[end]):
        end += 1
    return text[:end]
