"""On a scan that lies on its head or side, frames tell columns and characters the right way."""

import pytest

from archive.layout.turning import PageTurn
from archive.model.geometry import Box
from archive.model.line import Line, Reading
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from desktop_app.viewer.characters import offset_at, place_of
from desktop_app.viewer.frames import Frames
from desktop_app.viewer.structure_layer import regions_of

WIDTH, HEIGHT = 400, 300
WORDS = "第36期春天"


def turned_page(quarters):
    """Two columns of three lines on a scan that so many quarter turns make upright."""
    lines = tuple(
        Line.of(Reading(WORDS, Box(left, top, left + 150, top + 20)))
        for left in (10, 210)
        for top in (10, 40, 70)
    )
    text = PageText((Article((Passage(Role.PARAGRAPH, lines),)),))
    sides = (HEIGHT, WIDTH) if quarters % 2 else (WIDTH, HEIGHT)
    return PageTurn(quarters, *sides), PageTurn(quarters, *sides).text_on_scan(text), lines


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_passage_over_two_columns_has_two_regions(quarters):
    _, text, _ = turned_page(quarters)
    regions = regions_of(Frames.of(text))
    assert len(regions) == 2
    assert [region.starts_passage for region in regions] == [True, False]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_first_character_is_where_the_line_begins(quarters):
    turn, text, lines = turned_page(quarters)
    frame = Frames.of(text).get(lines[0].id)
    direction = {"vertical": frame.vertical, "backwards": frame.backwards}
    left, top, width, height = place_of(frame.box, WORDS, 0, **direction)
    middle = left + width / 2, top + height / 2
    upright = lines[0].box
    start = turn.on_scan(Box(upright.left, upright.top, upright.left + 30, upright.bottom))
    assert start.contains(*middle)
    assert offset_at(frame.box, WORDS, *middle, **direction) == 0
