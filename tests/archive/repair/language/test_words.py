from __future__ import annotations

import pytest

from archive.repair.language import LanguageModel, simplified


def test_words_of_both_scripts_are_known(model: LanguageModel) -> None:
    assert model.is_word("协作")
    assert model.is_word("協作")
    assert model.word_frequency("协作") == model.word_frequency("協作")
    assert model.word_frequency("的") > 10_000
    assert not model.is_word("交诵")
    assert model.word_frequency("交诵") == 0
    assert not model.is_word("")
    assert not model.is_word("这个文本比八个字还长得多")


def test_old_printed_forms_are_read(model: LanguageModel) -> None:
    assert simplified("敎員與羣衆説眞話") == "教员与群众说真话"


def test_segment_keeps_every_character(model: LanguageModel) -> None:
    text = "2021年 GDP增长3.5%，轨道交通ABC發展\n迅速。"
    words = model.segment(text)
    assert "".join(words) == text
    assert "轨道交通" in words
    assert "3.5%" in words
    assert "GDP" in words
    assert "發展" in words


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("这条线路采用轨道交", "通和客车", "轨道交通"),
        ("養老機構協", "作机制", "協作"),
        ("大家都很高兴,", "我们也去", None),
        ("他们已经来到", "学校门口", None),
        ("", "学校", None),
        ("增长5", "亿元", None),
    ],
)
def test_word_over_the_border(
    model: LanguageModel, left: str, right: str, word: str | None
) -> None:
    assert model.straddling_word(left, right) == word


def test_words_over_many_borders(model: LanguageModel) -> None:
    pairs = [("采用轨道交", "通和客车"), ("", ""), ("他们已经来到", "学校门口"), ("協", "作")]
    assert model.straddling_words(pairs) == [model.straddling_word(a, b) for a, b in pairs]
    assert model.straddling_words([]) == []
    assert model.straddling_words([("", "学校")]) == [None]


def test_many_borders_read_as_each_by_itself(model: LanguageModel, prose: str) -> None:
    pairs = [
        (prose[max(0, at - at % 9) : at], prose[at : at + 1 + at % 12]) for at in range(3, 900)
    ]
    words = model.straddling_words(pairs)
    assert words == [model.straddling_word(a, b) for a, b in pairs]
    assert 100 < sum(word is not None for word in words) < 800
