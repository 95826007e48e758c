"""Chinese personal names: how much a text looks like one, and names that stand run together."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.repair.language.signs import LEXICONS, is_modelled, simplified

if TYPE_CHECKING:
    from archive.repair.language.characters import CharacterModel
    from archive.repair.language.words import Lexicon

_TRANSLITERATED: Final = re.compile(r"[\u3400-\u9fff]{1,6}(?:[·•．‧][\u3400-\u9fff]{1,6})+")
_LENGTH_SHARE: Final = {1: 0.28, 2: 0.72}
"""How many people have a given name of one and of two characters."""
_RARE_CHARACTER: Final = 2e-6
_NAME_PRIOR: Final = -1.0
_KNOWN_NAME: Final = 6.0


@dataclass(frozen=True, slots=True)
class NameSplit:
    """Names read from a run of characters."""

    names: tuple[str, ...]
    score: float
    """Log-odds that the run consists of names, against running text."""
    margin: float
    """Log-odds of this split against the next best one; small if it is a toss-up."""


@functools.cache
def _name_tables() -> tuple[dict[str, float], dict[str, float]]:
    """Return the natural log shares of surnames and of characters in given names."""
    tables: list[dict[str, float]] = [{}, {}]
    for line in (LEXICONS / "names.txt").read_text("utf-8").splitlines():
        kind, text, share = line.split("\t")
        tables[int(kind)][text] = math.log(float(share))
    return tables[0], tables[1]


class NameModel:
    """Scores names against running text."""

    def __init__(self, characters: CharacterModel, lexicon: Lexicon) -> None:
        self._characters = characters
        self._lexicon = lexicon

    def score(self, text: str) -> float:
        """Return the log-odds that a text standing by itself is a person's name, -inf if it cannot be."""
        if _TRANSLITERATED.fullmatch(text):
            return _KNOWN_NAME
        name = self._log_share(text)
        if name == -math.inf:
            return name
        running = float(self._characters.text_log_probabilities(text).sum())
        score = name - running + _NAME_PRIOR
        return max(score, _KNOWN_NAME) if self._lexicon.is_known_name(text) else score

    def split(self, text: str) -> NameSplit | None:
        """Read a run of characters as names, or return None if no split makes names of all of it.

        Spaces inside are borders, except beside a single character (a padded name: 周 俊).
        """
        runs = _unpadded(text.split())
        best = [self._split_run(run) for run in runs]
        if not best or not all(best):
            return None
        parts = [part for part in best if part is not None]
        running = sum(float(self._characters.text_log_probabilities(run).sum()) for run in runs)
        names = tuple(name for part in parts for name in part[0])
        share = sum(part[1] for part in parts)
        return NameSplit(names, share - running, min(part[2] for part in parts))

    def _split_run(self, run: str) -> tuple[tuple[str, ...], float, float] | None:
        """Return the best split, its log share and its lead over the second best."""
        ways: list[list[tuple[float, tuple[str, ...]]]] = [[(0.0, ())]]
        for end in range(1, len(run) + 1):
            found = []
            for length in (2, 3, 4):
                if length > end or not ways[end - length]:
                    continue
                share = self._log_share(run[end - length : end])
                if share > -math.inf:
                    word = run[end - length : end]
                    found += [(share + s, (*names, word)) for s, names in ways[end - length]]
            ways.append(sorted(found, reverse=True)[:2])
        if not ways[-1]:
            return None
        lead = ways[-1][0][0] - ways[-1][1][0] if len(ways[-1]) > 1 else 20.0
        return ways[-1][0][1], ways[-1][0][0], lead

    def _log_share(self, text: str) -> float:
        """Return the natural log of the share of people who have this name."""
        if not 2 <= len(text) <= 4 or not all(map(is_modelled, text)):
            return -math.inf
        plain = simplified(text)
        surnames, _ = _name_tables()
        ways = []
        for length in (1, 2):
            surname, given = plain[:length], plain[length:]
            if surname in surnames and len(given) in _LENGTH_SHARE:
                ways.append(surnames[surname] + _given_share(given))
        return max(ways, default=-math.inf)


def _given_share(given: str) -> float:
    characters = _name_tables()[1]
    rare = math.log(_RARE_CHARACTER)
    return math.log(_LENGTH_SHARE[len(given)]) + sum(characters.get(c, rare) for c in given)


def _unpadded(pieces: list[str]) -> list[str]:
    """Join single characters to what follows them: 周, 俊 are one name."""
    result: list[str] = []
    open_piece = False
    for piece in pieces:
        if open_piece:
            result[-1] += piece
        else:
            result.append(piece)
        open_piece = len(piece) == 1 and not open_piece
    return result
