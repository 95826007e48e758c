"""Vertical lines found over the white between two tiers."""

import numpy as np
import pytest

from archive.recognition.detection import FoundLine
from archive.recognition.tier_gaps import split_at_tiers

THICK, PITCH = 36, 40
UPPER, UPPER_END, LOWER, END = 100, 275, 300, 500


def page():
    return np.full((700, 900), 245, np.uint8)


def column(sheet, number, top, bottom):
    """Print characters down a column; return the line around them."""
    left = 800 - number * PITCH
    for start in range(top, bottom, 25):
        sheet[start + 1 : start + 23, left + 4 : left + THICK - 4] = 60
    x, length = left + THICK / 2, bottom - top
    return FoundLine(x, (top + bottom) / 2, length, THICK, 0.0, vertical=True, score=0.9)


def parted(sheet, numbers):
    return [
        column(sheet, number, top, bottom)
        for number in numbers
        for top, bottom in ((UPPER, UPPER_END), (LOWER, END))
    ]


def over_both(sheet, number):
    column(sheet, number, UPPER, UPPER_END)
    column(sheet, number, LOWER, END)
    return FoundLine(
        800 - number * PITCH + THICK / 2, (UPPER + END) / 2, END - UPPER, THICK, 0.0, True, 0.9
    )


@pytest.mark.parametrize("over", [False, True])
def test_a_line_over_the_white_where_all_beside_it_end_is_parted(over):
    sheet = page()
    lines = [*parted(sheet, range(1, 4)), over_both(sheet, 4)]
    if over:
        sheet[289:291, 500:] = 60  # a rule between the tiers
    found = split_at_tiers(lines, sheet)
    assert len(found) == len(lines) + 1
    upper, lower = found[-2:]
    assert abs(upper.y + upper.length / 2 - UPPER_END) < 6
    assert abs(lower.y - lower.length / 2 - LOWER) < 6


def test_a_line_beside_others_that_go_on_is_left_whole():
    sheet = page()
    whole = [column(sheet, number, UPPER, END) for number in (4, 5)]
    lines = [*parted(sheet, range(1, 4)), *whole, over_both(sheet, 6)]
    assert split_at_tiers(lines, sheet) == lines


def test_strokes_of_a_character_are_no_rules():
    sheet = page()
    lines = [*parted(sheet, range(1, 4)), over_both(sheet, 4)]
    left = 800 - 4 * PITCH
    for top in (281, 291):
        sheet[top : top + 2, left + 4 : left + THICK - 4] = 60
    assert split_at_tiers(lines, sheet) == lines
