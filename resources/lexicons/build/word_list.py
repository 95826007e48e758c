"""Write the Chinese word list (``words.bin``): words with their frequency per million."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import jieba
import numpy as np
import wordfreq
from static_map_writer import write_static_map

from archive.repair.language.signs import simplified
from archive.repair.language.static_map import key_of
from archive.repair.language.words import (
    FREQUENCY_BITS,
    FREQUENCY_STEP,
    LEAST_FREQUENCY,
    LONGEST_WORD,
    NAME_BIT,
)

if TYPE_CHECKING:
    from pathlib import Path

    from word_statistics import WordStatistics

HAN = re.compile(r"^[\u3400-\u9fff〇]+$")
PLACES = "区县市镇村乡省州路街厂局部所院店站馆岛港湾桥寺庙楼园场队团会社党军国节日"
"""What a place or a body is called last; jieba's list marks some of these as persons."""
UNCOUNTED = 0.2
"""Added to every count of a list that has many words with a count of 0."""
LEAST_SOURCES_VALUE = 0.02
"""Per million: a word that only one source knows must be at least as frequent as this."""


def write_word_list(path: Path, statistics: list[WordStatistics], essay: str) -> None:
    """Merge the sources: the mean of their frequencies, a source that lacks a word counting 0."""
    sources = [
        {word: share * 1e6 for word, share in zip(s.words, s.share, strict=True)}
        for s in statistics
    ]
    sources += [_per_million(_jieba_counts()), _per_million(_essay_counts(essay))]
    sources.append({w: f * 1e6 for w, f in wordfreq.get_frequency_dict("zh", "large").items()})
    merged: dict[str, float] = defaultdict(float)
    known_to: dict[str, int] = defaultdict(int)
    for source in sources:
        clean: dict[str, float] = defaultdict(float)
        for word, frequency in source.items():
            plain = simplified(word)
            if HAN.match(plain) and len(plain) <= LONGEST_WORD and frequency > 0:
                clean[plain] += frequency
        for word, frequency in clean.items():
            merged[word] += frequency / len(sources)
            known_to[word] += 1
    words = sorted(
        word
        for word, frequency in merged.items()
        if known_to[word] > 1 or frequency >= LEAST_SOURCES_VALUE or len(word) == 1
    )
    frequencies = np.array([merged[word] for word in words])
    steps = np.round(np.log(frequencies / LEAST_FREQUENCY) / FREQUENCY_STEP)
    payloads = np.clip(steps, 0, (1 << FREQUENCY_BITS) - 1).astype(np.uint32)
    people = _names_of_people()
    payloads |= np.array([NAME_BIT if word in people else 0 for word in words], np.uint32)
    keys = np.array([key_of(word) for word in words], np.uint64)
    write_static_map(path, keys, payloads, FREQUENCY_BITS + 1)
    print(path.name, len(words))


def _jieba_counts() -> dict[str, float]:
    return {fields[0]: float(fields[1]) for fields in _jieba_rows()}


def _jieba_rows() -> list[list[str]]:
    return [raw.decode("utf-8").split() for raw in jieba.get_dict_file()]


def _names_of_people() -> set[str]:
    """Return the words of three or four characters that jieba's list marks as a person's name."""
    rows = _jieba_rows()
    return {
        row[0]
        for row in rows
        if row[2] == "nr" and 3 <= len(row[0]) <= 4 and row[0][-1] not in PLACES
    }


def _essay_counts(essay: str) -> dict[str, float]:
    rows = (line.split("\t") for line in essay.splitlines())
    return {row[0]: float(row[1]) + UNCOUNTED for row in rows}


def _per_million(counts: dict[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {word: count * 1e6 / total for word, count in counts.items()}
