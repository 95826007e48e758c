"""Where on a page each pair of neighbouring Han characters stands.

Pairs stand for words here: two characters tell a matter well enough, and need no dictionary. A page
has as many as characters, so they are kept as numbers in arrays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.model.script import HAN, KANA

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

_RANGES = [(ord(a), ord(b)) for a, b in re.findall("(.)-(.)", HAN + KANA)]
_SINGLE = [ord(character) for character in "〇々"]


class WordPairs:
    """The pairs of the rows of a page, in order."""

    def __init__(self, rows: Sequence[str], parts: Sequence[int]) -> None:
        """Read a page.

        Args:
            rows: The texts of the rows.
            parts: Of which part of the page each row is, never falling.
        """
        import numpy as np

        lengths = np.fromiter(map(len, rows), np.int64, len(rows))
        text = "\n".join([*rows, ""])
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        han = _are_han(codes)
        places = np.flatnonzero(han[:-1] & han[1:])
        both = codes[places].astype(np.uint64) << np.uint64(32) | codes[places + 1]
        every, numbers = np.unique(both, return_inverse=True)
        rows_of = np.repeat(np.arange(len(rows), dtype=np.int32), lengths + 1)[places]
        self._pairs = numbers.astype(np.int32)
        self._parts = np.asarray(parts, np.int32)[rows_of]
        self._starts = np.searchsorted(rows_of, np.arange(len(rows) + 1))
        """For each row the place of its first pair."""
        self._wanted = np.zeros(len(every), bool)

    def shared(
        self, rows: tuple[int, int], first: int, span: int
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Return which pairs of some rows also stand elsewhere near them.

        Args:
            rows: The first of the rows and the one below the last.
            first: The first part of the page that is near.
            span: How many parts are near.

        Returns:
            Each pair once for each part that it stands in, those parts (counted from ``first``),
            and how many pairs each part has; the rows themselves aside.
        """
        import numpy as np

        start, stop = self._starts[rows[0]], self._starts[rows[1]]
        # Of the same type as the array, which is else converted as a whole.
        low, high = np.searchsorted(self._parts, np.array([first, first + span], np.int32))
        others = np.concatenate([self._pairs[low:start], self._pairs[stop:high]])
        parts = np.concatenate([self._parts[low:start], self._parts[stop:high]]) - first
        self._wanted[self._pairs[start:stop]] = True
        shared = self._wanted[others]
        self._wanted[self._pairs[start:stop]] = False
        met = np.unique(others[shared].astype(np.int64) * span + parts[shared])
        return met // span, met % span, np.bincount(parts, minlength=span)


def _are_han(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    import numpy as np

    han = np.isin(codes, _SINGLE)
    for low, high in _RANGES:
        han |= (codes >= low) & (codes <= high)
    return han
