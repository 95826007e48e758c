from __future__ import annotations

import random

import pytest

from archive.repair.language import LanguageModel, is_modelled


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("这条线路全部采用轨道交", "通和新能源客车"),
        ("健全养老机构与医院的协", "作机制"),
        ("市政府出台了一系列优惠政", "策,吸引客商"),
        ("廠方當即電告警察", "局派員到場"),
        ("總收入突破5000", "萬元大關"),
    ],
)
def test_word_cut_in_two_speaks_for_a_continuation(
    model: LanguageModel, left: str, right: str
) -> None:
    assert model.continues(left, right) > 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("这条线路全部采用轨道交", "记者从水利局获悉"),
        ("健全养老机构与医院的协", "记者从水利局获悉"),
        ("現尚未脱離險", "本市米價自上月起"),
    ],
)
def test_another_beginning_speaks_against_it(model: LanguageModel, left: str, right: str) -> None:
    assert model.continues(left, right) < -1


def test_marks_and_brackets_count(model: LanguageModel) -> None:
    assert model.continues("他说:“我们一定", "努力”,大家鼓掌") > model.continues(
        "他说我们一定", "努力”,大家鼓掌"
    )
    assert model.continues("工程即将完工", "。目前") > 1
    assert model.continues("工程即将完工。", "，目前") < -1
    assert model.continues("增长7.2", "6亿元") > 0


def test_pairs_and_matrix_say_what_single_questions_say(model: LanguageModel, prose: str) -> None:
    lefts = [prose[i : i + 20] for i in range(0, 200, 23)] + ["", "增长7", "“", "abc"]
    rights = [prose[i : i + 20] for i in range(11, 211, 23)] + ["", "5亿", "”。", "def"]
    matrix = model.continues_matrix(lefts, rights)
    assert matrix.shape == (len(lefts), len(rights))
    for row, left in enumerate(lefts):
        pairs = model.continues_pairs([(left, right) for right in rights])
        for column, right in enumerate(rights):
            single = model.continues(left, right)
            assert single == pytest.approx(matrix[row, column], abs=1e-3)
            assert single == pytest.approx(pairs[column], abs=1e-3)


def test_nothing_to_compare_is_no_error(model: LanguageModel) -> None:
    assert model.continues("", "") == 0
    assert model.continues_pairs([]) == []
    assert model.continues_matrix([], ["左"]).shape == (0, 1)
    assert model.continues_matrix(["右"], []).shape == (1, 0)


def test_true_continuation_is_found_among_many(model: LanguageModel, prose: str) -> None:
    """Cut unseen prose anywhere inside its clauses; the figures are those of the model's report."""
    cuts = [
        i for i in range(12, len(prose) - 12) if is_modelled(prose[i - 1]) and is_modelled(prose[i])
    ]
    cuts = sorted(random.Random(1).sample(cuts, 120))
    matrix = model.continues_matrix([prose[:i] for i in cuts], [prose[i:] for i in cuts])
    others = [matrix[row, column] for row in range(120) for column in range(120) if row != column]
    right = [matrix[i, i] for i in range(120)]
    beaten = sum(sum(score > other for other in others) for score in right)
    assert beaten / (len(right) * len(others)) > 0.86
    first = sum(matrix[i, i] >= matrix[i].max() for i in range(120))
    assert first > 50
