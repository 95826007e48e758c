"""Read words, their frequency and what follows them from the sources that NOTICE names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import jieba
import numpy as np
import opencc
import wordfreq
from libime_model import read_sequences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt
    from chance import Chance

    Floats = npt.NDArray[np.float64]

LONGEST_WORD = 5
LONGEST_FREQUENT_WORD = 4
LEAST_COUNT = 3
"""A word of jieba's list counted less often is mostly an accident of its text."""
FREQUENT_POWER = 0.55
LISTED_POWER = 0.4
SINGLE_POWER = 0.6
FOLLOWER_POWER = 0.75
"""Powers below 1 bring rare words, and with them rare characters, more often than text does."""
MOST_FOLLOWERS = 400


@dataclass(frozen=True, slots=True)
class WordList:
    """Words in both scripts, to be drawn by their weight."""

    simplified: list[str]
    traditional: list[str]
    running_totals: Floats

    def draw(self, chance: Chance, *, simple: bool) -> str:
        """Return a word in simplified or traditional characters."""
        return (self.simplified if simple else self.traditional)[chance.place(self.running_totals)]


@dataclass(frozen=True, slots=True)
class WordPairs:
    """Words in simplified characters, each with the words that follow it."""

    words: list[str]
    running_totals: Floats
    traditional: dict[str, str]
    followers: dict[str, tuple[list[str], Floats]]
    """The words after a word and the running totals of their probability."""


def is_chinese(text: str) -> bool:
    """Tell whether a text has nothing but Chinese characters."""
    return all("\u4e00" <= character <= "\u9fff" for character in text)


def read_frequent_words() -> WordList:
    """Read the words of wordfreq, the most frequent first."""
    found = wordfreq.get_frequency_dict("zh", "large")
    shares = {
        word: share
        for word, share in found.items()
        if is_chinese(word) and len(word) <= LONGEST_FREQUENT_WORD
    }
    return _word_list(shares, FREQUENT_POWER)


def read_listed_words() -> WordList:
    """Read the words of jieba, which knows more names and terms."""
    counts: dict[str, float] = {}
    for raw in jieba.get_dict_file():
        word, count, *_ = raw.decode("utf-8").split()
        if is_chinese(word) and len(word) <= LONGEST_WORD and int(count) >= LEAST_COUNT:
            counts[word] = float(count)
    return _word_list(counts, LISTED_POWER)


def _word_list(weights: dict[str, float], power: float) -> WordList:
    words = list(weights)
    totals = np.cumsum(np.array(list(weights.values())) ** power)
    return WordList(words, _traditional(words), totals)


def _traditional(words: Sequence[str]) -> list[str]:
    converted: str = opencc.OpenCC("s2t").convert("\n".join(words))
    return converted.split("\n")


def read_word_pairs(source: Path) -> WordPairs:
    """Read the pairs of the language model in libime's source package."""
    shares: dict[str, float] = {}
    pairs: dict[str, list[tuple[str, float]]] = {}
    for probability, words, _ in read_sequences(source, longest=2):
        if len(words) == 1:
            if is_chinese(words[0]) and len(words[0]) <= LONGEST_WORD:
                shares[words[0]] = 10**probability
        elif words[0] in shares and words[1] in shares:
            pairs.setdefault(words[0], []).append((words[1], 10**probability))
    followers: dict[str, tuple[list[str], Floats]] = {}
    for word, after in pairs.items():
        after.sort(key=lambda pair: -pair[1])
        weights = np.array([share for _, share in after[:MOST_FOLLOWERS]]) ** FOLLOWER_POWER
        followers[word] = [w for w, _ in after[:MOST_FOLLOWERS]], np.cumsum(weights)
    words = list(shares)
    totals = np.cumsum(np.array(list(shares.values())) ** SINGLE_POWER)
    traditional = dict(zip(words, _traditional(words), strict=True))
    return WordPairs(words, totals, traditional, followers)
