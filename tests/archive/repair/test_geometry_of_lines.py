"""What the boxes of lines say of their place in a column and of what is printed next."""

from archive.model.geometry import Box
from archive.model.line import Line, Reading
from archive.repair.geometry import next_printed_odds, shapes


def line(text, left, top, *, size=30):
    return Line.of(Reading(text, Box(left, top, left + size * len(text), top + size)))


def test_the_line_right_below_is_next():
    above = line("十月的一个清晨河口镇", 100, 0)
    assert next_printed_odds(above, line("的渡船比往常早开了半", 100, 42)) > 0


def test_type_of_another_size_is_not_next():
    above = line("十月的一个清晨河口镇", 100, 0)
    assert next_printed_odds(above, line("渡口新桥通车", 100, 42, size=60)) < -3


def column(text, left, *, size=30):
    return Line.of(Reading(text, Box(left, 0, left + size, size * len(text)), vertical=True))


def test_a_vertical_line_goes_on_in_one_of_the_same_type_only():
    above = column("十月的一个清晨河口镇", 500)
    assert next_printed_odds(above, column("的渡船比往常早开了半", 460)) == 0
    assert next_printed_odds(above, column("渡口新桥通车", 400, size=90)) < -3


def test_a_level_line_does_not_go_on_from_a_vertical_one():
    above = column("十月的一个清晨河口镇", 500)
    assert next_printed_odds(above, line("渡口新桥", 300, 0)) < -3
    # a single character may belong to either
    assert next_printed_odds(above, line("渡", 460, 0)) == 0


def test_a_line_further_down_or_aside_is_not_next():
    above = line("十月的一个清晨河口镇", 100, 0)
    assert next_printed_odds(above, line("的渡船比往常早开了半", 100, 400)) < -1
    assert next_printed_odds(above, line("的渡船比往常早开了半", 900, 400)) < -1


def test_the_top_of_another_column_is_open():
    above = line("十月的一个清晨河口镇", 100, 900)
    assert next_printed_odds(above, line("的渡船比往常早开了半", 500, 0)) == 0


def test_a_paragraph_over_two_columns_has_the_width_of_one():
    first = [line("十月的一个清晨河口镇", 100, 42 * n) for n in range(5)]
    second = [line("的渡船比往常早开了半", 500, 42 * n) for n in range(5)]
    found = shapes([[*first, *second]])
    assert {round(shape.column) for shape in found.values()} == {10}
