"""Level titles of vertical pages, found anew in a cutting of the page.

Amid columns the detector takes a title across for the heads of columns and tears it into its
characters, or makes one of two rows. In a cutting that holds little more than the title it sees
the rows.
"""

from __future__ import annotations

import dataclasses
from statistics import median
from typing import TYPE_CHECKING

from archive.progress import NoProgress
from archive.recognition.detection import find_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.model.geometry import Box
    from archive.progress import Progress
    from archive.recognition.detection import FoundLine
    from archive.recognition.models import Network

_NEAR = 0.6
"""White between pieces of one title, in thicknesses."""
_MARGIN = 0.5
"""What of the page is seen around the pieces, in thicknesses."""
_WANTED = 30.0
"""Height of the rows in the cutting, in pixels."""
_MOST_PIECES = 40
_LEAST_LENGTH = 1.5
_TAKEN = 0.3
"""Share of a row that other lines may cover."""
_SHORT = 2.6
"""A column of two characters, in thicknesses; it may be the ends of two rows."""
_SAME_ROW, _AS_THICK, _SHORTER = 0.25, 0.7, 0.8
_FOUND_AGAIN = 0.5
"""Share of a piece that new rows must cover to stand for it."""


def with_whole_titles(
    network: Network, page: NDArray[np.uint8], lines: Sequence[FoundLine], progress: Progress
) -> list[FoundLine]:
    """Return the lines of a page; on a vertical page with its level titles row by row.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    upright = [line for line in lines if line.vertical]
    level = [line for line in lines if not line.vertical]
    if 2 * sum(line.length for line in upright) <= sum(line.length for line in lines):
        return list(lines)
    short = [line for line in upright if line.length < _SHORT * line.thickness]
    columns = [line.box for line in upright if line not in short]
    replaced: set[int] = set()
    rows: list[FoundLine] = []
    clusters = _clusters(level)
    for number, pieces in enumerate(clusters):
        progress.step(number, len(clusters), "finding text")
        boxes = [piece.box for piece in pieces]
        pieces += [line for line in short if _covered(line.box, boxes) > _TAKEN]
        if 1 < len(pieces) <= _MOST_PIECES:
            # what belongs to other pieces in the cutting is found with those
            others = [line.box for line in [*level, *rows] if line not in pieces]
            found = _rows(network, page, pieces, [*columns, *others])
            gone = _found_again(pieces, found)
            replaced |= {id(piece) for piece in gone}
            rows += found if gone else []
    return [*(line for line in lines if id(line) not in replaced), *rows]


def _clusters(pieces: Sequence[FoundLine]) -> list[list[FoundLine]]:
    """Return the pieces in groups of those that lie near each other."""
    groups: list[list[FoundLine]] = []
    for piece in pieces:
        near = [group for group in groups if any(_are_near(piece, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([piece, *(other for group in near for other in group)])
    return groups


def _are_near(one: FoundLine, other: FoundLine) -> bool:
    reach = _NEAR * min(one.thickness, other.thickness)
    a, b = one.box, other.box
    return (
        max(a.left, b.left) - min(a.right, b.right) < reach
        and max(a.top, b.top) - min(a.bottom, b.bottom) < reach
    )


def _rows(
    network: Network,
    page: NDArray[np.uint8],
    pieces: Sequence[FoundLine],
    taken: Sequence[Box],
) -> list[FoundLine]:
    """Return the level rows in the part of the page where the pieces are, outside of ``taken``."""
    boxes = [piece.box for piece in pieces]
    thick = median(piece.thickness for piece in pieces)
    margin = round(_MARGIN * thick)
    left = max(0, min(box.left for box in boxes) - margin)
    top = max(0, min(box.top for box in boxes) - margin)
    right = max(box.right for box in boxes) + margin
    bottom = max(box.bottom for box in boxes) + margin
    scale = min(1.0, _WANTED / thick)
    found = find_at(network, page[top:bottom, left:right], scale, NoProgress())
    moved = [dataclasses.replace(row, x=row.x + left, y=row.y + top) for row in found]
    return [
        row
        for row in moved
        if not row.vertical
        and row.length >= _LEAST_LENGTH * row.thickness
        and _covered(row.box, taken) < _TAKEN
    ]


def _found_again(pieces: Sequence[FoundLine], rows: list[FoundLine]) -> list[FoundLine]:
    """Return the pieces that rows stand for; rows into which one good piece fell are taken out."""
    gone = []
    for piece in pieces:
        parts = [row for row in rows if _is_part(row, piece)]
        if parts:
            for row in parts:
                rows.remove(row)
        elif _covered(piece.box, [row.box for row in rows]) >= _FOUND_AGAIN:
            gone.append(piece)
    return gone


def _is_part(row: FoundLine, piece: FoundLine) -> bool:
    """Tell whether a row is a stretch of a level piece of one row."""
    same = (
        abs(row.y - piece.y) < _SAME_ROW * piece.thickness
        and row.thickness > _AS_THICK * piece.thickness
    )
    inside = abs(row.x - piece.x) + row.length / 2 < piece.length / 2 + piece.thickness
    return not piece.vertical and same and inside and row.length < _SHORTER * piece.length


def _covered(box: Box, others: Sequence[Box]) -> float:
    """Return the share of a box that others cover."""
    import numpy as np

    cover = np.zeros((max(1, box.height), max(1, box.width)), bool)
    for other in others:
        rows = slice(max(0, other.top - box.top), max(0, other.bottom - box.top))
        cover[rows, max(0, other.left - box.left) : max(0, other.right - box.left)] = True
    return float(cover.mean())
