"""Chance: everything that differs from one drawn line to the next is decided here, by one seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

Choice = TypeVar("Choice")


class Chance:
    """A source of decisions; equal seeds decide alike."""

    def __init__(self, seed: int) -> None:
        self._decisions = random.Random(seed)
        self._noise = np.random.default_rng(seed)

    def share(self) -> float:
        """Return a number from 0 up to 1."""
        return self._decisions.random()

    def happens(self, share: float) -> bool:
        """Tell whether something happens that happens in this share of all cases."""
        return self._decisions.random() < share

    def between(self, low: float, high: float) -> float:
        """Return a number between two others."""
        return self._decisions.uniform(low, high)

    def whole(self, low: int, high: int) -> int:
        """Return a whole number between two others, which are possible, too."""
        return self._decisions.randint(low, high)

    def one_of(self, choices: Sequence[Choice]) -> Choice:
        """Return one of several equally probable things."""
        return self._decisions.choice(choices)

    def some_of(self, choices: Sequence[Choice], count: int) -> list[Choice]:
        """Return several different things in any order."""
        return self._decisions.sample(choices, count)

    def place(self, running_totals: Floats) -> int:
        """Return the place of something whose weights have these running totals."""
        point = self._decisions.random() * running_totals[-1]
        return min(int(np.searchsorted(running_totals, point)), len(running_totals) - 1)

    def line_length(self) -> int:
        """Return a number of characters: mostly six to fourteen, as pieces of columns have."""
        return int(np.clip(self._noise.lognormal(2.15, 0.45), 3, 24))

    def noise(self, height: int, width: int) -> npt.NDArray[np.float32]:
        """Return independent dots with mean 0 and deviation 1."""
        return self._noise.standard_normal((height, width), np.float32)
