"""Pages that lie askew are made level, by the lines that were found on them."""

import math

import numpy as np
import pytest
from PIL import Image

from archive.imaging.deskewing import Deskew
from archive.recognition.detection import FoundLine, TextMap
from archive.recognition.leaning import as_it_lies, level_picture, made_level, skew_of

SIZE = (640, 480)
ROWS = range(60, 420, 30)


def level_sheet():
    """A sheet with bars for lines of text."""
    sheet = Image.new("L", SIZE, 255)
    for top in ROWS:
        sheet.paste(0, (120, top, 520, top + 12))
    return sheet


def lying(degrees):
    """The sheet with lines that fall to the right by so much."""
    level = level_sheet()
    return np.asarray(level.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255))


def seen_on(page, degrees, scale=0.5):
    """What a perfect detector sees on a sheet that was lying so."""
    height, width = page.shape
    turn = math.radians(degrees)
    lines = []
    for top in ROWS:
        right, down = 320 - SIZE[0] / 2, top + 6 - SIZE[1] / 2
        x = width / 2 + right * math.cos(turn) - down * math.sin(turn)
        y = height / 2 + right * math.sin(turn) + down * math.cos(turn)
        lines.append(FoundLine(x, y, 400.0, 12.0, degrees, vertical=False, score=1.0))
    small = Image.fromarray(page).resize((round(width * scale), round(height * scale)))
    return TextMap(tuple(lines), 255 - np.asarray(small), scale)


@pytest.mark.parametrize(
    ("degrees", "glance"), [(4.0, 0.0), (4.0, 4.0), (4.0, 2.5), (-3.0, -5.0), (0.0, 2.0)]
)
def test_a_page_is_made_level_however_it_was_turned_when_its_lines_were_found(degrees, glance):
    page = lying(degrees)
    looked_at = level_picture(page, math.radians(glance))
    seen = seen_on(looked_at, degrees - glance)
    level, seen, skew = made_level(page, seen, math.radians(glance))
    assert math.degrees(skew) == pytest.approx(degrees, abs=0.01)
    assert level.shape[::-1] == Deskew(skew, *SIZE).size
    assert (level is page) is (degrees == 0)
    assert skew_of(seen.lines) == 0.0
    for line in seen.lines:
        assert level[line.box.top + 2 : line.box.bottom - 2, 200:500].max() < 60
    # the map shows text where the page does
    small = Image.fromarray(level).resize(seen.chances.shape[::-1])
    assert np.abs(255.0 - np.asarray(small) - seen.chances).mean() < 8


def test_a_page_that_hardly_leans_stays_as_it_is():
    page = lying(0.5)
    seen = seen_on(page, 0.5)
    level, same, skew = made_level(page, seen)
    assert level is page
    assert same is seen
    assert skew == 0.0
    assert as_it_lies([], skew, page) == []
