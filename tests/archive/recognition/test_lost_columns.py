"""Small columns that are set tightly under and beside larger type."""

import dataclasses

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from archive.recognition.believed_columns import with_columns
from archive.recognition.column_ink import columns_around, followed
from archive.recognition.detection import FoundLine, TextMap
from archive.recognition.lost_columns import lost_columns
from archive.recognition.reading import ReadLine

NAME, SMALL = "保安堂", ("本店向售各國名藥", "學問深湛經驗豐富", "代客煎藥日夜送到")
TYPE, PITCH = 26, 28
TOP, RIGHT = 300, 360
"""Where the first of the small columns begins."""
LENGTH = 24 * len(SMALL[0])


@pytest.fixture(scope="module")
def font_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("font") / "cjk.ttf"
    path.write_bytes(pymupdf.Font("cjk").buffer)
    return str(path)


@pytest.fixture(scope="module")
def advert(font_file):
    """A frame with a large name, three small columns under it and one beside them."""
    image = Image.new("L", (600, 620), 235)
    draw = ImageDraw.Draw(image)
    draw.rectangle((180, 10, 390, 560), outline=60, width=16)
    large = ImageFont.truetype(font_file, 84)
    small = ImageFont.truetype(font_file, TYPE)
    for row, character in enumerate(NAME):
        draw.text((RIGHT - 84, 30 + 86 * row), character, font=large, fill=30)
    for column, text in enumerate(SMALL):
        for row, character in enumerate(text):
            place = RIGHT - TYPE - PITCH * column, TOP + 24 * row
            draw.text(place, character, font=small, fill=30, stroke_width=1, stroke_fill=30)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(1.4)))


def column(x, y, length, thickness=30.0, *, vertical=True):
    return FoundLine(x, y, length, thickness, 0.0, vertical=vertical, score=1.0)


def read(text, confidence):
    return ReadLine(text, confidence, (), (0.5,) * len(text))


def middle(number):
    return RIGHT - TYPE / 2 - PITCH * number


LARGE = column(RIGHT - 42, 160, 262, 90.0)
NEWS = [column(450 + 40 * number, 310, 500, 32.0) for number in range(3)]
KNOWN = [read(NAME, 0.98), *(read("新聞各欄讀得清楚明白", 0.95) for _ in NEWS)]


def dark(shape=(620, 600)):
    return TextMap((), np.zeros(shape, np.uint8), 1.0)


def are_the_small_columns(found):
    assert sorted(round(line.x) for line in found) == pytest.approx(
        [middle(2), middle(1), middle(0)], abs=3
    )
    for line in found:
        assert line.thickness == pytest.approx(TYPE + 2, abs=5)
        assert line.y == pytest.approx(TOP + LENGTH / 2 + 4, abs=10)
        assert line.length == pytest.approx(LENGTH, abs=20)


def test_columns_beside_an_unreadable_piece_are_found_from_end_to_end(advert):
    piece = column(middle(1), TOP + 70, 60)
    found = lost_columns(advert, dark(), [LARGE, *NEWS, piece], [*KNOWN, read("學", 0.3)])
    are_the_small_columns(found)


def test_columns_are_found_where_the_map_is_faintly_lit(advert):
    seen = dark()
    seen.chances[TOP + 40 : TOP + 110, round(middle(0)) - 8 : round(middle(0)) + 8] = 60
    found = lost_columns(advert, seen, [LARGE, *NEWS], KNOWN)
    are_the_small_columns(found)


def test_one_box_over_several_columns_is_taken_apart(advert):
    wide = column(middle(1), TOP + LENGTH / 2, LENGTH, 3 * PITCH)
    found = lost_columns(advert, dark(), [LARGE, *NEWS, wide], [*KNOWN, read("囫圇吞", 0.2)])
    are_the_small_columns(found)


def test_columns_that_were_read_are_left_alone(advert):
    known = [column(middle(number), TOP + LENGTH / 2, LENGTH) for number in range(3)]
    texts = [read(text, 0.8) for text in SMALL]
    piece = column(middle(1), TOP + 70, 60)
    found = [LARGE, *NEWS, *known, piece]
    assert lost_columns(advert, dark(), found, [*KNOWN, *texts, read("學", 0.3)]) == []


def test_the_side_of_a_frame_is_no_column(advert):
    side = column(188, 270, 500, 20.0)
    assert lost_columns(advert, dark(), [LARGE, *NEWS, side], [*KNOWN, read("一一一", 0.1)]) == []


def test_nothing_is_looked_for_on_level_pages(advert):
    level = [column(300, 40 * number, 500, 32.0, vertical=False) for number in range(1, 4)]
    piece = column(middle(1), TOP + 70, 60)
    texts = [*(read("橫排的文字讀得清楚", 0.95) for _ in level), read("學", 0.3)]
    assert lost_columns(advert, dark(), [*level, piece], texts) == []


def test_leaning_columns_are_parted_at_their_gutters(advert):
    leaning = np.asarray(
        Image.fromarray(advert).rotate(-1.0, Image.Resampling.BICUBIC, fillcolor=235)
    )
    around = columns_around(leaning, column(300, 400, 150, 40.0), 40.0)
    steps = np.diff([line.x for line in around])
    assert len(around) >= 2
    assert steps == pytest.approx(PITCH, abs=3)
    assert {line.angle for line in around} == {1.0}


def test_a_column_is_followed_up_to_the_next_line(advert):
    line = followed(advert, column(middle(0), TOP + 70, 60, 26.0), [LARGE], 400)
    assert line.y - line.length / 2 == pytest.approx(TOP, abs=12)
    assert line.y + line.length / 2 == pytest.approx(TOP + LENGTH + 4, abs=12)


def test_a_column_is_not_followed_through_a_frame(advert):
    page = advert.copy()
    page[500:516, 180:390] = 60
    line = followed(page, column(middle(0), TOP + 70, 60, 26.0), [LARGE], 400)
    assert TOP + LENGTH - 4 < line.y + line.length / 2 < 508


def test_columns_replace_what_was_unreadable_and_fragments_in_their_place():
    whole = column(100, 300, 240, 26.0)
    unreadable, fragment = column(100, 250, 100, 34.0), column(100, 390, 50, 28.0)
    large, beside = column(100, 100, 160, 90.0), column(140, 300, 240, 26.0)
    found, texts = with_columns(
        [unreadable, fragment, large, beside],
        [read("看不", 0.3), read("夜送", 0.9), read("堂", 0.9), read("另外一欄讀過了", 0.9)],
        [whole, dataclasses.replace(whole, x=200), dataclasses.replace(whole, x=300)],
        [read("代客煎藥日夜送到", 0.7), read("亂猜的一行文字", 0.4), read("亂猜的", 0.9)],
    )
    assert found == [large, beside, whole]
    assert [text.text for text in texts] == ["堂", "另外一欄讀過了", "代客煎藥日夜送到"]


def test_a_line_over_two_columns_gives_way_to_what_they_say():
    both = column(113, 300, 200, 70.0)
    parts = [column(100, 300, 190, 28.0), column(128, 300, 190, 28.0)]
    found, texts = with_columns(
        [*NEWS, both],
        [*KNOWN[1:], read("之聚飛樂", 0.75)],
        parts,
        [read("尋歡求樂", 0.8), read("之溫柔鄉", 0.8)],
    )
    assert found == [*NEWS, *parts]
    assert [text.text for text in texts[3:]] == ["尋歡求樂", "之溫柔鄉"]


def test_a_line_over_two_columns_stays_if_only_one_of_them_can_be_read():
    both = column(113, 300, 200, 70.0)
    found, _ = with_columns(
        [*NEWS, both],
        [*KNOWN[1:], read("大字兩個半", 0.8)],
        [column(100, 300, 190, 28.0), column(128, 300, 190, 28.0)],
        [read("尋歡求樂了", 0.8), read("人人人人", 0.4)],
    )
    assert found == [*NEWS, both]


def test_an_unsure_line_stays_if_it_says_more_than_the_column_in_its_place():
    line = column(100, 300, 200, 34.0)
    found, texts = with_columns(
        [line],
        [read("（說明）意大利", 0.55)],
        [column(100, 300, 190, 28.0)],
        [read("明意大利", 0.64)],
    )
    assert found == [line]
    assert texts[0].text == "（說明）意大利"
