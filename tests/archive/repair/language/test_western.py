from __future__ import annotations

import pytest

from archive.repair.language import LanguageModel
from archive.repair.language.western import is_cut_english_word


@pytest.mark.parametrize(
    "word",
    ["Freiheit", "laufen", "Laufen", "Bundesversammlung", "Eisenbahngesellschaft", "Theil", "ſeyn"],
)
def test_german_words(model: LanguageModel, word: str) -> None:
    assert model.is_german_word(word)


@pytest.mark.parametrize("word", ["haus", "Freihe", "xqz", "", "12", "Versamm", "sammlunx"])
def test_not_german(model: LanguageModel, word: str) -> None:
    assert not model.is_german_word(word)


def test_frequencies_rank_words(model: LanguageModel) -> None:
    assert model.german_word_frequency("und") > model.german_word_frequency("Freiheit") > 10
    assert model.english_word_frequency("the") > model.english_word_frequency("newspaper") > 10
    assert model.is_english_word("Newspaper")
    assert model.is_english_word("publisher’s")
    assert not model.is_english_word("newspap")


@pytest.mark.parametrize(("start", "rest"), [("Intern", "et"), ("Win", "dows"), ("WT", "O")])
def test_words_that_were_cut(start: str, rest: str) -> None:
    assert is_cut_english_word(start, rest)


@pytest.mark.parametrize(
    ("start", "rest"), [("New", "York"), ("every", "one"), ("World", "Wide"), ("Xqz", "brk")]
)
def test_words_that_stand_side_by_side(start: str, rest: str) -> None:
    assert not is_cut_english_word(start, rest)
