"""Pages of made-up articles whose reading order is known."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from archive.layout.arranging import arrange
from archive.model.geometry import Box
from archive.model.line import Reading, Seam
from archive.model.page import faults
from archive.model.passage import Role
from tests.archive.layout.typesetting import LEADING, SIZE, Sheet, passages

WIDTH = 12  # characters in a column
PITCH = WIDTH * SIZE + SIZE  # one character between columns


def shuffled(readings):
    readings = list(readings)
    random.Random(5).shuffle(readings)
    return readings


def printed(sheet, width, height):
    """Return the page with something like characters on every line."""
    image = Image.new("L", (width, height), 245)
    draw = ImageDraw.Draw(image)
    for reading in sheet.readings:
        for left in range(reading.box.left, reading.box.right - 6, 15):
            draw.rectangle((left + 4, reading.box.top + 6, left + 9, reading.box.bottom - 8), 40)
    return image


def article(sheet, left, top, columns, depth, paragraphs, *, heading=10, byline=None):
    """Set a centred headline over columns; return the expected passages."""
    middle = left + (columns * PITCH - SIZE) // 2
    size = 75
    title = sheet.line(sheet.words(heading), middle - heading * size // 2, top, size)
    expected = [("headline", title)]
    start = top + 130
    if byline:
        sheet.line(byline, middle - len(byline) * SIZE // 2, start)
        expected.append(("byline", byline))
        start += 70
    places = [(left + number * PITCH, start) for number in range(columns)]
    texts = sheet.columns(paragraphs, places, WIDTH, depth)
    return expected + [("paragraph", text) for text in texts]


def test_an_article_in_three_columns():
    sheet = Sheet()
    expected = article(sheet, 100, 200, 3, 8, [50, 80, 70, 60], byline="本报记者王小明")
    result = arrange(shuffled(sheet.readings), language="zh-Hans")
    assert passages(result) == [expected]
    assert faults(result) == []
    assert {line.seam for p in result.passages() for line in p.lines[:-1]} == {Seam.JOIN}


def test_articles_beside_and_below_each_other():
    sheet = Sheet()
    left = article(sheet, 100, 200, 2, 8, [50, 80, 30])
    right = article(sheet, 100 + 2 * PITCH + 20, 200, 3, 8, [90, 40, 60, 60])
    below = article(sheet, 100, 800, 4, 7, [100, 40, 60, 60])
    result = arrange(shuffled(sheet.readings), language="zh-Hans")
    assert passages(result) == [left, right, below]


def test_a_tall_article_beside_two_short_ones():
    sheet = Sheet()
    tall = article(sheet, 100, 200, 2, 26, [150, 180, 130, 120])
    upper = article(sheet, 140 + 2 * PITCH, 200, 2, 10, [90, 60, 60])
    lower = article(sheet, 140 + 2 * PITCH, 850, 2, 10, [100, 40, 60])
    result = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert sorted(result) == sorted([tall, upper, lower])


def test_kicker_subtitle_subhead_caption_and_folio():
    sheet = Sheet()
    sheet.line("2021年12月15日星期三第06版", 100, 40)
    kicker = sheet.line(sheet.words(9), 300, 150, 40)
    title = sheet.line(sheet.words(9), 200, 210, 80)
    subtitle = sheet.line("——" + sheet.words(8), 300, 320, 38)
    first = sheet.columns([60], [(100, 420)], WIDTH, 20)
    top = sheet.readings[-1].box.top + LEADING + 14
    subhead = sheet.line(sheet.words(6), 100 + 3 * SIZE, top)
    more = sheet.columns([50], [(100, top + LEADING + 14)], WIDTH, 20)
    caption = sheet.line("图为春天的工地。", 100 + PITCH, 700, 26)
    last = sheet.columns([70], [(100 + PITCH, 780)], WIDTH, 20)
    result = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert result[0] == [("folio", "2021年12月15日星期三第06版")]
    assert result[1] == [
        ("kicker", kicker),
        ("headline", title),
        ("subtitle", subtitle),
        ("caption", caption),
        ("paragraph", first[0]),
        ("subhead", subhead),
        ("paragraph", more[0]),
        ("paragraph", last[0]),
    ]


def test_marks_may_hang_over_the_edge_of_a_column():
    sheet = Sheet()
    expected = article(sheet, 100, 200, 2, 10, [100, 100])
    hanging = [
        Reading(r.text + "，", Box(r.box.left, r.box.top, r.box.right + SIZE, r.box.bottom))
        if number in {4, 6}
        else r
        for number, r in enumerate(sheet.readings)
    ]
    result = passages(arrange(shuffled(hanging), language="zh-Hans"))
    assert [role for role, _ in result[0]] == [role for role, _ in expected]
    assert result[0][1][1].replace("，", "") == expected[1][1]


@pytest.mark.parametrize("degrees", [-3.0, 0.7, 4.5])
def test_a_page_that_lies_askew(degrees):
    sheet = Sheet()
    left = article(sheet, 100, 400, 2, 20, [150, 180, 30])
    right = article(sheet, 100 + 2 * PITCH + 30, 400, 3, 20, [190, 140, 160, 60])
    turn = math.radians(degrees)
    askew = []
    for reading in sheet.readings:
        x, y = reading.box.centre
        x, y = x * math.cos(turn) - y * math.sin(turn), y * math.cos(turn) + x * math.sin(turn)
        lean = abs(math.sin(turn))
        width = reading.box.width * math.cos(turn) + reading.box.height * lean
        height = reading.box.height * math.cos(turn) + reading.box.width * lean
        box = Box(
            round(x - width / 2 + 500),
            round(y - height / 2 + 500),
            round(x + width / 2 + 500),
            round(y + height / 2 + 500),
        )
        askew.append(Reading(reading.text, box))
    assert passages(arrange(shuffled(askew), language="zh-Hans")) == [left, right]


def test_vertical_columns_are_read_from_the_right():
    sheet = Sheet()
    rows = [sheet.words(20) for _ in range(12)]
    for number, row in enumerate(rows):
        sheet.line(row, 1500 - number * LEADING, 200, vertical=True)
    result = arrange(shuffled(sheet.readings), language="zh-Hant")
    assert "".join(p.text for p in result.passages()) == "".join(rows)
    assert all(line.vertical for line in result.lines())


def test_german_words_are_joined_over_lines():
    lines = [
        "Am frühen Morgen reiste die Gesell-",
        "schaft nach Luzern und blieb dort",
        "drei Tage.",
    ]
    readings = [
        Reading(text, Box(100, 100 + 40 * n, 100 + 15 * len(text), 132 + 40 * n))
        for n, text in enumerate(lines)
    ]
    result = arrange(readings, language="de")
    text = "Am frühen Morgen reiste die Gesellschaft nach Luzern und blieb dort drei Tage."
    assert [p.text for p in result.passages()] == [text]


def test_a_framed_inset_is_an_article_of_its_own():
    sheet = Sheet()
    inset_left, inset_top = 100 + PITCH, 900
    title = sheet.line(sheet.words(7), 100 + PITCH // 2, 200, 75)
    places = [(100, 330), (100 + PITCH, 330)]
    deep = sheet.columns([160, 170], [places[0]], WIDTH, 30)
    beside = sheet.columns([80, 60], [places[1]], WIDTH, 13)
    inner = sheet.line(sheet.words(5), inset_left + 60, inset_top + 20, 50)
    inside = sheet.columns([40, 30], [(inset_left + 2, inset_top + 120)], WIDTH, 8)
    image = printed(sheet, 100 + 2 * PITCH + 100, 1800)
    draw = ImageDraw.Draw(image)
    draw.rectangle((inset_left - 12, inset_top, inset_left + PITCH + 10, 1560), outline=60, width=3)
    result = passages(arrange(shuffled(sheet.readings), image, language="zh-Hans"))
    main = [("headline", title), *(("paragraph", text) for text in deep + beside)]
    boxed = [("headline", inner), *(("paragraph", text) for text in inside)]
    assert sorted(result) == sorted([main, boxed])


def test_readings_without_box_or_text_are_left_unplaced():
    boxed = Reading("天地人", Box(0, 0, 90, 36))
    loose, empty = Reading("山水"), Reading(" ", Box(0, 50, 90, 86))
    result = arrange([loose, boxed, empty], language="zh-Hans")
    assert {line.ocr for line in result.unplaced} == {"山水", " "}
    assert [p.text for p in result.passages()] == ["天地人"]
    assert arrange([], language="zh-Hans").articles == ()


boxes = st.tuples(
    st.integers(0, 900), st.integers(0, 900), st.integers(1, 600), st.integers(1, 90)
).map(lambda t: Box(t[0], t[1], t[0] + t[2], t[1] + t[3]))
texts = st.text("天地人山水abc，。 0（", max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Reading, text=texts, box=boxes, vertical=st.booleans()), max_size=30))
def test_every_line_is_in_exactly_one_place(readings):
    result = arrange(readings, language="zh-Hans")
    assert faults(result) == []
    assert sorted(line.reading_id for line in result.lines()) == sorted(r.id for r in readings)


def test_a_vertical_page_with_a_headline_across_two_bands():
    sheet = Sheet()
    title = sheet.words(8)
    sheet.readings.append(Reading(title, Box(1500, 240, 1590, 240 + 8 * 75), vertical=True))
    rows = []
    for top in (200, 620):
        for number in range(10):
            rows.append(sheet.words(13))
            sheet.line(rows[-1], 1400 - number * LEADING, top, vertical=True)
    (article_,) = passages(arrange(shuffled(sheet.readings), language="zh-Hant"))
    assert article_[0] == ("headline", title)
    assert "".join(text for _, text in article_[1:]) == "".join(rows)


def test_type_that_a_blot_makes_high_is_no_headline():
    sheet = Sheet()
    expected = article(sheet, 100, 200, 2, 10, [100, 100])
    spoilt = [
        Reading(r.text, Box(r.box.left, r.box.top, r.box.right, r.box.bottom + 14)) if n == 4 else r
        for n, r in enumerate(sheet.readings)
    ]
    assert passages(arrange(shuffled(spoilt), language="zh-Hans")) == [expected]


def test_a_paragraph_begins_after_a_full_line_even_where_few_do():
    """The last line of the first paragraph fills its column: only the indent tells the next."""
    sheet = Sheet()
    full = WIDTH * 50 - 2
    expected = article(sheet, 100, 200, 4, 30, [full, WIDTH * 40 - 2])
    assert passages(arrange(shuffled(sheet.readings), language="zh-Hans")) == [expected]


def test_columns_that_all_break_at_once_are_read_above_first():
    sheet = Sheet()
    upper = sheet.columns([300], [(100 + n * PITCH, 200) for n in range(3)], WIDTH, 9)
    lower = sheet.columns([300], [(100 + n * PITCH, 660) for n in range(3)], WIDTH, 9)
    result = arrange(shuffled(sheet.readings), language="zh-Hans")
    assert "".join(p.text for p in result.passages()) == upper[0] + lower[0]


def test_the_name_of_the_newspaper_heads_no_article():
    sheet = Sheet()
    sheet.line("河口日报", 100, 20, 200)
    sheet.line("2021年12月15日", 1100, 40, 40)
    expected = article(sheet, 100, 330, 3, 8, [50, 80, 70, 60])
    folio, news = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert {role for role, _ in folio} == {"folio"}
    assert news == expected


def test_an_inset_does_not_close_the_rest_of_its_articles_frame():
    sheet = Sheet()
    left, top = 100, 200
    title = sheet.line(sheet.words(9), left + 200, top + 40, 75)
    deep = sheet.columns([280, 170], [(left, 380)], WIDTH, 40)
    beside = [sheet.columns([230], [(left + n * PITCH, 380)], WIDTH, 20) for n in (1, 2)]
    inner = sheet.line(sheet.words(5), left + PITCH + 60, 1290, 50)
    inside = [sheet.columns([110], [(left + n * PITCH, 1390)], WIDTH, 10) for n in (1, 2)]
    image = printed(sheet, 3 * PITCH + 200, 2200)
    draw = ImageDraw.Draw(image)
    right = left + 3 * PITCH
    draw.rectangle((left - 20, top, right, 2100), outline=60, width=3)
    draw.rectangle((left - 24, 1230, left - 16, 1270), 245)  # the rule is broken here
    draw.rectangle((left + PITCH - 12, 1270, right + 12, 2100), outline=60, width=3)
    result = passages(arrange(shuffled(sheet.readings), image, language="zh-Hans"))
    main = [("headline", title), *(("paragraph", t) for t in [*deep, *beside[0], *beside[1]])]
    boxed = [("headline", inner), *(("paragraph", t) for t in [*inside[0], *inside[1]])]
    assert sorted(result) == sorted([main, boxed])


def test_a_headline_with_a_comma_over_a_gutter_is_one():
    sheet = Sheet()
    first, second = sheet.words(5) + "，", sheet.words(6)
    sheet.line(first, 120, 200, 60)
    sheet.line(second, 120 + 7 * 60, 200, 60)
    sheet.columns([100], [(100, 330)], 12, 10)
    sheet.columns([100], [(100 + 420, 330)], 12, 10)
    (news,) = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert news[0] == ("headline", f"{first} {second}")


def test_a_headline_out_of_the_middle_of_its_column_goes_on_over_the_gutter():
    sheet = Sheet()
    first, second = sheet.words(3), sheet.words(9)
    sheet.line(first, 100 + PITCH - SIZE - 3 * 60, 200, 60)
    sheet.line(second, 100 + PITCH + 10, 200, 60)
    for number in range(3):
        sheet.columns([100], [(100 + number * PITCH, 330)], WIDTH, 10)
    (news,) = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert news[0] == ("headline", f"{first} {second}")


@pytest.mark.parametrize("picture", [False, True])
def test_names_at_the_far_end_under_a_short_headline_are_its_byline(picture):
    sheet = Sheet()
    title = sheet.line(sheet.words(6), 100, 200, 75)
    names = sheet.line("本报记者 王小明", 100 + 3 * PITCH - 10 * SIZE, 300)
    columns = 2 if picture else 3
    places = [(100 + number * PITCH, 360) for number in range(columns)]
    (text,) = sheet.columns([12 * 10 * columns - 4], places, WIDTH, 10)
    result = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert result == [[("headline", title), ("byline", names), ("paragraph", text)]]


@pytest.mark.parametrize("top", [400, 414])  # its lines are level with the other's, or not
def test_an_article_that_begins_with_a_picture_keeps_its_columns_beside_another(top):
    sheet = Sheet()
    title = sheet.line(sheet.words(5), 100, 260, 75)
    places = [(100, 700), (100 + PITCH, top), (100 + 2 * PITCH, top)]
    (text,) = sheet.columns([12 * 7 - 2], places[:1], WIDTH, 7)
    (rest,) = sheet.columns([12 * 28 - 4], places[1:], WIDTH, 14)
    expected = article(sheet, 130 + 3 * PITCH, 200, 2, 14, [12 * 28 - 4], heading=8)
    left, right = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert left == [("headline", title), ("paragraph", text), ("paragraph", rest)]
    assert right == expected


def test_a_kicker_may_begin_with_a_name():
    sheet = Sheet()
    kicker = sheet.line("张平会见外宾", 100, 140, 37)
    (title, *text) = article(sheet, 100, 200, 2, 8, [50, 80])
    result = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert result == [[("kicker", kicker), title, *text]]


def test_short_paragraphs_of_letters_stay_what_they_are():
    lines = [
        "Am frühen Morgen reiste die ganze Gesellschaft ab, und nie-",
        "mand sah ihr nach.",
        '„Ich bin davon überzeugt, daß sie morgen wiederkommen."',
        '„Nun, das wollen wir sehen, und zwar alle zusammen hier."',
        "Von Friedrich S.",
        "Er schwieg und sah hinaus auf die Wiesen, bis es ganz",
        "dunkel war und niemand mehr kam.",
    ]
    tops = [100, 146, 192, 238, 300, 362, 408]
    lefts = [130, 100, 130, 130, 130, 130, 100]
    readings = [
        Reading(text, Box(left, top, left + 15 * len(text), top + 32))
        for text, left, top in zip(lines, lefts, tops, strict=True)
    ]
    found = [(p.role, len(p.lines)) for p in arrange(readings, language="de").passages()]
    assert found == [(Role.PARAGRAPH, count) for count in (2, 1, 1, 1, 2)]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("张平会见外宾", "subtitle"),
        ("大饭店请各报记者健身", "subtitle"),
        ("张平 王小明", "byline"),
        ("本报记者王小明", "byline"),
    ],
)
def test_a_name_in_display_type_may_begin_a_subtitle(words, role):
    sheet = Sheet()
    title = sheet.line(sheet.words(10), 110, 200, 70)
    line = sheet.line(words, 300, 295, 37)
    texts = sheet.columns([80, 60], [(100, 365), (100 + PITCH, 365)], WIDTH, 8)
    (news,) = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert news[:2] == [("headline", title), (role, line)]
    assert len(news) == 2 + len(texts)


def test_a_line_that_stands_alone_over_a_headline_is_its_kicker_in_any_size():
    sheet = Sheet()
    kicker = sheet.line("『" + sheet.words(6) + "』", 330, 150)
    title, *texts = article(sheet, 100, 200, 2, 8, [50, 80])
    result = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert result == [[("kicker", kicker), title, *texts]]


def test_the_end_of_a_column_over_a_headline_is_no_kicker():
    sheet = Sheet()
    upper = article(sheet, 100, 200, 2, 4, [12 * 8 - 8])
    lower = article(sheet, 100, 200 + 130 + 4 * LEADING, 2, 8, [50, 80])
    assert passages(arrange(shuffled(sheet.readings), language="zh-Hans")) == [upper, lower]


@pytest.mark.parametrize(("indent", "length"), [(2, 3), (0, 5), (0, 12)])
def test_a_subhead_may_stand_at_the_left(indent, length):
    sheet = Sheet()
    (first,) = sheet.columns([12 * 5 + 4], [(100, 200)], WIDTH, 6)
    top = 200 + 6 * LEADING + 12
    subhead = sheet.line(sheet.words(length), 100 + indent * SIZE, top)
    (second,) = sheet.columns([12 * 5 + 4], [(100, top + LEADING + 12)], WIDTH, 6)
    expected = [("paragraph", first), ("subhead", subhead), ("paragraph", second)]
    assert passages(arrange(shuffled(sheet.readings), language="zh-Hans")) == [expected]


def test_a_subtitle_of_two_pieces_goes_on_after_its_comma():
    sheet = Sheet()
    title = sheet.line(sheet.words(12), 160, 200, 75)
    first = sheet.words(4) + "，"
    box = Box(300, 310, 300 + 5 * 34, 310 + 54)
    sheet.readings.append(Reading(first, box, 0.99))
    second = sheet.line(sheet.words(6), 300 + 5 * 34 + 20, 310, 45)
    texts = sheet.columns([12 * 8 - 3, 60], [(100, 400), (100 + PITCH, 400)], WIDTH, 8)
    (news,) = passages(arrange(shuffled(sheet.readings), language="zh-Hans"))
    assert news[:2] == [("headline", title), ("subtitle", f"{first} {second}")]
    assert len(news) == 2 + len(texts)


def test_the_last_character_of_a_paragraph_is_no_headline_though_its_box_is_high():
    sheet = Sheet()
    expected = article(sheet, 100, 200, 2, 10, [10 + 9 * 12 + 1, 60])
    number = next(n for n, r in enumerate(sheet.readings) if len(r.text) == 1)
    last = sheet.readings[number]
    box = last.box
    high = Box(box.left, box.top - 8, box.right + 20, box.bottom + 8)
    sheet.readings[number] = Reading(last.text, high, 0.99)
    assert passages(arrange(shuffled(sheet.readings), language="zh-Hans")) == [expected]


def test_the_end_of_what_somebody_said_is_no_headline_though_its_box_is_high():
    sheet = Sheet()
    expected = article(sheet, 100, 200, 2, 10, [10 + 4 * 12 + 2, 70])
    number = next(n for n, r in enumerate(sheet.readings) if r.text.endswith("。"))
    last = sheet.readings[number]
    box = last.box
    high = Box(box.left, box.top - 9, box.right + SIZE, box.bottom + 9)
    sheet.readings[number] = Reading(last.text + "”", high, 0.99)
    role, text = expected[1]
    expected[1] = (role, text + "”")
    assert passages(arrange(shuffled(sheet.readings), language="zh-Hans")) == [expected]


@pytest.mark.parametrize("over", [45, 90])
def test_a_line_that_hangs_over_its_column_stays_in_it(over):
    sheet = Sheet()
    texts = sheet.columns([160, 150], [(100, 200), (100 + PITCH - 20, 200)], WIDTH, 15)
    number = next(n for n, r in enumerate(sheet.readings) if r.box.top == 200 + 5 * LEADING)
    long = sheet.readings[number]
    box = long.box
    sheet.readings[number] = Reading(
        long.text, Box(box.left, box.top, box.right + over, box.bottom)
    )
    result = arrange(shuffled(sheet.readings), language="zh-Hans")
    assert [p.text for p in result.passages()] == texts


def test_figures_may_put_a_subhead_out_of_the_middle():
    sheet, words = Sheet(), "1997天地人山水"
    first = sheet.columns([100], [(100, 200)], WIDTH, 9)
    top = 200 + 9 * LEADING + 12
    box = Box(100 + 45, top, 100 + 45 + 7 * SIZE, top + 36)
    sheet.readings.append(Reading(words, box, 0.99))
    shift = 12 + LEADING + 12
    second = sheet.columns([100], [(100, 200 + 9 * LEADING + shift)], WIDTH, 9)
    result = arrange(shuffled(sheet.readings), language="zh-Hans")
    found = [(str(p.role), p.text) for p in result.passages()]
    assert found == [("paragraph", first[0]), ("subhead", words), ("paragraph", second[0])]


def test_a_line_along_the_margin_is_of_no_article_and_a_standing_title_is():
    readings = [
        Reading("天地人山水火木金土日月星", Box(200, 100 + 40 * row, 560, 132 + 40 * row))
        for row in range(20)
    ]
    imprint = Reading("本市大街五十号印刷厂印", Box(60, 300, 92, 640), vertical=True)
    title = Reading("春天来了", Box(600, 100, 670, 400), vertical=True)
    text = arrange([*readings, imprint, title], language="zh-Hans")
    assert [line.text for line in text.unplaced] == [imprint.text]
    assert title.text in {line.text for line in text.placed_lines()}
