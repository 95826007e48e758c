"""Lines in type of several sizes, beside and over one another."""

from archive.layout.nested_rows import by_nested_rows
from archive.layout.pieces import Piece
from archive.model.line import Reading


def piece(text, left, top, right, bottom):
    return Piece(Reading(text), left, top, right, bottom, min(right - left, bottom - top))


def order(*pieces):
    return "".join(p.text for p in by_nested_rows(list(reversed(pieces))))


def test_small_lines_beside_a_large_one_are_read_together():
    small, under = piece("a", 0, 0, 60, 40), piece("b", 0, 44, 60, 84)
    large = piece("c", 70, 0, 400, 90)
    last, lowest = piece("d", 410, 0, 480, 40), piece("e", 410, 44, 480, 84)
    below = piece("f", 0, 100, 480, 130)
    assert order(small, under, large, last, lowest, below) == "abcdef"


def test_rows_of_equal_lines_are_read_from_side_to_side():
    rows = [piece("a", 0, 0, 60, 40), piece("b", 70, 0, 130, 40)]
    rows += [piece("c", 0, 44, 60, 84), piece("d", 70, 44, 130, 84)]
    assert order(*rows) == "abcd"


def test_boxes_may_lie_over_each_other_a_little():
    upper, lower = piece("a", 0, 0, 300, 50), piece("b", 5, 42, 200, 92)
    assert order(upper, lower) == "ab"
    assert order(piece("a", 0, 0, 110, 50), piece("b", 100, 4, 200, 56)) == "ab"
