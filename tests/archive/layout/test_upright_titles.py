"""Upright titles of level pages."""

import random

import pytest

from archive.layout.arranging import arrange
from tests.archive.layout.typesetting import LEADING, SIZE, Sheet, passages

WIDTH, DEPTH = 12, 14
PITCH = WIDTH * SIZE + 40
LARGE = 70


def arranged(sheet):
    readings = list(sheet.readings)
    random.Random(3).shuffle(readings)
    return passages(arrange(readings, language="zh-Hans"))


def headed_above(sheet, left, top):
    """Set an article of two columns under a level title."""
    title = sheet.line(sheet.words(8), left + 60, top, 60)
    places = [(left + number * PITCH, top + 110) for number in range(2)]
    depth = DEPTH - 110 // LEADING - 1
    return title, sheet.columns([11 * depth, 10 * depth], places, WIDTH, depth)


@pytest.mark.parametrize("at_right", [False, True])
def test_an_upright_title_heads_the_columns_beside_it(at_right):
    sheet = Sheet()
    start = 2 * PITCH + 60 if at_right else 220
    places = [(start + number * PITCH, 100) for number in range(2)]
    own = sheet.columns([11 * DEPTH, 10 * DEPTH], places, WIDTH, DEPTH)
    beside = start + 2 * PITCH if at_right else 100
    title = sheet.line(sheet.words(6), beside, 160, LARGE, vertical=True)
    other, text = headed_above(sheet, 60 if at_right else start + 2 * PITCH + 60, 100)
    lower, last = headed_above(sheet, 400, 100 + DEPTH * LEADING + 120)
    result = arranged(sheet)
    articles = {article[0][1]: [t for _, t in article[1:]] for article in result}
    assert articles == {title: own, other: text, lower: last}
    assert all(article[0][0] == "headline" for article in result)


def test_the_lines_of_an_upright_title_are_read_from_right_to_left():
    sheet = Sheet()
    places = [(300 + number * PITCH, 100) for number in range(2)]
    sheet.columns([11 * DEPTH, 10 * DEPTH], places, WIDTH, DEPTH)
    kicker = sheet.line(sheet.words(7), 210, 140, 40, vertical=True)
    title = sheet.line(sheet.words(6), 100, 160, LARGE, vertical=True)
    (article,) = arranged(sheet)
    assert article[:2] == [("kicker", kicker), ("headline", title)]
