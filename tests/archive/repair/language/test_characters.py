from __future__ import annotations

import pytest

from archive.repair.language import LanguageModel


def test_a_misread_character_is_the_odd_one(model: LanguageModel) -> None:
    surprisals = model.surprisals("建设现代化综合交诵运输体系")
    assert len(surprisals) == 13
    assert max(range(13), key=surprisals.__getitem__) == 8
    assert surprisals[8] > 9


def test_surprisal_is_for_chinese_only(model: LanguageModel) -> None:
    assert model.surprisals("") == []
    assert model.surprisals("a 1。")[:4] == [0, 0, 0, 0]
    assert model.surprisals("\U00020000中")[1] > 0


def test_log_prob_prefers_language_to_noise(model: LanguageModel) -> None:
    assert model.log_prob("推动经济社会发展") > model.log_prob("展发会社济经动推") + 10
    assert model.log_prob("推動經濟社會發展") == model.log_prob("推动经济社会发展")


@pytest.mark.parametrize(
    ("text", "index", "right"),
    [
        ("建设现代化综合交诵运输体系", 8, "通"),
        ("末来五年将继续增长", 0, "未"),
        ("綜合交誦運輸體系", 3, "通"),
        ("我们要从自已做起", 5, "己"),
    ],
)
def test_better_character(model: LanguageModel, text: str, index: int, right: str) -> None:
    found = model.better_character(text, index)
    assert found[0][0] == right
    assert found[0][1] > 2


def test_a_right_character_has_no_better_one(model: LanguageModel, prose: str) -> None:
    doubted = [
        (i, found[0])
        for i in range(3, 103)
        if (found := model.better_character(prose, i)) and found[0][1] > 5
    ]
    assert doubted == []


def test_candidates_of_the_engine_are_weighed(model: LanguageModel) -> None:
    found = model.better_character("综合交X运输", 3, ["通", "涌"])
    assert [choice for choice, _ in found] == ["通", "涌"]
    assert found[0][1] > found[1][1] + 3


@pytest.mark.parametrize(
    ("character", "alike"), [("诵", "通"), ("末", "未"), ("己", "已"), ("曰", "日"), ("0", "O")]
)
def test_look_alikes(model: LanguageModel, character: str, alike: str) -> None:
    assert alike in model.replacements(character)
    assert character not in model.replacements(character)


def test_doubtful_characters_of_a_whole_text(model: LanguageModel, prose: str) -> None:
    assert model.doubtful_characters(prose, 9) == []
    place = prose.index("检测设备")
    doubts = model.doubtful_characters(prose[:place] + "捡测没备" + prose[place + 4 :], 5)
    assert {(d.index, d.better) for d in doubts} >= {(place, "检"), (place + 2, "设")}
    assert model.doubtful_characters("") == []


def test_replacements_are_of_the_script_of_the_text(model: LanguageModel) -> None:
    traditional = {c for c, _ in model.better_character("綜合交誦運輸體系", 3)}
    assert "通" in traditional
    assert "诵" not in traditional
    assert "誦" not in {c for c, _ in model.better_character("综合交诵运输体系", 3)}
