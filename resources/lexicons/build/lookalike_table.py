"""Write ``lookalikes.txt``: for each frequent character the ones whose printed shape is alike.

Shapes are compared as small pictures in two typefaces, each allowed to lie one dot off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    Pictures = npt.NDArray[np.float32]

SIZE = 40
DOTS = 28
MOST = 14
LEAST_ALIKE = 0.72
"""Correlation of two pictures below which nobody takes one for the other."""


def write_lookalikes(path: Path, characters: Sequence[str], fonts: Sequence[Path]) -> None:
    """Compare all characters with each other and write the most alike of each."""
    alike = sum(_similarity(_pictures(characters, font)) for font in fonts) / len(fonts)
    lines = []
    for row, character in enumerate(characters):
        order = np.argsort(-alike[row], kind="stable")[: MOST + 1]
        others = [characters[i] for i in order if i != row and alike[row, i] >= LEAST_ALIKE]
        if others:
            lines.append(character + "".join(others[:MOST]))
    path.write_text("\n".join(sorted(lines)) + "\n", "utf-8")
    print(path.name, len(lines))


def _pictures(characters: Sequence[str], font_file: Path) -> Pictures:
    font = ImageFont.truetype(str(font_file), SIZE, index=2)
    pictures = np.zeros((len(characters), DOTS * DOTS), np.float32)
    for row, character in enumerate(characters):
        image = Image.new("L", (SIZE + 8, SIZE + 8), 0)
        ImageDraw.Draw(image).text((4, 4), character, 255, font, anchor="lt")
        small = image.filter(ImageFilter.GaussianBlur(1.6)).resize((DOTS, DOTS))
        picture = np.asarray(small, np.float32).ravel()
        picture -= picture.mean()
        pictures[row] = picture / (np.linalg.norm(picture) + 1e-6)
    return pictures


def _similarity(pictures: Pictures) -> Pictures:
    best = pictures @ pictures.T
    square = pictures.reshape(-1, DOTS, DOTS)
    for across, down in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        moved = np.roll(square, (across, down), (1, 2)).reshape(len(pictures), -1)
        best = np.maximum(best, pictures @ moved.T)
    return np.maximum(best, best.T)
