"""Which way up a scan lies, told by how surely a sample of its lines can be read."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.model.script import is_mostly_han
from archive.recognition.reading import cut_out, read_lines
from archive.recognition.vertical_reading import set_upright

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.progress import Progress
    from archive.recognition.detection import FoundLine
    from archive.recognition.models import Network
    from archive.recognition.reading import ReadLine

SAMPLE = 12
_LEAST_LENGTH, _MOST_LENGTH = 5.0, 30.0
"""Lines of the sample, in thicknesses."""
_SURE = 0.93
_LEAST, _BETTER = 0.7, 1.25
"""How well, and how much better than as it lies, a page must be read turned: upright lines are read
with 0.9 and more, others with less than 0.6; specks and pictures are read badly either way.
"""
_ENOUGH = 0.6
"""Part of the characters that the best turn reads; who reads fewer has guessed."""
_COLUMNS = 1.5
"""The network reads characters that lie on their left side, too: columns that stand count more."""
_SURE_COLUMNS = 0.75
_AS_GOOD, _AS_MANY = 0.15, 0.75
"""Columns of a vertical page are told from rows of a page on its side: set upright as they stand,
the characters of columns are read about as surely, and as many of them, as lying on their side.
"""
_FEW = 4
"""Lines that tell whether what was read as rows are columns on their left side."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Trial:
    """How a sample of lines is read if the page is turned in some way."""

    confidence: float
    """Mean of the lines."""
    characters: int
    is_sure: bool
    """Whether nothing else needs to be tried."""
    vertical: bool
    chinese: bool
    """Whether most of what was read are characters of a script that is set in columns, too."""

    def worth(self, most: int) -> float:
        """Return how good the reading is where the best has so many characters."""
        share = min(1.0, self.characters / max(1.0, _ENOUGH * most))
        return self.confidence * share * (_COLUMNS if self.vertical and self.is_sure else 1.0)


def quarter_turns(
    network: Network,
    characters: Sequence[str],
    page: NDArray[np.uint8],
    lines: Sequence[FoundLine],
    progress: Progress,
    *,
    sample: int = SAMPLE,
) -> int:
    """Return how many quarter turns clockwise make a page upright, from its found lines.

    ``sample`` is how many of them are read at most.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    chosen = _sample(lines, sample)
    if len(chosen) < 3:
        return 0
    trials = {0: _try(network, characters, page, chosen, 0, progress)}
    if trials[0].is_sure:
        if trials[0].vertical or not trials[0].chinese:
            return 0
        few = chosen[:: max(1, len(chosen) // _FEW)][:_FEW]
        return int(_try(network, characters, page, few, 1, progress).is_sure)
    for quarters in (1, 2, 3):
        trials[quarters] = _try(network, characters, page, chosen, quarters, progress)
    most = max(trial.characters for trial in trials.values())
    worth = {quarters: trial.worth(most) for quarters, trial in trials.items()}
    best = max(worth, key=lambda quarters: worth[quarters])
    return best if worth[best] > max(_LEAST, _BETTER * worth[0]) else 0


def _sample(lines: Sequence[FoundLine], most: int) -> list[FoundLine]:
    """Return some lines of usual length from all over the page, of the direction most lines have."""
    upright = sum(line.length for line in lines if line.vertical)
    vertical = 2 * upright > sum(line.length for line in lines)
    usual = [
        line
        for line in lines
        if line.vertical is vertical
        and _LEAST_LENGTH <= line.length / max(line.thickness, 1.0) <= _MOST_LENGTH
    ]
    usual.sort(key=lambda line: line.score, reverse=True)
    chosen = usual[: max(most, len(usual) // 2)]
    chosen.sort(key=lambda line: (line.y, line.x))
    step = max(1, len(chosen) // most)
    return chosen[::step][:most]


def _try(
    network: Network,
    characters: Sequence[str],
    page: NDArray[np.uint8],
    sample: Sequence[FoundLine],
    quarters: int,
    progress: Progress,
) -> _Trial:
    """Read the sample with the page turned so."""
    turned = [_turned(page, line, quarters) for line in sample]
    pictures = [cut_out(part, line) for part, line in turned]
    lying = read_lines(network, characters, pictures, progress)
    chinese = is_mostly_han("".join(text.text for text in lying))
    if not turned[0][1].vertical:
        confidence, count = _quality(lying, len(sample))
        return _Trial(confidence, count, confidence >= _SURE, vertical=False, chinese=chinese)
    rows = [
        row
        for (part, line), text in zip(turned, lying, strict=True)
        if (row := set_upright(part, line, text.places)) is not None
    ]
    upright = read_lines(network, characters, rows, progress)
    confidence, count = _quality(upright, len(sample))
    other, others = _quality(lying, len(sample))
    is_sure = confidence >= max(_SURE_COLUMNS, other - _AS_GOOD) and count >= max(
        1, _AS_MANY * others
    )
    return _Trial(confidence, count, is_sure, vertical=True, chinese=chinese)


def _turned(
    page: NDArray[np.uint8], line: FoundLine, quarters: int
) -> tuple[NDArray[np.uint8], FoundLine]:
    """Return the part of the page that holds a line, turned, and the line in it."""
    import numpy as np

    box = line.box.grown(2)
    part = page[max(0, box.top) : box.bottom, max(0, box.left) : box.right]
    part = np.ascontiguousarray(np.rot90(part, -quarters))
    height, width = part.shape
    vertical = line.vertical is (quarters % 2 == 0)
    return part, dataclasses.replace(line, x=width / 2, y=height / 2, vertical=vertical)


def _quality(texts: Sequence[ReadLine], lines: int) -> tuple[float, int]:
    """Return the mean confidence of so many lines, and how many characters were read."""
    return sum(text.confidence for text in texts) / lines, sum(len(text.text) for text in texts)
