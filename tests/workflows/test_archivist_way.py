"""An archivist brings a page from its scan to verified without touching the mouse."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from archive.editing.catalogue_commands import SaveIssue, SaveNewspaper, SavePage
from archive.editing.command import run
from archive.model.catalogue import Issue, Newspaper
from archive.model.page import Page, PageState
from archive.model.proposal import ProposalState
from archive.storage.archive_file import Archive
from desktop_app.actions.reading_work import ReadingWork
from desktop_app.dialogs.command_palette import CommandPalette
from tests.desktop_app.conftest import nothing_is_left, start_application  # noqa: F401
from tests.desktop_app.desk import attach

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
READS = "tests.workflows.reading_engine:make"
READS_BETTER = "tests.workflows.reading_engine:make_better"


@pytest.fixture
def desk(start_application, tmp_path, qtbot):  # noqa: F811
    """Two pages of which there are only scans."""
    path = tmp_path / "garden.jiaokan"
    Image.new("L", (700, 420), 240).save(tmp_path / "scan.png")
    with Archive.create(path) as archive:
        paper = Newspaper("花园报")
        issue = Issue(paper.id)
        pages = [Page(issue.id, order, f"A{order}") for order in (1, 2)]
        for command in (SaveNewspaper(paper), SaveIssue(issue), *map(SavePage, pages)):
            run(archive, command)
        for page in pages:
            attach(archive, page, tmp_path / "scan.png", (700, 420))
    application = start_application(path, language="en")
    window = application.window
    window.findChild(ReadingWork).use_engine(READS)
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    rest(qtbot, window)
    return application


def rest(qtbot, window):
    qtbot.waitUntil(
        lambda: window._workspace.is_idle and not window.activity.is_busy, timeout=30_000
    )


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key wherever the keyboard is."""
    qtbot.waitUntil(lambda: keyboard() is not None, timeout=20_000)
    qtbot.keyClick(keyboard(), key, modifiers)


def keyboard():
    """The widget that has the keyboard; none while windows change."""
    focus = QApplication.focusWidget()
    return focus if focus is not None and focus.isVisible() else QApplication.activeWindow()


def walk_to(qtbot, pane):
    """Press F6 until the keyboard is in a pane."""
    for _ in range(9):
        focus = QApplication.focusWidget()
        if focus is pane or (focus is not None and pane.isAncestorOf(focus)):
            return
        press(qtbot, Qt.Key.Key_F6)
    raise AssertionError(f"F6 does not lead to {pane}")


def type_in(text):
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), commit)


def choose(qtbot, window, words):
    """Carry an action out by its name."""
    press(qtbot, Qt.Key.Key_P, CTRL | SHIFT)
    palette = window.findChild(CommandPalette)
    qtbot.waitUntil(lambda: palette.isAncestorOf(QApplication.focusWidget()), timeout=20_000)
    qtbot.keyClicks(keyboard(), words)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=20_000)
    window.activateWindow()  # what a desktop does when a dialog closes
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)


def open_ones(workspace):
    return workspace.archive.proposals.of_page(workspace.page.id, ProposalState.OPEN)


def recognise(qtbot, window):
    press(qtbot, Qt.Key.Key_R, CTRL | SHIFT)
    rest(qtbot, window)
    qtbot.waitUntil(lambda: bool(open_ones(window._workspace)), timeout=30_000)
    rest(qtbot, window)


def accept_all(qtbot, window):
    """Accept what the queue proposes, one key each."""
    queue = window.repair_queue
    walk_to(qtbot, queue)
    while queue.count:
        left = queue.count
        press(qtbot, Qt.Key.Key_A)
        qtbot.waitUntil(lambda before=left: queue.count < before, timeout=20_000)
        rest(qtbot, window)


def test_from_a_scan_to_a_verified_page_by_keyboard_alone(desk, qtbot):
    window, workspace = desk.window, desk.workspace
    recognise(qtbot, window)
    assert workspace.page.state is PageState.RECOGNISED
    accept_all(qtbot, window)
    assert "交通很方便，" in "".join(p.text for p in workspace.text.passages())
    walk_to(qtbot, window.reading_pane)
    press(qtbot, Qt.Key.Key_Home, CTRL)
    first = next(workspace.text.placed_lines())
    type_in("今年")
    qtbot.waitUntil(lambda: workspace.text.line(first.id).text.startswith("今年"), timeout=20_000)
    rest(qtbot, window)
    press(qtbot, Qt.Key.Key_D, CTRL | SHIFT)
    rest(qtbot, window)
    assert workspace.archive.catalogue.page(workspace.page.id).state is PageState.CORRECTED
    done = workspace.page.id
    choose(qtbot, window, "verified")
    rest(qtbot, window)
    assert workspace.archive.catalogue.page(done).state is PageState.VERIFIED
    press(qtbot, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: workspace.page.id != done, timeout=20_000)
    assert workspace.page.label == "A2"


def test_a_page_that_was_worked_on_is_read_again_as_proposals(desk, qtbot):
    window, workspace = desk.window, desk.workspace
    recognise(qtbot, window)
    accept_all(qtbot, window)
    walk_to(qtbot, window.reading_pane)
    press(qtbot, Qt.Key.Key_Home, CTRL)
    type_in("今年")
    rest(qtbot, window)
    qtbot.waitUntil(lambda: next(workspace.text.passages()).text.startswith("今年"), timeout=20_000)
    before = workspace.text
    window.findChild(ReadingWork).use_engine(READS_BETTER)
    press(qtbot, Qt.Key.Key_R, CTRL | SHIFT)
    rest(qtbot, window)
    qtbot.waitUntil(
        lambda: any("明天" in one.after for one in open_ones(workspace)), timeout=20_000
    )
    rest(qtbot, window)
    assert workspace.text == before
    wanted = next(one for one in open_ones(workspace) if "明天" in one.after)
    queue = window.repair_queue
    walk_to(qtbot, queue)
    for _ in range(queue.count):
        if queue.current.id == wanted.id:
            break
        press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_A)
    qtbot.waitUntil(
        lambda: any("明天" in line.text for line in workspace.text.placed_lines()), timeout=20_000
    )
    rest(qtbot, window)
    assert next(workspace.text.placed_lines()).text.startswith("今年")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: workspace.text == before, timeout=20_000)
    rest(qtbot, window)
