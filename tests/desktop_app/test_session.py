"""The session is restored as it was: page, scan, caret, layout; recent archives remember theirs."""

import pytest
from PySide6.QtCore import Qt

from archive.storage.archive_file import Archive
from desktop_app.session import Place
from tests.builders import SAMPLE, add_page, make_text
from tests.desktop_app.desk import attach, draw_scan


def archive_with_scan(folder, name="one"):
    path = folder / f"{name}.jiaokan"
    with Archive.create(path) as archive:
        add_page(archive, make_text(["第一版新闻"]))
        page = add_page(archive, SAMPLE, order=2, label="第02版")
        attach(archive, page, draw_scan(folder / f"{name}.png", SAMPLE))
    return path


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return archive_with_scan(tmp_path)


def start(start_application, qtbot, path):
    application = start_application(path, language="en", size=(1200, 900))
    settle(application, qtbot)
    return application


def settle(application, qtbot):
    qtbot.waitUntil(lambda: application.workspace.is_idle, timeout=20_000)
    qtbot.waitUntil(lambda: application.window.is_settled, timeout=20_000)
    qtbot.waitUntil(lambda: application.session._wanted is None, timeout=20_000)


def go_to_second_page(application, qtbot):
    workspace = application.workspace
    workspace.select_page(workspace.archive.catalogue.pages()[1].id)
    settle(application, qtbot)


def caret(application):
    """The characters before the caret in its passage."""
    cursor = application.window.reading_pane.editor.textCursor()
    return cursor.block().text()[: cursor.positionInBlock()]


def test_page_scan_and_caret_are_as_they_were(start_application, path, qtbot):
    first = start(start_application, qtbot, path)
    go_to_second_page(first, qtbot)
    canvas = first.window.scan_view.canvas
    first.window.reading_pane.caret.go_to(list(SAMPLE.lines())[3].id, 2)
    canvas.rotate_by(90)
    canvas.zoom_by(1.5 / canvas.zoom)
    canvas.stop_gliding()
    canvas.centerOn(500, 620)
    middle = canvas.mapToScene(canvas.viewport().rect().center())
    before = caret(first)
    assert before.endswith("孩子")
    first.window.close()
    again = start(start_application, qtbot, path)
    assert again.workspace.page.label == "第02版"
    there = again.window.scan_view.canvas
    assert there.zoom == pytest.approx(1.5)
    assert there.transform().m12() == pytest.approx(1.5)
    found = there.mapToScene(there.viewport().rect().center())
    assert (found - middle).manhattanLength() < 12
    assert caret(again) == before


def test_a_fitted_page_stays_fitted_whatever_the_window(start_application, path, qtbot):
    first = start(start_application, qtbot, path)
    go_to_second_page(first, qtbot)
    first.window.scan_view.fit_width()
    first.window.close()
    again = start(start_application, qtbot, path)
    assert again.window.scan_view.canvas.fit == "width"


def test_lines_under_their_images_stay(start_application, path, qtbot):
    first = start(start_application, qtbot, path)
    first.window.trigger("text.lines")
    first.window.close()
    again = start(start_application, qtbot, path)
    assert again.window.reading_pane.shows_lines


def test_who_moves_first_stays_where_he_went(start_application, path, qtbot):
    first = start(start_application, qtbot, path)
    go_to_second_page(first, qtbot)
    first.window.close()
    again = start_application(path, language="en")
    again.workspace.select_page(again.workspace.archive.catalogue.pages()[0].id)
    settle(again, qtbot)
    assert again.workspace.page.label == "第01版"


def test_a_recent_archive_opens_where_one_was(start_application, path, tmp_path, qtbot):
    other = archive_with_scan(tmp_path, "other")
    application = start(start_application, qtbot, path)
    go_to_second_page(application, qtbot)
    menu = application.window.recent_menu
    application.workspace.open(other)
    settle(application, qtbot)
    assert [action.text() for action in menu.actions()] == ["other", "one"]
    menu.actions()[1].trigger()
    settle(application, qtbot)
    assert application.workspace.path == path
    assert application.workspace.page.label == "第02版"


def test_another_language_keeps_the_place(start_application, path, qtbot):
    application = start(start_application, qtbot, path)
    go_to_second_page(application, qtbot)
    qtbot.keyClick(application.window.reading_pane.editor, Qt.Key.Key_End)
    before = caret(application)
    application.settings._overrides.clear()
    from desktop_app.settings.catalogue import LANGUAGE

    application.settings.set(LANGUAGE, "zh_CN")
    settle(application, qtbot)
    assert application.workspace.page.label == "第02版"
    assert caret(application) == before != ""


def test_a_place_of_another_version_is_left_alone():
    assert Place.of({"page": "p", "colour": "red"}) is None
    assert Place.of({"page": "p", "offset": 3}) == Place("p", offset=3)
