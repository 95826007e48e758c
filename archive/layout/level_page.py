"""The picture of a page, reduced and level, and which of its pixels are ink."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from archive.layout.graphics import Area
    from archive.layout.pieces import Piece, View

GRAIN: Final = 10
"""A page is looked at for pictures with its usual type reduced to this many pixels."""
FAINT: Final = 28
"""How much darker than its paper, of 255, ink is at that size."""
_DARK: Final = 90
"""Percentile of the pixels of a line's box that are surely ink."""
_ENOUGH: Final = 60
"""Lines that tell how dark the ink is."""


@dataclass(frozen=True, slots=True, eq=False)
class LevelPage:
    """A grey picture; ``scale`` leads from piece coordinates, from its corner, to its pixels."""

    grey: NDArray[np.uint8]
    scale: float
    left: float
    top: float

    def reduced(self, scale: float) -> LevelPage:
        """Return the page at a smaller scale."""
        import cv2

        if scale >= self.scale:
            return self
        height, width = self.grey.shape
        part = scale / self.scale
        size = (max(1, round(width * part)), max(1, round(height * part)))
        small = cv2.resize(self.grey, size, None, 0, 0, cv2.INTER_AREA)
        return LevelPage(small, scale, self.left, self.top)

    def paper(self) -> NDArray[np.uint8]:
        """Return the grey of the paper around each pixel; the usual type has ``GRAIN`` pixels."""
        import cv2
        import numpy as np

        reach = 3 * GRAIN | 1
        paper = cv2.dilate(cv2.medianBlur(self.grey, 3), np.ones((reach, reach), np.uint8))
        result: NDArray[np.uint8] = np.asarray(cv2.blur(paper, (reach, reach)), np.uint8)
        return result

    def darkness(self, paper: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return how much darker than the paper, which may be reduced, each pixel is."""
        import cv2
        import numpy as np

        height, width = self.grey.shape
        dark: NDArray[np.uint8] = np.asarray(
            cv2.subtract(cv2.resize(paper, (width, height)), self.grey), np.uint8
        )
        return dark

    def ink(self) -> NDArray[np.uint8]:
        """Return 1 for each pixel that is darker than the paper."""
        import numpy as np

        return (self.darkness(self.paper()) > FAINT).astype(np.uint8)

    def darkness_of(self, pieces: Sequence[Piece], dark: NDArray[np.uint8]) -> float:
        """Return how dark the ink of lines is, from the ``dark``-ness of the page."""
        import numpy as np

        step = max(1, len(pieces) // _ENOUGH)
        parts = [dark[self.rows_and_columns(piece)] for piece in pieces[::step]]
        shown = [float(np.percentile(part, _DARK)) for part in parts if part.size]
        return float(np.median(shown)) if shown else 0.0

    def rows_and_columns(
        self, area: Piece | Area, beside: float = 0.0, above: float = 0.0
    ) -> tuple[slice, slice]:
        """Return where in the picture an area is; ``beside`` and ``above`` it more belongs to it."""
        top = max(0, round((area.top - above - self.top) * self.scale))
        left = max(0, round((area.left - beside - self.left) * self.scale))
        bottom = max(0, round((area.bottom + above - self.top) * self.scale))
        right = max(0, round((area.right + beside - self.left) * self.scale))
        return slice(top, bottom), slice(left, right)


def level_page(image: Image, view: View, scale: float) -> LevelPage:
    """Return an upright page in the level coordinates of ``view``, reduced by ``scale`` (or 1)."""
    import cv2
    import numpy as np

    page = np.asarray(image if image.mode == "L" else image.convert("L"))
    if view.vertical:
        # the same turn as View.level; the turned page starts at View.width - width
        page = np.ascontiguousarray(np.rot90(page))
    scale = min(1.0, scale)
    height, width = page.shape
    small = cv2.resize(
        page,
        (max(1, round(width * scale)), max(1, round(height * scale))),
        None,
        0,
        0,
        cv2.INTER_AREA,
    )
    sine, cosine = math.sin(view.skew), math.cos(view.skew)
    shift = view.width - image.width if view.vertical else 0.0
    corners = [(x, y + shift) for x in (0, width) for y in (0, height)]
    xs = [x * cosine + y * sine for x, y in corners]
    ys = [y * cosine - x * sine for x, y in corners]
    left, top = min(xs), min(ys)
    matrix = np.array(
        [
            [cosine, sine, (shift * sine - left) * scale],
            [-sine, cosine, (shift * cosine - top) * scale],
        ]
    )
    size = (math.ceil((max(xs) - left) * scale), math.ceil((max(ys) - top) * scale))
    level = cv2.warpAffine(
        small, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return LevelPage(level, scale, left, top)
