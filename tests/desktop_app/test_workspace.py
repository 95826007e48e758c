"""The workspace reads at once, writes in the background and tells what changed."""

import threading

import pytest

from archive.editing.text_commands import EditText
from archive.errors import ArchiveBusyError
from archive.model.operations import SetText
from archive.storage.archive_file import Archive
from desktop_app.workspace import Workspace
from tests.builders import add_page, make_text


@pytest.fixture
def workspace(qapp, tmp_path):
    path = tmp_path / "a.jiaokan"
    with Archive.create(path) as archive:
        add_page(archive, make_text(["甲乙"]))
    workspace = Workspace()
    workspace.open(path)
    yield workspace
    workspace.close()


def test_an_edit_is_stored_and_announced(workspace, qtbot):
    line = next(workspace.text.lines())
    with qtbot.waitSignal(workspace.changed) as caught:
        workspace.run(EditText(workspace.page.id, (SetText(line.id, "丙"),)))
    assert caught.args[0].pages == {workspace.page.id}
    assert next(workspace.text.lines()).text == "丙"
    with qtbot.waitSignal(workspace.changed):
        workspace.undo()
    assert next(workspace.text.lines()).text == "甲乙"


def test_a_failed_edit_is_told_and_changes_nothing(workspace, qtbot):
    with qtbot.waitSignal(workspace.edit_failed):
        workspace.run(EditText(workspace.page.id, (SetText("nobody", "丙"),)))
    assert next(workspace.text.lines()).text == "甲乙"


def test_edits_queued_before_closing_are_stored(workspace, qtbot):
    line, path = next(workspace.text.lines()), workspace.path
    page_id = workspace.page.id
    for number in range(20):
        workspace.run(EditText(page_id, (SetText(line.id, str(number)),)))
    workspace.close()
    with Archive.open(path) as archive:
        assert next(archive.texts.get(page_id).lines()).text == "19"


def test_a_second_writer_is_refused(workspace):
    with pytest.raises(ArchiveBusyError):
        Archive.open(workspace.path)


def test_where_no_page_can_be_chosen_the_present_archive_stays_open_alone(workspace, tmp_path):
    other = tmp_path / "b.jiaokan"
    Archive.create(other).close()

    def choose(_archive):
        raise KeyError("a page that is gone")

    present, threads = workspace.path, set(threading.enumerate())
    with pytest.raises(KeyError):
        workspace.open(other, choose=choose)
    assert workspace.path == present
    assert set(threading.enumerate()) <= threads  # none waits to write to the other


def test_a_page_that_undo_removes_is_left(workspace, qtbot):
    page_id = workspace.page.id
    while workspace.undoable():
        with qtbot.waitSignal(workspace.changed):
            workspace.undo()
    assert workspace.page is None
    assert page_id not in {page.id for page in workspace.archive.catalogue.pages()}
