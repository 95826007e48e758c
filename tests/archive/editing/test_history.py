"""Edits are transactions with inverses; undo and redo work after closing and reopening."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.editing.annotation_commands import AddAnnotation
from archive.editing.command import run
from archive.editing.text_commands import EditText
from archive.errors import StaleOperationError
from archive.model.annotation import Annotation
from archive.model.identifiers import new_id
from archive.model.line import Seam
from archive.model.operations import (
    Continue,
    MoveLines,
    SetAside,
    SetRole,
    SetText,
    SplitLine,
    StartArticle,
    StartPassage,
    Supply,
)
from archive.model.page import faults
from archive.model.passage import Role
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from archive.storage.integrity import check_archive
from tests.builders import add_page, make_text


def test_undo_and_redo_survive_a_restart(archive):
    page = add_page(archive, make_text(["轨道交", "通"]))
    before = archive.texts.get(page.id)
    first, second = before.placed_lines()
    run(archive, EditText(page.id, (Continue(first.id, second.id, Seam.JOIN),)))
    after = archive.texts.get(page.id)
    assert [p.text for p in after.passages()] == ["轨道交通"]
    archive.close()

    with Archive.open(archive.path) as reopened:
        reopened.undo()
        assert reopened.texts.get(page.id) == before
    with Archive.open(archive.path) as reopened:
        reopened.redo()
        assert reopened.texts.get(page.id) == after


def test_an_edit_keeps_what_it_changed_and_no_checksum(archive):
    page = add_page(archive, make_text(["一", "二"]))
    line = next(archive.texts.get(page.id).placed_lines())
    run(archive, EditText(page.id, (SetText(line.id, "三"),), settle=False))
    (change,) = archive.edits.changes(archive.edits.last_number())
    assert (change.before, change.after) == ({"text": "一"}, {"text": "三"})
    for step in (archive.undo, archive.redo, archive.undo):
        step()
        assert check_archive(archive, NoProgress()).faults == []


def test_what_was_inserted_is_kept_only_while_it_is_undone(archive):
    page = add_page(archive, make_text(["一", "二"]))
    number = archive.edits.last_number()

    def kept():
        return [c for c in archive.edits.changes(number) if c.kind == "insert" and c.after]

    before = archive.texts.get(page.id)
    archive.undo()
    assert kept() != []
    archive.redo()
    assert kept() == []
    archive.undo()
    archive.redo()
    assert archive.texts.get(page.id) == before
    assert check_archive(archive, NoProgress()).faults == []


def test_a_failing_edit_leaves_no_trace(archive):
    page = add_page(archive, make_text(["一", "二"]))
    before, last = archive.texts.get(page.id), archive.edits.last_number()
    line = next(before.placed_lines())
    with pytest.raises(StaleOperationError):
        run(archive, EditText(page.id, (SetText(line.id, "三"), SetRole("nobody", Role.HEADLINE))))
    assert archive.texts.get(page.id) == before
    assert archive.edits.last_number() == last


def test_an_edit_that_changes_nothing_is_not_listed(archive):
    page = add_page(archive, make_text(["一"]))
    line = next(archive.texts.get(page.id).placed_lines())
    last = archive.edits.last_number()
    run(archive, EditText(page.id, (SetText(line.id, "一"),), settle=False))
    assert archive.edits.last_number() == last


def test_a_new_edit_drops_what_could_be_redone(archive):
    page = add_page(archive, make_text(["一"]))
    line = next(archive.texts.get(page.id).placed_lines())
    run(archive, EditText(page.id, (SetText(line.id, "二"),)))
    archive.undo()
    run(archive, EditText(page.id, (SetText(line.id, "三"),)))
    with pytest.raises(StaleOperationError):
        archive.redo()
    assert [e.state for e in archive.edits.recent(page_id=page.id)][:2] == ["done", "dropped"]


def test_one_edit_is_reverted_without_the_later_ones(archive):
    page = add_page(archive, make_text(["一", "二"]))
    one, two = archive.texts.get(page.id).placed_lines()
    run(archive, EditText(page.id, (SetText(one.id, "壹"),)))
    first_edit = archive.edits.last_number()
    run(archive, EditText(page.id, (SetText(two.id, "贰"),)))
    second_edit = archive.edits.last_number()
    with archive.edit("Revert", page_id=page.id) as edit:
        archive.edits.revert(edit.recorder, first_edit)
    assert [line.text for line in archive.texts.get(page.id).placed_lines()] == ["一", "贰"]
    with archive.edit("Change again", page_id=page.id) as edit:
        EditText(page.id, (SetText(two.id, "二次"),)).carry_out(archive, edit)
    with pytest.raises(StaleOperationError), archive.edit("Revert") as edit:
        archive.edits.revert(edit.recorder, second_edit)


OPERATION = st.sampled_from(
    ["join", "split", "move", "noise", "text", "role", "article", "cut", "supply"]
)


def random_operation(kind, text, pick):
    lines = list(text.placed_lines())
    one, other = lines[pick % len(lines)], lines[pick * 7 % len(lines)]
    following = lines[(pick + 1) % len(lines)]
    return {
        "join": Continue(one.id, following.id, Seam.JOIN),
        "split": StartPassage(one.id),
        "move": MoveLines((one.id,), after=other.id),
        "noise": SetAside((one.id,)),
        "text": SetText(one.id, one.text + "改"),
        "role": SetRole(one.id, Role.HEADLINE),
        "article": StartArticle(one.id),
        "cut": SplitLine(one.id, 1, one.text),
        "supply": Supply(one.id, "补", new_id()),
    }[kind]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(OPERATION, st.integers(0, 99)), min_size=1, max_size=12))
def test_whatever_is_done_undo_brings_back_the_page(archive, steps):
    page = add_page(archive, make_text(["甲乙", "丙丁"], ["戊己", "庚辛"], ["壬癸"]))
    ids = [line.id for line in archive.texts.get(page.id).placed_lines()]
    for number, line_id in enumerate(ids):
        end = ids[min(number + 1, len(ids) - 1)]
        note = Annotation(
            page.id, str(number), start_line=line_id, start_offset=1, end_line=end, end_offset=2
        )
        run(archive, AddAnnotation(note))
    states = [snapshot(archive, page)]
    for kind, pick in steps:
        text = archive.texts.get(page.id)
        if not list(text.placed_lines()):
            break
        last = archive.edits.last_number()
        try:
            run(archive, EditText(page.id, (random_operation(kind, text, pick),)))
        except StaleOperationError:
            continue
        if archive.edits.last_number() > last:
            states.append(snapshot(archive, page))
    for state in reversed(states[:-1]):
        archive.undo()
        assert snapshot(archive, page) == state
    for state in states[1:]:
        archive.redo()
        assert snapshot(archive, page) == state


def snapshot(archive, page):
    """Return a page's text and remarks after seeing that they, and the search, hang together."""
    text = archive.texts.get(page.id)
    assert faults(text) == []
    assert not archive.search_is_stale(page.id, text)
    lengths = {line.id: len(line.text) for line in text.lines()}
    annotations = archive.annotations.of_page(page.id)
    for note in annotations:
        for line_id, offset in (
            (note.start_line, note.start_offset),
            (note.end_line, note.end_offset),
        ):
            assert line_id is None or 0 <= offset <= lengths[line_id]
    return text, annotations
