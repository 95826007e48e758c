"""What shines through is not taken for a lost line; what was printed is."""

from PIL import Image, ImageDraw

from archive.layout.faint_ink import without_faint
from archive.layout.lost_lines import uncovered_ink
from archive.model.geometry import Box
from tests.archive.layout.test_lost_lines import page


def test_printed_lines_stay_and_faint_ones_go():
    image, readings = page()
    printed = [readings[number].box for number in (0, 7, 19, 23, 31)]
    pen = ImageDraw.Draw(image)
    for x in range(500, 860, 12):
        pen.line((x, 1012, x + 6, 1026), fill=190, width=3)
    faint = Box(500, 1010, 860, 1028)
    lines = [reading.box for reading in readings]
    assert without_faint(image, [*printed, faint], lines) == printed
    lost = [readings[3], readings[30]]
    left = [reading for reading in readings if reading not in lost]
    found = uncovered_ink(image, left)
    assert len(without_faint(image, found, [reading.box for reading in left])) == len(lost)


def test_a_page_without_contrast_loses_nothing():
    blank = Image.new("L", (50, 50), 200)
    assert without_faint(blank, [Box(0, 0, 9, 9)], [Box(20, 20, 30, 30)]) == [Box(0, 0, 9, 9)]
    assert without_faint(blank, [Box(60, 60, 70, 70)], []) == [Box(60, 60, 70, 70)]
