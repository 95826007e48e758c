"""Which way lines follow each other on a scan: on one that lies on its head, upwards.

Boxes are pixels of the scan as it is. What asks which line is before another, or where a line
begins, must know whether the scan lies so that the text runs backwards on it.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from archive.model.geometry import Box

if TYPE_CHECKING:
    from archive.model.line import Line
    from archive.model.page import PageText

_SHARED = 0.5
_NEXT = 0.5
"""Least way from one line to the next, in thicknesses; less is the same row."""
_CLEARLY = 2


def runs_backwards(text: PageText) -> bool:
    """Tell whether the lines of a page follow each other upwards (standing ones: to the right).

    They do so on a scan that lies on its head, or on the side on which its lines run upwards.
    False for pages without a scan, or with a single line.
    """
    steps = [
        _step(one, other)
        for passage in text.passages()
        for one, other in itertools.pairwise(passage.lines)
    ]
    return steps.count(-1) > _CLEARLY * steps.count(1)


def half_turned(box: Box) -> Box:
    """Return a box as it lies when the scan is turned by half around its origin."""
    return Box(-box.right, -box.bottom, -box.left, -box.top)


def as_read(text: PageText) -> PageText:
    """Return a page whose lines do not run backwards: if need be, with its boxes half turned."""
    return text.with_lines(_half_turned) if runs_backwards(text) else text


def _half_turned(line: Line) -> Line:
    return dataclasses.replace(line, box=half_turned(line.box)) if line.box else line


def _step(one: Line, other: Line) -> int:
    """Return 1 if a line follows in its column, -1 if it stands on the other side, 0 elsewhere."""
    here, there = one.box, other.box
    if here is None or there is None or one.vertical is not other.vertical:
        return 0
    if one.vertical:
        shared = min(here.bottom, there.bottom) - max(here.top, there.top)
        length, thickness = min(here.height, there.height), here.width
        ahead = here.centre[0] - there.centre[0]
    else:
        shared = min(here.right, there.right) - max(here.left, there.left)
        length, thickness = min(here.width, there.width), here.height
        ahead = there.centre[1] - here.centre[1]
    if shared <= _SHARED * length or abs(ahead) < _NEXT * thickness:
        return 0
    return 1 if ahead > 0 else -1
