"""What a torn-off piece is about: which article of the page shares its words.

A piece goes on where one of its own article stops. Names and matters that it shares with one part
of the page and no other tell which part that is, where the few characters at a seam cannot.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from archive.repair.marks import is_han
from archive.repair.row_forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.repair.link_scores import LinkScores

_LONGEST_PIECE = 60
"""Rows of a piece that are read."""
_NEAR = 8
"""Parts of the page before and after a piece that may share its words."""
_COMMON = 0.5
"""Share of these parts that have a pair of characters from which it tells nothing."""
_SMOOTH = 0.003
_LEAST_LENGTH = 30
_WEIGHT = 1.2
_MOST = 2.5


class Topics:
    """Judges by shared words in which part of a page a piece goes on."""

    def __init__(self, scores: LinkScores) -> None:
        self._scores = scores
        self._parts: dict[str, Counter[int]] = defaultdict(Counter)
        """For each pair of characters how often it stands in each part of the page."""
        self._sizes: Counter[int] = Counter()
        self._known: dict[int, dict[int, float]] = {}

    def odds(self, end: int, head: int) -> float:
        """Return the log-odds, from what a piece is about, that it goes on from an end.

        Compared are the part of the page where the end is and the one where the piece now stands.
        """
        there, here = self._scores.titles[end], self._scores.titles[head]
        if there == here:
            return 0.0
        shares = self._known.get(head)
        if shares is None:
            shares = self._known[head] = self._shares(head)
        if there not in shares:
            return 0.0
        odds = _WEIGHT * math.log((shares[there] + _SMOOTH) / (shares.get(here, 0.0) + _SMOOTH))
        return max(-_MOST, min(_MOST, odds))

    def _shares(self, head: int) -> dict[int, float]:
        """Return by part of the page how much of a piece's words it has, the rare ones first."""
        if not self._parts:
            self._read_page()
        piece = list(self._piece(head))
        own: Counter[tuple[str, int]] = Counter()
        sizes: Counter[int] = Counter()
        for index in piece:
            part = self._scores.titles[index]
            for pair in _pairs(self._scores.rows[index].text):
                own[pair, part] += 1
                sizes[part] += 1
        here = self._scores.titles[head]
        near = [p for p in range(here - _NEAR, here + _NEAR + 1) if self._sizes[p] > sizes[p]]
        shares = dict.fromkeys(near, 0.0)
        for pair in {pair for pair, _ in own}:
            having = [p for p in near if self._parts[pair][p] > own[pair, p]]
            if not having or len(having) > _COMMON * len(near) + 1:
                continue
            weight = math.log(1 + len(near) / len(having))
            for part in having:
                shares[part] += weight
        return {p: s / (_LEAST_LENGTH + self._sizes[p] - sizes[p]) for p, s in shares.items()}

    def _read_page(self) -> None:
        for row in self._scores.rows:
            part = self._scores.titles[row.index]
            for pair in _pairs(row.text):
                self._parts[pair][part] += 1
                self._sizes[part] += 1

    def _piece(self, head: int) -> Iterator[int]:
        forms = self._scores.forms
        for index in range(head, min(len(forms), head + _LONGEST_PIECE)):
            if forms[index] is not Form.BODY:
                break
            yield index


def _pairs(text: str) -> Sequence[str]:
    """Return the pairs of neighbouring Han characters of a text."""
    han = [is_han(character) for character in text]
    return [text[i : i + 2] for i in range(len(text) - 1) if han[i] and han[i + 1]]
