"""Which way up a scan lies, told by how surely a sample of its lines can be read."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from archive.recognition.reading import cut_out, read_lines
from archive.recognition.vertical_reading import set_upright

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.progress import Progress
    from archive.recognition.detection import FoundLine
    from archive.recognition.models import Network

_SAMPLE = 12
_LEAST_LENGTH, _MOST_LENGTH = 5.0, 30.0
"""Lines of the sample, in thicknesses."""
_SURE = 0.93
_BETTER = 1.05
_UPRIGHT_BONUS = 1.2
"""The network reads characters that lie on their left side, too: rows of upright ones count more."""


def quarter_turns(
    network: Network,
    characters: Sequence[str],
    page: NDArray[np.uint8],
    lines: Sequence[FoundLine],
    progress: Progress,
) -> int:
    """Return how many quarter turns clockwise make a page upright, from its found lines.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    sample = _sample(lines)
    if len(sample) < 3:
        return 0
    scores = {0: _score(network, characters, page, sample, 0, progress)}
    if scores[0] >= _SURE:
        return 0
    for quarters in (1, 2, 3):
        scores[quarters] = _score(network, characters, page, sample, quarters, progress)
    best = max(scores, key=lambda quarters: scores[quarters])
    return best if scores[best] > _BETTER * scores[0] else 0


def _sample(lines: Sequence[FoundLine]) -> list[FoundLine]:
    """Return lines of usual length from all over the page, of the direction most lines have."""
    upright = sum(line.length for line in lines if line.vertical)
    vertical = 2 * upright > sum(line.length for line in lines)
    usual = [
        line
        for line in lines
        if line.vertical is vertical
        and _LEAST_LENGTH <= line.length / max(line.thickness, 1.0) <= _MOST_LENGTH
    ]
    usual.sort(key=lambda line: line.score, reverse=True)
    chosen = usual[: max(_SAMPLE, len(usual) // 2)]
    chosen.sort(key=lambda line: (line.y, line.x))
    step = max(1, len(chosen) // _SAMPLE)
    return chosen[::step][:_SAMPLE]


def _score(
    network: Network,
    characters: Sequence[str],
    page: NDArray[np.uint8],
    sample: Sequence[FoundLine],
    quarters: int,
    progress: Progress,
) -> float:
    """Return how surely the sample is read if the page is turned so."""
    import numpy as np

    turned, lines = [], []
    for line in sample:
        box = line.box.grown(2)
        part = page[max(0, box.top) : box.bottom, max(0, box.left) : box.right]
        part = np.ascontiguousarray(np.rot90(part, -quarters))
        height, width = part.shape
        level = dataclasses.replace(
            line,
            x=width / 2,
            y=height / 2,
            vertical=line.vertical is (quarters % 2 == 0),
            angle=line.angle,
        )
        turned.append(part)
        lines.append(level)
    pictures = [cut_out(part, line) for part, line in zip(turned, lines, strict=True)]
    texts = read_lines(network, characters, pictures, progress)
    if lines[0].vertical:
        rows = [
            set_upright(part, line, text.places)
            for part, line, text in zip(turned, lines, texts, strict=True)
        ]
        read = read_lines(network, characters, [row for row in rows if row is not None], progress)
        return _UPRIGHT_BONUS * sum(text.confidence for text in read) / len(lines)
    return sum(text.confidence for text in texts) / len(lines)
