"""Columns that were found in two pieces."""

import dataclasses

import pytest

from archive.model.line import Alternative
from archive.recognition.continued_columns import continued
from archive.recognition.detection import FoundLine
from archive.recognition.reading import ReadLine


def piece(x, y, length, thickness=30.0, *, vertical=True):
    return FoundLine(x, y, length, thickness, 0.0, vertical=vertical, score=1.0)


def read(text, confidence, *alternatives):
    places = tuple((index + 0.5) / len(text) for index in range(len(text)))
    return ReadLine(text, confidence, alternatives, places)


UPPER, LOWER = piece(100, 150, 200), piece(102, 300, 100, 26.0)
ADDRESS = read("地址南京東路", 0.9), read("三百號", 0.6, Alternative(1, ("白",), (0.3,)))


def test_a_column_is_joined_with_the_one_that_it_continues():
    ((line, text),) = continued([(UPPER, ADDRESS[0])], [(LOWER, ADDRESS[1])])
    assert text.text == "地址南京東路三百號"
    assert text.confidence == pytest.approx(0.8)
    assert text.alternatives == (Alternative(7, ("白",), (0.3,)),)
    assert text.places == pytest.approx([(index + 0.5) / 9 for index in range(9)])
    assert (line.box.top, line.box.bottom) == pytest.approx((50, 350), abs=1)
    assert line.length == pytest.approx(300, abs=0.1)
    assert line.thickness == 30.0


def test_a_column_is_joined_with_the_one_that_continues_it():
    ((_, text),) = continued([(LOWER, ADDRESS[1])], [(UPPER, ADDRESS[0])])
    assert text.text == "地址南京東路三百號"


@pytest.mark.parametrize(
    "other",
    [
        piece(100, 310, 100),
        piece(115, 300, 100),
        piece(100, 300, 100, 60.0),
        dataclasses.replace(LOWER, vertical=False),
    ],
    ids=["white between", "aside", "larger type", "level"],
)
def test_other_lines_stay_apart(other):
    found = continued([(UPPER, ADDRESS[0])], [(other, ADDRESS[1])])
    assert found == [(UPPER, ADDRESS[0]), (other, ADDRESS[1])]
