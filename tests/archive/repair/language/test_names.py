from __future__ import annotations

import pytest

from archive.repair.language import LanguageModel


@pytest.mark.parametrize(
    "name", ["陈建国", "王秀兰", "欧阳明月", "張學良", "卡尔·马克思", "李娜", "谭晓雯"]
)
def test_names(model: LanguageModel, name: str) -> None:
    assert model.is_name(name)


@pytest.mark.parametrize(
    "other", ["方面", "高兴", "时间", "于是", "安全", "高新区", "你们", "陈", "经济发展", "", "abc"]
)
def test_what_is_no_name(model: LanguageModel, other: str) -> None:
    assert not model.is_name(other)


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("李娜王强周婷", ("李娜", "王强", "周婷")),
        ("陈建国李秀英", ("陈建国", "李秀英")),
        ("欧阳明月张伟", ("欧阳明月", "张伟")),
        ("周 婷 陈建国", ("周婷", "陈建国")),
    ],
)
def test_run_together_names(model: LanguageModel, run: str, names: tuple[str, ...]) -> None:
    split = model.names_in(run)
    assert split is not None
    assert split.names == names
    assert split.score > 3
    assert split.margin > 0


@pytest.mark.parametrize("run", ["经济发展", "", "王", "报道说", "李娜 abc"])
def test_a_run_that_is_not_names(model: LanguageModel, run: str) -> None:
    assert model.names_in(run) is None


def test_an_ambiguous_split_has_a_small_margin(model: LanguageModel) -> None:
    clear, unclear = model.names_in("陈建国李秀英"), model.names_in("张祖文田尧谷江")
    assert clear is not None
    assert unclear is not None
    assert clear.margin > unclear.margin
