"""Telling rules, straight, swelling, waved or of a thick frame, from letters by their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from archive.layout.marks import Marks

_DASH = (3.0, 0.75, 0.25)
"""Least length, most height and most thickness of a short rule, in sizes of the usual type."""
_FRAME = (4.0, 0.15)
"""Least size of a frame, in sizes of type, and most ink in it."""
_WAVED = (3.0, 7.0)
"""Least length of a level and of an upright waved rule, in sizes of type: letters are upright."""
_STROKE: Final = 0.6
"""Most thickness of the stroke of a waved rule, in sizes of type."""
_ONE_STROKE, _ONE_STROKE_ALONE = 0.85, 0.95
"""Share of the length of a rule where it is one stroke: if all of it is connected, or not.

Blurred lines of text are one stroke on up to nine tenths of their length.
"""
_CLOSED: Final = 0.8
"""Share of the length of a rule in pieces that has ink; there is more white between letters."""
_THICK: Final = (0.35, 0.95)
"""Thickness of a piece of a frame, in its heights, and share of its ink that is so thick."""
_TOUCHES: Final = 0.5
"""Share of its shorter side with which what is left of a rule joins it."""


def is_dash(marks: Marks, grain: float) -> NDArray[np.bool_]:
    """Tell which marks are short rules, straight or swelling; ``grain`` is the size of the type."""
    length, height, thickness = (side * grain for side in _DASH)
    found: NDArray[np.bool_] = (
        (marks.width > length) & (marks.height < height) & (marks.area < thickness * marks.width)
    )
    return found


def is_frame(marks: Marks, grain: float) -> NDArray[np.bool_]:
    """Tell which marks are frames, or drawings of thin lines."""
    size, share = _FRAME
    found: NDArray[np.bool_] = (
        (marks.width > size * grain)
        & (marks.height > size * grain)
        & (marks.area < share * marks.width * marks.height)
    )
    return found


def is_waved(marks: Marks, grain: float) -> NDArray[np.bool_]:
    """Tell which marks are long strokes that run on in one, level or upright, such as waved rules."""
    import numpy as np

    found = np.zeros(len(marks.area), np.bool_)
    level, upright = (length * grain for length in _WAVED)
    long = (marks.width > level) | (marks.height > upright)
    long[0] = False
    for number in np.flatnonzero(long):
        own = marks.own(int(number))
        thickness = strokes(own if own.shape[1] > own.shape[0] else own.T)
        found[number] = ((thickness > 0) & (thickness <= _STROKE * grain)).mean() > _ONE_STROKE
    return found


def is_end_of_rule(marks: Marks, rules: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which marks are what was left of thick ``rules``, such as the corners of a frame."""
    import cv2
    import numpy as np

    near = cv2.dilate(rules.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    touching = np.bincount(marks.labels[near], minlength=len(marks.area))
    found = touching > _TOUCHES * np.minimum(marks.width, marks.height)
    found[0] = False
    for number in np.flatnonzero(found):
        own = marks.own(int(number))
        found[number] = all((strokes(part) > 0).mean() > _ONE_STROKE for part in (own, own.T))
    return found


def is_one_stroke(ink: NDArray[np.bool_]) -> bool:
    """Tell whether some ink is a rule, of whatever shape, from left to right."""
    inked = ink.any(axis=0)
    if not inked.any() or inked.mean() < _CLOSED:
        return False
    return bool((strokes(ink)[inked] > 0).mean() >= _ONE_STROKE_ALONE)


def is_solid(ink: NDArray[np.bool_]) -> bool:
    """Tell whether some ink is all of thick strokes, as a broken piece of a thick frame is."""
    import cv2
    import numpy as np

    thick, share = _THICK
    pen = np.ones((max(3, round(thick * ink.shape[0])),) * 2, np.uint8)
    thickest = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, pen)
    return bool(thickest.sum() > share * ink.sum())


def strokes(ink: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return, for each column of pixels, how thick its ink is if it is in one piece, or else 0."""
    import numpy as np

    padded = np.zeros((ink.shape[0] + 1, ink.shape[1]), np.int8)
    padded[1:] = ink
    pieces = (np.diff(padded, axis=0) > 0).sum(axis=0)
    thickness: NDArray[np.intp] = np.where(pieces == 1, ink.sum(axis=0), 0)
    return thickness
