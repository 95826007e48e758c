"""Chinese words with their frequency, and the most plausible cut of a text into words."""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING, Final

from archive.repair.language.cutting import words_over
from archive.repair.language.signs import LEXICONS, is_modelled, signs_of, simplified
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
_LEAST_LOG: Final = math.log(LEAST_FREQUENCY / 1e6)
_UNKNOWN_CHARACTER: Final = math.log(0.02 / 1e6)
_AT_ONCE: Final = 2048
"""Borders that are looked at together: enough to be fast, little enough for memory."""
_FILL: Final = "\x03"
"""Stands in no word."""
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
        words: list[str] = []
        for piece in _PIECES.findall(text):
            if len(piece) > 1 and is_modelled(piece[0]):
                ends = _likeliest_cut(self._candidates(piece), len(piece))
                words += [piece[a:b] for a, b in itertools.pairwise(ends)]
            else:
                words.append(piece)
        return words

    def straddling_word(self, left: str, right: str) -> str | None:
        """Return the word that lies across the border of two pieces, if that is how they read.

        The pieces are cut into words as if they were one text; the word is returned as printed.
        """
        left, right = _han_tail(left), _han_head(right)
        if not left or not right:
            return None
        text = left + right
        for start, end in itertools.pairwise(_likeliest_cut(self._candidates(text), len(text))):
            if start < len(left) < end:
                return text[start:end]
        return None

    def straddling_words(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        """Do the same for many pairs, many times as fast a pair."""
        words: list[str | None] = []
        for start in range(0, len(pairs), _AT_ONCE):
            words += self._straddling(pairs[start : start + _AT_ONCE])
        return words

    def _straddling(self, pairs: Sequence[tuple[str, str]]) -> list[str | None]:
        import numpy as np

        cut = [(_han_tail(left), _han_head(right)) for left, right in pairs]
        texts = ["".join(pieces) if all(pieces) else "" for pieces in cut]
        width = max(1, *map(len, texts))
        signs = signs_of("".join(text.ljust(width, _FILL) for text in texts))
        borders = np.array([len(left) for left, _ in cut])
        lengths = np.array([len(text) for text in texts])
        scores = self._scores(signs.reshape(-1, width).T)
        starts, ends = words_over(scores, _UNKNOWN_CHARACTER, borders, lengths)
        return [
            text[start:end] if start < end else None
            for text, start, end in zip(texts, starts.tolist(), ends.tolist(), strict=True)
        ]

    def _scores(self, signs: npt.NDArray[np.uint64]) -> list[npt.NDArray[np.float64]]:
        """Return the natural log probability of the words of each length, -inf where there is none.

        ``signs`` has a text in each column; row ``n`` of the answer has the words that start there.
        """
        import numpy as np

        payloads = np.arange(1 << FREQUENCY_BITS)
        # The last place is what a missing entry (-1) reads.
        weights = np.append(_LEAST_LOG + FREQUENCY_STEP * payloads, -math.inf)
        keys = np.zeros(signs.shape, np.uint64)
        scores = []
        for length in range(1, min(LONGEST_WORD, len(signs)) + 1):
            keys = extend_keys(keys[: len(signs) - length + 1], signs[length - 1 :])
            found = self._table.get_many(keys.reshape(-1)).reshape(keys.shape)
            scores.append(weights.take(np.where(found == MISSING, -1, found & _FREQUENCY_MASK)))
        return scores

    def _candidates(self, text: str) -> list[list[tuple[int, float]]]:
        """Return for every end the (start, natural log probability) of the words that end there."""
        found: list[list[tuple[int, float]]] = [[] for _ in range(len(text) + 1)]
        plain = simplified(text)
        for length in range(1, min(LONGEST_WORD, len(text)) + 1):
            for start in range(len(text) - length + 1):
                payload = self._table.get(key_of(plain[start : start + length]))
                if payload != MISSING:
                    score = _LEAST_LOG + FREQUENCY_STEP * (payload & _FREQUENCY_MASK)
                    found[start + length].append((start, score))
        return found


def _likeliest_cut(candidates: Sequence[Sequence[tuple[int, float]]], length: int) -> list[int]:
    """Return the borders of the likeliest words that fill a text (Viterbi)."""
    best = [0.0]
    came_from = [0]
    for place in range(1, length + 1):
        top, origin = best[-1] + _UNKNOWN_CHARACTER, place - 1
        for start, score in candidates[place]:
            if best[start] + score > top:
                top, origin = best[start] + score, start
        best.append(top)
        came_from.append(origin)
    borders = [length]
    while borders[-1] > 0:
        borders.append(came_from[borders[-1]])
    borders.reverse()
    return borders


def _han_tail(text: str) -> str:
    start = len(text)
    while start > 0 and len(text) - start < LONGEST_WORD + 2 and is_modelled(text[start - 1]):
        start -= 1
    return text[start:]


def _han_head(text: str) -> str:
    end = 0
    while end < min(len(text), LONGEST_WORD + 2) and is_modelled(text[end]):
        end += 1
    return text[:end]
