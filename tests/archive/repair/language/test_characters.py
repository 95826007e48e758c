from __future__ import annotations

import pytest

from archive.repair.language import LanguageModel
from archive.repair.language.lookalikes import replacements


def test_a_misread_character_is_the_odd_one(model: LanguageModel) -> None:
    surprisals = model.surprisals("建设现代化综合交诵运输体系")
    assert len(surprisals) == 13
    assert max(range(13), key=surprisals.__getitem__) == 8
    assert surprisals[8] > 9


def test_surprisal_is_for_chinese_only(model: LanguageModel) -> None:
    assert model.surprisals("") == []
    assert model.surprisals("a 1。")[:4] == [0, 0, 0, 0]
    assert model.surprisals("\U00020000中")[1] > 0


def test_language_is_likelier_than_noise_in_either_script(model: LanguageModel) -> None:
    words = model.surprisals("推动经济社会发展")
    assert sum(words) < sum(model.surprisals("展发会社济经动推")) - 10
    assert model.surprisals("推動經濟社會發展") == words


@pytest.mark.parametrize(
    ("text", "index", "right"),
    [
        ("建设现代化综合交诵运输体系", 8, "通"),
        ("末来五年将继续增长", 0, "未"),
        ("綜合交誦運輸體系", 3, "通"),
        ("新华社报道全囤各地群众", 6, "国"),
        ("新華社報道全囤各地羣眾", 6, "國"),
    ],
)
def test_a_look_alike_of_the_script_of_the_text_is_better(
    model: LanguageModel, text: str, index: int, right: str
) -> None:
    better = {doubt.index: doubt.better for doubt in model.doubtful_characters(text)}
    assert better == {index: right}


@pytest.mark.parametrize(
    ("character", "alike"), [("诵", "通"), ("末", "未"), ("己", "已"), ("曰", "日"), ("0", "O")]
)
def test_look_alikes(character: str, alike: str) -> None:
    assert alike in replacements(character)
    assert character not in replacements(character)


def test_doubtful_characters_of_a_whole_text(model: LanguageModel, prose: str) -> None:
    assert model.doubtful_characters(prose, 9) == []
    place = prose.index("检测设备")
    doubts = model.doubtful_characters(prose[:place] + "捡测没备" + prose[place + 4 :], 5)
    assert {(d.index, d.better) for d in doubts} >= {(place, "检"), (place + 2, "设")}
    assert model.doubtful_characters("") == []
