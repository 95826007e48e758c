"""Everything can be reached by Tab, has a name and a role, and shows when it has the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QToolBar,
    QToolButton,
)

from archive.importers.sample import create_sample
from tests.desktop_app.pictures import is_same

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)
DOCKS = ("archive", "calendar", "articles", "annotations", "history", "record", "search")
DIALOGS = (
    "application.settings",
    "application.shortcuts",
    "application.help",
    "archive.export",
    "page.engine",
    "layout.compare",
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.jiaokan"
    create_sample(path)
    return path


@pytest.fixture
def window(start_application, sample, qtbot):
    application = start_application(sample, language="en", size=(1400, 900))
    window = application.window
    window.resize(1400, 900)
    qtbot.waitUntil(lambda: window.repair_queue.count > 0, timeout=30_000)
    qtbot.waitUntil(lambda: application.workspace.is_idle, timeout=30_000)
    qtbot.waitUntil(lambda: window.is_settled, timeout=30_000)
    return window


def is_part_of_another(widget):
    """Fields inside boxes, headers and lists inside views: the whole is what is reached."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, (QComboBox, QAbstractSpinBox, QAbstractItemView, QTabBar)):
            return True
        around = around.parentWidget()
    inside_field = isinstance(widget, QAbstractButton) and isinstance(
        widget.parentWidget(), QLineEdit
    )
    return inside_field or type(widget).__name__ in {"QHeaderView", "QKeySequenceEdit"}


def interactive(window):
    """Everything in view that one can use."""
    return [
        widget
        for kind in INTERACTIVE
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and not widget.visibleRegion().isEmpty()
        and not is_part_of_another(widget)
    ]


def chain(window):
    """Every widget that Tab comes to, in order."""
    found, widget = [], window
    while True:
        widget = widget.nextInFocusChain()
        if widget is window:
            return found
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            found.append(widget)


def title(widget):
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    around = type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} “{widget.accessibleName() or text}” in {around}"


def is_tool(widget):
    """Tools of the tool bar are in the menus, too, which have keys."""
    return isinstance(widget, QToolButton) and isinstance(widget.parentWidget(), QToolBar)


def is_by_arrows(widget, reached):
    """Of buttons that exclude one another Tab comes to the chosen one, arrows to the others."""
    return isinstance(widget, QRadioButton) and any(
        isinstance(other, QRadioButton) and other.parentWidget() is widget.parentWidget()
        for other in reached
    )


def out_of_reach(window):
    reached = set(chain(window))
    return [
        title(widget)
        for widget in interactive(window)
        if widget not in reached
        and widget.focusProxy() not in reached
        and not is_tool(widget)
        and not is_by_arrows(widget, reached)
    ]


def nameless(window):
    found = []
    for widget in interactive(window):
        spoken = QAccessible.queryAccessibleInterface(widget)
        role = spoken.role()
        name = spoken.text(QAccessible.Text.Name)
        if role in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
            found.append(f"no role: {title(widget)}")
        elif not name and not isinstance(widget, QTabBar):
            found.append(f"no name: {title(widget)}")
    return found


def without_sign(window, qtbot):
    """Widgets that look the same with the keyboard and without."""
    found = []
    for widget in chain(window):
        hands_on = widget.focusProxy() is not None
        if not widget.isEnabled() or widget.visibleRegion().isEmpty() or hands_on:
            continue
        other = next(
            w
            for w in chain(window)
            if w is not widget and w.focusProxy() is None and w.isEnabled() and w.isVisible()
        )
        other.setFocus(Qt.FocusReason.TabFocusReason)
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget:
            assert widget.isAncestorOf(QApplication.focusWidget())
            continue
        if is_same(before, widget.grab().toImage()):
            found.append(title(widget))
    return found


@pytest.mark.parametrize("dock", DOCKS)
def test_the_window_with_each_dock(window, dock, qtbot):
    window.trigger(f"view.{dock}")
    qtbot.waitUntil(lambda: not window.docks[dock].visibleRegion().isEmpty())
    assert out_of_reach(window) == []
    assert nameless(window) == []


def test_the_keyboard_is_seen_wherever_it_is(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    assert without_sign(window, qtbot) == []


def test_tab_leaves_every_pane_again(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    window.archive_panel.setFocus()
    seen = set()
    for _ in range(3 * len(chain(window))):
        focus = QApplication.focusWidget()
        seen |= {pane for pane in window.panes() if pane is focus or pane.isAncestorOf(focus)}
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == set(window.panes())


@pytest.mark.parametrize("action", DIALOGS)
def test_each_dialog(window, action, qtbot):
    window.trigger(action)
    (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: window._workspace.is_idle, timeout=30_000)
    assert out_of_reach(dialog) == []
    assert nameless(dialog) == []
    assert without_sign(dialog, qtbot) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
