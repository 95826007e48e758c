"""Columns of vertical type told from their ink: between which gutters they stand, how far they go.

Where small columns are set tightly the detector sees them torn or as one. The white between them is
narrow, but it goes through from top to bottom.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.recognition.line_places import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.recognition.detection import FoundLine

_PAPER, _DARK = 92, 4
"""Percentiles of the grey values of a place that are surely paper and surely ink."""
_LEANS, _STEP = 1.5, 0.25
"""Degrees that a column may lean from its line, and with which it is tried."""
_PLUMB = 3.0
_UNLIKELY = 0.05
"""How much less likely a lean is by each degree."""
_BLOCK = 8
"""Rows that are leaned together, in pixels."""
_GUTTER = 0.5
"""Most ink in a gutter, as a share of the ink of the columns beside it."""
_LEAST_INK, _WHITE = 0.2, 0.15
"""Ink of a column across, at its thickest and at its sides."""
_NARROWEST = 4
"""Pixels of a column that can be told from noise."""
_CORE, _SIDE = 0.8, 0.1
"""The inside of a column, and how far from its edges its gutters are, in thicknesses."""
_BLANK, _BREAK = 0.08, 0.6
"""Most ink in a blank row, and blank that ends a column, in thicknesses."""
_BAR, _BAR_ROWS = 0.55, 7
"""Ink in both gutters where a frame crosses a column, and rows of that."""
_TAKEN = 0.5
_LEAST_LENGTH = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class _Upright:
    """What is around a vertical line, turned so that the line stands plumb in its middle."""

    line: FoundLine
    ink: NDArray[np.float32]
    """Height × width; 0 is paper and 1 ink, in pixels of the page."""
    taken: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        page: NDArray[np.uint8],
        line: FoundLine,
        size: tuple[float, float],
        others: Sequence[FoundLine] = (),
    ) -> _Upright:
        """Cut a part of ``size`` (across and along) out of a page; ``others`` take their place."""
        import cv2
        import numpy as np

        width, height = (max(3, round(side)) for side in size)
        box = dataclasses.replace(line, thickness=size[0] + 4, length=size[1] + 4).box
        part = page[box.top : box.bottom, box.left : box.right]
        mask = np.zeros(part.shape, np.uint8)
        for other in (found.box for found in others):
            top, left = max(0, other.top - box.top), max(0, other.left - box.left)
            mask[top : max(0, other.bottom - box.top), left : max(0, other.right - box.left)] = 1
        turn = math.radians(line.angle)
        across = np.array([math.cos(turn), math.sin(turn)])
        along = np.array([-math.sin(turn), math.cos(turn)])
        middle = np.array([line.x - box.left, line.y - box.top])
        corner = middle - along * height / 2 - across * width / 2
        matrix = np.column_stack([across, along, corner])
        grey, taken = (
            cv2.warpAffine(
                picture,
                matrix,
                (width, height),
                flags=flags | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REPLICATE,
            )
            for picture, flags in ((part, cv2.INTER_LINEAR), (mask, cv2.INTER_NEAREST))
        )
        paper, dark = np.percentile(grey[::2, ::2], (_PAPER, _DARK))
        ink = (paper - grey.astype(np.float32)) / max(float(paper - dark), 1.0)
        return cls(line, np.clip(ink, 0, 1), taken > 0)

    def across(self) -> tuple[float, NDArray[np.float64]]:
        """Return how many degrees its columns lean, and the ink across them."""
        import numpy as np

        height, width = self.ink.shape
        starts = np.arange(0, height, _BLOCK)
        blocks = np.add.reduceat(self.ink, starts, axis=0)
        middles = (np.append(starts[1:], height) + starts) / 2 - height / 2
        best = 0.0, np.zeros(width), -1.0
        for lean in np.arange(-_LEANS, _LEANS + _STEP / 2, _STEP):
            shifts = np.round(-math.tan(math.radians(lean)) * middles).astype(int)
            places = np.clip(np.arange(width) + shifts[:, None], 0, width - 1)
            ink = np.take_along_axis(blocks, places, axis=1).sum(axis=0) / height
            ink = np.convolve(np.pad(ink, 1, mode="edge"), (0.25, 0.5, 0.25), "valid")
            # where columns and gutters are plumb the ink changes most abruptly from one to the other
            contrast = float((np.diff(ink) ** 2).sum()) * (1 - _UNLIKELY * abs(lean))
            if contrast > best[2]:
                best = float(lean), ink, contrast
        return best[0], best[1]


def columns_around(page: NDArray[np.uint8], line: FoundLine, beside: float) -> list[FoundLine]:
    """Return the columns within ``beside`` pixels of a vertical line, from left to right.

    Columns that reach out of this window are left out. All are as long as the line.
    """
    import numpy as np

    if abs(line.angle) < _PLUMB:  # what is told of a short line is not worth much
        line = dataclasses.replace(line, angle=0.0)
    upright = _Upright.of(page, line, (line.thickness + 2 * beside, line.length))
    lean, ink = upright.across()
    turn = math.radians(line.angle + lean)
    found = []
    for start, end in _between_gutters(ink, 0, len(ink)):
        inked = np.flatnonzero(ink[start:end] > _WHITE)
        if ink[start:end].max() < _LEAST_INK:
            continue
        left, right = start + int(inked[0]), start + int(inked[-1]) + 1
        if left == 0 or right == len(ink):
            continue
        off = (left + right - len(ink)) / 2
        found.append(
            dataclasses.replace(
                line,
                x=line.x + off * math.cos(turn),
                y=line.y + off * math.sin(turn),
                thickness=right - left + 2.0,
                angle=line.angle + lean,
            )
        )
    return found


def _between_gutters(ink: NDArray[np.float64], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where columns go, parted at the whitest gutters first."""
    import numpy as np

    part = ink[start:end]
    if len(part) <= 2 * _NARROWEST:
        yield start, end
        return
    before = np.maximum.accumulate(part)
    after = np.maximum.accumulate(part[::-1])[::-1]
    lower = np.minimum(before, after)
    share = np.where(lower > _WHITE, part / np.maximum(lower, _WHITE), 1.0)
    share[:_NARROWEST] = share[-_NARROWEST:] = 1.0
    place = int(share.argmin())
    if share[place] > _GUTTER:
        yield start, end
        return
    yield from _between_gutters(ink, start, start + place)
    yield from _between_gutters(ink, start + place, end)


def followed(
    page: NDArray[np.uint8], line: FoundLine, others: Sequence[FoundLine], reach: float
) -> FoundLine | None:
    """Return a vertical line as long as its ink goes on, at most ``reach`` pixels beyond its ends.

    It ends before a frame and where one of ``others`` stands; None if nothing is left of it.
    """
    import numpy as np

    upright = _Upright.of(page, line, (2 * line.thickness, line.length + 2 * reach), others)
    height, width = upright.ink.shape
    half = _CORE * line.thickness / 2
    core = slice(max(0, int(width / 2 - half)), int(width / 2 + half) + 1)
    inked = upright.ink[:, core].mean(axis=1) > _BLANK
    ends = upright.taken[:, core].mean(axis=1) > _TAKEN
    crossed = np.ones(height, np.bool_)
    for side in (-0.5, 0.5):
        middle, near = width / 2 + side * line.thickness, _SIDE * line.thickness
        gutter = upright.ink[:, max(0, round(middle - near)) : round(middle + near) + 1]
        crossed &= gutter.min(axis=1) > _BAR
    inked &= ~crossed
    ends |= np.convolve(crossed, np.ones(_BAR_ROWS), "same") >= _BAR_ROWS - 1
    inner = max(0, int((line.length - line.thickness) / 2))
    top = height // 2 - inner
    bottom = min(height, height // 2 + inner + 1)
    top -= _runs_on(inked[:top][::-1], ends[:top][::-1], line.thickness)
    bottom += _runs_on(inked[bottom:], ends[bottom:], line.thickness)
    if bottom - top < _LEAST_LENGTH * line.thickness:
        return None
    start = (line.length - height) / 2
    return part_of(line, start + top - 1, start + bottom + 1)


def _runs_on(inked: NDArray[np.bool_], ends: NDArray[np.bool_], thickness: float) -> int:
    """Return how many rows a column goes on."""
    last = 0
    for row, (is_inked, is_end) in enumerate(zip(inked, ends, strict=True), 1):
        if is_end or row - last > _BREAK * thickness:
            break
        if is_inked:
            last = row
    return last


def evenness(page: NDArray[np.uint8], line: FoundLine) -> float:
    """Return how much the ink along a line changes, in shares of it; that of borders hardly does."""
    along = _Upright.of(page, line, (line.thickness, line.length)).ink.mean(axis=1)
    return float(along.std() / max(float(along.mean()), 1e-6))
