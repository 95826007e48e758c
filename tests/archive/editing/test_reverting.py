"""One edit is taken back and the later ones stay, or it is said which one is in the way."""

import pytest

from archive.editing.command import run
from archive.editing.reverting import RevertEdit
from archive.editing.text_commands import EditPages, EditText
from archive.errors import StaleOperationError
from archive.model.line import Seam
from archive.model.operations import Continue, MoveLines, SetText, StartPassage
from archive.model.page import faults
from archive.progress import NoProgress
from archive.storage.integrity import check_archive
from archive.storage.reverting import later_edit
from tests.builders import add_page, make_text


def edit(archive, page, *operations):
    run(archive, EditText(page.id, operations))
    return archive.edits.last_number()


def passages(archive, page):
    return [passage.text for passage in archive.texts.get(page.id).passages()]


def test_one_edit_is_taken_back_and_undone(archive):
    page = add_page(archive, make_text(["一", "二"]))
    one, two = archive.texts.get(page.id).placed_lines()
    first = edit(archive, page, SetText(one.id, "壹"))
    edit(archive, page, SetText(two.id, "贰"))
    run(archive, RevertEdit(first, page.id))
    assert passages(archive, page) == ["一 贰"]
    assert [hit.snippet for hit in archive.search("一")]
    archive.undo()
    assert passages(archive, page) == ["壹 贰"]


def test_the_edit_in_the_way_is_named(archive):
    page = add_page(archive, make_text(["一"]))
    (one,) = archive.texts.get(page.id).placed_lines()
    first = edit(archive, page, SetText(one.id, "壹"))
    edit(archive, page, SetText(one.id, "弌"))
    with pytest.raises(StaleOperationError, match=r"later edit .Edit text, .* take that one back"):
        run(archive, RevertEdit(first, page.id))
    assert passages(archive, page) == ["弌"]


def test_a_passage_that_later_got_other_lines_is_not_taken_away(archive):
    page = add_page(archive, make_text(["一", "二"], ["三"]))
    _one, two, three = archive.texts.get(page.id).placed_lines()
    begun = edit(archive, page, StartPassage(two.id))
    edit(archive, page, Continue(two.id, three.id, Seam.JOIN))
    before = archive.texts.get(page.id)
    with pytest.raises(StaleOperationError, match="take that one back"):
        run(archive, RevertEdit(begun, page.id))
    assert archive.texts.get(page.id) == before
    assert faults(before) == []


def test_a_passage_is_not_emptied_by_it(archive):
    page = add_page(archive, make_text(["一", "二"], ["三"]))
    one, two, three = archive.texts.get(page.id).placed_lines()
    moved = edit(archive, page, MoveLines((two.id,), after=three.id))
    edit(archive, page, MoveLines((three.id,), after=one.id))
    with pytest.raises(StaleOperationError):
        run(archive, RevertEdit(moved, page.id))
    assert faults(archive.texts.get(page.id)) == []


def test_an_edit_of_many_pages_is_in_the_history_of_each(archive):
    pages = [add_page(archive, make_text([words]), order=n) for n, words in enumerate("一二", 1)]
    lines = [next(archive.texts.get(page.id).placed_lines()) for page in pages]
    run(
        archive,
        EditPages(
            tuple(
                EditText(page.id, (SetText(line.id, "新"),))
                for page, line in zip(pages, lines, strict=True)
            )
        ),
    )
    number = archive.edits.last_number()
    assert all(archive.edits.of_page(page.id)[0].id == number for page in pages)
    assert next(e.id for e in archive.edits.of_rows([lines[0].id])) == number
    run(archive, RevertEdit(number, None))
    assert [passages(archive, page) for page in pages] == [["一"], ["二"]]


def in_force(archive):
    return {edit.id for edit in archive.edits.recent() if edit.is_in_force}


def test_an_edit_that_was_taken_back_is_not_in_force_until_that_is_taken_back_too(archive):
    page = add_page(archive, make_text(["一", "二"]))
    one, two = archive.texts.get(page.id).placed_lines()
    first = edit(archive, page, SetText(one.id, "壹"))
    second = edit(archive, page, SetText(two.id, "贰"))
    run(archive, RevertEdit(first, page.id))
    taken = archive.edits.last_number()
    assert archive.edits.get(first).is_reverted
    assert {first, second, taken} & in_force(archive) == {second, taken}
    assert archive.edits.reverted_by(taken).id == first
    with pytest.raises(StaleOperationError, match="not in force"):
        run(archive, RevertEdit(first, page.id))
    run(archive, RevertEdit(taken, page.id))
    back = archive.edits.last_number()
    assert passages(archive, page) == ["壹 贰"]
    assert {first, taken, back} & in_force(archive) == {first, back}
    run(archive, RevertEdit(first, page.id))
    assert passages(archive, page) == ["一 贰"]
    assert first not in in_force(archive)
    assert check_archive(archive, NoProgress()).faults == []


def test_undo_and_redo_of_taking_back_change_what_is_in_force(archive):
    page = add_page(archive, make_text(["一"]))
    (one,) = archive.texts.get(page.id).placed_lines()
    first = edit(archive, page, SetText(one.id, "壹"))
    run(archive, RevertEdit(first, page.id))
    archive.undo()
    assert archive.edits.get(first).is_in_force
    archive.redo()
    assert archive.edits.get(first).is_reverted
    archive.undo()
    assert archive.edits.undoable().id == first


def test_what_was_taken_back_again_is_never_in_the_way(archive):
    page = add_page(archive, make_text(["一"]))
    (one,) = archive.texts.get(page.id).placed_lines()
    first = edit(archive, page, SetText(one.id, "壹"))
    second = edit(archive, page, SetText(one.id, "弌"))
    third = edit(archive, page, SetText(one.id, "乙"))
    run(archive, RevertEdit(third, page.id))
    assert later_edit(archive, first).id == second
    run(archive, RevertEdit(second, page.id))
    run(archive, RevertEdit(first, page.id))
    assert passages(archive, page) == ["一"]
