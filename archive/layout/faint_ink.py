"""Telling printed lines from what shines through the paper or stands at its edge: by contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from archive.model.geometry import Box

_LEAST: Final = 0.65
"""Least contrast of ink that was printed here, as a share of the usual contrast of the lines."""
_INK: Final = 5
_PAPER: Final = 90
"""Percentiles of the pixels of a line's box that are ink and paper."""
_ENOUGH: Final = 60
"""Lines that tell the usual contrast."""


def without_faint(image: Image, boxes: Sequence[Box], lines: Sequence[Box]) -> list[Box]:
    """Return the boxes whose ink is about as dark as that of ``lines`` on the same page."""
    import numpy as np

    step = max(1, len(lines) // _ENOUGH)
    usual = [contrast for box in lines[::step] if (contrast := _contrast(image, box)) > 0]
    if not usual:
        return list(boxes)
    least = _LEAST * float(np.median(usual))
    return [box for box in boxes if _contrast(image, box) >= least]


def _contrast(image: Image, box: Box) -> float:
    import numpy as np

    left, top = max(0, box.left), max(0, box.top)
    right, bottom = min(image.width, box.right), min(image.height, box.bottom)
    if left >= right or top >= bottom:
        return 0.0
    pixels = np.asarray(image.crop((left, top, right, bottom)).convert("L"))
    ink, paper = np.percentile(pixels, (_INK, _PAPER))
    return float(paper - ink)
