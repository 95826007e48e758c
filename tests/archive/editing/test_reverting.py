"""One edit is taken back and the later ones stay, or it is said which one is in the way."""

import pytest

from archive.editing.command import run
from archive.editing.reverting import RevertEdit
from archive.editing.text_commands import EditPages, EditText
from archive.errors import StaleOperationError
from archive.model.line import Seam
from archive.model.operations import Continue, MoveLines, SetText, StartPassage
from archive.model.page import faults
from archive.storage.archive_file import Archive
from tests.builders import add_page, make_text


@pytest.fixture
def archive(tmp_path):
    with Archive.create(tmp_path / "a.jiaokan") as archive:
        yield archive


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
