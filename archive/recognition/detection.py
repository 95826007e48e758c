"""Finding lines of text on a page of any size.

The network sees overlapping tiles; what it says of each pixel is put together into one map of the
page, and lines are found on the map. So no line is cut at a tile's border or found twice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.progress import Progress
    from archive.recognition.models import Network

TILE = 960
OVERLAP = 96
"""Pixels at a tile's border whose answer is not used when a neighbour sees them better."""
_STEP = TILE - 2 * OVERLAP
_MULTIPLE = 32

FIRST_SIDE = 2_600
"""The page is first looked at with its longer side reduced to this."""
SMALLEST_TEXT, LARGEST_TEXT, WANTED_TEXT = 11.0, 34.0, 20.0
"""Heights of the usual line, in pixels of the map, between which the network sees well."""

_INK = 0.3
_SURE = 0.5
_GROWTH = 1.6  # the network answers with shrunken lines; this undoes it
_LEAST_SIDE = 3


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line as a turned rectangle, in pixels of the page.

    ``length`` runs along the text direction, which is ``angle`` degrees clockwise from level for
    horizontal lines and from plumb for vertical ones.
    """

    x: float
    y: float
    length: float
    thickness: float
    angle: float
    vertical: bool
    score: float

    @property
    def box(self) -> Box:
        """The upright box around the rectangle."""
        turn = math.radians(self.angle)
        long, thick = self.length / 2, self.thickness / 2
        along = long * abs(math.cos(turn)) + thick * abs(math.sin(turn))
        across = long * abs(math.sin(turn)) + thick * abs(math.cos(turn))
        width, height = (across, along) if self.vertical else (along, across)
        return Box(
            max(0, math.floor(self.x - width)),
            max(0, math.floor(self.y - height)),
            math.ceil(self.x + width),
            math.ceil(self.y + height),
        )


@dataclass(frozen=True, slots=True, eq=False)
class TextMap:
    """What the network says of a page: the lines on it, and for each pixel how surely it is text.

    ``chances`` (0 to 255) has the size of the page reduced or enlarged by ``scale``.
    """

    lines: tuple[FoundLine, ...]
    chances: NDArray[np.uint8]
    scale: float


def find_lines(network: Network, page: NDArray[np.uint8], progress: Progress) -> list[FoundLine]:
    """Return the lines on a grey page (height × width), at the size the network likes best.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    return list(text_map(network, page, progress).lines)


def text_map(network: Network, page: NDArray[np.uint8], progress: Progress) -> TextMap:
    """Return what is seen on a grey page (height × width), at the size the network likes best.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    height, width = page.shape
    scale = min(1.0, FIRST_SIDE / max(height, width))
    seen = map_at(network, page, scale, progress)
    usual = usual_thickness(seen.lines) * scale
    if seen.lines and not SMALLEST_TEXT <= usual <= LARGEST_TEXT:
        better = min(2.0, max(0.05, scale * WANTED_TEXT / usual))
        if not 0.8 < better / scale < 1.25:
            seen = map_at(network, page, better, progress)
    return seen


def find_at(
    network: Network, page: NDArray[np.uint8], scale: float, progress: Progress
) -> list[FoundLine]:
    """Return the lines on a grey page that is looked at reduced or enlarged by ``scale``.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    return list(map_at(network, page, scale, progress).lines)


def map_at(network: Network, page: NDArray[np.uint8], scale: float, progress: Progress) -> TextMap:
    """Return what is seen on a grey page that is looked at reduced or enlarged by ``scale``.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    import cv2

    height, width = page.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(page, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    chances = _chances(network, small, progress)
    lines = tuple(
        FoundLine(
            line.x * width / size[0],
            line.y * height / size[1],
            line.length / scale,
            line.thickness / scale,
            line.angle,
            line.vertical,
            line.score,
        )
        for line in _lines_of_map(chances)
    )
    return TextMap(lines, chances, scale)


def _chances(network: Network, page: NDArray[np.uint8], progress: Progress) -> NDArray[np.uint8]:
    """Return for each pixel how surely it is text (0 to 255)."""
    import numpy as np

    result = np.zeros(page.shape, np.uint8)
    tiles = list(_tiles(page.shape[1], page.shape[0]))
    for done, (left, top, right, bottom) in enumerate(tiles):
        progress.step(done, len(tiles), "finding text")
        tile = page[top:bottom, left:right]
        answer = network.run(_prepare(tile))[0, 0, : bottom - top, : right - left]
        # the inner part of a tile wins; at the page's edge the tile has no better neighbour
        inner = (
            0 if left == 0 else OVERLAP,
            0 if top == 0 else OVERLAP,
            right - left if right == page.shape[1] else right - left - OVERLAP,
            bottom - top if bottom == page.shape[0] else bottom - top - OVERLAP,
        )
        part = answer[inner[1] : inner[3], inner[0] : inner[2]]
        result[top + inner[1] : top + inner[3], left + inner[0] : left + inner[2]] = part * 255
    progress.step(len(tiles), len(tiles), "finding text")
    return result


def _tiles(width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    for top in _starts(height):
        for left in _starts(width):
            yield left, top, min(width, left + TILE), min(height, top + TILE)


def _starts(length: int) -> list[int]:
    if length <= TILE:
        return [0]
    count = math.ceil((length - TILE) / _STEP) + 1
    return [round(number * (length - TILE) / (count - 1)) for number in range(count)]


def _prepare(tile: NDArray[np.uint8]) -> NDArray[np.float32]:
    import numpy as np

    height, width = tile.shape
    padded = np.full((-(-height // _MULTIPLE) * _MULTIPLE, -(-width // _MULTIPLE) * _MULTIPLE), 255)
    padded[:height, :width] = tile
    values = padded.astype(np.float32) / 127.5 - 1
    return np.broadcast_to(values, (1, 3, *values.shape))


def _lines_of_map(text_map: NDArray[np.uint8]) -> list[FoundLine]:
    import cv2
    import numpy as np

    mask = (text_map > _INK * 255).astype(np.uint8)
    mask = cv2.dilate(mask, np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    lines = []
    for contour in contours:
        (x, y), (width, height), angle = cv2.minAreaRect(contour)
        if min(width, height) < _LEAST_SIDE:
            continue
        score = _score(text_map, contour)
        if score < _SURE:
            continue
        grow = width * height * _GROWTH / (2 * (width + height)) * 2
        lines.append(_straighten(x, y, width + grow, height + grow, angle, score))
    return lines


def _score(text_map: NDArray[np.uint8], contour: NDArray[np.int32]) -> float:
    import cv2
    import numpy as np

    left, top, width, height = cv2.boundingRect(contour)
    mask = np.zeros((height, width), np.uint8)
    cv2.drawContours(mask, [contour - (left, top)], -1, 1, cv2.FILLED)
    inside = text_map[top : top + height, left : left + width]
    return float(cv2.mean(inside, mask)[0]) / 255


def _straighten(
    x: float, y: float, width: float, height: float, angle: float, score: float
) -> FoundLine:
    """Name the sides of a rectangle whose angle may be any quarter of a turn off."""
    angle = (angle + 45) % 180 - 45
    if angle >= 45:
        width, height, angle = height, width, angle - 90
    tall = height > 1.5 * width
    length, thickness = (height, width) if tall else (width, height)
    return FoundLine(x, y, length, thickness, angle, tall, score)


def usual_thickness(lines: Sequence[FoundLine]) -> float:
    """Return the thickness that most of the text has, by length of line."""
    import numpy as np

    if not lines:
        return WANTED_TEXT
    thickness = np.array([line.thickness for line in lines])
    weight = np.array([line.length for line in lines])
    order = np.argsort(thickness)
    half = np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2)
    return float(thickness[order][min(int(half), len(lines) - 1)])
