"""Pictures of lines as the recogniser is given them, with what they say.

A vertical line is read in two ways: laid on its left side, or with its characters set upright one
beside the other. Both are drawn here, cut out of the worn sheet no better than a program that finds
lines would cut them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np
from typesetting import END, SIDE, SIZE, WIDTH, draw_sheet
from wear import worn

if TYPE_CHECKING:
    import numpy.typing as npt
    from chance import Chance
    from typesetting import Sheet, TypeCase
    from wording import Wording

    Picture = npt.NDArray[np.uint8]

HEIGHT = 48
"""Pixels that the network wants a line to be high."""
UPRIGHT = 0.35
"""The share of lines with characters set upright: the second, rarer reading."""
LEAST_SIZE = 13
MOST_SIZE = 44
"""Dots of a character on the page, from a poor scan of small print to a good one of large print."""
SLANTED = 0.3
MOST_SLANT = 1.2


@dataclass(frozen=True, slots=True)
class LinePicture:
    """A line, ``HEIGHT`` pixels high, and its text."""

    picture: Picture
    text: str


@dataclass(frozen=True, slots=True)
class _Strip:
    """The cut-out column, plumb and ``HEIGHT`` wide, and where its characters begin and end."""

    picture: Picture
    cuts: list[float]
    pitch: float


def draw_line(
    case: TypeCase, wording: Wording, length: int, chance: Chance, upright: float = UPRIGHT
) -> LinePicture:
    """Draw a line of some length; ``upright`` is how probably its characters are set upright."""
    sheet = draw_sheet(case, wording, length, chance)
    strip = _cut_out(sheet, chance)
    if chance.happens(upright):
        return LinePicture(_set_upright(strip, chance), sheet.column.text)
    return LinePicture(np.ascontiguousarray(np.rot90(strip.picture)), sheet.column.text)


def _cut_out(sheet: Sheet, chance: Chance) -> _Strip:
    """Make a sheet small and worn, and cut its column out not quite exactly."""
    size = float(np.exp(chance.between(np.log(LEAST_SIZE), np.log(MOST_SIZE))))
    scale = size / SIZE
    ink = sheet.ink
    if chance.happens(SLANTED):
        middle = (ink.shape[1] / 2, ink.shape[0] / 2)
        turn = cv2.getRotationMatrix2D(middle, chance.between(-MOST_SLANT, MOST_SLANT), 1)
        ink = cv2.warpAffine(ink, turn, ink.shape[::-1])
    ink = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    page = worn(ink, size, chance)
    thickness = SIZE * chance.between(1.02, 1.42)
    left = SIDE + WIDTH / 2 + chance.between(-0.07, 0.07) * SIZE - thickness / 2
    top = END - chance.between(-0.04, 0.25) * SIZE
    bottom = END + len(sheet.column.ink) + chance.between(-0.04, 0.25) * SIZE
    length = max(16, round((bottom - top) / thickness * HEIGHT))
    corners = [[left, top], [left + thickness, top], [left, bottom]]
    wanted = np.array([[0, 0], [HEIGHT, 0], [0, length]], np.float32)
    picture = cv2.warpAffine(
        page,
        cv2.getAffineTransform(np.array(corners, np.float32) * scale, wanted),
        (HEIGHT, length),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    zoom = HEIGHT / thickness
    cuts = [(cut + END - top) * zoom for cut in sheet.column.cuts]
    return _Strip(picture, cuts, sheet.pitch * zoom)


def _set_upright(strip: _Strip, chance: Chance) -> Picture:
    """Set the characters upright one beside the other, each cut out a little off its place."""
    paper = int(np.percentile(strip.picture, 90))
    row = np.full((HEIGHT, HEIGHT * (len(strip.cuts) - 1)), paper, np.uint8)
    off = chance.between(-0.08, 0.08)

    def near(cut: float) -> int:
        return round(cut + (off + chance.between(-0.03, 0.03)) * strip.pitch)

    for number, (above, below) in enumerate(pairwise(strip.cuts)):
        top, bottom = max(0, near(above)), near(below)
        cutting = strip.picture[top : max(bottom, top + 2)]
        if len(cutting) < 2:
            continue
        if len(cutting) > HEIGHT:
            cutting = cv2.resize(cutting, (HEIGHT, HEIGHT))
        down = (HEIGHT - len(cutting)) // 2
        left = number * HEIGHT
        row[down : down + len(cutting), left : left + HEIGHT] = cutting
    return row
