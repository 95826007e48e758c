"""What stands above the articles, and what only looks like it."""

import random

from PIL import Image, ImageDraw

from archive.layout.arranging import arrange
from tests.archive.layout.typesetting import SIZE, Sheet, passages

WIDTH = 12
PITCH = WIDTH * SIZE + SIZE


def arranged(sheet, image=None):
    readings = list(sheet.readings)
    random.Random(5).shuffle(readings)
    return passages(arrange(readings, image, language="zh-Hans"))


def news(sheet, top, depth=12):
    """Set a plain article of three columns."""
    places = [(100 + number * PITCH, top) for number in range(3)]
    return sheet.columns([10 * depth, 9 * depth, 7 * depth], places, WIDTH, depth)


def test_a_large_headline_far_down_is_not_the_name_of_the_newspaper():
    sheet = Sheet()
    date = sheet.line("2021年12月15日 星期三 第06版", 100, 40)
    upper = news(sheet, 120)
    title = sheet.line(sheet.words(8), 300, 800, 110)
    sheet.line("12月14日", 1000, 860)
    lower = news(sheet, 980)
    result = arranged(sheet)
    assert result[0] == [("folio", date)]
    assert [text for _, text in result[1]] == upper
    assert result[2][0] == ("headline", title)
    assert [text for _, text in result[2]][1:3] == lower[:2]


def test_the_head_of_a_front_page_is_read_in_rows_of_blocks():
    """Prices stand left and right of the number, the date below the name, a rule below all."""
    sheet = Sheet()
    expected = [
        sheet.line("订阅价目", 110, 40),
        sheet.line("广告价目", 1000, 44),
        sheet.line("第七十号", 600, 80),
        sheet.line("全年六十四元", 100, 110),
        sheet.line("半年三十二元", 100, 148),
        sheet.line("每行五元", 1000, 112),
        sheet.line("邮费在外", 1000, 150),
        sheet.line("河口日报", 300, 220, 150),
        sheet.line("星期一", 110, 440),
        sheet.line("12月15日", 1000, 444),
        sheet.line("河口书局印行", 500, 462),
    ]
    image = Image.new("L", (1400, 2400), 245)
    texts = news(sheet, 560, depth=40)
    draw = ImageDraw.Draw(image)
    for reading in sheet.readings:
        box = reading.box
        for left in range(box.left, box.right - 6, 15):
            draw.rectangle((left + 4, box.top + 6, left + 9, box.bottom - 8), 40)
    draw.rectangle((90, 524, 1250, 528), 40)
    head, body = arranged(sheet, image)
    assert head == [("folio", " ".join(expected))]
    assert [text for _, text in body] == texts


def test_the_name_of_a_section_beside_the_date_heads_no_article():
    sheet = Sheet()
    section = sheet.line("民生·副刊", 100, 20, 80)
    date = sheet.line("2021年12月15日 星期三", 700, 50)
    title = sheet.line(sheet.words(9), 300, 180, 70)
    texts = news(sheet, 300)
    head, body = arranged(sheet)
    assert head == [("folio", f"{section} {date}")]
    assert body[0] == ("headline", title)
    assert [text for _, text in body[1:]] == texts


def test_a_headline_below_the_date_is_no_section():
    sheet = Sheet()
    date = sheet.line("2021年12月15日 星期三", 100, 30)
    title = sheet.line(sheet.words(7), 300, 100, 90)
    texts = news(sheet, 260)
    head, body = arranged(sheet)
    assert head == [("folio", date)]
    assert body == [("headline", title), *(("paragraph", text) for text in texts)]


def test_the_name_of_the_newspaper_may_be_smaller_than_the_headline_below():
    sheet = Sheet()
    name = sheet.line(sheet.words(4), 500, 40, 100)
    date = sheet.line("2021年12月15日 星期三", 100, 180)
    page = sheet.line("第06版", 1000, 180)
    title = sheet.line(sheet.words(6), 150, 260, 160)
    news(sheet, 500)
    result = arranged(sheet)
    assert result[0] == [("folio", f"{name} {date} {page}")]
    assert result[1][0] == ("headline", title)


def test_news_that_begin_with_their_day_are_no_head_of_the_page():
    sheet = Sheet()
    title = sheet.line(sheet.words(8), 100, 40, 60)
    rest = [sheet.line("新华社1月30日电", 160, 140)]
    rest += [sheet.line(sheet.words(WIDTH), 100, 140 + 42 * row) for row in range(1, 10)]
    other = sheet.line(sheet.words(8), 600, 40, 110)
    second = sheet.columns([110, 90], [(600, 190), (600 + PITCH, 190)], WIDTH, 10)
    result = arranged(sheet)
    assert {article[0] for article in result} == {("headline", title), ("headline", other)}
    assert "".join(rest) in [text for article in result for _, text in article]
    assert second[0] in [text for article in result for _, text in article]
