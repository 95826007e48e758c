"""Lines set in beside an initial or a picture, and what is set in for itself."""

import random

from archive.layout.arranging import arrange
from archive.layout.columns import Edges
from archive.layout.pieces import View, measure
from archive.layout.set_in import own_starts
from archive.model.geometry import Box
from archive.model.line import Reading
from tests.archive.layout.typesetting import passages

SIZE, LEADING, LEFT, WIDTH = 30, 42, 100, 420
ROWS = (
    "orty crates of pears stood on",
    "the deck when the ferry left,",
    "and nobody had told the man",
    "who was keeping the lock that",
    "she would come at noon.",
    "His willow was the only tree",
    "on that side, and he slept in",
    "its shade as he always did.",
)


def reading(text, left, top, right, height=SIZE):
    return Reading(text, Box(left, top, right, top + height), 0.99)


def with_initial(letter="F"):
    """Return a column that begins with an initial of two lines; its second paragraph is indented."""
    found = [reading(letter, LEFT, 100, LEFT + 60, 75)]
    for number, text in enumerate(ROWS):
        set_in = 70 if number < 2 else SIZE if number == 5 else 0
        right = LEFT + WIDTH - (150 if text.endswith(".") else 0)
        found.append(reading(text, LEFT + set_in, 100 + number * LEADING, right))
    return found


def test_an_initial_begins_its_line_and_no_article():
    readings = with_initial()
    random.Random(2).shuffle(readings)
    (article,) = passages(arrange(readings, language="en"))
    assert [role for role, _ in article] == ["paragraph", "paragraph"]
    first = article[0][1]
    assert first.replace(" ", "").startswith("Fortycratesofpearsstoodonthedeck")
    assert first.endswith("come at noon.")
    assert article[1][1] == " ".join(ROWS[5:])


def column(rows):
    """Return pieces of one column, each (text, how far set in, how far from the right edge)."""
    readings = [
        reading(text, LEFT + left, 100 + n * LEADING, LEFT + WIDTH - right)
        for n, (text, left, right) in enumerate(rows)
    ]
    return measure(readings, View())


def starts(rows):
    found = own_starts(column(rows), Edges(LEFT, LEFT + WIDTH), SIZE)
    return [round(start - LEFT) for start in found]


def test_lines_beside_a_picture_begin_where_most_of_them_do():
    text = "and nobody had told the man"
    beside = [(text, 150, 0), (text, 150, 0), (text + ".", 150, 60), (text, 180, 0), (text, 150, 0)]
    assert starts([(text, 0, 0), *beside, (text, 0, 0)]) == [0, *[150] * 5, 0]


def test_lines_that_each_open_a_paragraph_begin_at_the_edge():
    said = ("“So it is,” said the man.", 40, 90)
    text = ("and nobody had told the man", 0, 0)
    assert starts([text, said, said, said, text]) == [0] * 5
