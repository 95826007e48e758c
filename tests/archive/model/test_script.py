from __future__ import annotations

import pytest

from archive.model.script import han_count, is_han, is_mostly_han


@pytest.mark.parametrize("character", "新聞々〇㐂\uf900𠀀𰀀かナー")
def test_characters_of_all_planes_and_kana_are_han(character):
    assert is_han(character)
    assert han_count(f"a{character}，") == 1


@pytest.mark.parametrize("character", ["", "A", "Ａ", "1", "，", "①", "한", "ꀀ", "й", "\ue000"])
def test_other_letters_marks_and_nothing_are_not(character):
    assert not is_han(character)
    assert han_count(character) == 0


def test_letters_decide_what_a_text_mostly_is():
    assert is_mostly_han("采用SiC涂层和GPS定位的桥")
    assert is_mostly_han("1939年12月31日，20:30")
    assert not is_mostly_han("The bridge (桥) is open")


@pytest.mark.parametrize("text", ["", "12:30 — 5%", "。，！"])
def test_a_text_without_letters_is_not_han(text):
    assert not is_mostly_han(text)
