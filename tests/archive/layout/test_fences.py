"""Rules between the articles of a tier, and what they tell of the reading order."""

import math

import pytest
from PIL import Image, ImageDraw

from archive.layout.arranging import arrange, view_of
from archive.layout.fences import Fences, find_fences
from archive.layout.graphics import Area, level_ink
from archive.layout.pieces import measure, usual_size
from archive.model.geometry import Box
from archive.model.line import Reading
from tests.archive.layout.test_tiers import RIGHT, TIERS, heading, lines, text
from tests.archive.layout.typesetting import LEADING, SIZE, Sheet

DEPTH = 8 * SIZE
PAGE = RIGHT + 200, TIERS[-1] + DEPTH + 200


def drawn(sheet):
    """Draw strokes where the sheet has characters; tight lines like those of old newspapers."""
    page = Image.new("L", PAGE, 235)
    draw = ImageDraw.Draw(page)
    for reading in sheet.readings:
        box = reading.box
        along = range(box.top, box.bottom - SIZE // 2, SIZE)
        if not reading.vertical:
            along = ()
            draw.rectangle((box.left + 4, box.top + 8, box.right - 4, box.bottom - 8), fill=30)
        for top in along:
            left, right = box.left + 5, box.right - 5
            draw.rectangle((left, top + 4, right, top + 8), fill=30)
            draw.rectangle((left + 8, top + 12, left + 12, top + SIZE - 4), fill=30)
            draw.rectangle((left, top + 20, right - 6, top + 23), fill=30)
    return page, draw


def fence(draw, column, first, last, style="wavy"):
    """Draw a fence in the place of a line, through tiers ``first`` to ``last``."""
    x = RIGHT - column * LEADING - SIZE // 2
    for y in range(TIERS[first] + SIZE // 2, TIERS[last] + DEPTH - SIZE):
        if style == "dotted" and y // 4 % 2:
            continue
        shift = round(4 * math.sin(y / 5)) if style == "wavy" else 0
        draw.rectangle((x + shift - 1, y, x + shift + 1, y), fill=40)


def found(sheet, page):
    view = view_of(sheet.readings)
    pieces = measure(sheet.readings, view)
    usual = usual_size(pieces)
    return view, find_fences(level_ink(page, view, usual / 2), pieces, usual)


@pytest.mark.parametrize("style", ["straight", "wavy", "dotted"])
def test_a_fence_is_found_between_two_lines_and_none_elsewhere(style):
    sheet = Sheet()
    for tier in range(3):
        lines(sheet, [n for n in range(24) if n != 10 or tier != 1], tier)
    page, draw = drawn(sheet)
    fence(draw, 10, 1, 1, style)
    view, fences = found(sheet, page)
    assert len(fences) == 1
    x, _ = view.on_scan(fences[0].left, fences[0].top)
    assert abs(x - (RIGHT - 10 * LEADING - SIZE / 2)) < SIZE / 4


def test_a_fence_through_several_tiers_is_one():
    sheet = Sheet()
    lines(sheet, [n for n in range(24) if n != 10], 0)
    lines(sheet, [n for n in range(24) if n != 10], 1)
    lines(sheet, range(24), 2)
    page, draw = drawn(sheet)
    fence(draw, 10, 0, 1)
    _, fences = found(sheet, page)
    assert len(fences) == 1
    assert fences[0].right - fences[0].left > 1.8 * DEPTH


def test_a_line_of_text_that_nobody_read_is_no_fence():
    sheet = Sheet()
    for tier in range(3):
        lines(sheet, range(24), tier)
    page, _ = drawn(sheet)
    del sheet.readings[30]
    assert found(sheet, page)[1] == []


def test_what_comes_between_two_lines():
    sheet = Sheet()
    lines(sheet, range(3), 0)
    view = view_of(sheet.readings)
    first, second, third = sorted(measure(sheet.readings, view), key=lambda piece: piece.top)
    between = Area(first.left, second.bottom + 1, first.right, second.bottom + 2)
    fences = Fences([between])
    assert fences.between(first, second) is None
    assert fences.between(second, third) is between
    assert fences.last_above(third.middle, third.left, third.right) == between.top
    assert fences.last_above(second.middle, second.left, second.right) is None


def arranged(sheet, *fences):
    page, draw = drawn(sheet)
    for column, first, last in fences:
        fence(draw, column, first, last)
    return sorted(
        text(article) for article in arrange(sheet.readings, page, language="zh").articles
    )


def test_an_article_ends_at_a_fence_though_its_heading_spans_the_next_tier():
    sheet = Sheet()
    tall = heading(sheet, 0, 0, 9, size=80)
    body = lines(sheet, range(3, 10), 0) + lines(sheet, range(3, 10), 1)
    title = heading(sheet, 11, 0, 6)
    other = lines(sheet, range(14, 24), 0) + lines(sheet, range(14, 24), 1)
    other += lines(sheet, range(3, 24), 2, last=3)
    assert arranged(sheet, (10, 0, 1)) == sorted([tall + body, title + other])


def test_an_article_broken_off_at_a_fence_goes_on_where_text_has_no_heading():
    sheet = Sheet()
    title = heading(sheet, 0, 0, 3)
    body = lines(sheet, range(3, 10), 0)
    wide = heading(sheet, 11, 0, 7)
    rest = lines(sheet, range(14, 24), 0) + lines(sheet, range(14, 24), 1, last=2)
    body += lines(sheet, range(10), 1, last=3)
    third = heading(sheet, 0, 2, 3)
    third += lines(sheet, range(3, 24), 2, last=3)
    assert arranged(sheet, (10, 0, 1)) == sorted([title + body, wide + rest, third])


def test_a_level_title_amid_its_lines_heads_all_of_them_up_to_the_fence():
    sheet = Sheet()
    first = lines(sheet, range(5), 0, last=7)
    body = lines(sheet, range(6, 10), 0)
    title = sheet.words(4)
    left = RIGHT - 14 * LEADING
    sheet.readings.append(Reading(title, Box(left, TIERS[0], left + 4 * 40, TIERS[0] + 42)))
    for column in range(10, 14):
        body += sheet.line(
            sheet.words(6), RIGHT - column * LEADING - SIZE, TIERS[0] + 2 * SIZE, vertical=True
        )
    body += lines(sheet, range(14, 24), 0, last=3)
    assert arranged(sheet, (5, 0, 0)) == sorted([first, title + body])


def test_a_small_line_after_a_fence_is_the_kicker_of_the_heading_beside_it():
    sheet = Sheet()
    first = lines(sheet, range(6), 0, last=3)
    kicker = lines(sheet, [7], 0, last=5)
    title = heading(sheet, 8, 0, 3)
    body = lines(sheet, range(11, 24), 0) + lines(sheet, range(24), 1, last=2)
    found_texts = arranged(sheet, (6, 0, 0))
    assert [t.replace(" ", "") for t in found_texts] == sorted([first, kicker + title + body])


def test_a_fence_after_a_line_of_one_character_is_found():
    sheet = Sheet()
    for tier in (0, 2):
        lines(sheet, range(24), tier)
    lines(sheet, range(10), 1, last=1)
    title = sheet.words(4)
    left = RIGHT - 15 * LEADING
    sheet.readings.append(Reading(title, Box(left, TIERS[1], left + 4 * 40, TIERS[1] + 42)))
    for column in range(11, 15):
        x = RIGHT - column * LEADING - SIZE
        sheet.line(sheet.words(6), x, TIERS[1] + 2 * SIZE, vertical=True)
    lines(sheet, range(15, 24), 1)
    page, draw = drawn(sheet)
    fence(draw, 10, 1, 1)
    assert len(found(sheet, page)[1]) == 1


def test_a_fence_between_a_title_and_its_text_ends_no_article():
    sheet = Sheet()
    article = heading(sheet, 0, 0, 3) + lines(sheet, range(3, 14), 0, last=3)
    other = heading(sheet, 14, 0, 3) + lines(sheet, range(17, 24), 0, last=2)
    rest = heading(sheet, 0, 1, 3) + lines(sheet, range(3, 24), 1, last=3)
    page, draw = drawn(sheet)
    x = RIGHT - 3 * LEADING - SIZE - 3  # in the white between the first two lines
    draw.line((x, TIERS[0], x, TIERS[0] + DEPTH), 40, 2)
    assert len(found(sheet, page)[1]) == 1
    texts = [text(a) for a in arrange(sheet.readings, page, language="zh").articles]
    assert sorted(texts) == sorted([article, other, rest])
