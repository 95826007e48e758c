"""Turn word statistics into the table of character sequences (``characters.bin``).

Every word, pair and triple of words contributes the sequences of one to four characters inside it
and over its borders, weighted with its share of running text. From the shares follow conditional
probabilities; the sequences that tell most against what shorter ones foretell are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from static_map_writer import write_static_map

from archive.repair.language.characters import (
    FALLBACK_BITS,
    ORDER,
    PROBABILITY_BITS,
    PROBABILITY_STEP,
)
from archive.repair.language.signs import CLAUSE, DIGIT, sign_text
from archive.repair.language.static_map import extend_keys

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt
    from word_statistics import WordStatistics

    Keys = npt.NDArray[np.uint64]
    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]
    Table = dict[int, tuple[Keys, Floats]]

LONGEST_WORD = 8
CHARACTER = np.uint64(16)
COUNTERS = "年月日时分秒号个名人亿万千百元%岁余多米公吨亩倍次位家届期级层件项条度点周天世"
"""What mostly follows a figure, where the source cannot tell figures from clause marks."""
LEAST_FALLBACK = {2: 0.05, 3: 0.2, 4: 0.3}
"""The least share of a context that is left to what has not been seen after it, by length."""


class Sequences:
    """Collects shares of character sequences by length; a sequence is 16 bits a character."""

    def __init__(self) -> None:
        self._parts: dict[int, list[tuple[Keys, Floats]]] = {n: [] for n in range(1, ORDER + 1)}

    def add(self, columns: list[Keys], shares: Floats) -> None:
        """Add sequences, given by columns of code points."""
        key = np.zeros(len(shares), np.uint64)
        for column in columns:
            key = (key << CHARACTER) | column
        self._parts[len(columns)].append((key, shares))

    def table(self) -> Table:
        """Return distinct sequences in order with their shares (single characters add up to 1)."""
        result: Table = {}
        for length, parts in self._parts.items():
            result[length] = _sum_up(parts)
        total = result[1][1].sum()
        return {length: (keys, shares / total) for length, (keys, shares) in result.items()}


def _sum_up(parts: list[tuple[Keys, Floats]]) -> tuple[Keys, Floats]:
    keys = np.concatenate([part[0] for part in parts] or [np.zeros(0, np.uint64)])
    shares = np.concatenate([part[1] for part in parts] or [np.zeros(0)])
    distinct, place = np.unique(keys, return_inverse=True)
    return distinct, np.bincount(place, shares, len(distinct))


def sequences_of(statistics: WordStatistics) -> Table:
    """Return the character sequences of running text with these word statistics."""
    spelling = _Spelling(statistics.words)
    sequences = Sequences()
    for length in range(1, ORDER + 1):
        for start in range(LONGEST_WORD + 1 - length):
            chosen = np.nonzero((spelling.lengths >= start + length) & (statistics.share > 0))[0]
            columns = [spelling.head(chosen, start + i) for i in range(length)]
            sequences.add(columns, statistics.share[chosen])
    _add_pairs(sequences, spelling, statistics)
    _add_triples(sequences, spelling, statistics)
    _add_starts(sequences, statistics)
    return sequences.table()


class _Spelling:
    """The characters of numbered words."""

    def __init__(self, words: list[str]) -> None:
        self.codes = np.zeros((len(words), LONGEST_WORD), np.uint64)
        self.lengths = np.zeros(len(words), np.int64)
        for number, word in enumerate(words):
            signs = sign_text(word)[:LONGEST_WORD]
            if CLAUSE not in signs and DIGIT not in signs:
                self.lengths[number] = len(signs)
                self.codes[number, : len(signs)] = [ord(c) for c in signs]

    def head(self, words: Integers, place: int) -> Keys:
        return self.codes[words, place]

    def tail(self, words: Integers, from_end: int) -> Keys:
        return self.codes[words, self.lengths[words] - from_end]


def _add_pairs(sequences: Sequences, spelling: _Spelling, statistics: WordStatistics) -> None:
    first, second = statistics.pairs.T
    spelled = (spelling.lengths[first] > 0) & (spelling.lengths[second] > 0)
    for length in range(2, ORDER + 1):
        for left in range(1, length):
            right = length - left
            fits = spelled & (spelling.lengths[first] >= left) & (spelling.lengths[second] >= right)
            columns = [spelling.tail(first[fits], left - i) for i in range(left)]
            columns += [spelling.head(second[fits], i) for i in range(right)]
            sequences.add(columns, statistics.pair_share[fits])


def _add_triples(sequences: Sequences, spelling: _Spelling, statistics: WordStatistics) -> None:
    first, second, third = statistics.triples.T
    lengths = spelling.lengths
    spelled = (lengths[first] > 0) & (lengths[second] > 0) & (lengths[third] > 0)
    for length in range(3, ORDER + 1):
        for middle in range(1, length - 1):
            for left in range(1, length - middle):
                right = length - middle - left
                fits = spelled & (lengths[second] == middle)
                fits &= (lengths[first] >= left) & (lengths[third] >= right)
                columns = [spelling.tail(first[fits], left - i) for i in range(left)]
                columns += [spelling.head(second[fits], i) for i in range(middle)]
                columns += [spelling.head(third[fits], i) for i in range(right)]
                sequences.add(columns, statistics.triple_share[fits])


def _add_starts(sequences: Sequences, statistics: WordStatistics) -> None:
    for word, share in statistics.clause_starts.items():
        signs = sign_text(word)
        if CLAUSE in signs or DIGIT in signs:
            continue
        before = DIGIT if signs[0] in COUNTERS else CLAUSE
        codes = [np.array([ord(c)], np.uint64) for c in before + signs[: ORDER - 1]]
        for length in range(2, len(codes) + 1):
            sequences.add(codes[:length], np.array([share]))
        sequences.add(codes[:1], np.array([share]))


def mixed(tables: list[tuple[Table, float]]) -> Table:
    """Return the weighted mean of tables."""
    return {
        length: _sum_up([(table[length][0], table[length][1] * w) for table, w in tables])
        for length in range(1, ORDER + 1)
    }


class _Probabilities:
    """Conditional probabilities of a choice of sequences, with fallback weights."""

    def __init__(self, shares: Table, chosen: dict[int, npt.NDArray[np.bool_]] | None) -> None:
        keys, share = shares[1]
        self.keys = {1: keys}
        self.log = {1: np.log(np.maximum(share, 1e-9) / share.sum())}
        self.contexts: dict[int, tuple[Keys, Floats]] = {}
        self.worth: dict[int, Floats] = {}
        for length in range(2, ORDER + 1):
            keys, share = shares[length]
            if chosen is not None:
                keys, share = keys[chosen[length]], share[chosen[length]]
            self._add(length, keys, share, shares[length - 1])

    def _add(self, length: int, keys: Keys, share: Floats, contexts: tuple[Keys, Floats]) -> None:
        context, place = np.unique(keys >> CHARACTER, return_inverse=True)
        seen = np.bincount(place, share)
        whole = np.maximum(_find(contexts, context, 0.0), seen / (1 - LEAST_FALLBACK[length]))
        shorter = np.exp(self._probability(keys & _last(length - 1), length - 1))
        covered = np.bincount(place, shorter)
        unseen = 1 - seen / whole
        weight = np.clip(unseen / np.maximum(1 - covered, 0.02), 1e-3, 1.0)
        log = np.log(share / whole[place] + unseen[place] * shorter * 0.5)
        self.keys[length], self.log[length] = keys, log
        self.contexts[length - 1] = context, np.log(weight)
        self.worth[length] = share * (log - np.log(weight[place] * shorter))

    def _probability(self, keys: Keys, length: int) -> Floats:
        result = _find((self.keys[length], self.log[length]), keys, np.nan)
        missing = np.isnan(result)
        if length == 1:
            result[missing] = np.log(1e-9)
        elif missing.any():
            rest = keys[missing]
            weight = _find(self.contexts[length - 1], rest >> CHARACTER, 0.0)
            result[missing] = weight + self._probability(rest & _last(length - 1), length - 1)
        return result


def _last(length: int) -> np.uint64:
    return np.uint64((1 << (16 * length)) - 1)


def _find(table: tuple[Keys, Floats], keys: Keys, otherwise: float) -> Floats:
    known, values = table
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[place] == keys, values[place], otherwise)


def write_character_table(path: Path, shares: Table, entries: int) -> None:
    """Choose the most telling sequences and write them."""
    worth = _Probabilities(shares, None).worth
    everything = np.concatenate(list(worth.values()))
    least = np.sort(everything)[-min(entries, len(everything))]
    model = _Probabilities(shares, {length: w >= least for length, w in worth.items()})
    all_keys, all_payloads = [], []
    for length, keys in model.keys.items():
        fallback = np.zeros(len(keys))
        if length < ORDER:
            fallback = _find(model.contexts[length], keys, 0.0)
        probability = _steps(model.log[length], PROBABILITY_BITS) << FALLBACK_BITS
        all_payloads.append(probability | _steps(fallback, FALLBACK_BITS))
        hashed = np.zeros(len(keys), np.uint64)
        for place in reversed(range(length)):
            hashed = extend_keys(hashed, (keys >> np.uint64(16 * place)) & np.uint64(0xFFFF))
        all_keys.append(hashed)
    bits = PROBABILITY_BITS + FALLBACK_BITS
    write_static_map(path, np.concatenate(all_keys), np.concatenate(all_payloads), bits)
    print(path.name, {length: len(keys) for length, keys in model.keys.items()})


def _steps(logs: Floats, bits: int) -> npt.NDArray[np.uint32]:
    steps = np.round(-logs / PROBABILITY_STEP)
    return np.clip(steps, 0, (1 << bits) - 1).astype(np.uint32)
