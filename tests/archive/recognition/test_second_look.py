"""Looking closer where vertical lines could not be read."""

import dataclasses

from archive.model.geometry import Box
from archive.recognition.detection import FoundLine
from archive.recognition.reading import ReadLine
from archive.recognition.second_look import unread_places, with_missed

SHAPE = (1000, 800)


def column(x, y, length, *, vertical=True, thickness=30.0):
    return FoundLine(x, y, length, thickness, 0.0, vertical=vertical, score=1.0)


def read(text, confidence):
    return ReadLine(text, confidence, (), (0.5,) * len(text))


def test_only_vertical_lines_that_could_not_be_read_are_looked_at_again():
    found = [column(100, 300, 200), column(300, 300, 200), column(500, 300, 90, vertical=False)]
    texts = [read("讀得清楚", 0.9), read("看不清", 0.3), read("橫行", 0.2)]
    (place,) = unread_places(found, texts, SHAPE)
    assert place.contains(300, 300)
    assert place.top < 200 - 2 * 30 < 400 + 2 * 30 < place.bottom
    assert not place.contains(100, 300)
    assert not place.contains(500, 300)


def test_places_that_touch_are_looked_at_as_one_and_end_with_the_page():
    found = [column(20, 300, 200), column(60, 320, 200), column(600, 950, 100)]
    texts = [read("", 0.0)] * 3
    assert unread_places(found, texts, SHAPE) == [
        Box(0, 80, 105, 540),
        Box(555, 780, 645, 1000),
    ]


def test_what_is_read_the_second_time_replaces_what_could_not_be_read():
    sure, unsure, elsewhere = column(100, 300, 200), column(300, 300, 60), column(600, 300, 60)
    whole = column(300, 360, 180)
    guess = column(700, 500, 100)
    found, texts = with_missed(
        [sure, unsure, elsewhere],
        [read("讀得清楚", 0.9), read("看不", 0.3), read("仍舊", 0.4)],
        [whole, guess],
        [read("看得清楚了", 0.8), read("亂猜", 0.4)],
    )
    assert found == [sure, elsewhere, whole]
    assert [text.text for text in texts] == ["讀得清楚", "仍舊", "看得清楚了"]


def test_a_line_read_surely_stays_whatever_is_read_in_its_place():
    sure = column(300, 300, 60)
    found, _ = with_missed(
        [sure], [read("原文", 0.9)], [dataclasses.replace(sure)], [read("異文", 0.9)]
    )
    assert found[0] == sure
