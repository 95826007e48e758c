import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.formats.plain_text import read_plain_text
from archive.model.line import Break, Seam
from archive.model.page import faults
from archive.model.passage import Role


def pieces(text):
    return [[line.text for line in p.lines] for p in read_plain_text(text).passages()]


def test_han_text_has_a_line_for_every_piece_and_a_passage_for_every_group():
    assert pieces("河边的老 桥修好了。\n\n周 平\n") == [["河边的老", "桥修好了。"], ["周", "平"]]


def test_other_scripts_have_a_line_for_every_printed_line():
    text = "Die Brücke am Fluss ist wie-\r\nder offen.\r\n\r\nEs war Zeit."
    assert pieces(text) == [["Die Brücke am Fluss ist wie-", "der offen."], ["Es war Zeit."]]


def test_the_break_says_what_white_space_followed():
    text = read_plain_text("一座 老桥\n修好\n \n了它\f下页\v下栏")
    assert [line.break_after for line in text.lines()] == [
        Break.SPACE,
        Break.LINE,
        Break.BLOCK,
        Break.PAGE,
        Break.COLUMN,
        Break.NONE,
    ]


def test_nothing_is_decided():
    text = read_plain_text("一座 老桥\n\n修好了")
    assert len(text.articles) == 1
    assert {p.role for p in text.passages()} == {Role.PARAGRAPH}
    assert {line.seam for line in text.lines()} == {Seam.SPACE}


def test_an_indent_stays_in_the_ocr_text_only():
    first, second = read_plain_text("　　河边的老桥\n修好了。").lines()
    assert (first.ocr, first.text) == ("　　河边的老桥", "河边的老桥")
    assert (second.ocr, second.text) == ("修好了。", "修好了。")


@pytest.mark.parametrize("text", ["", " \n\n\f ", "\ufeff"])
def test_a_text_without_words_is_a_page_without_articles(text):
    assert read_plain_text(text).articles == ()


@given(st.text(alphabet="桥河, 。a-\n\r\f\v　\t1", max_size=60))
def test_no_character_is_lost_and_none_invented(text):
    page = read_plain_text(text)
    assert re.sub(r"\s", "", "".join(line.text for line in page.lines())) == re.sub(r"\s", "", text)
    assert faults(page) == []
