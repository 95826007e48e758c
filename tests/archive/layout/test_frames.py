"""Frames on a page, and what looks like one."""

import pytest
from PIL import Image, ImageDraw

from archive.layout.arranging import arrange
from archive.layout.graphics import find_graphics, level_ink
from archive.layout.pieces import View, measure, usual_size
from archive.model.geometry import Box
from archive.model.line import Reading
from tests.archive.layout.typesetting import LEADING, Sheet, passages

PAGE = (2200, 1600)


def blank():
    image = Image.new("L", PAGE, 245)
    return image, ImageDraw.Draw(image)


def frames(sheet, image):
    view = View()
    pieces = measure(sheet.readings, view)
    usual = usual_size(pieces)
    return find_graphics(level_ink(image, view, usual), pieces, usual).frames


def with_text(left, top):
    sheet = Sheet()
    for row in range(4):
        sheet.line(sheet.words(10), left + 40, top + 40 + row * LEADING)
    return sheet


def test_a_frame_may_lean_beside_its_page():
    image, draw = blank()
    corners = [(300, 300), (1500, 316), (1494, 816), (294, 800)]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        draw.line((start, end), 40, 18)
    assert len(frames(with_text(300, 300), image)) == 1


def test_a_cell_between_rules_that_run_on_is_no_frame():
    image, draw = blank()
    for left in (700, 1200):
        draw.line((left, 400, left, 800), 40, 4)
    for top in (400, 800):
        draw.line((100, top, 2100, top), 40, 4)
    assert frames(with_text(700, 400), image) == ()
    image, draw = blank()
    draw.rectangle((700, 400, 1200, 800), outline=40, width=4)
    assert len(frames(with_text(700, 400), image)) == 1


def vertical_page(display):
    """Return a page of two tiers with a frame in the lower one, and its picture."""
    sheet = Sheet()
    for tier in (100, 500):
        for column in range(40 if tier == 100 else 20):
            left = 2000 - column * LEADING
            sheet.line(sheet.words(10), left, tier, vertical=True)
    body = [reading.text for reading in sheet.readings]
    image, draw = blank()
    draw.rectangle((300, 520, 1000, 1100), outline=30, width=8)
    for text, box in display:
        vertical = box[3] - box[1] > box[2] - box[0]
        sheet.readings.append(Reading(text, Box(*box), 0.99, vertical=vertical))
    return sheet, image, body


def test_a_frame_full_of_display_type_is_one_advertisement():
    display = [
        ("大酒樓", (360, 560, 940, 700)),
        ("專辦", (860, 740, 910, 840)),
        ("筵席", (800, 740, 850, 840)),
        ("高尚名菜", (600, 730, 720, 1080)),
        ("隨意", (500, 740, 550, 840)),
    ]
    sheet, image, body = vertical_page(display)
    found = passages(arrange(sheet.readings, image, language="zh-Hant"))
    assert next(article[:2] for article in found if article[0][0] == "advertisement") == [
        ("advertisement", "大酒樓"),
        ("advertisement", "專辦 筵席"),
    ]
    assert sum(article[0][0] == "advertisement" for article in found) == 1
    assert "".join(text for article in found for role, text in article if role == "paragraph") == (
        "".join(body)
    )


def test_a_few_names_in_a_large_frame_are_captions():
    names = [("東海", (400, 600, 500, 650)), ("南山", (800, 900, 900, 950))]
    sheet, image, _ = vertical_page(names)
    found = passages(arrange(sheet.readings, image, language="zh-Hant"))
    assert sum(role == "caption" for article in found for role, _ in article) == 1


def test_usual_type_in_a_frame_is_text():
    sheet, image, _ = vertical_page([])
    for column in range(12):
        sheet.line(sheet.words(15), 900 - column * LEADING, 560, vertical=True)
    found = passages(arrange(sheet.readings, image, language="zh-Hant"))
    assert {role for article in found for role, _ in article} == {"paragraph"}


def test_a_picture_may_lie_over_the_side_of_a_frame():
    image, draw = blank()
    draw.rectangle((300, 300, 1500, 1100), outline=40, width=4)
    draw.rectangle((1000, 500, 1500, 900), 245)
    for left in range(1000, 1500, 8):
        for top in range(500, 900, 8):
            draw.rectangle((left, top, left + 5, top + 5), 40)
    sheet = with_text(300, 300)
    assert len(frames(sheet, image)) == 1


@pytest.mark.parametrize("out", [-20, 60])
def test_a_caption_that_hangs_out_of_a_frame_is_of_what_the_frame_holds(out):
    sheet = Sheet()
    title = sheet.line(sheet.words(9), 340, 330, 50)
    text = sheet.columns([150], [(340, 420)], 12, 14)
    caption = sheet.line("图为田野。王小明摄", 800, 1112 + out, 26)
    other = sheet.columns([150], [(340, 1260), (740, 1260)], 12, 7)
    image, draw = blank()
    draw.rectangle((300, 300, 1500, 1100), outline=40, width=4)
    for left in range(800, 1400, 8):
        for top in range(600, 1100 + out, 8):
            draw.rectangle((left, top, left + 5, top + 5), 40)
    found = passages(arrange(sheet.readings, image, language="zh-Hans"))
    boxed = [("headline", title), ("caption", caption), ("paragraph", text[0])]
    assert sorted(found) == sorted([boxed, [("paragraph", other[0])]])


def display_page(*more):
    """Return a vertical page with display type parted from its text by white alone."""
    display = [
        ("大酒樓", (360, 960, 940, 1100)),
        ("專辦", (860, 1140, 910, 1240)),
        ("筵席", (800, 1140, 850, 1240)),
        ("高尚名菜", (600, 1130, 720, 1480)),
        ("隨意", (500, 1140, 550, 1240)),
        ("小酌", (440, 1140, 490, 1240)),
        *more,
    ]
    sheet, image, _ = vertical_page(display)
    sheet.readings = [r for r in sheet.readings if r.box.top != 500]
    image.paste(245, (0, 0, *PAGE))
    return passages(arrange(sheet.readings, image, language="zh-Hant"))


def test_display_type_parted_by_white_is_one_advertisement():
    found = display_page()
    assert [{role for role, _ in article} for article in found].count({"advertisement"}) == 1
    assert found[-1][0] == ("advertisement", "大酒樓")


def test_what_stands_around_a_date_is_no_advertisement():
    date = ("星期日", (500, 880, 700, 940))
    assert not any(role == "advertisement" for article in display_page(date) for role, _ in article)
