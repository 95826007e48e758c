"""The issue calendar knows what is there, what is missing, and opens what is chosen."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from archive.editing.catalogue_commands import SaveIssue, SavePage
from archive.model.catalogue import Issue
from archive.model.page import Page
from desktop_app.models.issue_calendar import (
    STATE,
    DayState,
    IssueCalendarModel,
    missing_days,
    regular_weekdays,
)
from desktop_app.panels.calendar_panel import CalendarPanel

MONDAYS = [dt.date(2021, 3, 1) + dt.timedelta(days=7 * n) for n in range(10)]


def test_a_weekly_paper_misses_its_mondays():
    dates = set(MONDAYS) - {MONDAYS[4]}
    assert regular_weekdays(dates) == {0}
    assert missing_days(dates) == {MONDAYS[4]}


def test_a_daily_paper_misses_every_day_between():
    days = {dt.date(2021, 1, 1) + dt.timedelta(days=n) for n in range(40)}
    lost = {dt.date(2021, 1, 12), dt.date(2021, 1, 13)}
    assert missing_days(days - lost) == lost


def test_few_or_rare_issues_make_no_habit():
    assert regular_weekdays(MONDAYS[:2]) == frozenset()
    assert regular_weekdays(MONDAYS[::4]) == frozenset()
    assert missing_days([]) == frozenset()


@pytest.mark.parametrize("year", [2020, 2021, 2024])
def test_every_day_of_a_year_has_its_place(qapp, year):
    model = IssueCalendarModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.take([Issue("n", dt.date(year, 5, 5))])
    model.show_year(year)
    shown = [
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(7)
        if model.index(row, column).data(STATE) is not DayState.OTHER_YEAR
    ]
    assert len(shown) == (dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days
    day = dt.date(year, 12, 31)
    assert model.index_of(day).column() == day.weekday()
    months = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert sum(bool(month) for month in months) == 12
    del tester


def test_a_screen_reader_hears_what_a_day_is():
    model = IssueCalendarModel()
    model.take([Issue("n", day) for day in MONDAYS if day != MONDAYS[4]])
    model.show_year(2021)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "missing" in model.index_of(MONDAYS[4]).data(role)
    assert "1 issue" in model.index_of(MONDAYS[3]).data(role)
    assert model.numbers() == (9, 1)


@pytest.fixture
def panel(workspace, qtbot):
    panel = CalendarPanel(workspace)
    qtbot.addWidget(panel)
    panel.resize(340, 400)
    panel.show()
    return panel


def test_the_day_of_the_page_is_at_hand(panel):
    assert panel.model.year == 2021
    assert panel.table.currentIndex() == panel.model.index_of(dt.date(2021, 12, 15))


def test_choosing_a_day_opens_its_issue(panel, workspace, qtbot):
    issue = Issue(panel.newspaper.currentData(), dt.date(2022, 1, 3))
    workspace.run(SaveIssue(issue))
    workspace.run(SavePage(Page(issue.id, 1, "A1")))
    qtbot.waitUntil(lambda: workspace.is_idle)
    assert panel.after.isEnabled()
    panel.after.click()
    there = panel.model.index_of(dt.date(2022, 1, 3))
    panel.table.setCurrentIndex(there)
    panel.table.activated.emit(there)
    assert workspace.page.label == "A1"
    assert not panel.after.isEnabled()


def test_a_day_without_an_issue_opens_nothing(panel, workspace):
    page = workspace.page
    panel.open_issue(panel.model.index_of(dt.date(2021, 12, 16)))
    assert workspace.page == page


def test_without_an_archive_it_is_empty(panel, workspace):
    workspace.close()
    assert panel.model.rowCount() == 0
    assert panel.words.text()
