"""The archive tree reads branches when they are opened and follows the archive."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from archive.editing.catalogue_commands import SaveIssue, SavePage, SetPageState
from archive.editing.text_commands import RejectProposals
from archive.model.catalogue import Issue
from archive.model.page import Page, PageState
from desktop_app.models.archive_tree import RECORD, ArchiveTreeModel
from desktop_app.panels.archive_panel import ArchivePanel


@pytest.fixture
def model(workspace):
    model = ArchiveTreeModel(workspace)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    return model


def titles(model, parent):
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_branches_are_read_when_they_are_opened(workspace):
    model = ArchiveTreeModel(workspace)
    root = model.parent()
    assert model.rowCount(root) == 0
    assert model.canFetchMore(root)
    model.fetchMore(root)
    newspaper = model.index(0, 0, root)
    assert newspaper.data() == "测试日报"
    assert model.rowCount(newspaper) == 0
    assert model.hasChildren(newspaper)


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
