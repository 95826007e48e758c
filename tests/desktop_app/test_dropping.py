"""Files, folders and archives that are dropped on the window."""

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog

from archive.errors import TaskCancelledError
from archive.progress import NoProgress
from desktop_app.dialogs import file_dialogs
from desktop_app.dialogs.import_dialog import ImportDialog
from desktop_app.models.importable import archive_at, files_in
from tests.desktop_app.conftest import two_pages


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPoint(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier))


def write(path, text="新闻"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def plan_of(window, qtbot):
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(ImportDialog)))
    [dialog] = [d for d in window.findChildren(ImportDialog) if d.isVisible()]
    return dialog


@pytest.fixture
def volume(tmp_path):
    """A folder as a scanner leaves it."""
    top = tmp_path / "volume"
    for name in ("10.txt", "9.txt", "april/2.TXT", ".trash/old.txt", "april/.hidden.txt"):
        write(top / name, name)
    write(top / "Thumbs.db")
    write(top / "scanner.log")
    Image.new("L", (40, 60), 200).save(top / "april" / "2.png")
    two_pages(top / "done.jiaokan")
    return top


def names(files, top):
    return [file.relative_to(top).as_posix() for file in files]


def test_of_a_folder_scans_and_texts_are_meant_in_the_order_of_their_numbers(volume):
    found = files_in([volume], NoProgress())
    assert names(found, volume) == ["9.txt", "10.txt", "april/2.png", "april/2.TXT"]


def test_files_are_taken_as_they_are_and_only_once(volume):
    files = [volume / "scanner.log", volume / "10.txt"]
    found = files_in([*files, volume], NoProgress())
    assert names(found, volume)[:3] == ["scanner.log", "10.txt", "9.txt"]
    assert len(found) == len(set(found)) == 5


def test_looking_through_a_large_folder_can_be_stopped(volume):
    class Stopped:
        def step(self, *_told):
            raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        files_in([volume], Stopped())


def test_an_archive_is_known_by_its_database(volume):
    archive = volume / "done.jiaokan"
    assert archive_at(archive) == archive
    assert archive_at(archive / "archive.db") == archive
    assert archive_at(volume) is None
    assert archive_at(volume / "9.txt") is None


def test_a_dropped_folder_is_planned(application, volume, qtbot):
    drop(application.window, volume)
    dialog = plan_of(application.window, qtbot)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    model = dialog.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "9.txt",
        "10.txt",
        "2.png, 2.TXT",
    ]
    tip = model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert str(volume / "april" / "2.png") in tip  # several folders may have such names
    dialog.reject()
    qtbot.waitUntil(lambda: application.workspace.is_idle)


def test_a_folder_without_anything_to_import_says_so(application, tmp_path, qtbot):
    (tmp_path / "empty").mkdir()
    drop(application.window, tmp_path / "empty")
    dialog = plan_of(application.window, qtbot)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert "no scans or texts" in dialog.summary.text()
    assert not dialog.button.isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: application.workspace.is_idle)


def test_a_dropped_archive_is_opened(application, volume, qtbot):
    drop(application.window, volume / "done.jiaokan")
    assert application.workspace.path == volume / "done.jiaokan"
    assert not [d for d in application.window.findChildren(QDialog) if d.isVisible()]
    qtbot.waitUntil(lambda: application.workspace.is_idle)


def test_questions_for_files_begin_where_they_were_answered_last(application, volume, qtbot):
    window, chosen = application.window, []
    for _ in range(2):
        file_dialogs.ask_files(window, "Import", chosen.append)
        [dialog] = [d for d in window.findChildren(QDialog) if d.isVisible()]
        if chosen:
            assert dialog.directory().absolutePath() == str(volume)
        dialog.setDirectory(str(volume))
        dialog.selectFile(str(volume / "9.txt"))
        dialog.accept()
        qtbot.waitUntil(lambda: not [d for d in window.findChildren(QDialog) if d.isVisible()])
    assert chosen == [[volume / "9.txt"]] * 2
