"""Joining a column that was found in two pieces, one right below the other."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from archive.recognition.reading import ReadLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.recognition.detection import FoundLine

    Piece = tuple[FoundLine, ReadLine]

_GAP = 0.3
"""Most white between the pieces, or most that they overlap, in thicknesses."""
_ASIDE, _ALIKE = 0.35, 1.5
"""How far one may stand aside of the other, and how much thicker it may be."""


def continued(pieces: Sequence[Piece], columns: Sequence[Piece]) -> list[Piece]:
    """Return the vertical lines of a page; those that ``columns`` continue joined with them."""
    result = list(pieces)
    for column in columns:
        whole = column
        for other in pieces:
            if other not in result:
                continue
            if _continues(other[0], whole[0]):
                result.remove(other)
                whole = _joined(other, whole)
            elif _continues(whole[0], other[0]):
                result.remove(other)
                whole = _joined(whole, other)
        result.append(whole)
    return result


def _continues(upper: FoundLine, lower: FoundLine) -> bool:
    """Tell whether ``lower`` begins where ``upper`` ends, and is as wide."""
    if not (upper.vertical and lower.vertical):
        return False
    thin, thick = sorted((upper.thickness, lower.thickness))
    end, start = _end(upper, 1), _end(lower, -1)
    return (
        thick < _ALIKE * thin
        and abs(end[0] - start[0]) < _ASIDE * thin
        and abs(end[1] - start[1]) < _GAP * thin
    )


def _end(line: FoundLine, side: int) -> tuple[float, float]:
    """Return the upper (-1) or lower (1) end of a vertical line."""
    half, turn = side * line.length / 2, math.radians(line.angle)
    return line.x - half * math.sin(turn), line.y + half * math.cos(turn)


def _joined(upper: Piece, lower: Piece) -> Piece:
    (top, left), (bottom, right) = _end(upper[0], -1)[::-1], _end(lower[0], 1)[::-1]
    length = math.hypot(right - left, bottom - top)
    line = dataclasses.replace(
        lower[0],
        x=(left + right) / 2,
        y=(top + bottom) / 2,
        length=length,
        thickness=max(upper[0].thickness, lower[0].thickness),
        angle=math.degrees(math.atan2(left - right, bottom - top)),
    )
    texts = upper[1], lower[1]
    share = upper[0].length / (upper[0].length + lower[0].length)
    count = [len(text.text) for text in texts]
    alternatives = [
        *texts[0].alternatives,
        *(
            dataclasses.replace(other, index=other.index + count[0])
            for other in texts[1].alternatives
        ),
    ]
    places = [
        *(place * share for place in texts[0].places),
        *(share + place * (1 - share) for place in texts[1].places),
    ]
    sureness = sum(number * text.confidence for number, text in zip(count, texts, strict=True))
    return line, ReadLine(
        texts[0].text + texts[1].text,
        sureness / max(1, sum(count)),
        tuple(alternatives),
        tuple(places),
    )
