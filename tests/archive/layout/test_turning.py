"""Scans that lie on their side or on their head."""

import pytest
from PIL import Image

from archive.layout.arranging import arrange
from archive.layout.turning import PageTurn
from archive.model.geometry import Box
from archive.model.line import Reading


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_boxes_of_the_upright_page_are_found_on_the_scan(quarters):
    scan = Image.new("L", (70, 40), 255)
    scan.paste(0, (50, 5, 60, 9))
    turn = PageTurn(quarters, *scan.size)
    upright = turn.upright(scan)
    box = Box(*upright.point(lambda value: 255 - value).getbbox())
    assert turn.on_scan(box) == Box(50, 5, 60, 9)
    assert turn.on_upright(Box(50, 5, 60, 9)) == box
    assert (upright.size == scan.size) is (quarters % 2 == 0)


@pytest.mark.parametrize("skew", [-0.05, 0.08])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_scan_that_also_lies_askew_is_turned_level(quarters, skew):
    scan = Image.new("L", (700, 400), 255)
    scan.paste(0, (300, 180, 312, 190))
    turn = PageTurn(quarters, *scan.size, skew)
    upright = turn.upright(scan)
    box = Box(*upright.point(lambda value: 255 * (value < 128)).getbbox())
    there = Box(300, 180, 312, 190)
    for found, expected in ((turn.on_scan(box), there), (turn.on_upright(there), box)):
        assert found.centre == pytest.approx(expected.centre, abs=2)
        assert found.width == pytest.approx(expected.width, abs=4)
    assert turn
    assert not PageTurn(0, *scan.size)


def test_text_is_arranged_upright_and_kept_in_pixels_of_the_scan():
    turn = PageTurn(1, 500, 800)
    readings = [
        Reading("天地人山水", Box(100, 100 + 40 * row, 250, 136 + 40 * row)) for row in range(4)
    ]
    text = turn.text_on_scan(arrange([*readings, Reading("火")], language="zh-Hans"))
    on_scan = turn.readings_on_scan(readings)
    assert [line.box for line in text.placed_lines()] == [reading.box for reading in on_scan]
    assert on_scan[0].box == Box(100, 550, 136, 700)
    assert [line.box for line in text.unplaced] == [None]
