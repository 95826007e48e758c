"""Layout edits: each is undone as one, and every line stays in exactly one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.editing import layout_commands as layout
from archive.editing.command import run
from archive.errors import StaleOperationError
from archive.model.geometry import Box
from archive.model.operations import carry_out, decode, encode
from archive.model.page import faults
from archive.storage.archive_file import Archive
from tests.builders import SAMPLE, add_page

LINES = [line.id for line in SAMPLE.placed_lines()]


def after(command, text=SAMPLE):
    """The text after a command, whose operations went through storage's form."""
    assert decode(encode(command.operations)) == command.operations
    changed = carry_out(text, command.operations, settle=True)
    assert faults(changed) == []
    assert {line.id for line in text.lines()} <= {line.id for line in changed.lines()}
    return changed


def shape(text):
    names = {line_id: number for number, line_id in enumerate(LINES)}
    return [[names.get(line.id, "new") for line in p.lines] for p in text.passages()]


def test_a_box_is_changed_and_undone_as_one_edit(tmp_path):
    with Archive.create(tmp_path / "a.jiaokan") as archive:
        page = add_page(archive, SAMPLE)
        run(archive, layout.set_box(page.id, SAMPLE, LINES[1], Box(90, 190, 400, 240)))
        assert archive.texts.get(page.id).line(LINES[1]).box == Box(90, 190, 400, 240)
        archive.undo()
        assert archive.texts.get(page.id) == SAMPLE


def test_a_drawn_line_is_stored_and_taken_back(tmp_path):
    with Archive.create(tmp_path / "a.jiaokan") as archive:
        page = add_page(archive, SAMPLE)
        command, new = layout.draw_line(page.id, SAMPLE, Box(100, 285, 300, 315))
        run(archive, command)
        text = archive.texts.get(page.id)
        assert shape(text) == [[0], [1, 2, "new"], [3, 4]]
        assert text.line(new).box == Box(100, 285, 300, 315)
        archive.undo()
        assert archive.texts.get(page.id) == SAMPLE


def test_a_line_drawn_above_everything_comes_first():
    command, _ = layout.draw_line("p", SAMPLE, Box(100, 20, 300, 60))
    assert shape(after(command)) == [["new"], [0], [1, 2], [3, 4]]


def test_a_region_gathers_the_lines_in_it():
    around = Box(90, 245, 900, 358)  # the second and the third line of the text below the title
    assert shape(after(layout.draw_region("p", SAMPLE, around))) == [[0], [1], [2, 3], [4]]
    inside = Box(90, 195, 900, 240)
    assert shape(after(layout.draw_region("p", SAMPLE, inside))) == [[0], [1], [2], [3, 4]]
    with pytest.raises(StaleOperationError):
        layout.draw_region("p", SAMPLE, Box(900, 900, 950, 950))


def test_a_split_line_is_merged_again():
    split = after(layout.split_line("p", SAMPLE, LINES[1], 3))
    assert len(list(split.lines())) == 6
    command = layout.merge_lines("p", split, LINES[1])
    merged = carry_out(split, command.operations)
    assert faults(merged) == []
    assert merged.line(LINES[1]).text == SAMPLE.line(LINES[1]).text
    assert merged.line(LINES[1]).box == SAMPLE.line(LINES[1]).box
    assert shape(merged) == shape(SAMPLE)


def test_lines_of_two_readings_run_on_and_keep_what_was_read():
    merged = after(layout.merge_lines("p", SAMPLE, LINES[2]))
    assert shape(merged) == [[0], [1, 2, 3, 4]]
    with pytest.raises(StaleOperationError):
        layout.merge_lines("p", SAMPLE, LINES[4])


def test_a_passage_moves_to_another_article():
    two = carry_out(SAMPLE, layout.split_region("p", LINES[2]).operations)
    moved = after(layout.move_to_article("p", two, LINES[2], LINES[3]), two)
    assert shape(moved) == [[0], [1], [3, 4], [2]]
    with pytest.raises(StaleOperationError):
        layout.move_to_article("p", SAMPLE, LINES[1], LINES[2])


def test_lines_are_read_in_the_order_of_clicks():
    assert shape(after(layout.read_in_order("p", SAMPLE, [LINES[3], LINES[1]]))) == [
        [0],
        [3, 4],
        [1, 2],
    ]
    assert shape(after(layout.read_in_order("p", SAMPLE, [LINES[2], LINES[1]]))) == [
        [0],
        [2, 1],
        [3, 4],
    ]


@pytest.mark.parametrize(
    ("moved", "target", "result"),
    [
        (3, 0, [[3, 4], [0], [1, 2]]),
        (4, 2, [[0], [3, 4], [1, 2]]),
        (0, 2, [[1, 2], [0], [3, 4]]),
        (0, 4, [[1, 2], [3, 4], [0]]),
        (2, 1, [[0], [2, 1], [3, 4]]),
        (3, 4, [[0], [1, 2], [4, 3]]),
    ],
)
def test_a_passage_or_a_line_in_it_takes_the_place_of_another(moved, target, result):
    command = layout.take_place("p", SAMPLE, LINES[moved], LINES[target])
    assert shape(after(command)) == result


def test_what_is_set_aside_has_no_place_to_give():
    from archive.model.operations import SetAside

    text = carry_out(SAMPLE, [SetAside((LINES[4],), as_noise=True)])
    with pytest.raises(StaleOperationError):
        layout.take_place("p", text, LINES[1], LINES[4])


@given(st.permutations(LINES), st.integers(2, 5), st.sets(st.sampled_from(LINES)))
def test_any_order_keeps_every_line_once(order, count, aside):
    from archive.model.operations import SetAside

    text = carry_out(SAMPLE, [SetAside(tuple(sorted(aside)), as_noise=False)])
    clicked = order[:count]
    changed = after(layout.read_in_order("p", text, clicked), text)
    placed = [line.id for line in changed.placed_lines()]
    assert set(clicked) <= set(placed)
    heads = [p.lines[0].id for p in changed.passages()]
    assert placed.index(clicked[0]) <= placed.index(clicked[1]) or clicked[1] in heads
