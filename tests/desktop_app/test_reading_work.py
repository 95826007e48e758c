"""The window reads pages, lines and lost ink from the scan; work is never read over."""

import pytest
from PySide6.QtCore import Qt

from archive.editing.command import run
from archive.editing.lost_ink import lost_proposals
from archive.editing.text_commands import EditText
from archive.model.geometry import Box
from archive.model.operations import SetText
from archive.model.proposal import ProposalState
from archive.storage.archive_file import Archive
from desktop_app.actions.reading_work import ReadingWork
from tests.archive.editing.test_rereading import SECOND
from tests.builders import SAMPLE, add_page
from tests.desktop_app.desk import attach, draw_scan

LINES = list(SAMPLE.placed_lines())
LOST = lost_proposals(SAMPLE, [Box(5, 32, 35, 38)])


@pytest.fixture
def window(start_application, qtbot, tmp_path):
    path = tmp_path / "desk.jiaokan"
    with Archive.create(path) as archive:
        page = add_page(archive, SAMPLE)
        attach(archive, page, draw_scan(tmp_path / "scan.png", SAMPLE))
        run(archive, EditText(page.id, (SetText(LINES[0].id, "春天到了"),)))
        with archive.unrecorded():
            archive.proposals.replace_open(page.id, LOST)
    window = start_application(path).window
    window.findChild(ReadingWork).engine = SECOND
    qtbot.waitUntil(lambda: idle(window))
    return window


def idle(window):
    return window._workspace.is_idle and not window.activity.is_busy


def open_ones(window):
    workspace = window._workspace
    return workspace.archive.proposals.of_page(workspace.page.id, ProposalState.OPEN)


def texts(window):
    return [line.text for line in window._workspace.text.placed_lines()]


def test_one_key_reads_the_lost_line_of_the_proposal_at_hand(window, qtbot):
    queue = window.repair_queue
    queue._proposals.set_current(LOST[0].id)
    assert queue.current.is_lost_ink
    before = texts(window)
    qtbot.keyClick(queue.listing, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: idle(window) and "雪停了" in texts(window), timeout=15_000)
    assert LOST[0].id not in [proposal.id for proposal in open_ones(window)]
    window._workspace.undo()
    qtbot.waitUntil(lambda: idle(window) and texts(window) == before)


def test_a_page_that_was_worked_on_gets_proposals_and_says_so(window, qtbot):
    before = texts(window)
    window.trigger("page.recognise")
    qtbot.waitUntil(lambda: idle(window) and open_ones(window) != LOST, timeout=15_000)
    assert texts(window) == before
    assert "was worked on" in window.messages.text


def test_edits_are_written_while_the_scan_is_being_read(window, qtbot, tmp_path):
    workspace = window._workspace
    window.trigger("page.recognise")
    assert window.activity.is_busy
    workspace.run(EditText(workspace.page.id, (SetText(LINES[1].id, "江水慢慢涨"),)))
    with qtbot.waitSignal(workspace.changed, timeout=15_000):
        pass
    qtbot.waitUntil(lambda: idle(window), timeout=15_000)
    assert "江水慢慢涨" in texts(window)


def test_reading_a_line_again_needs_a_line(window, qtbot):
    window._workspace.select_line(None)
    window.trigger("page.read_line")
    assert "Choose a line" in window.messages.text


def test_an_area_that_is_drawn_is_read_again(window, qtbot):
    work = window.findChild(ReadingWork)
    window.trigger("page.read_area")
    work.read_area(Box(5, 32, 35, 38))
    qtbot.waitUntil(lambda: idle(window) and open_ones(window) != LOST, timeout=15_000)
    assert any("雪停了" in proposal.after for proposal in open_ones(window))
    assert LOST[0].id in [proposal.id for proposal in open_ones(window)]
