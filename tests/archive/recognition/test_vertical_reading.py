"""Vertical lines: kept apart, set upright, and level titles read from the right."""

import numpy as np

from archive.model.line import Alternative, Reading
from archive.recognition.detection import FoundLine
from archive.recognition.reading import HEIGHT
from archive.recognition.refinement import narrowed
from archive.recognition.right_to_left import with_titles_from_the_right
from archive.recognition.vertical_reading import set_upright


def column(x, thickness, *, y=200.0):
    return FoundLine(x, y, 300.0, thickness, 0.0, vertical=True, score=1.0)


def test_lines_side_by_side_do_not_reach_into_each_other():
    left, middle, right, far = narrowed(
        [column(100, 44), column(132, 44), column(164, 44), column(132, 44, y=900)]
    )
    assert left.x + left.thickness / 2 == 116 == middle.x - middle.thickness / 2
    assert middle.thickness == 32
    assert right.x + right.thickness / 2 == 186
    assert far == column(132, 44, y=900)


def test_characters_of_a_column_are_set_upright_in_a_row():
    page = np.full((400, 200), 250, np.uint8)
    for number in range(10):
        top = 50 + number * 30
        page[top + 3 : top + 27, 88 : 88 + 4 + 2 * number] = 20
    places = [(number + 0.5) / 10 for number in range(10)]
    row = set_upright(page, column(100, 30), places)
    assert row is not None
    assert row.shape == (HEIGHT, 10 * HEIGHT)
    widths = [int((row[HEIGHT // 2, n * HEIGHT : (n + 1) * HEIGHT] < 128).sum()) for n in range(10)]
    assert widths == sorted(widths)
    assert widths[-1] > 3 * widths[0]


def test_level_titles_of_vertical_pages_are_read_from_the_right():
    body = Reading("天地人山水火木金土日月星" * 2, vertical=True)
    title = Reading("（一）日3月12年", alternatives=(Alternative(1, ("二",), (0.2,)),))
    western = Reading("The Crystal")
    _, turned, same = with_titles_from_the_right([body, title, western])
    assert turned.text == "年12月3日（一）"
    assert turned.alternatives == (Alternative(turned.text.index("一"), ("二",), (0.2,)),)
    assert same is western


def test_level_lines_of_other_pages_are_left_alone():
    body = Reading("天地人山水火木金土日月星", vertical=True)
    modern = [body, Reading("星期日年12月3日"), Reading("山水天")]
    assert with_titles_from_the_right(modern) == modern
    level = [Reading("天地人山水火木金土日月星"), Reading("日3月12年")]
    assert with_titles_from_the_right(level) == level
