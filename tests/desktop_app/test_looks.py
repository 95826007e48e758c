"""Nothing is cut off, in any language, at the smallest usual size; nothing lacks a name."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from archive.importers.sample import create_sample
from desktop_app.dialogs.settings_dialog import SettingsDialog

NEED_NAMES = (QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox)


@pytest.fixture(params=["en", "zh_CN"])
def window(start_application, tmp_path, qtbot, request):
    path = tmp_path / "sample.jiaokan"
    create_sample(path)
    application = start_application(path, language=request.param, size=(1280, 800))
    application.window.resize(1280, 800)
    for dock in application.window.docks.values():
        dock.content()
    qtbot.waitUntil(lambda: application.window.repair_queue.count > 0, timeout=20_000)
    qtbot.waitUntil(lambda: application.workspace.is_idle, timeout=20_000)
    return application.window


def visible(window, kind):
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def test_no_button_is_narrower_than_its_text(window):
    cut = [b.text() for b in visible(window, QPushButton) if b.width() < b.sizeHint().width()]
    assert cut == []


def test_no_tab_is_narrower_than_its_text(window):
    for bar in visible(window, QTabBar):
        for index in range(bar.count()):
            text = bar.tabText(index)
            assert bar.tabRect(index).width() >= bar.fontMetrics().horizontalAdvance(text)


def test_no_label_is_cut(window):
    labels = [label for label in visible(window, QLabel) if label.text() and not label.wordWrap()]
    assert [label.text() for label in labels if label.width() < label.sizeHint().width()] == []


def test_a_screen_reader_can_name_everything(window):
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for kind in NEED_NAMES
        for widget in window.findChildren(kind)
        if not (
            widget.accessibleName() or is_inside_a_named_one(widget) or has_buddy(window, widget)
        )
    ]
    assert nameless == []
    silent = [
        b
        for b in window.findChildren(QAbstractButton)
        if b.isVisible() and not (b.text() or b.accessibleName() or b.toolTip())
        if not isinstance(b.parent(), QLineEdit)  # the signs that Qt draws inside
    ]
    assert [f"{type(b).__name__} in {type(b.parent()).__name__}" for b in silent] == []


def is_inside_a_named_one(widget):
    parents = (
        widget.parentWidget(),
        widget.parentWidget() and widget.parentWidget().parentWidget(),
    )
    return any(isinstance(parent, (QComboBox, QSpinBox, QAbstractItemView)) for parent in parents)


def has_buddy(window, widget):
    return any(label.buddy() is widget for label in window.findChildren(QLabel))


def test_tools_say_what_they_do_and_their_keys(window):
    for button in visible(window, QToolButton):
        action = button.defaultAction()
        if action is not None and not action.shortcut().isEmpty():
            assert action.toolTip().endswith(")")


def test_the_settings_fit(window):
    window.trigger("application.settings")
    dialog = window.findChildren(SettingsDialog)[0]
    for label in dialog.findChildren(QLabel):
        assert label.wordWrap() or label.width() >= label.sizeHint().width()
    assert all(w.accessibleName() for w in dialog.editors.values() if isinstance(w, QWidget))
    dialog.close()
