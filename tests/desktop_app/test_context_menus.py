"""The right button and the menu key offer what can be done with what is there."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.desktop_app.conftest import two_pages

CORNER = QPoint(5, 5)
COPY_AND_QUIT = """
import sys
from pathlib import Path
from desktop_app.start import StartOptions, start
def copy():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    [window] = [w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window"]
    window.reading_pane.editor.selectAll()
    window.reading_pane.editor.copy()
    print(QApplication.clipboard().text().split()[0], flush=True)
    QTimer.singleShot(0, window.close)
sys.exit(start(StartOptions(Path(sys.argv[1])), shown=copy))
"""

MOUSE, KEYBOARD = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard


@pytest.fixture
def ask(application, qtbot):
    """Ask for a menu at a point of a widget; return the ids in it, None for what has none."""
    window = application.window
    qtbot.waitUntil(lambda: window.is_settled)

    def ask(widget, point=CORNER, reason=MOUSE):
        menus = window.context_menus
        before = menus.menu if menus else None
        event = QContextMenuEvent(reason, point, widget.mapToGlobal(point))
        QApplication.sendEvent(widget, event)
        menus = window.context_menus
        menu = menus.menu if menus else None
        if menu is before or menu is None:
            return None
        ids = [action.objectName() or action.text() for action in menu.actions()]
        menu.close()
        return ids

    return ask


def shown_dock(window, name, qtbot):
    window.trigger(f"view.{name}")
    qtbot.waitUntil(lambda: window.docks[name].place.is_made)
    return window.docks[name].content()


def test_a_page_in_the_tree_offers_its_work_and_an_issue_only_what_suits_it(
    application, ask, qtbot
):
    tree = application.window.archive_panel
    page = tree.currentIndex()
    offered = ask(tree.viewport(), tree.visualRect(page).center())
    assert {"page.repair", "page.mark_verified", "archive.export"} <= set(offered)
    tree.setCurrentIndex(page.parent())
    assert "page.repair" not in ask(tree.viewport(), tree.visualRect(page.parent()).center())


def test_the_text_offers_the_clipboard_and_puts_the_caret_under_the_pointer(application, ask):
    editor = application.window.reading_pane.editor
    place = editor.cursorRect(QTextCursor(editor.document().lastBlock())).center()
    offered = ask(editor.viewport(), place)
    assert {"text.start_article", "text.set_aside"} <= set(offered)
    assert offered[0] == "Cu&t"
    assert editor.textCursor().block() == editor.document().lastBlock()


def test_a_selection_is_kept_and_can_be_copied(application, ask):
    window = application.window
    editor = window.reading_pane.editor
    editor.select_stretch(0, 2)
    chosen = editor.textCursor().selectedText()
    ask(editor.viewport(), editor.cursorRect().center() + QPoint(0, 60))
    assert editor.textCursor().selectedText() == chosen
    [copy] = [a for a in window.context_menus.menu.actions() if a.text() == "&Copy"]
    copy.trigger()
    assert QApplication.clipboard().text() == chosen


def test_the_process_ends_well_after_text_was_copied(tmp_path):
    home = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME")}
    path = two_pages(tmp_path / "two.jiaokan")
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_QUIT, str(path)],
        env=os.environ | home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("春天来了", 0)


def test_articles_and_queue_have_menus_of_their_own(application, ask, qtbot):
    window = application.window
    articles = shown_dock(window, "articles", qtbot)
    assert "text.merge_article" in ask(articles.tree.viewport())
    assert "queue.accept" in ask(window.repair_queue)


def test_the_menu_key_shows_the_menu_of_the_pane_with_the_keyboard(application, ask):
    window = application.window
    window.reading_pane.editor.setFocus()
    before = window.reading_pane.editor.textCursor().position()
    assert "text.alternatives" in ask(window.reading_pane.editor, reason=KEYBOARD)
    assert window.reading_pane.editor.textCursor().position() == before


def test_fields_keep_the_menu_that_every_field_has(application, ask, qtbot):
    articles = shown_dock(application.window, "articles", qtbot)
    assert isinstance(articles.tags, QLineEdit)
    assert ask(articles.tags) is None
    for popup in QApplication.topLevelWidgets():
        if popup.inherits("QMenu"):
            popup.close()


def test_the_canvas_tells_which_line_a_menu_is_asked_for(application, ask):
    canvas = application.window.scan_view.canvas
    told, clicked = [], []
    canvas.menu_asked.connect(told.append)
    canvas.clicked.connect(clicked.append)
    assert "page.read_line" in ask(canvas.viewport())
    assert len(told) == 1
    assert clicked == []  # a click would give a line its number while the order is set
