"""How wide the columns of a page are, told from the lines alone.

OCR text without a scan still betrays its columns: all full lines of a column hold about the same
number of full-width cells, and the first line of a paragraph is two cells shorter. The width is
estimated for runs of neighbouring groups of lines, so that a heading or a single line takes the
width of its surroundings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

INDENT = 2.0
"""Cells by which the first line of a paragraph is set in."""
_SPREAD = 0.6
_VARIANCE = 2 * _SPREAD**2
"""Twice the variance of the widths of full lines."""
_SWITCH = 3.0
_OUTLIER = -4.0
_MOST_CANDIDATES = 8
_LEAST_SUPPORT = 3
_LEAST_WIDTH = 6.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One line as the estimate sees it."""

    width: float
    """Natural width in cells."""
    ends_sentence: bool


def full_widths(groups: Sequence[Sequence[Measured]]) -> tuple[list[float | None], float]:
    """Return for each group of lines how wide its full lines are, and how well that fits.

    None where it shows nowhere.
    """
    candidates = _candidates(groups)
    if not candidates:
        return [None] * len(groups), 0.0
    best = [0.0] * len(candidates)
    steps: list[list[int]] = []
    for group in groups:
        top = max(range(len(candidates)), key=best.__getitem__)
        came_from, scores = [], []
        for index, width in enumerate(candidates):
            stay = best[index] >= best[top] - _SWITCH
            came_from.append(index if stay else top)
            scores.append((best[index] if stay else best[top] - _SWITCH) + _fit(group, width))
        steps.append(came_from)
        best = scores
    return _trace(candidates, steps, best), max(best)


def _trace(
    candidates: list[float], steps: list[list[int]], best: list[float]
) -> list[float | None]:
    at = max(range(len(candidates)), key=best.__getitem__)
    widths: list[float | None] = []
    for came_from in reversed(steps):
        widths.append(candidates[at])
        at = came_from[at]
    return widths[::-1]


def _candidates(groups: Sequence[Sequence[Measured]]) -> list[float]:
    counts: Counter[int] = Counter()
    for group in groups:
        for line in group[:-1] if len(group) > 1 else ():
            if line.width >= _LEAST_WIDTH:
                counts[round(line.width * 2)] += 1
    smooth = {k: counts[k - 1] + 2 * counts[k] + counts[k + 1] for k in counts}
    peaks = [
        k
        for k, support in smooth.items()
        if support >= max(smooth.get(k - 1, 0), smooth.get(k + 1, 0))
        and support >= 2 * _LEAST_SUPPORT
    ]
    peaks.sort(key=lambda k: (-smooth[k], k))
    return [k / 2 for k in peaks[:_MOST_CANDIDATES]]


def _fit(group: Sequence[Measured], width: float) -> float:
    score, fresh = 0.0, True
    for index, line in enumerate(group):
        last = index == len(group) - 1
        off = line.width - width
        fit = -(off**2) / _VARIANCE
        if fresh:
            fit = max(fit, -((off + INDENT) ** 2) / _VARIANCE - 0.7)
        if off < 0 and (last or line.ends_sentence):
            fit = max(fit, -1.5 if last else -2.5)
        score += max(fit, _OUTLIER) * (0.4 if len(group) == 1 else 1.0)
        fresh = line.ends_sentence
    return score
