"""Whether what was read on a page is so doubtful that the page may lie on its side or its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.line import Reading

_LEAST: Final = 0.75
"""Good pages are read with 0.95 and more, pages on their head with about 0.5."""
_LEAST_VERTICAL: Final = 0.93
"""Rows of a page on its side pass for vertical lines, and some are read so with 0.8."""
_HARDLY_ANYTHING: Final = 20
"""Characters."""


def is_doubtful(readings: Sequence[Reading]) -> bool:
    """Tell whether hardly anything was read, or what was read is unsure."""
    count = sum(len(reading.text) for reading in readings)
    if count < _HARDLY_ANYTHING:
        return True
    upright = sum(len(reading.text) for reading in readings if reading.vertical)
    return sureness(readings) / count < (_LEAST_VERTICAL if 2 * upright > count else _LEAST)


def sureness(readings: Sequence[Reading]) -> float:
    """Return how many characters were read, each counted by its confidence."""
    return sum(
        len(reading.text) * (1.0 if reading.confidence is None else reading.confidence)
        for reading in readings
    )
