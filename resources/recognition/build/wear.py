"""Wear: what bad printing, paper, photography and scanning make of clean type.

Lengths in dots are for characters 26 dots large and grow with the character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    from chance import Chance

    Ink = npt.NDArray[np.float32]
    Picture = npt.NDArray[np.uint8]

USUAL = 26


def worn(ink: Ink, size: float, chance: Chance) -> Picture:
    """Return the scan of ink (0 to 1) whose characters are ``size`` dots large."""
    scale = size / USUAL
    ink = _spread(ink, scale, chance)
    ink = _doubled(ink, scale, chance)
    ink = _printed(ink, size, chance)
    return _compressed(_damaged(_on_paper(ink, size, chance), scale, chance), chance)


def _spread(ink: Ink, scale: float, chance: Chance) -> Ink:
    """Let ink run and blur it: a little on good scans, much on bad ones."""
    brush = round(chance.between(0.5, 1.5) * scale)
    if brush > 1 and chance.happens(0.21):
        ink = cv2.dilate(ink, np.ones((brush, brush), np.float32))
    blur = chance.between(0.3, 1.0) if chance.happens(0.4) else chance.between(0.8, 2.1)
    across, down = (max(0.25, blur * scale * chance.between(0.8, 1.25)) for _ in range(2))
    blurred: Ink = cv2.GaussianBlur(ink, (0, 0), across, sigmaY=down)
    return blurred


def _doubled(ink: Ink, scale: float, chance: Chance) -> Ink:
    """Print some sheets twice, a little apart, mostly along the column."""
    if not chance.happens(0.35):
        return ink
    distance = chance.between(0.5, 3.2) * scale
    aslant = chance.between(0, 2 * np.pi)
    along = np.pi / 2 + chance.between(-0.4, 0.4)
    angle = aslant if chance.happens(0.4) else along
    away, down = distance * np.cos(angle), distance * np.sin(angle)
    shift = np.array([[1, 0, away], [0, 1, down]], np.float32)
    second: Ink = cv2.warpAffine(ink, shift, ink.shape[::-1])
    strength = chance.between(0.3, 0.6)
    return (1 - strength) * ink + strength * second


def _printed(ink: Ink, size: float, chance: Chance) -> Ink:
    """Give ink an edge again: here and there it fills strokes, here and there it fails."""
    ink = ink / (np.percentile(ink, 99.5) + 1e-3)
    patches = _patches(ink.shape, size * chance.between(0.8, 4), chance)
    edge = chance.between(0.3, 0.6) + chance.between(0, 0.14) * patches
    hardness = chance.between(4, 14)
    ink = np.reciprocal(1 + np.exp(-hardness * (ink - edge)))
    ink = np.clip((ink - 0.03) / 0.97, 0, 1)
    if chance.happens(0.6):
        ink = cv2.GaussianBlur(ink, (0, 0), chance.between(0.3, 1.1) * max(0.7, size / USUAL))
    return ink


def _on_paper(ink: Ink, size: float, chance: Chance) -> Ink:
    """Return grey values: ink that is faint in patches, on paper that is grey and grainy."""
    patches = _patches(ink.shape, size * 2, chance)
    strength = chance.between(0.55, 1) * (1 + chance.between(0, 0.15) * patches)
    paper = chance.between(225, 255) if chance.happens(0.75) else chance.between(180, 235)
    dark = chance.between(10, 95)
    grain = chance.between(0, 4) if chance.happens(0.7) else chance.between(3, 10)
    grey = paper - (paper - dark) * np.clip(ink * strength, 0, 1.05)
    return (grey + grain * chance.noise(*ink.shape)).astype(np.float32)


def _damaged(grey: Ink, scale: float, chance: Chance) -> Ink:
    """Add spots, scratches and folds in place."""
    height, width = grey.shape

    def point() -> tuple[int, int]:
        return chance.whole(0, width - 1), chance.whole(0, height - 1)

    if chance.happens(0.3):
        for _ in range(chance.whole(1, 6)):
            shade = chance.between(0, 90) if chance.happens(0.7) else 250.0
            cv2.circle(grey, point(), chance.whole(1, max(1, int(2 * scale))), shade, -1)
    if chance.happens(0.06):
        cv2.line(grey, point(), point(), chance.between(0, 255), 1)
    if chance.happens(0.08):
        _, y = point()
        end = (width, y + chance.whole(-2, 2))
        cv2.line(grey, (0, y), end, chance.between(0, 120), chance.whole(1, 2))
    return grey


def _compressed(grey: Ink, chance: Chance) -> Picture:
    picture: Picture = np.clip(grey, 0, 255).astype(np.uint8)
    if not chance.happens(0.5):
        return picture
    _, stored = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, chance.whole(30, 90)])
    return np.asarray(cv2.imdecode(stored, cv2.IMREAD_GRAYSCALE), np.uint8)


def _patches(shape: tuple[int, ...], size: float, chance: Chance) -> Ink:
    """Return a soft pattern with mean 0 and deviation 1 whose patches are about so large."""
    height, width = shape
    patch = max(8, int(size))
    coarse = chance.noise(max(2, height // patch + 2), max(2, width // patch + 2))
    smooth: Ink = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return smooth
