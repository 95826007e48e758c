"""Two readings of one line bear out one text together."""

import pytest

from archive.recognition.reading import NOTHING, decode
from archive.recognition.two_readings import read_together
from archive.repair.language import language_model
from tests.archive.recognition.answers import answer

ALPHABET = ["", *"梨桌鞋碗"]


def reading(*steps):
    return decode(answer(ALPHABET, *steps), ALPHABET, language=language_model())


def together(first, second):
    return read_together(first, second, ALPHABET)


def test_what_one_reading_sees_surely_helps_where_the_other_wavers():
    first = reading({"梨": 0.95}, {}, {"碗": 0.6, "桌": 0.2}, {}, {"鞋": 0.95}, {})
    second = reading({"梨": 0.9}, {"桌": 0.99}, {"碗": 0.7, "鞋": 0.25})
    assert (first.text, second.text) == ("梨碗鞋", "梨桌碗")
    assert together(first, second).text == "梨桌鞋"


def test_places_confidence_and_other_characters_are_those_of_the_line():
    first = reading({"梨": 0.9}, {}, {"碗": 0.6, "桌": 0.2}, {"碗": 0.4, "桌": 0.35}, {"鞋": 0.95})
    result = together(first, reading({"梨": 0.9}, {"桌": 0.99}, {"鞋": 0.9}))
    assert result.text == "梨桌鞋"
    assert result.places == pytest.approx((0.1, 0.6, 0.9))
    assert result.confidence == pytest.approx((0.9 + 0.99 + 0.9) / 3)
    (other,) = [other for other in result.alternatives if other.index == 1]
    assert other.characters == ("碗",)


def test_a_reading_of_nothing_changes_nothing():
    first = reading({"梨": 0.9}, {"桌": 0.9})
    assert together(first, NOTHING) == first
