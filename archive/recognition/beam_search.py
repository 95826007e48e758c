"""What a line most likely says, when what the network saw is weighed with what usually follows what.

A prefix beam search over the steps of CTC (Hannun et al., 2014), which keeps the best way to each
text and not the sum of all. The language has so little weight that it decides only where the
network wavers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from archive.repair.language import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.repair.language import LanguageModel

MARKS: Final = "、。，：；！？「」『』（）．・▲◎○"
"""The marks of vertical print."""
_WEIGHT: Final = 0.5
"""Of what the language says, beside what the network says."""
_LENGTH_BONUS: Final = 2.5
"""Makes good what every further character costs: without it short texts would win."""
_LEAST: Final = -12.0
_FOREIGN: Final = -8.0
"""Natural log probability of signs that the language model does not know."""
_CONCEIVABLE: Final = 0.002
"""Least probability with which the network must have seen a character."""
_WIDTH: Final = 8
_NEVER: Final = 1e-6


class Spelt(NamedTuple):
    """A character of a text: its class, and the first step that shows it and the one after."""

    number: int
    first: int
    end: int


class _Way(NamedTuple):
    score: float
    spelt: tuple[Spelt, ...]


_NO_WAY: Final = _Way(-math.inf, ())


class _Ways(NamedTuple):
    """The best ways to spell one text: with a blank at the end, and without."""

    blank: _Way
    character: _Way

    @property
    def best(self) -> _Way:
        return max(self)


def likeliest_text(
    probabilities: NDArray[np.float32], characters: Sequence[str], language: LanguageModel
) -> tuple[Spelt, ...]:
    """Return the likeliest text of a line.

    Args:
        probabilities: The network's answer (steps x classes, class 0 is the blank).
        characters: The character of each class.
        language: Says what usually follows what.
    """
    said = {"": 0.0}
    """What the language says of each text."""
    beam = {"": _Ways(_Way(0.0, ()), _NO_WAY)}
    for step, (blank, seen) in enumerate(_steps(probabilities)):
        longer: dict[str, _Ways] = {}
        for text, ways in beam.items():
            _offer(longer, text, blank=_Way(ways.best.score + blank, ways.best.spelt))
            for number, score in seen:
                character = characters[number]
                origin = ways.best
                if text.endswith(character):
                    _offer(longer, text, character=_held(ways.character, step, score))
                    origin = ways.blank  # without one between, two of a kind are one
                if origin is _NO_WAY:
                    continue
                whole = text + character
                if whole not in said:
                    said[whole] = said[text] + _worth(language, text, character)
                spelt = (*origin.spelt, Spelt(number, step, step + 1))
                _offer(longer, whole, character=_Way(origin.score + score, spelt))
        ranked = sorted(longer, key=lambda text: longer[text].best.score + said[text], reverse=True)
        beam = {text: longer[text] for text in ranked[:_WIDTH]}
    return max(beam.items(), key=lambda item: item[1].best.score + said[item[0]])[1].best.spelt


def _steps(
    probabilities: NDArray[np.float32],
) -> Iterator[tuple[float, list[tuple[int, float]]]]:
    """Yield the log probability of the blank and of each conceivable class, step by step."""
    import numpy as np

    for row in probabilities:
        conceivable = np.flatnonzero(row >= _CONCEIVABLE).tolist()
        seen = [(number, math.log(row[number])) for number in conceivable if number]
        yield math.log(max(float(row[0]), _NEVER)), seen


def _held(way: _Way, step: int, score: float) -> _Way:
    """Return a way whose last character is seen in one more step."""
    if way is _NO_WAY:
        return way
    *before, last = way.spelt
    return _Way(way.score + score, (*before, last._replace(end=step + 1)))


def _offer(
    ways: dict[str, _Ways], text: str, *, blank: _Way = _NO_WAY, character: _Way = _NO_WAY
) -> None:
    known = ways.get(text)
    if known is not None:
        blank, character = max(known.blank, blank), max(known.character, character)
    ways[text] = _Ways(blank, character)


def _worth(language: LanguageModel, text: str, character: str) -> float:
    is_known = is_han(character) or character in MARKS or character.isdecimal()
    log_probability = language.log_prob_after(text, character) if is_known else _FOREIGN
    return _LENGTH_BONUS + _WEIGHT * max(log_probability, _LEAST)
