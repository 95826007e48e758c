"""A picture whose lines lean is turned level, and boxes are found again on both."""

import math

import numpy as np
import pytest
from PIL import Image

from archive.imaging.deskewing import Deskew
from archive.model.geometry import Box

BAR = (120, 90, 280, 102)


def leaning_bar(degrees):
    """A picture that falls to the right by so much, and how to make it level again."""
    level = Image.new("L", (400, 200), 255)
    level.paste(0, BAR)
    askew = level.rotate(-degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return np.asarray(askew), Deskew(math.radians(degrees), *askew.size)


def box_of_ink(picture):
    rows, columns = np.nonzero(picture < 128)
    return Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)


@pytest.mark.parametrize("degrees", [-5.0, -0.9, 3.0])
def test_a_leaning_bar_becomes_level_and_none_of_the_picture_is_lost(degrees):
    askew, deskew = leaning_bar(degrees)
    level = deskew.picture(askew)
    assert level.shape[::-1] == deskew.size
    box = box_of_ink(level)
    assert (box.width, box.height) == (pytest.approx(160, abs=2), pytest.approx(12, abs=2))
    height, width = askew.shape
    for corner in [(0, 0), (width, 0), (0, height), (width, height)]:
        x, y = deskew.to_level(*corner)
        assert -0.01 <= x <= deskew.size[0] + 0.01
        assert -0.01 <= y <= deskew.size[1] + 0.01
        assert deskew.from_level(x, y) == pytest.approx(corner)


@pytest.mark.parametrize("degrees", [-5.0, 3.0])
def test_a_box_of_the_level_picture_is_around_the_same_ink_on_the_other(degrees):
    askew, deskew = leaning_bar(degrees)
    level, there = box_of_ink(deskew.picture(askew)), box_of_ink(askew)
    found = deskew.box_from_level(level)
    for side in ("left", "top", "right", "bottom"):
        assert getattr(found, side) == pytest.approx(getattr(there, side), abs=2)
    around = deskew.box_to_level(there)
    assert around | level == around


def test_boxes_do_not_leave_the_picture():
    deskew = Deskew(math.radians(4), 300, 200)
    whole = deskew.box_from_level(Box(0, 0, *deskew.size))
    assert whole == Box(0, 0, 300, 200)
