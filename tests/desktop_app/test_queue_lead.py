"""The queue takes text and scan along only where a person works in it or asks it for something."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter

from archive.changes import Changes
from archive.editing.text_commands import EditText, RejectProposals
from archive.model.operations import SetText
from desktop_app.reading.reading_pane import ReadingPane
from desktop_app.reading.replace_dialog import ReplaceDialog
from desktop_app.repair_queue.repair_queue import RepairQueue
from tests.builders import SAMPLE
from tests.desktop_app.desk import compose, open_desk
from tests.desktop_app.test_repair_queue import LINES, THREE, replacing


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    """A window with text and queue, the keyboard in the third line of the text."""
    workspace = open_desk(tmp_path, SAMPLE, scan=False, proposals=THREE[1:])
    window = QSplitter(Qt.Orientation.Vertical)
    pane, queue = ReadingPane(workspace, window), RepairQueue(workspace, window)
    window.addWidget(pane)
    window.addWidget(queue)
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    pane.editor.setFocus()
    pane.caret.go_to(LINES[2].id, 1)
    yield workspace, pane, queue
    workspace.close()


def place(workspace, pane):
    """Where the caret is, in both views, and the line that all views show."""
    lines = pane.line_view
    caret = pane.editor.textCursor().position()
    return caret, lines.current, lines.field.cursorPosition(), workspace.line_id


def propose(qtbot, workspace, proposals):
    """Store proposals as a repair in the background does."""
    page_id = workspace.page.id

    def work(archive, _progress):
        with archive.unrecorded():
            archive.proposals.replace_open(page_id, proposals)

    workspace.start("repair", work, changes=Changes(frozenset({page_id}), proposals=True))
    qtbot.waitUntil(lambda: workspace.is_idle)


@pytest.mark.parametrize("shows_lines", [False, True])
def test_proposals_that_arrive_leave_who_types_where_he_is(desk, qtbot, shows_lines):
    workspace, pane, queue = desk
    pane.set_lines_shown(shows_lines)
    before, led = place(workspace, pane), []
    queue.commands.led.connect(led.append)
    propose(qtbot, workspace, [THREE[0]])
    assert queue.current == THREE[0]
    propose(qtbot, workspace, THREE)
    assert (place(workspace, pane), led) == (before, [])
    assert before[3] == LINES[2].id


def test_a_proposal_that_typing_closes_leaves_the_caret_alone(desk, qtbot):
    workspace, pane, queue = desk
    pane.caret.go_to(LINES[1].id, 2)
    QTest.keyClick(pane.editor, Qt.Key.Key_Backspace)
    caret = pane.editor.textCursor().position()
    pane.save_now()
    qtbot.waitUntil(lambda: workspace.is_idle and queue.current == THREE[2])
    assert pane.editor.textCursor().position() == caret
    assert workspace.line_id == LINES[1].id


def test_another_page_begins_at_its_top(desk, qtbot):
    workspace, _pane, queue = desk
    workspace.select_page(workspace.page.id)
    assert queue.current == THREE[1]
    assert workspace.line_id is None


def test_who_goes_to_the_queue_is_led_to_the_proposal_at_hand(desk):
    workspace, pane, queue = desk
    queue.setFocus()
    assert workspace.line_id == LINES[1].id
    assert pane.caret.line == LINES[1].id


@pytest.mark.parametrize("command", ["accept", "reject", "next_proposal"])
def test_a_command_leads_from_wherever_it_was_given(desk, command):
    workspace, pane, queue = desk
    getattr(queue.commands, command)()
    assert queue.current == THREE[2]
    assert workspace.line_id == pane.caret.line == LINES[3].id
    assert pane.editor.hasFocus()


def test_undo_leads_to_what_it_reopens_and_to_nothing_that_comes_later(desk, qtbot):
    workspace, pane, queue = desk
    workspace.run(EditText(workspace.page.id, (SetText(LINES[4].id, "别的字"),)))
    queue.commands.accept()
    qtbot.waitUntil(lambda: workspace.is_idle)
    queue.commands.undo()
    qtbot.waitUntil(lambda: workspace.is_idle)
    assert workspace.line_id == LINES[1].id
    queue.commands.undo()
    qtbot.waitUntil(lambda: workspace.is_idle)
    pane.caret.go_to(LINES[2].id, 1)
    propose(qtbot, workspace, THREE)
    assert workspace.line_id == LINES[2].id


@pytest.mark.parametrize("shows_lines", [False, True])
def test_no_view_moves_while_text_is_composed(desk, shows_lines):
    workspace, pane, queue = desk
    pane.set_lines_shown(shows_lines)
    field = pane.line_view.field if shows_lines else pane.editor
    field.setFocus()
    compose(field, "xin")
    before = place(workspace, pane)[:3]
    workspace.select_line(LINES[0].id)
    queue.commands.next_proposal()
    assert place(workspace, pane)[:3] == before
    compose(field, "", "新")
    pane.save_now()
    assert "新" in pane.page_text.line(LINES[2].id).text


def test_the_list_of_decisions_leaves_who_types_where_he_is(desk, qtbot):
    workspace, pane, queue = desk
    queue.commands.accept()
    qtbot.waitUntil(lambda: workspace.is_idle)
    queue.show_decided(shown=True)
    pane.editor.setFocus()
    pane.caret.go_to(LINES[2].id, 1)
    before = place(workspace, pane)
    page_id, late = workspace.page.id, replacing(4, LINES[4].text[0], "某")
    propose(qtbot, workspace, [late])
    workspace.run(RejectProposals(page_id, (late,)))
    qtbot.waitUntil(lambda: workspace.is_idle)
    assert queue.decided.listing.model().rowCount() == 2
    assert place(workspace, pane) == before
    queue.decided.listing.setFocus()
    QTest.keyClick(queue.decided.listing, Qt.Key.Key_Down)
    assert workspace.line_id != before[3]


def test_a_list_of_places_leads_only_who_works_in_it(desk, qtbot, tmp_path):
    workspace, pane, _queue = desk
    dialog = ReplaceDialog(workspace, lambda: None, pane, cache_dir=tmp_path / "tiles")
    dialog.show()
    dialog.look_for("子们")
    qtbot.waitUntil(lambda: dialog.places.rowCount() == 1 and not dialog.is_busy, timeout=10_000)
    pane.window().activateWindow()
    pane.editor.setFocus()
    qtbot.waitUntil(pane.editor.hasFocus)
    pane.caret.go_to(LINES[2].id, 1)
    dialog.list.setCurrentIndex(dialog.places.index(0))
    assert workspace.line_id == LINES[2].id
    dialog.list.setCurrentIndex(QModelIndex())
    dialog.activateWindow()
    dialog.list.setFocus()
    qtbot.waitUntil(dialog.list.hasFocus)
    dialog.list.setCurrentIndex(dialog.places.index(0))
    assert workspace.line_id == LINES[3].id
    dialog.close()
