"""The pointer over the scan or the text marks the same character in both."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from archive.model.geometry import Box
from desktop_app.reading.reading_pane import ReadingPane
from desktop_app.viewer.characters import offset_at, place_of
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.viewer.scan_view import ScanView
from tests.builders import SAMPLE
from tests.desktop_app.desk import open_desk

NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    """A workspace, the view of its scan and its text."""
    workspace = open_desk(tmp_path, SAMPLE)
    view, pane = ScanView(workspace), ReadingPane(workspace)
    for part in (view, pane):
        part.resize(600, 800)
        qtbot.addWidget(part)
        part.show()
    pictures = scan_pictures(workspace)
    qtbot.waitUntil(lambda: pictures.state is PictureState.READY)
    seen(view)
    qtbot.waitUntil(lambda: view.is_settled)
    yield workspace, view, pane
    workspace.close()


def seen(view):
    return view.canvas.viewport().grab().toImage()


def second_line(workspace):
    return list(workspace.text.placed_lines())[1]


def over(workspace, view, offset):
    """Where a character of the second line is in the view of the scan."""
    line = second_line(workspace)
    left, top, width, height = place_of(line.box, line.text, offset, vertical=False)
    return view.canvas.mapFromScene(QPointF(left + width / 2, top + height / 2))


def hover(surface, point):
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        surface.mapToGlobal(place),
        NO_BUTTON,
        NO_BUTTON,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(surface, event)


def marked(pane):
    return [mark.cursor.selectedText() for mark in pane.editor.extraSelections()]


def test_hovering_the_scan_marks_the_character_in_both(desk):
    workspace, view, pane = desk
    before, caret = seen(view), pane.editor.textCursor().position()
    point = over(workspace, view, 2)
    hover(view.canvas.viewport(), point)
    assert marked(pane) == [second_line(workspace).text[2]]
    after = seen(view)
    assert after.pixelColor(point) != before.pixelColor(point)
    beside = over(workspace, view, 4)
    assert after.pixelColor(beside) == before.pixelColor(beside)
    assert pane.editor.textCursor().position() == caret
    assert workspace.line_id is None
    QApplication.sendEvent(view.canvas.viewport(), QEvent(QEvent.Type.Leave))
    assert marked(pane) == []
    assert seen(view) == before


def test_hovering_tells_a_character_once(desk):
    workspace, view, _ = desk
    told = []
    workspace.character_hovered.connect(lambda *place: told.append(place))
    point = over(workspace, view, 2)
    hover(view.canvas.viewport(), point)
    hover(view.canvas.viewport(), point + QPoint(1, 1))
    hover(view.canvas.viewport(), QPoint(2, 2))
    hover(view.canvas.viewport(), QPoint(3, 3))
    assert told == [(second_line(workspace).id, 2), (None, 0)]


def test_hovering_the_text_marks_the_character_on_the_scan(desk):
    workspace, view, pane = desk
    before, editor = seen(view), pane.editor
    line = second_line(workspace)
    cursor = editor.textCursor()
    cursor.setPosition(pane.text.index(line.text) + 2)
    place = editor.cursorRect(cursor)
    hover(editor.viewport(), place.center() + QPoint(6, 0))
    assert marked(pane) == [line.text[2]]
    point = over(workspace, view, 2)
    assert seen(view).pixelColor(point) != before.pixelColor(point)
    hover(editor.viewport(), QPoint(1, editor.viewport().height() - 2))
    assert marked(pane) == []
    hover(editor.viewport(), place.center() + QPoint(6, 0))
    QApplication.sendEvent(editor.viewport(), QEvent(QEvent.Type.Leave))
    assert marked(pane) == []
    assert seen(view) == before


def test_a_click_on_the_scan_puts_the_caret_there(desk, qtbot):
    workspace, view, pane = desk
    qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=over(workspace, view, 3))
    cursor = pane.editor.textCursor()
    assert cursor.position() == pane.text.index(second_line(workspace).text) + 3
    assert not cursor.hasSelection()


def test_a_click_on_the_scan_leaves_what_is_being_composed(desk, qtbot):
    workspace, view, pane = desk
    cursor = pane.editor.textCursor()
    cursor.setPosition(1)
    pane.editor.setTextCursor(cursor)
    QApplication.sendEvent(pane.editor, QInputMethodEvent("xin", []))
    qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=over(workspace, view, 3))
    assert pane.editor.textCursor().position() == 1
    assert pane.editor.is_composing
    QApplication.sendEvent(pane.editor, QInputMethodEvent())


def test_typing_takes_the_mark_away(desk):
    workspace, view, pane = desk
    hover(view.canvas.viewport(), over(workspace, view, 2))
    assert marked(pane)
    pane.editor.insertPlainText("x")
    assert marked(pane) == []


def test_another_page_has_no_mark_of_this_one(desk, qtbot):
    workspace, view, pane = desk
    pane.editor.textChanged.disconnect()
    before, page = seen(view), workspace.page.id
    hover(view.canvas.viewport(), over(workspace, view, 2))
    assert seen(view) != before
    workspace.select_page(None)
    workspace.select_page(page)
    pictures = scan_pictures(workspace)
    qtbot.waitUntil(lambda: pictures.state is PictureState.READY and view.is_settled)
    qtbot.waitUntil(lambda: seen(view) == before)


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("words", ["新闻纸", "第3618期 LUTING", "e\u0301tude 字"])
def test_every_character_has_a_place_that_leads_back_to_it(words, vertical):
    box = Box(100, 200, 400, 260) if not vertical else Box(100, 200, 160, 500)
    end = box.top if vertical else box.left
    for offset in range(len(words)):
        left, top, width, height = place_of(box, words, offset, vertical=vertical)
        assert (top if vertical else left) == pytest.approx(end)
        end = top + height if vertical else left + width
        if words[offset] != "\u0301" and words[offset + 1 : offset + 2] != "\u0301":
            middle = left + width / 2, top + height / 2
            assert offset_at(box, words, *middle, vertical=vertical) == offset
    assert end == pytest.approx(box.bottom if vertical else box.right)


def test_digits_are_half_as_wide_and_the_ends_mean_the_outer_characters():
    box = Box(0, 0, 400, 50)
    assert place_of(box, "第36期版", 1, vertical=False) == (100, 0, 50, 50)
    assert offset_at(box, "第36期版", -20, 10, vertical=False) == 0
    assert offset_at(box, "第36期版", 999, 10, vertical=False) == 4
    assert offset_at(box, "", 10, 10, vertical=False) is None
    assert place_of(box, "版", 1, vertical=False) is None
