"""Two pages on one scan are read one after the other; one wide page is not torn."""

import random

import pytest
from PIL import Image, ImageDraw

from archive.layout.arranging import arrange
from archive.model.geometry import Box
from archive.model.line import Reading
from tests.archive.layout.typesetting import SIZE, Sheet, passages

WIDTH = 12
PITCH = WIDTH * SIZE + SIZE


def page(sheet, left, *, lean=0):
    """Set a page of two articles below each other; return what it says in order."""
    said = [sheet.line(f"2021年12月15日 星期三 第{sheet.words(1)}版", left, 40)]
    for top in (120, 770):
        said.append(sheet.line(sheet.words(8), left + 90, top, 70))
        places = [(left + number * PITCH, top + 130) for number in range(2)]
        said += sheet.columns([130, 90], places, WIDTH, 12)
    for number, reading in enumerate(sheet.readings):
        if reading.box.left >= left:
            box = reading.box
            by = round(lean * box.top / 1600)
            moved = Box(box.left + by, box.top, box.right + by, box.bottom)
            sheet.readings[number] = Reading(reading.text, moved, 0.99)
    return said


def arranged(sheet, image=None):
    readings = list(sheet.readings)
    random.Random(5).shuffle(readings)
    return arrange(readings, image, language="zh-Hans")


@pytest.mark.parametrize("lean", [0, -40])
def test_the_left_page_is_read_before_the_right_one(lean):
    sheet = Sheet()
    right = 100 + 2 * PITCH + 90
    said = [*page(sheet, 100), *page(sheet, right, lean=lean)]
    sheet.readings.append(Reading("|", Box(right - 70, 500, right - 40, 700), 0.35))  # the fold
    text = arranged(sheet)
    lines = [p.text for p in text.passages() if p.text != "|"]
    assert lines == said
    assert [next(role for role, _ in news) for news in passages(text)].count("folio") == 2


def test_each_page_is_arranged_with_its_own_part_of_the_image():
    sheet = Sheet()
    right = 100 + 2 * PITCH + 90
    said = [*page(sheet, 100), *page(sheet, right)]
    image = Image.new("L", (right + 2 * PITCH + 60, 1600), 245)
    draw = ImageDraw.Draw(image)
    for reading in sheet.readings:
        box = reading.box
        for left in range(box.left, box.right - 6, 15):
            draw.rectangle((left + 4, box.top + 6, left + 9, box.bottom - 8), 40)
    before = image.tobytes()
    assert [p.text for p in arranged(sheet, image).passages()] == said
    assert image.tobytes() == before


def test_columns_of_one_wide_page_are_no_pages():
    sheet = Sheet()
    title = sheet.line(sheet.words(9), 500, 60, 80)
    places = [(100 + number * PITCH, 200) for number in range(4)]
    texts = sheet.columns([120, 150, 140, 110], places, WIDTH, 12)
    (news,) = passages(arranged(sheet))
    assert news == [("headline", title), *(("paragraph", text) for text in texts)]


def test_wide_white_on_an_upright_page_is_no_gutter_between_pages():
    sheet = Sheet()
    places = [(100, 200), (100 + PITCH + 80, 200)]
    texts = sheet.columns([330, 350, 340], places, WIDTH, 45)
    (news,) = passages(arranged(sheet))
    assert [text for _, text in news] == texts
