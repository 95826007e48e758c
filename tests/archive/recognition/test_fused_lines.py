"""Lines that the detector found over the gutter between two columns."""

import random

import numpy as np
import pytest

from archive.recognition.detection import FoundLine
from archive.recognition.fused_lines import split_at_gutters

THICK, PITCH, FIRST, END = 40, 46, 100, 600
GUTTER = 26
SECOND = END + GUTTER
LAST = SECOND + 500


def page():
    return np.full((1200, 1400), 245, np.uint8)


def words(sheet, top, left, right, seed, thick=THICK, space=14):
    """Print words of uneven lengths from edge to edge."""
    lengths = random.Random(seed)
    while left < right:
        end = min(right, left + lengths.randint(40, 150))
        if right - end < 30:
            end = right
        sheet[top + 6 : top + thick - 6, left:end] = 60
        left = end + space


def found(top, left, right, thick=THICK):
    return FoundLine((left + right) / 2, top + thick / 2, right - left, thick, 0.0, False, 0.9)


def over_both(sheet, rows):
    lines = []
    for row in rows:
        top = 200 + row * PITCH
        words(sheet, top, FIRST, END, row)
        words(sheet, top, SECOND, LAST, row + 2)
        lines.append(found(top, FIRST, LAST))
    return lines


def spans(lines):
    return sorted(
        (round(line.x - line.length / 2), round(line.x + line.length / 2)) for line in lines
    )


def test_columns_whose_every_line_was_found_over_the_gutter_are_parted():
    sheet = page()
    parts = split_at_gutters(over_both(sheet, range(9)), sheet)
    assert len(parts) == 18
    assert all(abs(right - END) < 12 for left, right in spans(parts) if left == FIRST)
    assert all(abs(left - SECOND) < 12 for left, right in spans(parts) if right == LAST)


def test_lines_whose_spaces_do_not_meet_stay_whole():
    sheet = page()
    lines = []
    for row in range(9):
        words(sheet, 200 + row * PITCH, FIRST, LAST, row, space=26)
        lines.append(found(200 + row * PITCH, FIRST, LAST))
    assert split_at_gutters(lines, sheet) == lines


@pytest.mark.parametrize(("white", "parts"), [(60, 2), (22, 1)])
def test_titles_of_two_articles_are_parted_by_white_wider_than_their_spaces(white, parts):
    sheet = page()
    columns = []
    for row in range(6):
        top = 340 + row * PITCH
        for left, right in ((FIRST, END), (SECOND, LAST)):
            words(sheet, top, left, right, row)
            columns.append(found(top, left, right))
    size = 80
    middle = (END + SECOND) // 2
    words(sheet, 240, FIRST + 40, middle - white // 2, 1, size, space=22)
    words(sheet, 240, middle + white // 2, LAST - 40, 3, size, space=22)
    title = found(240, FIRST + 40, LAST - 40, size)
    result = split_at_gutters([title, *columns], sheet)
    assert len(result) == len(columns) + parts


def test_a_line_ends_where_its_column_does_though_it_was_found_up_to_the_next():
    sheet = page()
    lines = []
    for row in range(9):
        top = 200 + row * PITCH
        words(sheet, top, FIRST, END, row)
        start = SECOND + (36 if row == 4 else 0)
        words(sheet, top, start, LAST, row + 2)
        lines += [found(top, FIRST, start + 4 if row == 4 else END), found(top, start, LAST)]
    assert (
        max(right for left, right in spans(split_at_gutters(lines, sheet)) if left == FIRST)
        < SECOND
    )


def test_a_line_with_a_sign_over_the_gutter_is_parted_from_the_last_one_of_the_next_column():
    sheet = page()
    lines = []
    for row in range(9):
        top = 200 + row * PITCH
        fused = row == 4
        words(sheet, top, FIRST, END + 16 * fused, row)
        if row <= 4:
            words(sheet, top, SECOND, LAST, row + 2)
        if fused:
            lines.append(found(top, FIRST, LAST))
        else:
            lines.append(found(top, FIRST, END))
            lines += [found(top, SECOND, LAST)] if row < 4 else []
    parts = [span for span in spans(split_at_gutters(lines, sheet)) if span[1] == LAST]
    assert len(parts) == 5
    assert all(abs(left - SECOND) < 12 for left, _ in parts)
