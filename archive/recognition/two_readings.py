"""What two readings of one line say together.

Both are asked how well they bear out each text that one of them thinks likely, and the language is
asked how well it reads.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Final

from archive.recognition.beam_search import Spelt
from archive.recognition.reading import ReadLine, spell_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.recognition.beam_search import Step

_FIRST_WEIGHT: Final = 0.65
"""Of what the first reading says; the rest is the second one's."""
_GUESSES: Final = 4
_UNSEEN: Final = 1e-4
"""Probability of what a reading did not see at a step."""


def read_together(first: ReadLine, second: ReadLine, characters: Sequence[str]) -> ReadLine:
    """Return what two readings of one line say together, with the places of the first.

    For both the language has been asked (see ``decode``).
    """
    if not second.text:
        return first
    guesses = {
        guess.numbers: guess.said
        for reading in (first, second)
        for guess in reading.seen.guesses[:_GUESSES]
    }
    best = -math.inf
    chosen: tuple[Spelt, ...] = ()
    for numbers, said in guesses.items():
        sure, spelt = _seen_as(numbers, first.seen.steps)
        also, _ = _seen_as(numbers, second.seen.steps)
        score = _FIRST_WEIGHT * sure + (1 - _FIRST_WEIGHT) * also + said
        if score > best:
            best, chosen = score, spelt
    confidence = max(first.confidence, second.confidence)
    return spell_out(chosen, first.seen, characters, confidence)


def _seen_as(numbers: Sequence[int], steps: Sequence[Step]) -> tuple[float, tuple[Spelt, ...]]:
    """Return how well steps bear out a text (natural log), and how its characters are seen then."""
    import numpy as np

    states = [0] + [state for number in numbers for state in (number, 0)]
    chances = [[step.seen.get(s, 0.0) if s else step.blank for s in states] for step in steps]
    odds = np.log(np.maximum(chances, _UNSEEN))
    skipping = np.full(len(states), -math.inf)
    skipping[3::2] = [0.0 if a != b else -math.inf for a, b in itertools.pairwise(numbers)]
    score = np.full(len(states), -math.inf)
    score[:2] = odds[0, :2]
    came = np.zeros(odds.shape, int)
    ways = np.full((3, len(states)), -math.inf)
    for place in range(1, len(steps)):
        ways[0], ways[1, 1:], ways[2, 2:] = score, score[:-1], score[:-2]
        ways[2] += skipping
        came[place] = ways.argmax(axis=0)
        score = ways.max(axis=0) + odds[place]
    state = len(states) - 1 - int(len(states) > 1 and score[-2] > score[-1])
    total = float(score[state])
    seen: dict[int, list[int]] = {}
    for place in range(len(steps) - 1, -1, -1):
        if state % 2:
            seen.setdefault(state // 2, []).append(place)
        state -= int(came[place, state])
    spelt = [
        Spelt(numbers[index], min(seen[index]), max(seen[index]) + 1) for index in sorted(seen)
    ]
    return total, tuple(spelt)
