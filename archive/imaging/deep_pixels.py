"""Grey pixels of more than 8 bits (16, 32, floating point), brought to the 8 bits that are shown.

Worked on strip by strip: a scan of 300 megapixels must not be held several times over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.imaging import limits

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

_STRIP_PIXELS = 4_000_000
_LARGEST_16 = 65_535
_PHOTOMETRIC = 262
_WHITE_IS_ZERO = 0


def eight_bits(image: Image) -> Image:
    """Scale grey to 8 bits: the full range of 16 bits from black on, else the range in use.

    Values that are no number are shown as white paper, infinite ones as black or white.
    """
    import numpy as np

    values = np.asarray(image)
    low, high = _range(values)
    if low >= 0 and 255 < high <= _LARGEST_16:  # the ranges of 8 and 16 bits
        low, high = 0.0, max(high, 4095.0)
    scale = 255.0 / (high - low) if high > low else 0.0
    scaled = np.empty(values.shape, dtype=np.uint8)
    for strip in _strips(values):
        part = (values[strip].astype(np.float32) - np.float32(low)) * np.float32(scale)
        np.nan_to_num(part, copy=False, nan=255.0, posinf=255.0, neginf=0.0)
        scaled[strip] = part.clip(0, 255).round()
    grey: Image = limits.pillow().fromarray(scaled)
    return grey


def white_is_zero(image: Image) -> bool:
    """Tell whether a TIFF of deep pixels has black and white exchanged (Pillow forgets to look)."""
    tags = getattr(image, "tag_v2", None)
    is_deep = image.mode.startswith("I") or image.mode == "F"
    return tags is not None and is_deep and tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO


def exchanged(image: Image) -> Image:
    """Return deep pixels with black and white exchanged, in the same pixel format."""
    import numpy as np

    values = np.asarray(image)
    if values.dtype.kind == "u":
        turned = np.iinfo(values.dtype).max - values
    else:
        low, high = _range(values)
        turned = (low + high - values).astype(values.dtype)
    result: Image = limits.pillow().fromarray(turned)
    return result


def _range(values: np.ndarray) -> tuple[float, float]:
    """Return the least and the greatest number in use; infinite ones and no numbers do not count."""
    import numpy as np

    lows, highs = [], []
    for strip in _strips(values):
        part = values[strip]
        if part.dtype.kind == "f":
            part = part[np.isfinite(part)]
        if part.size:
            lows.append(float(part.min()))
            highs.append(float(part.max()))
    return (min(lows), max(highs)) if lows else (0.0, 0.0)


def _strips(values: np.ndarray) -> list[slice]:
    height, width = values.shape
    step = max(1, _STRIP_PIXELS // max(1, width))
    return [slice(top, top + step) for top in range(0, height, step)]
