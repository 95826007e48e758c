"""Keys can be read, changed and given back; they work at once and after a restart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.actions.tables import ALL_ACTIONS
from desktop_app.dialogs.settings_dialog import SettingsDialog
from desktop_app.dialogs.shortcut_rules import refusal
from desktop_app.settings.queue_key_table import QUEUE_KEYS
from desktop_app.settings.shortcuts import Shortcuts
from desktop_app.settings.store import ini_file

SPECS = (*ALL_ACTIONS, *QUEUE_KEYS)


def key(text):
    return QKeySequence(text)


@pytest.fixture
def shortcuts(qapp, tmp_path):
    return Shortcuts(ini_file("settings", tmp_path), SPECS)


@pytest.fixture
def page(application):
    application.window.trigger("application.shortcuts")
    (dialog,) = application.window.findChildren(SettingsDialog)
    yield dialog.show_shortcuts()
    for left in application.window.findChildren(SettingsDialog):
        left.close()


def test_every_key_has_one_meaning(shortcuts):
    doubled = [
        (spec.id, one.toString(), shortcuts.users(one, spec.id))
        for spec in SPECS
        for one in shortcuts.keys(spec.id)
        if shortcuts.users(one, spec.id)
    ]
    assert doubled == []


def test_no_key_of_the_tables_would_be_refused(shortcuts):
    words = [refusal(spec.id, one) for spec in SPECS for one in shortcuts.keys(spec.id)]
    assert [word for word in words if word] == []


def test_what_was_chosen_is_read_back(shortcuts, tmp_path):
    shortcuts.set("text.find", [key("Ctrl+,"), key("Ctrl+Space")])
    shortcuts.set("view.search", [])
    shortcuts.set("text.larger", [key("Ctrl+K, L"), key("Ctrl+;")])
    again = Shortcuts(ini_file("settings", tmp_path), SPECS)
    assert again.keys("text.find") == [key("Ctrl+,"), key("Ctrl+Space")]
    assert again.keys("view.search") == []
    assert again.keys("text.larger") == [key("Ctrl+K, L"), key("Ctrl+;")]
    assert again.is_default("text.find_next")


def test_what_is_as_in_the_table_is_not_stored(shortcuts, tmp_path):
    shortcuts.set("text.find", [key("Ctrl+J")])
    shortcuts.reset("text.find")
    assert not ini_file("settings", tmp_path).allKeys()


def test_a_line_that_cannot_be_read_is_the_table_or_nothing(qapp, tmp_path):
    store = ini_file("settings", tmp_path)
    store.setValue("keys/text.find", "Ctrl+Nonsense; Ctrl+J")
    store.setValue("keys/gone.action", "Ctrl+G")
    read = Shortcuts(store, SPECS)
    assert read.keys("text.find") == [key("Ctrl+J")]


def test_a_key_collides_with_those_that_begin_with_it(shortcuts):
    shortcuts.set("text.larger", [key("Ctrl+J, L")])
    assert "text.larger" in shortcuts.users(key("Ctrl+J"), "text.find")
    assert "text.larger" not in shortcuts.users(key("Ctrl+J, M"), "text.find")
    shortcuts.take_over("text.find", key("Ctrl+J"))
    assert shortcuts.keys("text.larger") == []


def test_a_key_is_taken_over_and_given_back(shortcuts):
    own = shortcuts.keys("page.repair")[0]
    shortcuts.take_over("page.next", own)
    assert own not in shortcuts.keys("page.repair")
    assert own in shortcuts.keys("page.next")
    shortcuts.reset("page.repair")
    assert own in shortcuts.keys("page.repair")
    assert own not in shortcuts.keys("page.next")
    shortcuts.reset_all()
    assert all(shortcuts.is_default(spec.id) for spec in SPECS)


@pytest.mark.parametrize(
    ("action", "keys", "is_free"),
    [
        ("text.find", "A", False),
        ("text.find", "Shift+A", False),
        ("text.find", "F12", True),
        ("text.find", "Ctrl+C", False),
        ("text.find", "Tab", False),
        ("text.find", "Alt+A", False),
        ("queue_key.accept", "Y", True),
        ("queue_key.accept", "Esc", False),
    ],
)
def test_keys_that_typing_needs_are_refused_in_words(qapp, action, keys, is_free):
    words = refusal(action, key(keys))
    assert bool(words) is not is_free
    assert not words or key(keys).toString(QKeySequence.SequenceFormat.NativeText) in words


def press(page, action_id, keys):
    page.choose(action_id)
    page.editor.setFocus()
    page.editor.setKeySequence(key(keys))


def test_a_new_key_works_at_once_and_after_a_restart(application, page, start_application, qtbot):
    press(page, "page.mark_corrected", "F12")
    page.add.click()
    page.window().close()
    window = application.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.reading_pane.setFocus()
    QTest.keyClick(window.reading_pane, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: application.workspace.page.state == "corrected")
    application.close()
    again = start_application(language="en")
    action = next(a for a in again.window.actions() if a.objectName() == "page.mark_corrected")
    assert key("F12") in action.shortcuts()


def test_a_conflict_is_said_and_can_be_settled(application, page):
    press(page, "page.next", "Ctrl+R")
    assert "Look for breaks" in page.words.text()
    assert page.use.isVisible()
    assert not page.add.isEnabled()
    page.use.click()
    actions = {action.objectName(): action for action in application.window.actions()}
    assert key("Ctrl+R") in actions["page.next"].shortcuts()
    assert actions["page.repair"].shortcuts() == []
    assert actions["page.repair"].toolTip() == "Look for breaks"
    assert page.words.text() == ""
    page.reset_all.click()
    assert actions["page.repair"].toolTip().endswith(")")


def test_a_refused_key_cannot_be_added(page):
    press(page, "page.next", "Ctrl+C")
    assert "Ctrl+C" in page.words.text()
    assert not page.add.isEnabled()
    assert not page.use.isVisible()


def test_a_typed_key_is_read(page, qtbot):
    page.choose("page.next")
    page.editor.setFocus()
    qtbot.keyClick(page.editor, Qt.Key.Key_F8)
    assert page.editor.keySequence() == key("F8")


def test_the_list_is_searched_by_action_and_key(page):
    page.query.setText("Ctrl+R")
    shown = [row.text(0) for row in page._rows.values() if not row.isHidden()]
    assert "Look for breaks" in shown
    assert "Mark page as corrected" not in shown


def test_a_single_key_of_the_queue_changes_with_its_button(application, page, qtbot):
    press(page, "queue_key.accept", "Y")
    page.clear.click()
    press(page, "queue_key.accept", "Y")
    page.add.click()
    page.window().close()
    queue = application.window.repair_queue
    assert any(b.text() == "Accept  Y" for b in queue.findChildren(QPushButton))
    qtbot.waitUntil(lambda: application.workspace.is_idle)
    before = queue.count
    assert before > 0
    qtbot.keyClick(queue, Qt.Key.Key_A)
    assert queue.count == before
    qtbot.keyClick(queue, Qt.Key.Key_Y)
    assert queue.count < before
    qtbot.waitUntil(lambda: application.workspace.is_idle)
