"""Which way lines follow each other on scans that lie in any of the four ways."""

import pytest

from archive.layout.turning import PageTurn
from archive.model.geometry import Box
from archive.model.line import Line, Reading
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.model.reading_direction import as_read, half_turned, runs_backwards

WIDTH, HEIGHT = 400, 300


def level(left, top):
    return Line.of(Reading("春天的花园", Box(left, top, left + 150, top + 20)))


def standing(left, top):
    return Line.of(Reading("春天的花園", Box(left, top, left + 20, top + 120), vertical=True))


def page(*lines):
    return PageText((Article((Passage(Role.PARAGRAPH, lines),)),))


# two columns each: the step into the second one goes against the others
LEVEL = page(*(level(left, 10 + 30 * n) for left in (10, 210) for n in range(3)))
STANDING = page(*(standing(340 - 30 * n, top) for top in (10, 160) for n in range(3)))


def on_scan(text, quarters):
    """Return an upright page as its boxes are on a scan that so many turns make upright."""
    sides = (HEIGHT, WIDTH) if quarters % 2 else (WIDTH, HEIGHT)
    return PageTurn(quarters, *sides).text_on_scan(text)


@pytest.mark.parametrize(
    ("text", "quarters", "backwards"),
    [
        (LEVEL, 0, False),
        (LEVEL, 1, True),
        (LEVEL, 2, True),
        (LEVEL, 3, False),
        (STANDING, 0, False),
        (STANDING, 1, False),
        (STANDING, 2, True),
        (STANDING, 3, True),
    ],
)
def test_lines_run_backwards_on_a_scan_that_lies_so(text, quarters, backwards):
    turned = on_scan(text, quarters)
    assert runs_backwards(turned) is backwards
    assert not runs_backwards(as_read(turned))


def test_as_read_a_page_on_its_head_is_like_the_upright_one():
    read = as_read(on_scan(LEVEL, 2))
    first, second = list(read.placed_lines())[:2]
    assert (second.box.left, second.box.top) == (first.box.left, first.box.top + 30)
    assert as_read(LEVEL) is LEVEL


def test_pages_that_do_not_tell_are_not_backwards():
    assert not runs_backwards(PageText())
    assert not runs_backwards(page(level(10, 10)))
    assert not runs_backwards(page(level(10, 10), level(170, 12), level(330, 9)))
    assert not runs_backwards(page(Line.of(Reading("春天", None)), Line.of(Reading("花园", None))))


def test_turned_by_half_twice_a_box_is_where_it_was():
    assert half_turned(half_turned(Box(1, 2, 30, 40))) == Box(1, 2, 30, 40)
