"""How likely each character is after the three before it.

The table holds character sequences of one to four with their conditional probability and the
weight to fall back with when a longer sequence is unknown. A clause mark counts as a character, so
that the table also knows how clauses begin.

Looking a sequence up costs more than anything done with the answer: the table is larger than the
processor's cache. So every method here looks each sequence up once, and what a sequence says of its
last character and what it says of the character after it come from the same entry.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, cast

from archive.repair.language.signs import CLAUSE, DIGIT, LEXICONS, signs_of
from archive.repair.language.static_map import MISSING, StaticMap, extend_keys, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    Entries = npt.NDArray[np.int32]
    """What the table has on some sequences; ``MISSING`` where it has nothing."""
    Spans = dict[tuple[int, int], npt.NDArray[np.uint64]]
    """Keys of sequences by their first and last column."""
    Found = dict[tuple[int, int], Entries]

ORDER: Final = 4
PROBABILITY_STEP: Final = 0.11
"""Natural-log units in one step of a stored probability or fallback weight."""
PROBABILITY_BITS: Final = 7
FALLBACK_BITS: Final = 6
UNKNOWN: Final = -14.0
"""Natural log of the probability of a character that is in no list."""

NOTHING: Final = 1
"""Fills the front of a window for a character whose left side is not known."""
_CACHED: Final = 20_000
_BASIC_HAN: Final = (0x4E00, 0x9FA6)
_COMMON: Final = -10.0
"""Natural log probability, by itself, of a character that is not rare."""
_CONCEIVABLE: Final = -5.0


class CharacterModel:
    """The character statistics."""

    def __init__(self) -> None:
        import numpy as np

        self._table = StaticMap(LEXICONS / "characters.bin")
        payloads = np.arange(1 << (PROBABILITY_BITS + FALLBACK_BITS))
        probability = -PROBABILITY_STEP * (payloads >> FALLBACK_BITS)
        fallback = -PROBABILITY_STEP * (payloads & ((1 << FALLBACK_BITS) - 1))
        # The last place is what a missing entry (-1) reads.
        self._probability = np.append(probability, np.nan).astype(np.float32)
        self._fallback = np.append(fallback, 0.0).astype(np.float32)
        self._known: dict[str, float] = {}
        self._common: tuple[npt.NDArray[np.uint64], Entries] | None = None

    def text_log_probabilities(self, text: str) -> npt.NDArray[np.float32]:
        """Return the natural log probability of every character of a text after what precedes it.

        The text is taken to begin a clause. Characters that are not Chinese get what a clause mark
        or a digit gets; ignore them.
        """
        import numpy as np

        edge = ORDER - 1
        front = np.array([NOTHING] * (edge - 1) + [ord(CLAUSE)], np.uint64)
        signs = np.concatenate([front, signs_of(text)])
        keys = [extend_keys(np.zeros(len(signs), np.uint64), signs)]
        for length in range(1, ORDER):
            keys.append(extend_keys(keys[-1][:-1], signs[length:]))
        found = self._look_up_all(keys)
        # A sequence of n + 1 characters that ends at place p is in row n at p - n.
        count = len(text)
        return self._weigh(
            [found[n][edge - n : edge - n + count] for n in range(ORDER)],
            [found[n][edge - n - 1 : edge - n - 1 + count] for n in range(ORDER - 1)],
        )

    def replaced(
        self, text: str, indexes: Sequence[int], characters: Sequence[str]
    ) -> npt.NDArray[np.float32]:
        """Return the summed log probability of what a character decides, if it were another one.

        Row by row, ``characters[row]`` stands at ``indexes[row]`` of the text; summed are that
        character and the three after it, as far as they are Chinese.
        """
        import numpy as np

        middle = ORDER - 1
        edge = np.full(middle, ord(CLAUSE), np.uint64)
        signs = np.concatenate([edge, signs_of(text), edge])
        places, place_of = np.unique(np.asarray(indexes, np.int64), return_inverse=True)
        around = signs[places[:, None] + np.arange(2 * ORDER - 1)]
        changed = around[place_of]
        changed[:, middle] = signs_of("".join(characters))
        # Only what holds the character differs from row to row of one place.
        found = self._entries_of(_spans(changed, holding=(middle, middle)))
        fixed = _spans(around[:, :middle]) | _spans(around[:, middle + 1 :], start=middle + 1)
        for span, entries in self._entries_of(fixed).items():
            found[span] = entries[place_of]
        scores = [self._column(found, column) for column in range(middle, 2 * ORDER - 1)]
        last = changed[:, middle:].T
        spoken = (last != ord(CLAUSE)) & (last != ord(DIGIT))
        total = np.where(spoken, np.stack(scores), np.float32(0)).sum(axis=0)
        return cast("npt.NDArray[np.float32]", total)

    def after(
        self,
        tails: npt.NDArray[np.uint64],
        heads: npt.NDArray[np.uint64],
        pairs: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
    ) -> npt.NDArray[np.float32]:
        """Return the log probability of each sign of a head after a tail (a row for each sign).

        Args:
            tails: Three signs in each row.
            heads: Three signs in each row.
            pairs: The rows of ``tails`` and of ``heads`` that are to be joined.
        """
        import numpy as np

        border = ORDER - 1
        left, right = pairs
        joined = np.concatenate([tails[left], heads[right]], axis=1)
        found = self._entries_of(_spans(joined, holding=(border - 1, border)))
        # What lies in one piece is the same in all its pairs.
        for span, entries in self._entries_of(_spans(tails)).items():
            found[span] = entries[left]
        for span, entries in self._entries_of(_spans(heads, start=border)).items():
            found[span] = entries[right]
        return np.stack([self._column(found, border + place) for place in range(border)])

    def likeliest_follower(self, left: str) -> tuple[str, float]:
        """Return the Chinese character that is most likely after a text, and its probability."""
        import numpy as np

        common, alone = self._common_characters()
        signs = signs_of(left)[-(ORDER - 1) :]
        conceivable = np.arange(len(common))
        found: list[Entries] = [alone]
        before: list[Entries] = []
        scores = self._weigh(found, before)
        for length in range(1, ORDER):
            # A long sequence that the table only seems to know is found out by the shorter ones.
            if length > 1:
                kept = scores > _CONCEIVABLE
                conceivable, found = conceivable[kept], [entries[kept] for entries in found]
            if length <= len(signs):
                key = _key(signs[-length:])
                before.append(self._table.get_many(key))
                found.append(self._table.get_many(extend_keys(key, common[conceivable])))
            scores = self._weigh(found, before)
        every = np.full(len(common), UNKNOWN, np.float32)
        every[conceivable] = scores
        best = int(every.argmax())
        return chr(int(common[best])), float(np.exp(every[best]))

    def _common_characters(self) -> tuple[npt.NDArray[np.uint64], Entries]:
        """Return the Chinese characters that are not rare, and what the table has on each alone."""
        import numpy as np

        if self._common is None:
            every = np.arange(*_BASIC_HAN, dtype=np.uint64)
            entries = self._table.get_many(extend_keys(np.zeros_like(every), every))
            common = self._weigh([entries], []) > _COMMON
            self._common = every[common], entries[common]
        return self._common

    def _column(self, found: Found, column: int) -> npt.NDArray[np.float32]:
        """Return the log probability of what stands in one column after the columns before it."""
        return self._weigh(
            [found[column - n, column] for n in range(ORDER)],
            [found[column - 1 - n, column - 1] for n in range(ORDER - 1)],
        )

    def _weigh(
        self, found: Sequence[Entries], before: Sequence[Entries]
    ) -> npt.NDArray[np.float32]:
        """Return log probabilities of characters.

        Args:
            found: Entries of the sequences of one character, two, … that end with each character.
            before: Entries of the sequences of one, two, … that end right before each character.
        """
        import numpy as np

        result = np.full(len(found[0]), UNKNOWN, np.float32)
        for length, entries in enumerate(found):
            # Shorter sequences first: a longer one overrules what they say.
            if length:
                result += self._fallback.take(before[length - 1])
            known = self._probability.take(entries)
            np.copyto(result, known, where=entries != MISSING)
        return result

    def _entries_of(self, spans: Spans) -> Found:
        return dict(zip(spans, self._look_up_all(list(spans.values())), strict=True))

    def _look_up_all(self, keys: Sequence[npt.NDArray[np.uint64]]) -> list[Entries]:
        """Look up several arrays in one go: each call of the table costs as much as 500 keys."""
        import numpy as np

        found = self._table.get_many(np.concatenate(keys))
        return np.split(found, list(itertools.accumulate(map(len, keys)))[:-1])

    def log_probability(self, window: str) -> float:
        """Return the log probability of the last of one to four signs (see ``sign_text``).

        Quicker than the array forms for a handful of windows; the answers are kept for reuse.
        """
        known = self._known.get(window)
        if known is None:
            if len(self._known) >= _CACHED:
                self._known.clear()
            known = self._known[window] = self._look_up(window)
        return known

    def _look_up(self, window: str) -> float:
        payload = self._table.get(key_of(window))
        if payload != MISSING:
            return -PROBABILITY_STEP * (payload >> FALLBACK_BITS)
        if len(window) == 1:
            return UNKNOWN
        shorter = self.log_probability(window[1:])
        context = self._table.get(key_of(window[:-1]))
        if context == MISSING:
            return shorter
        return shorter - PROBABILITY_STEP * (context & ((1 << FALLBACK_BITS) - 1))


def _key(signs: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return the key of one sequence, as an array of one."""
    import numpy as np

    key = np.zeros(1, np.uint64)
    for sign in signs:
        key = extend_keys(key, sign)
    return key


def _spans(
    signs: npt.NDArray[np.uint64], *, holding: tuple[int, int] | None = None, start: int = 0
) -> Spans:
    """Return the keys of the sequences of one to four neighbouring columns, row by row.

    Args:
        signs: A text in each row.
        holding: If given, only the sequences that hold both of these columns.
        start: The number of the first column.
    """
    import numpy as np

    spans: Spans = {}
    width = signs.shape[1]
    for first in range(width if holding is None else holding[0] + 1):
        key = np.zeros(len(signs), np.uint64)
        for last in range(first, min(first + ORDER, width)):
            key = extend_keys(key, signs[:, last])
            if holding is None or last >= holding[1]:
                spans[start + first, start + last] = key
    return spans
