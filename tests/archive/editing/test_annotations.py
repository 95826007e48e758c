"""Remarks are kept, follow what they speak of, and can be undone like all else."""

import pytest

from archive.editing.annotation_commands import AddAnnotation, ChangeAnnotation, RemoveAnnotation
from archive.editing.command import run
from archive.editing.text_commands import EditText
from archive.errors import InvalidRecordError, StaleOperationError
from archive.model.annotation import Annotation
from archive.model.geometry import Box
from archive.model.line import Seam
from archive.model.operations import (
    Continue,
    MergeArticles,
    RemoveSupplied,
    SetText,
    SplitLine,
    StartArticle,
    Supply,
)
from tests.builders import add_page, make_text


@pytest.fixture
def page(archive):
    return add_page(archive, make_text(["春风吹过田", "野麦苗青青"], ["冬藏"]))


@pytest.fixture
def lines(archive, page):
    made = [line.id for line in archive.texts.get(page.id).placed_lines()]
    run(archive, EditText(page.id, (Continue(made[0], made[1], Seam.JOIN),)))
    return made


def remark_on(archive, page, start, end):
    note = Annotation(
        page.id,
        "看原件",
        start_line=start[0],
        start_offset=start[1],
        end_line=end[0],
        end_offset=end[1],
    )
    run(archive, AddAnnotation(note))
    return note.id


def place(archive, note_id):
    note = archive.annotations.get(note_id)
    return (note.start_line, note.start_offset), (note.end_line, note.end_offset)


def test_a_remark_is_stored_whole_with_author_time_and_quotation(archive, page, lines):
    note_id = remark_on(archive, page, (lines[0], 4), (lines[1], 3))
    stored = archive.annotations.get(note_id)
    assert stored.quote == "田野麦苗"
    assert stored.author
    assert stored.created.tzinfo is not None
    assert archive.annotations.of_page(page.id) == [stored]
    area = Annotation(page.id, "墨迹", box=Box(1, 2, 30, 40))
    run(archive, AddAnnotation(area))
    assert archive.annotations.get(area.id).box == Box(1, 2, 30, 40)
    assert archive.annotations.count() == {page.id: 2}


def test_changing_and_removing_are_undone(archive, page, lines):
    note = Annotation(page.id, "墨迹")
    run(archive, AddAnnotation(note))
    stored = archive.annotations.get(note.id)
    run(archive, ChangeAnnotation(Annotation(page.id, "污渍", author="x", id=note.id)))
    assert archive.annotations.get(note.id).body == "污渍"
    assert archive.annotations.get(note.id).author == stored.author
    run(archive, RemoveAnnotation(page.id, note.id))
    assert archive.annotations.of_page(page.id) == []
    archive.undo()
    archive.undo()
    assert archive.annotations.get(note.id) == stored


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"body": " \n"}, InvalidRecordError),
        ({"start_line": "nobody"}, StaleOperationError),
        ({"article_id": "nobody"}, StaleOperationError),
    ],
)
def test_a_remark_on_nothing_is_refused(archive, page, values, error):
    with pytest.raises(error):
        run(archive, AddAnnotation(Annotation(page.id, **{"body": "x"} | values)))
    assert archive.annotations.of_page(page.id) == []


def test_a_range_moves_with_the_text_before_it(archive, page, lines):
    note_id = remark_on(archive, page, (lines[0], 2), (lines[0], 4))  # 吹过
    run(archive, EditText(page.id, (SetText(lines[0], "大春风吹过田"),)))
    assert place(archive, note_id) == ((lines[0], 3), (lines[0], 5))
    run(archive, EditText(page.id, (SetText(lines[0], "大春风吹过田间"),)))
    assert place(archive, note_id) == ((lines[0], 3), (lines[0], 5))
    archive.undo()
    archive.undo()
    assert place(archive, note_id) == ((lines[0], 2), (lines[0], 4))


def test_a_range_moves_to_the_piece_that_was_split_off(archive, page, lines):
    inside = remark_on(archive, page, (lines[1], 3), (lines[1], 5))  # 青青
    over = remark_on(archive, page, (lines[1], 0), (lines[1], 4))
    cut = SplitLine(lines[1], 3, "野麦苗青青")
    run(archive, EditText(page.id, (cut,)))
    assert place(archive, inside) == ((cut.second_id, 0), (cut.second_id, 2))
    assert place(archive, over) == ((lines[1], 0), (cut.second_id, 1))
    archive.undo()
    assert place(archive, over) == ((lines[1], 0), (lines[1], 4))


def test_a_remark_whose_text_is_gone_stays_on_the_page(archive, page, lines):
    run(archive, EditText(page.id, (Supply(lines[1], "补字", "new"),)))
    note_id = remark_on(archive, page, ("new", 0), ("new", 2))
    run(archive, EditText(page.id, (RemoveSupplied("new"),)))
    assert place(archive, note_id) == ((None, 0), (None, 0))
    assert archive.annotations.get(note_id).quote == "补字"
    archive.undo()
    assert place(archive, note_id) == (("new", 0), ("new", 2))


def test_a_remark_on_an_article_goes_along_when_articles_are_merged(archive, page, lines):
    run(archive, EditText(page.id, (StartArticle(lines[2]),)))
    first, second = archive.texts.get(page.id).articles
    note = Annotation(page.id, "待查", article_id=second.id)
    run(archive, AddAnnotation(note))
    run(archive, EditText(page.id, (MergeArticles(lines[0], lines[2]),)))
    assert archive.annotations.get(note.id).article_id == first.id
