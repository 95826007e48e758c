"""Level titles of vertical pages are found row by row."""

import numpy as np
import pytest

from archive.errors import TaskCancelledError
from archive.progress import NoProgress
from archive.recognition.detection import FoundLine
from archive.recognition.level_titles import with_whole_titles

SIZE = 40


class DarkIsText:
    """Stands for the network that finds text: it finds what is dark."""

    def __init__(self):
        self.seen = []

    def run(self, values):
        self.seen.append(values.shape[2:])
        return (values[:, :1] < 0).astype(np.float32)


def level(left, top, count, rows=1):
    thick = rows * SIZE
    return FoundLine(
        left + count * SIZE / 2,
        top + thick / 2,
        count * SIZE,
        thick,
        0.0,
        vertical=False,
        score=1.0,
    )


def column(left, top, count):
    return FoundLine(
        left + SIZE / 2, top + count * SIZE / 2, count * SIZE, SIZE, 0.0, vertical=True, score=1.0
    )


@pytest.fixture
def page():
    """A title of two rows over the beginning of a page of columns."""
    page = np.full((1000, 1200), 240, np.uint8)
    page[205:235, 405:555] = 20
    page[255:285, 385:575] = 20
    for left in range(300, 700, SIZE):
        page[300:900, left + 6 : left + 34] = 20
    return page


COLUMNS = [column(left, 300, 15) for left in range(300, 700, SIZE)]


def rows(lines):
    return sorted((line.y, line.length > 3 * SIZE) for line in lines if not line.vertical)


def test_a_title_in_pieces_is_found_in_rows(page):
    pieces = [level(400, 200, 1), level(430, 200, 2), level(510, 200, 1), level(380, 250, 2)]
    pieces += [level(460, 250, 2), level(530, 250, 1)]
    found = with_whole_titles(DarkIsText(), page, [*COLUMNS, *pieces], NoProgress())
    assert [line for line in found if line.vertical] == COLUMNS
    assert rows(found) == [(pytest.approx(220, abs=4), True), (pytest.approx(270, abs=4), True)]


def test_two_rows_found_as_one_are_parted_and_columns_of_two_characters_in_them_go(page):
    across = [level(380, 200, 5, rows=2), column(400, 205, 2)]
    found = with_whole_titles(DarkIsText(), page, [*COLUMNS, *across], NoProgress())
    assert [line for line in found if line.vertical] == COLUMNS
    assert rows(found) == [(pytest.approx(220, abs=4), True), (pytest.approx(270, abs=4), True)]


def test_a_row_is_not_torn_into_its_words(page):
    page[205:235, 470:500] = 240
    whole = level(400, 200, 4)
    other = level(380, 252, 5)
    found = with_whole_titles(DarkIsText(), page, [*COLUMNS, whole, other], NoProgress())
    assert whole in found
    assert len(rows(found)) == 2


def test_only_a_little_of_a_vertical_page_is_looked_at_again(page):
    network = DarkIsText()
    pieces = [level(400, 200, 2), level(480, 200, 2)]
    alone = level(900, 100, 4)
    found = with_whole_titles(network, page, [*COLUMNS, *pieces, alone], NoProgress())
    assert alone in found
    assert len(network.seen) == 1
    assert max(network.seen[0]) < 300
    lines = [level(100, top, 20) for top in range(100, 900, 60)]
    assert with_whole_titles(network, page, [*lines, *pieces], NoProgress()) == [*lines, *pieces]
    assert len(network.seen) == 1


def test_looking_again_can_be_cancelled(page):
    class Stop:
        def step(self, done, total, what):  # noqa: ARG002
            raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        with_whole_titles(DarkIsText(), page, [*COLUMNS, level(400, 200, 2)], Stop())
