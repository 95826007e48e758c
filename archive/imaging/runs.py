"""Runs along a row of pixels: stretches of ink, or of white, that are in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def runs_of(places: NDArray[np.intp], apart: float = 1) -> list[NDArray[np.intp]]:
    """Return ascending places parted where two follow each other at more than ``apart``.

    None of the runs is empty; there is none without places.
    """
    import numpy as np

    if not len(places):
        return []
    return np.split(places, np.flatnonzero(np.diff(places) > apart) + 1)


def longest_run(flags: NDArray[np.bool_]) -> int:
    """Return the length of the longest run of true flags."""
    import numpy as np

    return max(map(len, runs_of(np.flatnonzero(flags))), default=0)
