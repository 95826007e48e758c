"""Work outlives its archive: a backup made in the window is opened in the place of what was lost."""

import shutil

import pytest

from archive.editing.text_commands import EditText
from archive.model.operations import SetText
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from archive.storage.integrity import check_archive
from desktop_app.actions.archive_work import ArchiveWork
from tests.builders import SAMPLE, add_page
from tests.desktop_app.conftest import nothing_is_left, start_application  # noqa: F401
from tests.desktop_app.desk import attach, draw_scan, rest


def correct(qtbot, application, words):
    workspace = application.workspace
    line = next(workspace.text.placed_lines())
    workspace.run(EditText(workspace.page.id, (SetText(line.id, words),)))
    rest(qtbot, application)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "spring.jiaokan"
    with Archive.create(path) as archive:
        attach(archive, add_page(archive, SAMPLE), draw_scan(tmp_path / "scan.png", SAMPLE))
    return path


def test_a_backup_is_opened_in_the_place_of_a_lost_archive(
    start_application,  # noqa: F811
    path,
    tmp_path,
    qtbot,
):
    application = start_application(path, language="en")
    rest(qtbot, application)
    correct(qtbot, application, "春天到了")
    safe = tmp_path / "safe"
    safe.mkdir()
    application.window.findChild(ArchiveWork).back_up(safe)
    rest(qtbot, application)
    assert "complete and verified" in application.window.messages.text
    (copy,) = safe.iterdir()
    correct(qtbot, application, "春天过了")  # came too late for the backup
    application.workspace.close()
    shutil.rmtree(path)

    application.window.findChild(ArchiveWork).open(path)
    assert "spring.jiaokan" in application.window.messages.text
    assert not application.workspace.is_open
    restored = shutil.copytree(copy, path)
    application.window.findChild(ArchiveWork).open(restored)
    rest(qtbot, application)
    workspace = application.workspace
    assert next(workspace.text.placed_lines()).text == "春天到了"
    assert workspace.undoable().title == "Edit text"
    application.window.trigger("edit.undo")
    qtbot.waitUntil(lambda: next(workspace.text.placed_lines()).text == "春天来了", timeout=20_000)
    application.window.trigger("edit.redo")
    qtbot.waitUntil(lambda: next(workspace.text.placed_lines()).text == "春天到了", timeout=20_000)
    rest(qtbot, application)
    application.window.trigger("archive.check")
    rest(qtbot, application)
    assert "The archive is sound: 1 pages, 1 scans." in application.window.messages.text
    workspace.close()
    with Archive.open(copy, read_only=True) as archive:
        assert check_archive(archive, NoProgress()).faults == []
