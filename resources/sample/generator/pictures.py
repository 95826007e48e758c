"""The drawn pictures of the sample newspaper, printed through a halftone screen."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Size = tuple[int, int]
SCALE = 2  # drawn twice as large and reduced, so that edges are smooth


def picture(drawing: str, size: Size) -> Image.Image:
    """Return one of the drawings as it is printed, in pixels of the page."""
    width, height = size
    image = Image.new("L", (width * SCALE, height * SCALE), 225)
    DRAWINGS[drawing](image, random.Random(drawing))
    return halftone(image.resize(size, Image.Resampling.LANCZOS))


def halftone(image: Image.Image, cell: float = 5.2) -> Image.Image:
    """Screen a grey picture at 45 degrees, soft enough that a scan keeps some of its grey."""
    import numpy as np

    grey = np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)), dtype="float32") / 255
    rows, columns = np.indices(grey.shape, dtype="float32")
    turn = math.pi * 2 / cell / math.sqrt(2)
    screen = (np.cos((columns + rows) * turn) + np.cos((columns - rows) * turn)) / 4 + 0.5
    dots = 1 / (1 + np.exp(-(grey - screen * 0.86 - 0.06) * 9))
    mixed = dots * 0.62 + grey * 0.38
    return Image.fromarray((mixed.clip(0, 1) * 225 + 18).astype("uint8"))


def _gradient(image: Image.Image, top: int, bottom: int, tones: tuple[int, int]) -> None:
    draw = ImageDraw.Draw(image)
    for y in range(top, bottom):
        share = (y - top) / max(1, bottom - top)
        draw.line([(0, y), (image.width, y)], fill=round(tones[0] + (tones[1] - tones[0]) * share))


def _ridge(
    image: Image.Image, base: float, rise: float, tone: int, waves: Sequence[tuple[float, float]]
) -> None:
    """Draw a range of hills whose outline is a sum of waves (length in widths, phase)."""
    width, height = image.size
    outline = [
        (
            x,
            height * base
            - height
            * rise
            * sum(math.sin(x / width * math.tau / n + p) + 0.6 for n, p in waves)
            / len(waves),
        )
        for x in range(0, width + 8, 8)
    ]
    ImageDraw.Draw(image).polygon([*outline, (width, height), (0, height)], fill=tone)


def _bridge(image: Image.Image, rng: random.Random) -> None:
    width, height = image.size
    water = int(height * 0.66)
    _gradient(image, 0, water, (188, 248))
    draw = ImageDraw.Draw(image)
    draw.ellipse(_around(width * 0.79, height * 0.2, height * 0.075), fill=254)
    _ridge(image, 0.5, 0.16, 196, [(0.62, 0.4), (0.27, 2.0)])
    _ridge(image, 0.58, 0.13, 160, [(0.45, 2.6), (0.19, 0.5)])
    _ridge(image, 0.64, 0.09, 118, [(0.8, 4.2), (0.16, 1.0)])
    for x, y, span in ((0.6, 0.17, 30), (0.655, 0.13, 24), (0.7, 0.2, 20)):
        _heron(draw, width * x, height * y, span * SCALE)
    _gradient(image, water, height, (206, 150))
    _stone_bridge(image, water, rng)
    _reflect(image, water)
    _ripples(image, water, rng)
    _boat(draw, width * 0.47, height * 0.85, width * 0.075)
    _reeds(draw, image.size, rng)


def _around(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def _heron(draw: ImageDraw.ImageDraw, x: float, y: float, span: float) -> None:
    pen = max(2, round(span / 9))
    draw.arc((x - span, y - span / 3, x, y + span / 2), 200, 340, fill=70, width=pen)
    draw.arc((x, y - span / 3, x + span, y + span / 2), 200, 340, fill=70, width=pen)


def _stone_bridge(image: Image.Image, water: int, rng: random.Random) -> None:
    """Draw a humped bridge of three arches standing on the water line."""
    width, height = image.size
    left, right = width * 0.08, width * 0.9
    middle, half = (left + right) / 2, (right - left) / 2
    crown, foot = water - height * 0.3, water - height * 0.085

    def deck(x: float) -> float:
        share: float = math.cos((x - middle) / half * math.pi / 2) ** 1.3
        return foot - (foot - crown) * share

    top = [(x, deck(x)) for x in range(int(left) + 1, int(right), 6)]
    shape = Image.new("L", image.size, 0)
    mask = ImageDraw.Draw(shape)
    mask.polygon([*top, (right, water), (left, water)], fill=255)
    arches = (
        (middle, width * 0.115, height * 0.225),
        (middle - width * 0.235, width * 0.082, height * 0.135),
        (middle + width * 0.235, width * 0.082, height * 0.135),
    )
    for x, rx, ry in arches:
        mask.ellipse((x - rx, water - ry, x + rx, water + ry), fill=0)
    stone = Image.new("L", image.size, 104)
    _masonry(stone, rng)
    image.paste(stone, (0, 0), shape)
    draw = ImageDraw.Draw(image)
    for x, rx, ry in arches:
        draw.arc((x - rx, water - ry, x + rx, water + ry), 180, 360, fill=58, width=5 * SCALE)
    draw.line(top, fill=60, width=5 * SCALE, joint="curve")
    rail = height * 0.05
    draw.line([(x, y - rail) for x, y in top], fill=66, width=3 * SCALE, joint="curve")
    for x, y in top[:: max(1, len(top) // 34)]:
        draw.line([(x, y), (x, y - rail * 1.2)], fill=60, width=4 * SCALE)
    for x in (middle - half * 0.2, middle - half * 0.13, middle + half * 0.34):
        _walker(draw, x, deck(x), height * 0.085)


def _masonry(stone: Image.Image, rng: random.Random) -> None:
    draw = ImageDraw.Draw(stone)
    course = 16 * SCALE
    for row, y in enumerate(range(0, stone.height, course)):
        offset = course * (row % 2)
        for x in range(-course, stone.width, course * 2):
            tone = rng.randint(92, 140)
            draw.rectangle((x + offset, y, x + offset + course * 2 - 3, y + course - 3), fill=tone)


def _walker(draw: ImageDraw.ImageDraw, x: float, ground: float, tall: float) -> None:
    draw.ellipse(_around(x, ground - tall * 0.9, tall * 0.1), fill=34)
    draw.polygon(
        [
            (x - tall * 0.13, ground - tall * 0.1),
            (x - tall * 0.09, ground - tall * 0.76),
            (x + tall * 0.09, ground - tall * 0.76),
            (x + tall * 0.13, ground - tall * 0.1),
        ],
        fill=38,
    )


def _reflect(image: Image.Image, water: int) -> None:
    """Lay the mirrored upper part faintly over the water."""
    depth = image.height - water
    above = image.crop((0, water - depth, image.width, water)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )
    below = image.crop((0, water, image.width, image.height))
    image.paste(Image.blend(below, above.filter(ImageFilter.GaussianBlur(5)), 0.5), (0, water))


def _ripples(image: Image.Image, water: int, rng: random.Random) -> None:
    draw = ImageDraw.Draw(image)
    for _ in range(150):
        y = rng.randint(water + 6, image.height - 4)
        near = (y - water) / (image.height - water)
        length = (24 + 110 * near) * SCALE * rng.uniform(0.4, 1)
        x = rng.uniform(-40, image.width)
        tone = rng.choice((236, 226, 132))
        draw.line([(x, y), (x + length, y)], fill=tone, width=max(1, round(2 * near * SCALE)))


def _boat(draw: ImageDraw.ImageDraw, x: float, y: float, half: float) -> None:
    draw.chord((x - half, y - half * 0.5, x + half, y + half * 0.34), 0, 180, fill=36)
    draw.pieslice((x - half * 0.55, y - half * 0.52, x + half * 0.5, y + half * 0.4), 180, 360, 62)
    _walker(draw, x + half * 0.74, y - half * 0.02, half * 0.8)
    draw.line(
        [(x + half * 0.6, y - half * 0.75), (x + half * 1.25, y + half * 0.5)],
        fill=40,
        width=3 * SCALE,
    )


def _reeds(draw: ImageDraw.ImageDraw, size: Size, rng: random.Random) -> None:
    width, height = size
    for _ in range(46):
        left = rng.random() < 0.6
        x = rng.uniform(0, width * 0.16) if left else rng.uniform(width * 0.88, width)
        tall = rng.uniform(0.1, 0.3) * height
        lean = rng.uniform(-0.12, 0.22) * tall
        draw.line([(x, height), (x + lean, height - tall)], fill=44, width=2 * SCALE)
        draw.ellipse(_around(x + lean, height - tall, 4 * SCALE), fill=70)


def _lanterns(image: Image.Image, rng: random.Random) -> None:
    """A lane at night: houses towards a vanishing point, strings of lanterns, stalls, people."""
    width, height = image.size
    _gradient(image, 0, height, (34, 92))
    draw = ImageDraw.Draw(image)
    vanish = (width * 0.5, height * 0.5)
    for side in (-1, 1):
        _houses(draw, image.size, vanish, side)
    draw.polygon(
        [(width * 0.06, height), (width * 0.94, height), (vanish[0] + 20, vanish[1] + 14),
         (vanish[0] - 20, vanish[1] + 14)],
        fill=128,
    )  # fmt: skip
    glow = Image.new("L", image.size, 0)
    lights = ImageDraw.Draw(glow)
    lamps = _lamps(image.size, vanish)
    for x, y, radius in lamps:
        lights.ellipse(_around(x, y, radius * 2.3), fill=150)
    image.paste(246, (0, 0), glow.filter(ImageFilter.GaussianBlur(26)))
    for x, y, radius in lamps:
        draw.line([(x, y - radius * 2.2), (x, y + radius * 1.7)], fill=60, width=SCALE)
        draw.ellipse((x - radius * 1.15, y - radius, x + radius * 1.15, y + radius), fill=250)
        draw.line([(x, y - radius), (x, y + radius)], fill=196, width=SCALE)
    for near in (0.18, 0.3, 0.46, 0.66, 0.9):
        for side in (-1, 1):
            _stall(draw, image.size, vanish, side * near)
    for _ in range(17):
        near = rng.uniform(0.1, 0.75)
        x = vanish[0] + rng.uniform(-0.24, 0.24) * width * near * 1.6
        ground = vanish[1] + (height - vanish[1]) * near + 8
        _walker(draw, x, ground, height * 0.34 * near + 14)


def _houses(draw: ImageDraw.ImageDraw, size: Size, vanish: tuple[float, float], side: int) -> None:
    width, height = size
    for near, tone in ((1.0, 44), (0.7, 54), (0.48, 64), (0.32, 76), (0.2, 90)):
        x = vanish[0] + side * width * 0.56 * near
        inner = vanish[0] + side * width * 0.56 * near * 0.72
        eave = vanish[1] - height * 0.5 * near
        floor = vanish[1] + height * 0.5 * near
        draw.polygon([(x, eave), (inner, eave + height * 0.1 * near), (inner, floor), (x, floor)],
                     fill=tone)  # fmt: skip
        draw.line([(x + side * 30, eave - 14), (inner - side * 20, eave + height * 0.1 * near)],
                  fill=22, width=round(12 * near) + 3)  # fmt: skip
        middle, tall = (x + inner) / 2, height * 0.13 * near
        draw.rectangle((middle - tall * 0.4, vanish[1] - tall * 2, middle + tall * 0.4,
                        vanish[1] - tall), fill=214)  # fmt: skip


def _lamps(size: Size, vanish: tuple[float, float]) -> list[tuple[float, float, float]]:
    width, height = size
    lamps = []
    for near in (0.16, 0.24, 0.35, 0.52, 0.76):
        for step in range(-3, 4):
            sag = (1 - (step / 3) ** 2) * 0.1
            x = vanish[0] + step / 3 * width * 0.36 * near
            y = vanish[1] - height * (0.47 - sag) * near
            lamps.append((x, y, 5 * SCALE + 15 * SCALE * near))
    return lamps


def _stall(draw: ImageDraw.ImageDraw, size: Size, vanish: tuple[float, float], near: float) -> None:
    width, height = size
    reach = abs(near)
    x = vanish[0] + width * 0.4 * near
    floor = vanish[1] + height * 0.46 * reach
    half, tall = width * 0.075 * reach + 8, height * 0.3 * reach + 8
    draw.rectangle((x - half, floor - tall * 0.36, x + half, floor), fill=70)
    draw.rectangle((x - half, floor - tall * 0.42, x + half, floor - tall * 0.32), fill=206)
    draw.polygon([(x - half * 1.2, floor - tall * 0.8), (x - half * 0.8, floor - tall),
                  (x + half * 0.8, floor - tall), (x + half * 1.2, floor - tall * 0.8)],
                 fill=226)  # fmt: skip
    for post in (x - half, x + half):
        draw.line([(post, floor), (post, floor - tall * 0.8)], fill=40, width=2 * SCALE)


def _sparrow(image: Image.Image, rng: random.Random) -> None:
    """A sparrow on a heap of grain before hills, drawn like a woodcut."""
    width, height = image.size
    _gradient(image, 0, height, (236, 250))
    _ridge(image, 0.62, 0.12, 206, [(0.7, 1.2), (0.3, 0.1)])
    draw = ImageDraw.Draw(image)
    draw.ellipse((-width * 0.15, height * 0.7, width * 1.15, height * 1.5), fill=196)
    for _ in range(420):
        x, y = rng.uniform(0, width), rng.uniform(height * 0.74, height)
        draw.ellipse((x, y, x + 12 * SCALE, y + 5 * SCALE), fill=rng.choice((150, 176, 228, 96)))
    x, y, unit = width * 0.47, height * 0.52, height * 0.17
    draw.polygon([(x - unit * 1.1, y), (x - unit * 2.5, y + unit * 0.55),
                  (x - unit * 2.3, y + unit * 0.85), (x - unit * 0.8, y + unit * 0.7)],
                 fill=58)  # fmt: skip
    draw.ellipse((x - unit * 1.5, y - unit * 0.75, x + unit * 1.05, y + unit * 1.05), fill=120)
    draw.ellipse((x - unit * 0.9, y + unit * 0.05, x + unit, y + unit * 1.02), fill=214)
    draw.ellipse((x + unit * 0.25, y - unit * 1.35, x + unit * 1.45, y - unit * 0.2), fill=84)
    draw.ellipse((x + unit * 0.62, y - unit * 0.86, x + unit * 1.36, y - unit * 0.26), fill=222)
    draw.polygon([(x + unit * 1.4, y - unit * 0.92), (x + unit * 1.85, y - unit * 0.68),
                  (x + unit * 1.4, y - unit * 0.58)], fill=40)  # fmt: skip
    draw.ellipse(_around(x + unit * 0.98, y - unit * 0.88, unit * 0.09), fill=16)
    draw.pieslice((x - unit * 1.75, y - unit * 0.6, x + unit * 0.4, y + unit * 0.75), 20, 200, 66)
    for leg in (-0.1, 0.25):
        draw.line([(x + unit * leg, y + unit), (x + unit * (leg + 0.1), y + unit * 1.55)],
                  fill=44, width=3 * SCALE)  # fmt: skip


DRAWINGS: dict[str, Callable[[Image.Image, random.Random], None]] = {
    "bridge": _bridge,
    "lanterns": _lanterns,
    "sparrow": _sparrow,
}
