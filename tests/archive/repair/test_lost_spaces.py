"""Spaces lost between words of English and German, and words that only look like two."""

import pytest

from archive.repair.language.western import ENGLISH, GERMAN
from archive.repair.lost_spaces import lost_spaces


def mended(text, words=ENGLISH):
    """Return the text with the spaces that are sure enough to be accepted unseen."""
    for lost in reversed(list(lost_spaces(text, words))):
        if lost.confidence >= 0.9:
            text = text[: lost.index] + " " + text[lost.index :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the end ofthe harbour wall", "the end of the harbour wall"),
        ("However,if the tide is low", "However, if the tide is low"),
        ("the ferry left.Nobody had seen it", "the ferry left. Nobody had seen it"),
        ("it was quicklyrepaired by the smith", "it was quickly repaired by the smith"),
        ("so SaysCaptain Reed", "so Says Captain Reed"),
    ],
)
def test_spaces_come_back_between_english_words(text, expected):
    assert mended(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No.12 of 1,204 at 12.30, e.g. by rail",
        "McDonald met DeWitt at Woodstock",
        "write to desk@ferry.example,then wait or see www.ferry.example",
        "the lockkeeper's weatherboard",
        "FERRYBOAT",
        "nothing cannot go into another today",
        "a well-known boathouse somewhere",
    ],
)
def test_other_words_stay_whole(text):
    assert mended(text) == text


def test_two_common_words_may_be_a_compound_and_are_only_proposed():
    (lost,) = lost_spaces("the complexnumbers of boats", ENGLISH)
    assert lost.words == "complex numbers"
    assert lost.confidence < 0.9


def test_german_compounds_stay_whole_but_capitals_and_marks_tell():
    text = "Die Dampfschifffahrtsgesellschaft undder Rath derStadt kam,welche"
    expected = "Die Dampfschifffahrtsgesellschaft undder Rath der Stadt kam, welche"
    assert mended(text, GERMAN) == expected
