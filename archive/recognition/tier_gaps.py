"""Parting vertical lines that the detector found over the white between two tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.imaging.runs import runs_of
from archive.recognition.line_places import LEAST_INK, SLOPE, part_of, strip_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.detection import FoundLine

_WHITE: Final = 0.3
"""Least white between tiers, in thicknesses of the line."""
_CORE: Final = 0.3
"""How far from the middle of a line ink counts, in its thicknesses: rules reach into its box."""
_BESIDE: Final = 0.5, 1.5
_THIN: Final = 0.12
"""Most thickness of a rule between tiers."""
_UNBROKEN, _SPARE = 0.9, 0.6
_NEAR: Final = 3.5
"""How far away lines tell where a tier ends, in thicknesses."""
_ALIKE: Final = 1.5
_SAME_END: Final = 0.6
_MANY: Final = 3
"""Lines beside it that must end where a line has white, and lines that must begin there."""


def split_at_tiers(lines: Sequence[FoundLine], page: NDArray[np.uint8]) -> list[FoundLine]:
    """Return the lines of a grey page, vertical ones in two where all beside them end and begin."""
    plumb = [line for line in lines if line.vertical and abs(line.angle) < SLOPE]
    parts = {id(line): _split(line, plumb, page) for line in plumb}
    return [part for line in lines for part in parts.get(id(line), [line])]


def _split(line: FoundLine, plumb: Sequence[FoundLine], page: NDArray[np.uint8]) -> list[FoundLine]:
    top = line.y - line.length / 2
    beside = [
        (other.y - other.length / 2 - top, other.y + other.length / 2 - top)
        for other in _beside(line, plumb)
    ]
    near = _SAME_END * line.thickness
    for start, end in _white_runs(line, page):
        if min(start, line.length - end) < line.thickness:
            continue
        ending = sum(abs(last - start) < near for _, last in beside)
        beginning = sum(abs(first - end) < near for first, _ in beside)
        crossing = any(first < start - near and last > end + near for first, last in beside)
        if min(ending, beginning) >= _MANY and not crossing:
            margin = min(line.thickness / 8, (end - start) / 3)
            return [
                part_of(line, 0.0, start + margin),
                part_of(line, end - margin, line.length),
            ]
    return [line]


def _beside(line: FoundLine, plumb: Sequence[FoundLine]) -> list[FoundLine]:
    """Return the lines on both sides of a line, as far as they are about as thick as it."""
    near = [
        other
        for other in plumb
        if other is not line
        and abs(other.x - line.x) < _NEAR * line.thickness
        and abs(other.y - line.y) < (other.length + line.length) / 2
    ]
    result: list[FoundLine] = []
    for side in (-1, 1):
        on_side = [other for other in near if (other.x - line.x) * side > 0]
        for other in sorted(on_side, key=lambda other: abs(other.x - line.x)):
            if not line.thickness / _ALIKE < other.thickness < line.thickness * _ALIKE:
                break
            result.append(other)
    return result


def _white_runs(line: FoundLine, page: NDArray[np.uint8]) -> list[tuple[float, float]]:
    """Return stretches down a line without ink, longest first; a rule is no ink of the line."""
    import numpy as np

    half = line.length / 2
    core, left, right = (
        strip_of(page, line.x + start, line.y - half, line.x + end, line.y + half)
        for start, end in (
            (-_CORE * line.thickness, _CORE * line.thickness),
            (-_BESIDE[1] * line.thickness, -_BESIDE[0] * line.thickness),
            (_BESIDE[0] * line.thickness, _BESIDE[1] * line.thickness),
        )
    )
    if core.size == 0:
        return []
    stroke, paper = np.percentile(core, (4, 85))
    dark = paper - 0.5 * (paper - stroke)
    inked = (core < dark).mean(axis=1) > LEAST_INK
    thin = max(2, round(_THIN * line.thickness))
    for run in runs_of(np.flatnonzero(inked)):
        rows = slice(max(0, run[0] - thin), run[-1] + thin + 1)
        if len(run) <= thin and any(_is_ruled(side[rows] < dark) for side in (left, right)):
            inked[run] = False
    places = np.flatnonzero(inked)
    wide = np.flatnonzero(np.diff(places) > _WHITE * line.thickness)
    runs = [(float(places[place] + 1), float(places[place + 1])) for place in wide]
    return sorted(runs, key=lambda run: run[0] - run[1])


def _is_ruled(ink: NDArray[np.bool_]) -> bool:
    """Tell whether ink beside a line goes on from side to side, but is thin."""
    return bool(ink.size and ink.any(axis=0).mean() > _UNBROKEN and ink.mean() < _SPARE)
