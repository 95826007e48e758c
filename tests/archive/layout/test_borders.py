"""Long rules that part the pages of a vertical sheet."""

import math

import pytest

from archive.layout.arranging import arrange, view_of
from archive.layout.borders import find_borders
from archive.layout.graphics import level_ink
from archive.layout.pieces import measure, usual_size
from archive.model.geometry import Box
from archive.model.line import Reading
from tests.archive.layout.test_fences import drawn, fence
from tests.archive.layout.test_tiers import RIGHT, TIERS, heading, lines, text
from tests.archive.layout.typesetting import LEADING, SIZE, Sheet

COLUMN = 11
BORDER = RIGHT - COLUMN * LEADING - SIZE // 2


def border(draw, *, top=TIERS[0] - 20, bottom=TIERS[-1] + 8 * SIZE, lean=0.0, pen=2):
    """Draw a wavy border in the place of column 11."""
    for y in range(top, bottom):
        x = BORDER + round(7 * math.sin(y / 6) + lean * (y - (top + bottom) / 2))
        draw.rectangle((x - pen, y, x + pen, y), fill=40)


def two_pages():
    """Set a sheet of two pages; each has text that runs over its three tiers."""
    sheet = Sheet()
    right = heading(sheet, 0, 0, 3)
    for tier in range(3):
        right += lines(sheet, range(0 if tier else 3, COLUMN), tier)
    left = heading(sheet, COLUMN + 1, 0, 3)
    for tier in range(3):
        left += lines(sheet, range(COLUMN + (1 if tier else 4), 24), tier)
    return sheet, [right, left]


def found(sheet, page):
    view = view_of(sheet.readings)
    pieces = measure(sheet.readings, view)
    usual = usual_size(pieces)
    borders = find_borders(level_ink(page, view, usual / 2.4), pieces, usual)
    return [view.on_scan(area.left, area.top)[0] for area in borders]


def test_a_wavy_border_is_found_and_lines_of_text_are_none():
    sheet, _ = two_pages()
    page, draw = drawn(sheet)
    assert found(sheet, page) == []
    border(draw)
    places = found(sheet, page)
    assert len(places) == 1
    assert abs(places[0] - BORDER) < SIZE / 2


@pytest.mark.parametrize("lean", [-0.006, 0.006])
def test_a_border_that_leans_against_the_tiers_is_found(lean):
    sheet, _ = two_pages()
    page, draw = drawn(sheet)
    border(draw, lean=lean, pen=4)
    (place,) = found(sheet, page)
    assert abs(place - BORDER) < SIZE / 2


def test_a_fence_through_one_tier_is_no_border():
    sheet, _ = two_pages()
    page, draw = drawn(sheet)
    fence(draw, COLUMN, 1, 1)
    assert found(sheet, page) == []


def test_pages_are_read_one_after_the_other_though_they_stand_close():
    sheet, texts = two_pages()
    page, draw = drawn(sheet)
    border(draw)
    # what the engine makes of the waves hides the white between the pages
    box = Box(BORDER - 30, TIERS[1], BORDER + 30, TIERS[1] + 300)
    sheet.readings.append(Reading("1>3<<2>>5", box, 0.4, vertical=True))
    result = arrange(sheet.readings, page, language="zh-Hant")
    assert [text(article) for article in result.articles] == texts
    assert [line.ocr for line in result.unplaced] == ["1>3<<2>>5"]


def test_a_border_may_be_broken_over_a_tier():
    sheet, texts = two_pages()
    page, draw = drawn(sheet)
    border(draw, bottom=TIERS[1])
    border(draw, top=TIERS[2])
    assert len(found(sheet, page)) == 1
    result = arrange(sheet.readings, page, language="zh-Hant")
    assert [text(article) for article in result.articles] == texts
