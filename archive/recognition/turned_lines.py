"""Single lines that run upwards on a level page, such as an imprint along its margin.

Their characters lie on their left side. Read as a column, from above, their text would come out
backwards, or as nothing that makes sense.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from archive.recognition.reading import cut_out, read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.progress import Progress
    from archive.recognition.detection import FoundLine
    from archive.recognition.models import Network
    from archive.recognition.reading import ReadLine

_LEAST_LENGTH: Final = 4.0
"""Thicknesses of a line; shorter ones are signs, or parts of tables."""
_SURE, _SURER = 0.9, 0.1
"""How surely such a line is read upwards, and how much more so than downwards."""


def read_upwards(
    network: Network,
    characters: Sequence[str],
    page: NDArray[np.uint8],
    found: Sequence[FoundLine],
    progress: Progress,
) -> dict[int, ReadLine]:
    """Return, by their numbers, what the lines say that run upwards on a grey page.

    There are none on a page most of whose text stands in columns. What is returned tells no
    places of characters: these are those of columns.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    upright = [number for number, line in enumerate(found) if line.vertical]
    if 2 * sum(found[number].length for number in upright) > sum(line.length for line in found):
        return {}
    long = [n for n in upright if found[n].length >= _LEAST_LENGTH * found[n].thickness]
    downwards = [cut_out(page, found[number]) for number in long]
    upwards = [picture[::-1, ::-1].copy() for picture in downwards]
    texts = read_lines(network, characters, [*downwards, *upwards], progress) if long else []
    return {
        number: dataclasses.replace(up, places=())
        for number, down, up in zip(long, texts[: len(long)], texts[len(long) :], strict=True)
        if up.confidence >= max(_SURE, down.confidence + _SURER)
    }
