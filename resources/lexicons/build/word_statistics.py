"""Read the word statistics of input methods: how often words occur, and which follow which."""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from libime_model import read_sequences

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


ROUNDS = 15
DISCOUNT = 0.7
"""Taken off every count of a pair: what is seen twice is rarer than it looks."""


@dataclass(frozen=True, slots=True)
class WordStatistics:
    """Shares of running text: of single words, of pairs and of triples (indexes into words)."""

    words: list[str]
    share: Floats
    pairs: Integers
    pair_share: Floats
    triples: Integers
    triple_share: Floats
    clause_starts: dict[str, float]
    """Words after the start of a clause or after a figure; empty if the source does not know."""


def read_libime(source: Path) -> WordStatistics:
    """Read the trigram model of libime's source package."""
    numbers: dict[str, int] = {}
    tables: dict[int, list[tuple[list[int], float, float]]] = {1: [], 2: [], 3: []}
    for probability, words, fallback in read_sequences(source, longest=3):
        if len(words) == 1:
            numbers[words[0]] = len(numbers)
        tables[len(words)].append(([numbers[word] for word in words], probability, fallback))
    return _shares_of_text(list(numbers), tables)


def _shares_of_text(
    words: list[str], tables: dict[int, list[tuple[list[int], float, float]]]
) -> WordStatistics:
    """Turn conditional probabilities into shares of the text that the model would write."""
    count = len(words)
    single = 10 ** np.array([row[1] for row in tables[1]])
    single[words.index("<unk>")] = 0
    fallback = 10 ** np.array([row[2] for row in tables[1]])
    pairs = np.array([row[0] for row in tables[2]])
    first, second = pairs.T
    conditional = 10 ** np.array([row[1] for row in tables[2]])
    surplus = conditional - fallback[first] * single[second]
    share = single / single.sum()
    for _ in range(ROUNDS):  # until going on by the model changes the words' shares no more
        share = (
            np.bincount(second, share[first] * surplus, count) + (share * fallback).sum() * single
        )
        share = np.maximum(share, 1e-12)
        share /= share.sum()
    pair_share = share[first] * conditional
    triples = np.array([row[0] for row in tables[3]])
    pair_number = first * count + second
    order = np.argsort(pair_number)
    place = order[np.searchsorted(pair_number[order], triples[:, 0] * count + triples[:, 1])]
    triple_share = pair_share[place] * 10 ** np.array([row[1] for row in tables[3]])
    return WordStatistics(words, share, pairs, pair_share, triples, triple_share, {})


def read_libpinyin(source: Path) -> WordStatistics:
    """Read the counted word pairs of libpinyin's source package."""
    words: dict[str, int] = {}
    counts: list[float] = []
    pairs: list[tuple[int, int]] = []
    pair_counts: list[float] = []
    starts: dict[str, float] = {}

    def number(word: str) -> int:
        if word not in words:
            words[word] = len(words)
            counts.append(0.0)
        return words[word]

    with tarfile.open(source) as package:
        name = next(n for n in package.getnames() if n.endswith("/data/interpolation2.text"))
        stream = package.extractfile(name)
        assert stream is not None
        for raw in stream:
            fields = raw.decode("utf-8").split()
            if fields[0] != "\\item":
                continue
            if len(fields) == 5:
                counts[number(fields[2])] += int(fields[4])
            elif fields[2] == "<start>":
                starts[fields[4]] = float(fields[6])
            else:
                pairs.append((number(fields[2]), number(fields[4])))
                pair_counts.append(int(fields[6]) - DISCOUNT)
    total = sum(counts)
    nothing = np.zeros((0, 3), np.int64)
    return WordStatistics(
        list(words),
        np.array(counts) / total,
        np.array(pairs),
        np.array(pair_counts) / total,
        nothing,
        np.zeros(0),
        {word: count / total for word, count in starts.items()},
    )
