"""Input methods: while text is composed no key is a command, and no text is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from archive.editing.text_commands import EditText
from archive.model.operations import SetText
from desktop_app.actions.tables import ALL_ACTIONS
from desktop_app.settings.queue_key_table import QUEUE_KEYS
from tests.desktop_app.desk import compose

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
LETTERS = "BGZ159"
"""Keys that people may choose for an action."""


def single_keys():
    """Every key that is a command by itself or with Shift."""
    keys = {}
    for spec in (*ALL_ACTIONS, *QUEUE_KEYS):
        for sequence in spec.shortcuts:
            if sequence.count() == 1 and sequence[0].keyboardModifiers() in PLAIN:
                keys[sequence.toString()] = sequence[0]
    return keys | {letter: QKeySequence(letter)[0] for letter in LETTERS}


TYPED = {Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down}
"""Keys that an input method keeps to itself while it composes."""


def words_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.fixture
def window(application):
    window = application.window
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    return window


def fields(window):
    pane = window.reading_pane
    yield "text", pane.editor
    pane.finding.open()
    yield "find", pane.find_bar.find_field
    yield "replace", pane.find_bar.replace_field
    pane.set_lines_shown(shown=True)
    window.docks["search"].bring_up()
    yield "search", window.docks["search"].content().query
    pane.line_view.choose(pane.page_text.articles[0].passages[0].lines[0].id)
    yield "line", pane.line_view.field


def test_there_are_single_keys(qapp):
    assert {"F7", "A", "X", "J", "Shift+A"} <= single_keys().keys()


def test_no_single_key_is_a_command_while_text_is_composed(window, qtbot):
    fired = []
    for action in window.actions():
        name = action.objectName()
        action.triggered.connect(lambda _checked=False, name=name: fired.append(name))
    for action, letter in zip(window.actions(), LETTERS, strict=False):
        action.setShortcut(QKeySequence(letter))
        action.setEnabled(True)
    for name, field in fields(window):
        field.setFocus()
        assert field.hasFocus(), name
        for key_name, key in single_keys().items():
            before = words_of(field)
            compose(field, "xin")
            if key.key() not in TYPED:
                QTest.keyClick(field, key.key(), key.keyboardModifiers())
            assert fired == [], (name, key_name)
            compose(field, "", "新")
            assert words_of(field).count("新") == before.count("新") + 1, (name, key_name)
    qtbot.waitUntil(lambda: window.reading_pane.is_saved)


def test_the_same_keys_are_commands_when_nothing_is_composed(window):
    fired = []
    action = window._actions["text.next_doubt"]
    action.triggered.connect(lambda: fired.append(1))
    window.reading_pane.editor.setFocus()
    QTest.keyClick(window.reading_pane.editor, Qt.Key.Key_F7)
    assert fired == [1]


@pytest.mark.parametrize("shows_lines", [False, True])
def test_edits_of_others_do_not_disturb_what_is_composed(window, qtbot, shows_lines):
    workspace, pane = window._workspace, window.reading_pane
    pane.set_lines_shown(shows_lines)
    first, second = [line.id for line in pane.page_text.lines()][:2]
    workspace.select_line(first)
    assert pane.line_view.current == first
    pane.caret.go_to(first, 0)
    field = pane.line_view.field if shows_lines else pane.editor
    field.setFocus()
    compose(field, "ni")
    with qtbot.waitSignal(workspace.changed):
        workspace.run(
            EditText(workspace.page.id, (SetText(first, "夏天到了"), SetText(second, "河水退去")))
        )
    compose(field, "nin")
    compose(field, "", "您")
    qtbot.waitUntil(lambda: pane.is_saved and workspace.is_idle)
    texts = {line.id: line.text for line in workspace.text.lines()}
    assert "您" in texts[first]
    assert texts[second] == "河水退去"
    assert words_of(field).count("您") == 1
