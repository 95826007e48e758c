"""Write the German and English word lists (``german.bin``, ``english.bin``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import wordfreq
from static_map_writer import write_static_map

from archive.repair.language.static_map import key_of
from archive.repair.language.western import FREQUENCY_BITS, FREQUENCY_STEP, LEAST_FREQUENCY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LEAST_PER_MILLION = {"de": 0.05, "en": 0.1}
LONGEST_RARE = 13
"""Letters of the longest listed word of unknown frequency; longer ones are mostly compounds."""


def write_german(path: Path, spellings: Iterable[str]) -> None:
    """Write the words of the spelling lists, which know capitals, with their frequency if known."""
    frequencies = _frequencies("de")
    words: dict[str, float] = {}
    for spelling in sorted(set(spellings)):
        known = frequencies.get(spelling.lower(), 0.0)
        if spelling.isalpha() and (known or len(spelling) <= LONGEST_RARE):
            words[spelling] = known
    spelled = {word.lower() for word in words}
    least = LEAST_PER_MILLION["de"] * 4
    words |= {
        word: frequency
        for word, frequency in frequencies.items()
        if word.isalpha() and word not in spelled and frequency >= least
    }
    _write(path, words)


def write_english(path: Path) -> None:
    """Write the more frequent English words, in small letters."""
    frequencies = _frequencies("en")
    _write(path, {w: f for w, f in frequencies.items() if w.replace("'", "").isalpha()})


def _frequencies(language: str) -> dict[str, float]:
    listed = wordfreq.get_frequency_dict(language, "large")
    least = LEAST_PER_MILLION[language]
    return {word: f * 1e6 for word, f in listed.items() if f * 1e6 >= least}


def _write(path: Path, words: dict[str, float]) -> None:
    names = sorted(words)
    frequencies = np.array([max(words[name], LEAST_FREQUENCY) for name in names])
    steps = np.round(np.log(frequencies / LEAST_FREQUENCY) / FREQUENCY_STEP)
    payloads = np.clip(steps, 0, (1 << FREQUENCY_BITS) - 1).astype(np.uint32)
    keys = np.array([key_of(name) for name in names], np.uint64)
    write_static_map(path, keys, payloads, FREQUENCY_BITS)
    print(path.name, len(names))
