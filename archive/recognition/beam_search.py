"""What a line most likely says, when what the network saw is weighed with what usually follows what.

A prefix beam search over the steps of CTC (Hannun et al., 2014), which keeps the best way to each
text and not the sum of all. The language has so little weight that it decides only where the
network wavers.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.repair.language import is_modelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.repair.language import LanguageModel

MARKS: Final = "、。，：；！？「」『』（）．・▲◎○"
"""The marks of vertical print."""
_WEIGHT: Final = 0.5
"""Of what the language says, beside what the network says."""
_LENGTH_BONUS: Final = 2.5
"""Makes good what every further character costs: without it short texts would win."""
_CONTEXT: Final = 3
"""Characters before one that count."""
_LEAST: Final = -12.0
_FOREIGN: Final = -8.0
"""Natural log probability of signs that the language model does not know."""
_CONCEIVABLE: Final = 0.002
"""Least probability with which the network must have seen a character."""
_WIDTH: Final = 8
_NEVER: Final = 1e-6
_LEAST_WORTH: Final = 0.0
"""Of the character that fits best of those seen at a step: it is not left out for being odd."""


class Step(NamedTuple):
    """What the network saw at one step: the probability of the blank and of conceivable classes."""

    blank: float
    seen: dict[int, float]


class Spelt(NamedTuple):
    """A character of a text: its class, and the first step that shows it and the one after."""

    number: int
    first: int
    end: int


class Guess(NamedTuple):
    """A text that a line may say: how its characters were seen, and what the language says of it."""

    spelt: tuple[Spelt, ...]
    said: float

    @property
    def numbers(self) -> tuple[int, ...]:
        """The classes of its characters."""
        return tuple(spelt.number for spelt in self.spelt)


class _Way(NamedTuple):
    score: float
    """What network and language say."""
    said: float
    """What the language says."""
    spelt: tuple[Spelt, ...]


_NO_WAY: Final = _Way(-math.inf, 0.0, ())


class _Ways(NamedTuple):
    """The best ways to spell one text: with a blank at the end, and without."""

    blank: _Way
    character: _Way

    @property
    def best(self) -> _Way:
        return max(self)


def steps_of(probabilities: NDArray[np.float32]) -> tuple[Step, ...]:
    """Return what is conceivable in the network's answer (steps x classes, class 0 is the blank)."""
    import numpy as np

    steps = []
    for row in probabilities:
        conceivable = np.flatnonzero(row >= _CONCEIVABLE)
        seen = dict(zip(conceivable.tolist(), row[conceivable].tolist(), strict=True))
        seen.pop(0, None)
        steps.append(Step(float(row[0]), seen))
    return tuple(steps)


def likeliest_texts(
    steps: Sequence[Step], characters: Sequence[str], language: LanguageModel
) -> list[Guess]:
    """Return what a line may say, the likeliest first.

    Args:
        steps: What the network saw.
        characters: The character of each class.
        language: Says what usually follows what.
    """
    beam = {"": _Ways(_Way(0.0, 0.0, ()), _NO_WAY)}
    for place, step in enumerate(steps):
        blank = math.log(max(step.blank, _NEVER))
        seen = [(number, math.log(chance)) for number, chance in step.seen.items()]
        worths = _worths(language, beam, [characters[number] for number in step.seen])
        longer: dict[str, _Ways] = {}
        for (text, ways), worth_after in zip(beam.items(), worths, strict=True):
            best = ways.best
            _offer(longer, text, blank=best._replace(score=best.score + blank))
            for (number, score), worth in zip(seen, worth_after, strict=True):
                character = characters[number]
                origin = best
                if text.endswith(character):
                    _offer(longer, text, character=_held(ways.character, place, score))
                    origin = ways.blank  # without one between, two of a kind are one
                if origin is not _NO_WAY:
                    spelt = (*origin.spelt, Spelt(number, place, place + 1))
                    way = _Way(origin.score + score + worth, origin.said + worth, spelt)
                    _offer(longer, text + character, character=way)
        ranked = sorted(longer, key=lambda text: longer[text].best.score, reverse=True)
        beam = {text: longer[text] for text in ranked[:_WIDTH]}
    return [Guess(ways.best.spelt, ways.best.said) for ways in beam.values()]


def _held(way: _Way, place: int, score: float) -> _Way:
    """Return a way whose last character is seen in one more step."""
    if way is _NO_WAY:
        return way
    *before, last = way.spelt
    spelt = (*before, last._replace(end=place + 1))
    return way._replace(score=way.score + score, spelt=spelt)


def _offer(
    ways: dict[str, _Ways], text: str, *, blank: _Way = _NO_WAY, character: _Way = _NO_WAY
) -> None:
    known = ways.get(text)
    if known is not None:
        blank, character = max(known.blank, blank), max(known.character, character)
    ways[text] = _Ways(blank, character)


def _worths(
    language: LanguageModel, texts: Iterable[str], characters: Sequence[str]
) -> list[list[float]]:
    """Return what it is worth to the language that each character follows each text (a row)."""
    if not characters:
        return [[] for _ in texts]
    tails = [text[-_CONTEXT:] for text in texts]
    worths = [[_worth(language, tail, character) for character in characters] for tail in tails]
    lift = _LEAST_WORTH - max(map(max, worths))
    return [[worth + lift for worth in row] for row in worths] if lift > 0 else worths


@functools.lru_cache(maxsize=20_000)
def _worth(language: LanguageModel, tail: str, character: str) -> float:
    log_probability = _FOREIGN
    if is_modelled(character) or character in MARKS or character.isdecimal():
        log_probability = language.log_prob_after(tail, character)
    return _LENGTH_BONUS + _WEIGHT * max(log_probability, _LEAST)
