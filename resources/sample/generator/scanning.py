"""Turns a clean page into a scan: paper tone, show-through, a fold, grain and a slight turn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageFilter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Turn:
    """How the page lay on the scanner: degrees counter-clockwise about the middle."""

    degrees: float
    size: tuple[int, int]

    def box(self, box: Box) -> Box:
        """Return where a box of the clean page lies on the scan."""
        left, top, right, bottom = box
        corners = [self._point(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        angle = math.radians(self.degrees)
        dx, dy = x - self.size[0] / 2, y - self.size[1] / 2
        return (
            self.size[0] / 2 + dx * math.cos(angle) + dy * math.sin(angle),
            self.size[1] / 2 - dx * math.sin(angle) + dy * math.cos(angle),
        )


def scan(page: Image.Image, reverse: Image.Image, turn: Turn, seed: int) -> Image.Image:
    """Return the scan of a page whose back is ``reverse``; the same seed gives the same scan."""
    import numpy as np

    random = np.random.default_rng(seed)
    width, height = page.size
    ink = page.filter(ImageFilter.GaussianBlur(0.55))
    grey = np.asarray(ink, dtype="float32") / 255
    back = reverse.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(5))
    shown = 1 - (1 - np.asarray(back, dtype="float32") / 255) * 0.055
    patches = _cloud(random, (width, height), (9, 12)) * 5 + _cloud(
        random, (width, height), (60, 84)
    )
    printed = (
        0.085 + grey * 0.915 + (1 - grey) * _cloud(random, (width, height), (300, 420)) * 0.018
    )
    paper = (238 + patches) * shown * _fold(height)[:, None]
    fibres = _cloud(random, (width, height), (width // 3, height // 3)) * 0.8
    sheet = Image.fromarray((printed * paper + fibres).clip(0, 255).astype("uint8"))
    turned = sheet.rotate(turn.degrees, Image.Resampling.BICUBIC, fillcolor=196)
    shaded = np.asarray(turned, dtype="float32") * _edges(width, height)
    return Image.fromarray(shaded.clip(0, 255).astype("uint8"))


def _cloud(
    random: np.random.Generator, size: tuple[int, int], cells: tuple[int, int]
) -> NDArray[np.float32]:
    """Return smooth noise of unit variance with so many cells across and down."""
    import numpy as np

    coarse = random.normal(0, 1, (cells[1], cells[0])).astype("float32")
    return np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC))


def _fold(height: int) -> NDArray[np.float32]:
    """The faint crease of a newspaper that was folded across its middle."""
    import numpy as np

    distance = np.abs(np.arange(height, dtype="float32") - height * 0.503)
    crease = 0.05 * np.exp(-distance / 2.5) + 0.03 * np.exp(-distance / 60)
    return np.asarray(1 - crease, dtype="float32")


def _edges(width: int, height: int) -> NDArray[np.float32]:
    """Shade towards the edges of the glass, most on the left, where the page was bound."""
    import numpy as np

    across = np.arange(width, dtype="float32")
    down = np.arange(height, dtype="float32")
    left = 1 - 0.2 * np.exp(-across / 26)
    right = 1 - 0.07 * np.exp(-(width - across) / 16)
    ends = 1 - 0.08 * np.exp(-down / 18) - 0.08 * np.exp(-(height - down) / 18)
    return np.asarray(np.outer(ends, left * right), dtype="float32")
