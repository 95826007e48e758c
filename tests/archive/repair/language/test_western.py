from __future__ import annotations

import pytest

from archive.repair.language.western import ENGLISH, GERMAN, is_cut_english_word


@pytest.mark.parametrize(
    "word",
    ["Freiheit", "laufen", "Laufen", "Bundesversammlung", "Eisenbahngesellschaft", "Theil", "ſeyn"],
)
def test_german_words(word: str) -> None:
    assert GERMAN.is_word(word)


@pytest.mark.parametrize("word", ["haus", "Freihe", "xqz", "", "12", "Versamm", "sammlunx"])
def test_not_german(word: str) -> None:
    assert not GERMAN.is_word(word)


def test_frequencies_rank_words() -> None:
    assert GERMAN.frequency("und") > GERMAN.frequency("Freiheit") > 10
    assert ENGLISH.frequency("the") > ENGLISH.frequency("newspaper") > 10
    assert ENGLISH.is_word("Newspaper")
    assert ENGLISH.is_word("publisher’s")
    assert not ENGLISH.is_word("newspap")


@pytest.mark.parametrize(("start", "rest"), [("Intern", "et"), ("Win", "dows"), ("WT", "O")])
def test_words_that_were_cut(start: str, rest: str) -> None:
    assert is_cut_english_word(start, rest)


@pytest.mark.parametrize(
    ("start", "rest"), [("New", "York"), ("every", "one"), ("World", "Wide"), ("Xqz", "brk")]
)
def test_words_that_stand_side_by_side(start: str, rest: str) -> None:
    assert not is_cut_english_word(start, rest)
