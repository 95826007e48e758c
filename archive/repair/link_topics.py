"""What a torn-off piece is about: which article of the page shares its words.

A piece goes on where one of its own article stops. Names and matters that it shares with one part
of the page and no other tell which part that is, where the few characters at a seam cannot.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from archive.repair.row_forms import Form
from archive.repair.word_pairs import WordPairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.rows import Row

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

    def __init__(self, rows: Sequence[Row], forms: Sequence[Form], titles: Sequence[int]) -> None:
        self._rows = rows
        self._forms = forms
        self._titles = titles
        self._known: dict[int, dict[int, float]] = {}

    def odds(self, end: int, head: int) -> float:
        """Return the log-odds, from what a piece is about, that it goes on from an end.

        Compared are the part of the page where the end is and the one where the piece now stands.
        """
        there, here = self._titles[end], self._titles[head]
        if there == here:
            return 0.0
        odds = self._known.get(head)
        if odds is None:
            odds = self._known[head] = self._odds_of(head)
        return odds.get(there, 0.0)

    def _odds_of(self, head: int) -> dict[int, float]:
        """Return the log-odds for each part of the page that is near enough."""
        shares = self._shares(head)
        own = shares.get(self._titles[head], 0.0) + _SMOOTH
        odds = {part: _WEIGHT * math.log((s + _SMOOTH) / own) for part, s in shares.items()}
        return {part: max(-_MOST, min(_MOST, value)) for part, value in odds.items()}

    def _shares(self, head: int) -> dict[int, float]:
        """Return by part of the page how much of a piece's words it has, the rare ones first."""
        import numpy as np

        here = self._titles[head]
        first, span = here - _NEAR, 2 * _NEAR + 1
        pairs, parts, sizes = self._pairs.shared((head, self._end_of_piece(head)), first, span)
        near = sizes > 0
        count = int(near.sum())
        _, which, having = np.unique(pairs, return_inverse=True, return_counts=True)
        having = having[which]
        telling = having <= _COMMON * count + 1
        weights = np.log(1 + count / having)
        sums = np.bincount(parts[telling], weights[telling], span) / (_LEAST_LENGTH + sizes)
        return {first + part: float(sums[part]) for part in np.flatnonzero(near).tolist()}

    @functools.cached_property
    def _pairs(self) -> WordPairs:
        return WordPairs([row.text for row in self._rows], self._titles)

    def _end_of_piece(self, head: int) -> int:
        """Return the row below the last one of a piece."""
        forms = self._forms
        end = head
        while end < min(len(forms), head + _LONGEST_PIECE) and forms[end] is Form.BODY:
            end += 1
        return end
