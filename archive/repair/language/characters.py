"""How likely each character is after the three before it.

The table holds character sequences of one to four with their conditional probability and the
weight to fall back with when a longer sequence is unknown. A clause mark counts as a character, so
that the table also knows how clauses begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from archive.repair.language.script import CLAUSE, DIGIT, LEXICONS, signs_of
from archive.repair.language.static_map import MISSING, StaticMap, extend_keys, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

ORDER: Final = 4
PROBABILITY_STEP: Final = 0.11
"""Natural-log units in one step of a stored probability or fallback weight."""
PROBABILITY_BITS: Final = 7
FALLBACK_BITS: Final = 6
UNKNOWN: Final = -14.0
"""Natural log of the probability of a character that is in no list."""

NOTHING: Final = 1
"""Fills the front of a window for a character whose left side is not known."""
_CACHED: Final = 200_000
_BASIC_HAN: Final = (0x4E00, 0x9FA6)
_COMMON: Final = -10.0
"""Natural log probability, by itself, of a character that is not rare."""
_CONCEIVABLE: Final = -5.0


class CharacterModel:
    """The character statistics; opening it touches only the head of the file."""

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
        self._common: npt.NDArray[np.uint64] | None = None

    def log_probabilities(self, windows: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
        """Return the natural log probability of each row's last sign after the ones before it.

        ``windows`` has one to four columns of signs (see ``signs_of``).
        """
        import numpy as np

        rows, width = windows.shape
        width = min(width, ORDER)
        windows = windows[:, -width:]
        result = np.full(rows, UNKNOWN, np.float32)
        for length in range(1, width + 1):
            # Shorter sequences first: a longer one overrules what they say.
            key = np.zeros(rows, np.uint64)
            for column in range(width - length, width - 1):
                key = extend_keys(key, windows[:, column])
            if length > 1:
                result += self._fallback[self._table.get_many(key)]
            found = self._probability[self._table.get_many(extend_keys(key, windows[:, -1]))]
            result = np.where(np.isnan(found), result, found)
        return result

    def likeliest_follower(self, left: str) -> tuple[str, float]:
        """Return the Chinese character that is most likely after a text, and its probability."""
        import numpy as np

        common = self._common_characters()
        signs = signs_of(left)
        scores = np.zeros(len(common), np.float32)
        for length in range(1, ORDER):
            tail = signs[-length:]
            windows = np.empty((len(common), len(tail) + 1), np.uint64)
            windows[:, :-1], windows[:, -1] = tail, common
            # A long sequence that the table only seems to know is found out by the shorter ones.
            scores = np.where(scores > _CONCEIVABLE, self.log_probabilities(windows), UNKNOWN)
        best = int(scores.argmax())
        return chr(int(common[best])), float(np.exp(scores[best]))

    def _common_characters(self) -> npt.NDArray[np.uint64]:
        import numpy as np

        if self._common is None:
            every = np.arange(*_BASIC_HAN, dtype=np.uint64)
            self._common = every[self.log_probabilities(every[:, None]) > _COMMON]
        return self._common

    def text_log_probabilities(self, text: str) -> npt.NDArray[np.float32]:
        """Return the natural log probability of every character of a text after what precedes it.

        The text is taken to begin a clause. Characters that are not Chinese get what a clause mark
        or a digit gets; ignore them.
        """
        import numpy as np

        if not text:
            return np.empty(0, np.float32)
        signs = signs_of(CLAUSE + text)
        padded = np.concatenate([np.full(ORDER - 2, NOTHING, np.uint64), signs])
        return self.log_probabilities(np.lib.stride_tricks.sliding_window_view(padded, ORDER))

    def replaced(
        self, text: str, indexes: Sequence[int], characters: Sequence[str]
    ) -> npt.NDArray[np.float32]:
        """Return the summed log probability of what a character decides, if it were another one.

        Row by row, ``characters[row]`` stands at ``indexes[row]`` of the text; summed are that
        character and the three after it, as far as they are Chinese.
        """
        import numpy as np

        edge = np.full(ORDER - 1, ord(CLAUSE), np.uint64)
        signs = np.concatenate([edge, signs_of(text), edge])
        places = np.asarray(indexes, np.int64)[:, None] + np.arange(2 * ORDER - 1)
        around = signs[places]
        around[:, ORDER - 1] = signs_of("".join(characters))
        windows = np.concatenate([around[:, i : i + ORDER] for i in range(ORDER)])
        spoken = (windows[:, -1] != ord(CLAUSE)) & (windows[:, -1] != ord(DIGIT))
        scores = np.where(spoken, self.log_probabilities(windows), np.float32(0))
        return cast("npt.NDArray[np.float32]", scores.reshape(ORDER, -1).sum(axis=0))

    def log_probability(self, window: str) -> float:
        """Return the same for one window, given as one to four signs (see ``sign_text``).

        Quicker than the array form for a handful of windows; the answers are kept for reuse.
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
