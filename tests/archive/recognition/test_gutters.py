"""Lines that run over a gutter are cut there; wide spaces inside a line are not."""

from archive.model.geometry import Box
from archive.recognition.gutters import Word, cut_at_gutters

HEIGHT = 20


def line(top, *places):
    """Words of 60 pixels that begin at some places."""
    return [Word(f"w{left}", Box(left, top, left + 60, top + HEIGHT), 0.9) for left in places]


def starts(lines):
    return [[word.box.left for word in part] for part in cut_at_gutters(lines)]


def test_two_columns_that_were_read_straight_across_are_parted():
    across = [line(30 * n, 0, 68, 136, 230, 298, 366) for n in range(4)]
    assert starts(across) == [[0, 68, 136], [230, 298, 366]] * 4


def test_a_short_line_is_parted_where_the_others_are():
    across = [line(30 * n, 0, 68, 136, 230, 298, 366) for n in range(3)]
    assert starts([*across, line(90, 136, 230)])[-2:] == [[136], [230]]


def test_a_wide_space_that_nothing_above_or_below_has_is_a_space():
    words = [line(0, 0, 68, 160, 228), line(30, 0, 68, 136, 204)]
    assert starts(words) == [[0, 68, 160, 228], [0, 68, 136, 204]]


def test_a_spaced_title_and_single_words_stay_whole():
    words = [line(0, 0, 120, 240, 360), line(40, 0, 300), line(80, 10)]
    assert starts(words) == [[0, 120, 240, 360], [0, 300], [10]]


def test_a_title_that_stands_across_columns_stays_whole():
    title = [Word("t", Box(left, 0, left + 75, 40), 0.9) for left in (0, 90, 230)]
    across = [line(70 + 30 * n, 0, 68, 120, 230, 298) for n in range(4)]
    assert starts([title, *across])[0] == [0, 90, 230]


def test_a_gap_as_wide_as_a_column_needs_no_other():
    assert starts([line(0, 0, 68, 136, 400, 468)]) == [[0, 68, 136], [400, 468]]
