"""The archive tree reads branches when they are opened and follows the archive."""

import datetime as dt
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester

from archive.changes import Changes
from archive.editing.catalogue_commands import SaveIssue, SavePage, SetPageState
from archive.editing.text_commands import RejectProposals
from archive.model.catalogue import Issue, Newspaper
from archive.model.page import Page, PageState
from archive.storage.archive_file import Archive
from archive.storage.catalogue import issue_row, newspaper_row, page_row
from desktop_app.models.archive_tree import PROGRESS, RECORD, ArchiveTreeModel
from desktop_app.models.thumbnails import thumbnails
from desktop_app.panels.archive_panel import ArchivePanel
from desktop_app.panels.tree_delegate import state_words
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.workspace import Workspace
from tests.builders import SAMPLE, make_text
from tests.desktop_app.desk import attach, draw_scan, open_desk


@pytest.fixture
def model(workspace):
    model = ArchiveTreeModel(workspace)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    return model


def titles(model, parent):
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_branches_are_read_when_somebody_looks(workspace, count_queries):
    model = ArchiveTreeModel(workspace)
    root = model.parent()
    assert count_queries(workspace, lambda: model.rowCount(root)) <= 2
    newspaper = model.index(0, 0, root)
    assert newspaper.data() == "测试日报"
    assert count_queries(workspace, lambda: model.hasChildren(newspaper)) == 0
    assert model.hasChildren(newspaper)
    assert count_queries(workspace, lambda: model.rowCount(newspaper)) <= 2
    assert count_queries(workspace, lambda: model.rowCount(newspaper)) == 0


def test_a_page_is_found_through_unread_branches(model, workspace):
    page = workspace.archive.catalogue.pages()[1]
    index = model.index_of_page(page)
    assert index.data() == "第02版"
    assert index.parent().data() == "2021-12-15"


def test_new_issues_and_pages_appear_and_others_stay(model, workspace, qtbot):
    page = workspace.page
    kept = model.index_of_page(page).internalId()
    newspaper = workspace.archive.catalogue.newspapers()[0]
    issue = Issue(newspaper.id, dt.date(2021, 12, 1), "7")
    workspace.run(SaveIssue(issue))
    workspace.run(SavePage(Page(page.issue_id, 3, "第03版")))
    qtbot.waitUntil(lambda: workspace.is_idle)
    root = model.index(0, 0)
    assert titles(model, root) == ["2021-12-01 · 7", "2021-12-15"]
    here = model.index_of_page(page)
    assert here.internalId() == kept
    assert titles(model, here.parent()) == ["第01版", "第02版", "第03版"]


def test_undo_removes_the_page(model, workspace, qtbot):
    workspace.run(SavePage(Page(workspace.page.issue_id, 3, "第03版")))
    qtbot.waitUntil(lambda: workspace.is_idle)
    issue = model.index_of_page(workspace.page).parent()
    assert model.rowCount(issue) == 3
    workspace.undo()
    qtbot.waitUntil(lambda: model.rowCount(issue) == 2)


def test_a_page_without_a_label_has_its_number(model, workspace, qtbot):
    workspace.run(SavePage(Page(workspace.page.issue_id, 9)))
    qtbot.waitUntil(lambda: workspace.is_idle)
    last = workspace.archive.catalogue.pages()[-1]
    assert model.index_of_page(last).data() == "Page 9"


def test_a_screen_reader_hears_state_and_proposals(model, workspace):
    spoken = model.index_of_page(workspace.page).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("第01版, new, 0 open")


def test_choosing_a_page_shows_it_everywhere(workspace, qtbot):
    panel = ArchivePanel(workspace)
    qtbot.addWidget(panel)
    assert panel.currentIndex().data(RECORD).label == "第01版"
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert workspace.page.label == "第02版"
    workspace.select_page(workspace.archive.catalogue.pages()[0].id)
    assert panel.currentIndex().data(RECORD).label == "第01版"


def test_an_archive_that_is_closed_leaves_an_empty_tree(model, workspace):
    model.index_of_page(workspace.page)
    workspace.close()
    assert model.rowCount() == 0


def test_the_next_page_that_needs_work_is_found_or_its_lack_is_said(application, qtbot):
    workspace, window = application.workspace, application.window
    archive = workspace.archive
    first, second = (page.id for page in archive.catalogue.pages())
    third = Page(workspace.page.issue_id, 3, "第03版")
    workspace.run(SavePage(third))
    workspace.run(SetPageState(second, PageState.VERIFIED))
    qtbot.waitUntil(lambda: workspace.is_idle)
    assert second not in archive.proposals.count_open()
    window.trigger("page.next_needing")
    assert workspace.page.id == third.id
    workspace.run(SetPageState(first, PageState.CORRECTED))
    qtbot.waitUntil(lambda: workspace.is_idle)
    window.trigger("page.next_needing")
    if first in archive.proposals.count_open():  # corrected, but asked about
        assert workspace.page.id == first
        open_ones = archive.proposals.of_page(first)
        workspace.run(RejectProposals(first, tuple(open_ones)))
        qtbot.waitUntil(lambda: workspace.is_idle)
        workspace.select_page(third.id)
        window.trigger("page.next_needing")
    assert workspace.page.id == third.id
    assert window.messages.text == "No other page needs work."


# -- large archives -----------------------------------------------------------------------------


def many_issues(path, issues, pages):
    """An archive with one newspaper, so many issues and so many pages in each."""
    with Archive.create(path) as archive, archive.edit("Fill") as edit:
        newspaper = Newspaper("大报")
        edit.recorder.insert("newspaper", newspaper_row(newspaper))
        for number in range(issues):
            issue = Issue(newspaper.id, dt.date(2020, 1, 1) + dt.timedelta(days=number))
            edit.recorder.insert("issue", issue_row(issue))
            for order in range(1, pages + 1):
                page = Page(issue.id, order, f"第{order:02}版")
                edit.recorder.insert("page", page_row(page))
    return path


@pytest.fixture
def count_queries():
    """Return a function that tells how many statements reading an archive took."""

    def count(workspace, work):
        statements = []
        connection = workspace.archive._db
        connection.set_trace_callback(statements.append)
        try:
            work()
        finally:
            connection.set_trace_callback(None)
        return len(statements)

    return count


@pytest.mark.parametrize("issues", [3, 60])
def test_what_is_read_does_not_grow_with_the_archive(qapp, qtbot, tmp_path, count_queries, issues):
    workspace = Workspace()
    workspace.open(many_issues(tmp_path / "large.jiaokan", issues, 3))
    try:
        model = ArchiveTreeModel(workspace)
        page = workspace.page
        assert count_queries(workspace, lambda: model.index_of_page(page)) <= 5
        newspaper = model.index(0, 0)

        def open_every_branch():
            for row in range(issues):
                model.rowCount(model.index(row, 0, newspaper))

        assert count_queries(workspace, open_every_branch) <= 5

        def drawn():
            return [model.index(row, 0, newspaper).data(PROGRESS) for row in range(issues)]

        assert count_queries(workspace, drawn) == 0
        qtbot.waitUntil(lambda: None not in drawn())
        changes = Changes(frozenset({page.id}), catalogue=True)
        asked = count_queries(workspace, lambda: model._on_changed(changes))
        assert asked <= 8
    finally:
        workspace.close()


def test_an_issue_says_how_far_it_is(model, workspace, qtbot):
    page = workspace.page
    issue = model.index_of_page(page).parent()
    issue.data(PROGRESS)
    qtbot.waitUntil(lambda: issue.data(PROGRESS) == (0, 2))
    with qtbot.waitSignal(model.dataChanged, check_params_cb=lambda *of: PROGRESS in of[2]):
        workspace.run(SetPageState(page.id, PageState.VERIFIED))
    assert issue.data(PROGRESS) == (1, 2)
    spoken = issue.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("2021-12-15, 1 of 2 page")


# -- pictures of pages --------------------------------------------------------------------------


@pytest.fixture
def desk(qapp, tmp_path):
    workspace = open_desk(tmp_path, SAMPLE, extra=(make_text(["第二版新闻"]),))
    second = workspace.archive.catalogue.pages()[1]
    file = draw_scan(tmp_path / "second.png", make_text(["别样的一版"]))
    done = workspace.start("Attach", lambda archive, _progress: attach(archive, second, file))
    yield workspace, done, second.id
    workspace.close()


def test_pictures_of_pages_are_made_when_it_is_calm(desk, qtbot):
    workspace, _done, second = desk
    pictures = thumbnails(workspace)
    assert thumbnails(workspace) is pictures
    qtbot.waitUntil(lambda: workspace.is_idle)
    qtbot.waitUntil(lambda: scan_pictures(workspace).state is PictureState.READY, timeout=20_000)
    shown = workspace.page
    with qtbot.waitSignal(pictures.ready) as made:
        assert pictures.get(shown) is None
    assert made.args == [shown.id]
    image = pictures.get(shown)
    assert (image.width() * 4, image.height()) == (image.height() * 3, 72)
    other = workspace.archive.catalogue.page(second)
    assert pictures.get(other) is None
    qtbot.waitUntil(lambda: bool(pictures._unbuilt))
    pictures.make_now()
    with qtbot.waitSignal(pictures.ready, timeout=20_000) as made:
        pass
    assert made.args == [second]
    assert pictures.get(other) is not None


def test_a_page_without_a_scan_has_no_picture(workspace):
    assert thumbnails(workspace).get(workspace.page) is None


def test_closing_does_not_wait_for_pictures(desk, qtbot):
    workspace, _done, second = desk
    pictures = thumbnails(workspace)
    qtbot.waitUntil(lambda: workspace.is_idle)
    pictures.get(workspace.archive.catalogue.page(second))
    qtbot.waitUntil(lambda: bool(pictures._unbuilt))
    pictures.make_now()
    qtbot.waitUntil(lambda: pictures._build is not None)
    workspace.close()
    assert not [t.name for t in threading.enumerate() if t.name.startswith("thumbnails")]


def test_where_a_page_has_little_room_it_says_how_much_is_to_be_settled(qapp):
    metrics = QFontMetrics(qapp.font())
    both = "recognised · 67 open"
    room = metrics.horizontalAdvance(both)
    assert state_words("recognised", "67 open", metrics, room) == both
    assert state_words("recognised", "67 open", metrics, room - 1) == "67 open"
    assert state_words("recognised", "", metrics, 5) == "recognised"
