"""Which characters of a text may be misread, and what they may have been.

A character that is odd where it stands is replaced by each of its look-alikes in turn; what counts
is how much likelier the characters around it become.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.repair.language.lookalikes import replacements
from archive.repair.language.signs import is_modelled, is_traditional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.language.characters import CharacterModel

_ODD: Final = 8.0
"""Surprisal (nats) from which a character is looked at again."""
_UNEXPECTED: Final = 5.0
"""The same where the next character is odd: a frequent wrong one shows only by what follows."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A character of a text and what may stand in its place."""

    index: int
    character: str
    better: str
    log_odds: float
    """How much likelier the text becomes (natural log). Shape is for the caller to weigh."""


class DoubtModel:
    """Finds better characters."""

    def __init__(self, characters: CharacterModel) -> None:
        self._characters = characters

    def find(self, text: str, surprisals: Sequence[float], least: float) -> list[Doubt]:
        """Return the best replacement of every odd character that reaches ``least`` log-odds."""
        alike = _alike_traditional if is_traditional(text) else _alike_simplified
        places: list[int] = []
        choices: list[str] = []
        starts: list[int] = []
        for index in _odd_places(surprisals):
            character = text[index]
            if others := alike(character):
                starts.append(len(places))
                places += [index] * (len(others) + 1)
                choices.append(character)
                choices += others
        if not places:
            return []
        scores = self._characters.replaced(text, places, choices).tolist()
        doubts = []
        for start, end in itertools.pairwise([*starts, len(places)]):
            best = max(range(start + 1, end), key=scores.__getitem__)
            log_odds = scores[best] - scores[start]
            if log_odds >= least:
                index = places[start]
                doubts.append(Doubt(index, text[index], choices[best], log_odds))
        return doubts


def _odd_places(surprisals: Sequence[float]) -> list[int]:
    """Return the places of the characters that are odd where they stand."""
    import numpy as np

    here = np.asarray(surprisals)
    following = np.append(here[1:], 0.0)
    odd = (here >= _ODD) | ((here >= _UNEXPECTED) & (following >= _ODD))
    places: list[int] = np.flatnonzero(odd).tolist()
    return places


@functools.lru_cache(maxsize=10_000)
def _alike_traditional(character: str) -> str:
    return "".join(
        c for c in replacements(character) if is_modelled(c) and suits(c, traditional=True)
    )


@functools.lru_cache(maxsize=10_000)
def _alike_simplified(character: str) -> str:
    return "".join(
        c for c in replacements(character) if is_modelled(c) and suits(c, traditional=False)
    )


@functools.lru_cache(maxsize=20_000)
def suits(character: str, *, traditional: bool) -> bool:
    """Tell whether a character is used in a script: the old national character sets decide."""
    return _encodable(character, "big5" if traditional else "gb2312")


def _encodable(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
