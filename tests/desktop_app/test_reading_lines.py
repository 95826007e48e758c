"""The line view: each line under its own image, typed into like the running text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop_app.reading.reading_pane import ReadingPane
from desktop_app.tasks.effort_meter import EffortMeter
from tests.builders import SAMPLE
from tests.desktop_app.desk import open_desk
from tests.desktop_app.test_repair_queue import THREE


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    workspace = open_desk(tmp_path, SAMPLE)
    pane = ReadingPane(workspace)
    pane.resize(700, 500)
    qtbot.addWidget(pane)
    pane.show()
    yield workspace, pane
    workspace.close()


def lines(workspace):
    return list(workspace.text.placed_lines())


def saved(qtbot, workspace, pane):
    qtbot.waitUntil(lambda: pane.is_saved and workspace.is_idle)


def test_the_place_is_kept_when_the_view_is_changed(desk):
    workspace, pane = desk
    fourth = lines(workspace)[3]
    pane.caret.go_to(fourth.id, 1)
    pane.set_lines_shown(True)
    assert pane.line_view.isVisible()
    assert pane.line_view.current == fourth.id
    fifth = lines(workspace)[4]
    workspace.select_line(fifth.id)
    assert pane.line_view.current == fifth.id
    pane.set_lines_shown(False)
    assert pane.editor.isVisible()
    assert pane.caret.line == fifth.id


def test_each_line_has_its_own_image(desk, qtbot):
    workspace, pane = desk
    pane.set_lines_shown(True)
    second = lines(workspace)[1]

    def image():
        pane.grab()
        return pane.line_view.image_of(second.id)

    qtbot.waitUntil(lambda: image() is not None)
    found = image()
    assert found.width() > 3 * found.height()
    assert found.pixelColor(found.width() // 2, found.height() // 2).lightness() < 120


def test_what_is_typed_under_a_line_is_that_lines(desk, qtbot):
    workspace, pane = desk
    pane.set_lines_shown(True)
    third = lines(workspace)[2]
    workspace.select_line(third.id)
    pane.line_view.field.setCursorPosition(0)
    qtbot.keyClicks(pane.line_view.field, "x")
    saved(qtbot, workspace, pane)
    texts = [line.text for line in lines(workspace)]
    assert texts[1:3] == ["河水慢慢涨", "x起来。"]
    assert "河水慢慢涨x起来。" in pane.text


def test_arrows_and_enter_go_from_line_to_line(desk, qtbot):
    workspace, pane = desk
    pane.set_lines_shown(True)
    workspace.select_line(lines(workspace)[0].id)
    qtbot.keyClick(pane.line_view.field, Qt.Key.Key_Down)
    qtbot.keyClick(pane.line_view.field, Qt.Key.Key_Return)
    assert workspace.line_id == lines(workspace)[2].id
    assert pane.line_view.field.text() == "起来。"
    qtbot.keyClick(pane.line_view.field, Qt.Key.Key_Up)
    assert workspace.line_id == lines(workspace)[1].id


def test_undo_under_a_line_is_the_archives(desk, qtbot):
    workspace, pane = desk
    pane.set_lines_shown(True)
    workspace.select_line(lines(workspace)[0].id)
    qtbot.keyClicks(pane.line_view.field, "x")
    qtbot.keyClick(pane.line_view.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    saved(qtbot, workspace, pane)
    assert lines(workspace)[0].text == "春天来了"
    assert pane.line_view.field.text() == "春天来了"


def test_keys_typed_under_a_line_count_as_effort(application, qtbot):
    pane, workspace = application.window.reading_pane, application.workspace
    page_id = workspace.page.id
    pane.set_lines_shown(shown=True)
    pane.line_view.choose(next(pane.page_text.lines()).id, 0)
    field = pane.line_view.field
    qtbot.keyClicks(field, "ab")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    event = QInputMethodEvent("xin", [])
    QApplication.sendEvent(field, event)
    event = QInputMethodEvent()
    event.setCommitString("新的")
    QApplication.sendEvent(field, event)
    qtbot.waitUntil(lambda: pane.is_saved)
    application.window.findChild(EffortMeter).write()
    qtbot.waitUntil(lambda: workspace.is_idle)
    effort = workspace.archive.efforts.of_page(page_id)
    assert (effort.keystrokes, effort.characters) == (5, 4)


def test_the_caret_under_a_line_is_told_like_the_one_in_the_text(desk, qtbot):
    workspace, pane = desk
    pane.set_lines_shown(shown=True)
    pane.activateWindow()
    third = lines(workspace)[2]
    workspace.select_line(third.id)
    pane.line_view.field.setFocus()
    told = []
    workspace.character_selected.connect(lambda *place: told.append(place))
    qtbot.keyClick(pane.line_view.field, Qt.Key.Key_Home)
    qtbot.keyClick(pane.line_view.field, Qt.Key.Key_Right)
    assert told[-1] == (third.id, 1)


def test_a_proposal_is_edited_in_the_view_that_is_shown(desk):
    _workspace, pane = desk
    pane.set_lines_shown(shown=True)
    pane.activateWindow()
    pane.edit_proposal(THREE[1])
    assert pane.shows_lines
    assert pane.line_view.current == THREE[1].lines[0]
    assert pane.line_view.field.selectedText() == "河"
    assert pane.line_view.field.hasFocus()
