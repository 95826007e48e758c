"""Settings are stored sparsely, checked when read, and told when they change."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from desktop_app.settings.catalogue import LANGUAGE, SETTINGS, SURE, THEME
from desktop_app.settings.store import RECENT_LIMIT, Settings, WindowState, ini_file


@pytest.fixture
def settings(qapp, tmp_path):
    return Settings(ini_file("settings", tmp_path))


def test_the_default_is_stored_as_nothing(settings, tmp_path):
    settings.set(THEME, "dark")
    settings.set(THEME, "system")
    assert not ini_file("settings", tmp_path).allKeys()


def test_a_change_is_told_and_survives(settings, qtbot, tmp_path):
    with qtbot.waitSignal(settings.changed) as caught:
        settings.set(SURE, 80)
    assert caught.args == ["sure_from"]
    assert Settings(ini_file("settings", tmp_path)).number(SURE) == 80


def test_a_stored_value_that_is_not_allowed_is_the_default(settings, tmp_path):
    store = ini_file("settings", tmp_path)
    store.setValue("theme", "pink")
    store.setValue("sure_from", 7000)
    assert settings.text(THEME) == "system"
    assert settings.number(SURE) == 90


def test_the_command_line_counts_for_this_run_only(settings, tmp_path):
    settings.override(LANGUAGE, "zh_CN")
    assert settings.text(LANGUAGE) == "zh_CN"
    assert not ini_file("settings", tmp_path).allKeys()


def test_a_value_that_is_not_allowed_is_refused(settings):
    with pytest.raises(ValueError, match="not allowed"):
        settings.set(THEME, "pink")


def test_every_default_is_allowed():
    assert [s.key for s in SETTINGS if not s.accepts(s.default)] == []


def test_recent_archives_are_kept_in_order_and_few(tmp_path):
    state = WindowState(ini_file("window", tmp_path))
    paths = [Path(f"/a/{number}.jiaokan") for number in range(RECENT_LIMIT + 3)]
    for path in paths:
        state.note_opened(path)
    state.note_opened(paths[5])
    assert state.recent()[:2] == [paths[5], paths[-1]]
    assert len(state.recent()) == RECENT_LIMIT
    state.forget(paths[5])
    assert paths[5] not in state.recent()


def test_one_recent_archive_is_a_list_too(tmp_path):
    WindowState(ini_file("window", tmp_path)).note_opened(Path("/a/b.jiaokan"))
    assert WindowState(ini_file("window", tmp_path)).recent() == [Path("/a/b.jiaokan")]


def test_a_place_belongs_to_its_archive(tmp_path):
    state = WindowState(ini_file("window", tmp_path))
    state.set_place(Path("/a/b.jiaokan"), {"page": "p1", "x": 1.5})
    state.set_place(Path("/a/d.jiaokan"), {"page": "p2"})
    assert state.place(Path("/a/b.jiaokan")) == {"page": "p1", "x": 1.5}
    assert state.place(Path("/a/c.jiaokan")) is None


def test_places_of_old_archives_are_forgotten(tmp_path):
    state = WindowState(ini_file("window", tmp_path))
    for number in range(RECENT_LIMIT + 3):
        state.set_place(Path(f"/a/{number}.jiaokan"), {"page": str(number)})
    assert state.place(Path("/a/2.jiaokan")) is None
    assert state.place(Path("/a/3.jiaokan")) == {"page": "3"}


def test_a_place_that_cannot_be_read_is_none(tmp_path):
    store = ini_file("window", tmp_path)
    store.setValue("places", "{no")
    assert WindowState(store).place(Path("/a/b.jiaokan")) is None


def test_a_layout_is_read_back(tmp_path):
    state = WindowState(ini_file("window", tmp_path))
    assert state.layout("docks") is None
    state.set_layout("docks", QByteArray(b"x\x00y"))
    assert WindowState(ini_file("window", tmp_path)).layout("docks") == QByteArray(b"x\x00y")
