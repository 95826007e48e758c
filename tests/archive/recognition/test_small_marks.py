"""Marks that the network reads over in vertical lines."""

import numpy as np
import pytest

from archive.model.line import Alternative
from archive.recognition.reading import HEIGHT, ReadLine
from archive.recognition.small_marks import usual_comma, with_small_marks

PITCH = 40
OTHER = Alternative(2, ("入",), (0.2,))


def drawn(shape):
    """Draw a line: ``x`` is the place of a character, ``,`` of a comma, ``o`` of a stop."""
    picture = np.full((PITCH * len(shape), HEIGHT), 240, np.uint8)
    for number, kind in enumerate(shape):
        top = number * PITCH
        if kind == "x":
            picture[top + 4 : top + 9, 6:42] = 30
            picture[top + 9 : top + 34, 21:26] = 30
            picture[top + 30 : top + 35, 8:40] = 30
        elif kind == ",":
            picture[top + 14 : top + 26, 24:33] = 30
        elif kind == "o":
            picture[top + 12 : top + 26, 24:38] = 30
            picture[top + 16 : top + 22, 28:34] = 240
        elif kind == ".":
            picture[top + 14 : top + 17, 24:27] = 30
    return picture


def read(shape, text):
    numbers = [number for number, kind in enumerate(shape) if kind == "x"]
    places = tuple((number + 0.5) / len(shape) for number in numbers)
    return ReadLine(text, 0.9, (OTHER,), places)


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("xx,xx", "天地、人山"),
        (",xxxx", "、天地人山"),
        ("xxxx,", "天地人山、"),
        ("x,xoxx", "天、地。人山"),
        ("xx xx", "天地人山"),
        ("xx.xx", "天地人山"),
        ("xxxx  ,", "天地人山"),
    ],
)
def test_a_spot_in_the_place_of_a_character_is_a_mark(shape, text):
    line = with_small_marks(drawn(shape), PITCH, read(shape, "天地人山"), "、")
    assert line.text == text
    assert len(line.places) == len(text)
    assert list(line.places) == sorted(line.places)
    assert [text[other.index] for other in line.alternatives] == ["人"]


def test_a_dot_that_belongs_to_a_character_is_no_mark():
    picture = drawn("xxxx")
    picture[2 * PITCH - 2 : 2 * PITCH + 4, 20:27] = 30
    picture[2 * PITCH + 4 : 2 * PITCH + 10] = 240
    assert with_small_marks(picture, PITCH, read("xxxx", "天地六山"), "、").text == "天地六山"


def test_a_mark_that_was_read_is_not_put_twice():
    line = ReadLine("天地、人山", 0.9, (), tuple((n + 0.5) / 5 for n in range(5)))
    assert with_small_marks(drawn("xx,xx"), PITCH, line, "、") == line


def test_commas_are_those_of_the_line_or_else_of_the_page():
    assert usual_comma(["天，地", "人、山", "水，火"]) == "，"
    assert usual_comma([]) == "、"
    places = tuple((n + 0.5) / 7 for n in (0, 1, 2, 3, 5, 6))
    line = ReadLine("天地，人山水", 0.9, (), places)
    assert with_small_marks(drawn("xx,x,xx"), PITCH, line, "、").text == "天地，人，山水"
