"""Whether what was read on a page is so doubtful that the page may lie another way up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.line import Reading

_LEAST: Final = 0.75
"""Good pages are read with 0.95 and more, pages on their head with about 0.5."""
_HARDLY_ANYTHING: Final = 20
"""Characters."""
_SURE: Final = 0.9
"""A level line on its head or side is hardly ever read so surely."""


def is_doubtful(readings: Sequence[Reading]) -> bool:
    """Tell whether hardly anything was read, or what was read is unsure."""
    count = sum(len(reading.text) for reading in readings)
    return count < _HARDLY_ANYTHING or sureness(readings) / count < _LEAST


def is_surely_upright(readings: Sequence[Reading]) -> bool:
    """Tell whether a part of a page was read so well that the page cannot lie another way up.

    Vertical lines tell nothing: rows of a page on its side look like them and are read as well.
    """
    count = sum(len(reading.text) for reading in readings)
    is_level = not any(reading.vertical for reading in readings)
    return count > 0 and is_level and sureness(readings) / count >= _SURE


def sureness(readings: Sequence[Reading]) -> float:
    """Return how many characters were read, each counted by its confidence."""
    return sum(
        len(reading.text) * (1.0 if reading.confidence is None else reading.confidence)
        for reading in readings
    )
