"""The likeliest cut into words of many short texts at once, and the word over a border in each.

The same as cutting them one by one (Viterbi), but every step is taken for all texts together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    Places = npt.NDArray[np.int64]
    Scores = npt.NDArray[np.float64]


def words_over(
    scores: Sequence[Scores], unknown: float, borders: Places, lengths: Places
) -> tuple[Places, Places]:
    """Return where the word over the border of each text starts and ends, the same if there is none.

    Args:
        scores: For words of one character, two, …: a row for each place where one may start, a
            column for each text; log probabilities, -inf where no word is.
        unknown: Log probability of a character that is in no word.
        borders: The place in each text that a word is looked for over.
        lengths: The length of each text.
    """
    import numpy as np

    came_from = _origins(scores, unknown)
    texts = np.arange(len(lengths))
    start, end = lengths.copy(), lengths.copy()
    for _ in range(len(came_from)):
        beyond = start > borders
        if not beyond.any():
            break
        end = np.where(beyond, start, end)
        start = np.where(beyond, came_from[start, texts], start)
    return np.where(start < borders, start, end), end


def _origins(scores: Sequence[Scores], unknown: float) -> npt.NDArray[np.int64]:
    """Return for each place of each text where the last word of the best cut up to there starts."""
    import numpy as np

    width, texts = scores[0].shape if scores else (0, 0)
    best = np.zeros((width + 1, texts))
    came_from = np.zeros((width + 1, texts), np.int64)
    for place in range(1, width + 1):
        top, origin = best[place], came_from[place]
        top[:] = best[place - 1] + unknown
        origin[:] = place - 1
        for length, of_length in enumerate(scores[:place], 1):
            start = place - length
            score = best[start] + of_length[start]
            better = score > top
            np.copyto(top, score, where=better)
            origin[better] = start
    return came_from
