"""The issue calendar: which days of a year the archive has, and which it should have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.models.issue_calendar import ISSUES, IssueCalendarModel
from desktop_app.panels.calendar_delegate import CalendarDelegate
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from archive.changes import Changes
    from archive.model.catalogue import Issue
    from desktop_app.workspace import Workspace


class CalendarPanel(QWidget):
    """A year of one newspaper; choosing a day opens its issue."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.model = IssueCalendarModel(self)
        self.newspaper = QComboBox(self)
        self.newspaper.setAccessibleName(self.tr("Newspaper"))
        self.newspaper.setMinimumContentsLength(8)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.newspaper.setSizeAdjustPolicy(policy)
        self.newspaper.activated.connect(lambda _row: self._read_issues())
        self.before = self._button("previous", self.tr("Year before"), lambda: self._walk(-1))
        self.year = QLabel(self)
        self.after = self._button("next", self.tr("Year after"), lambda: self._walk(1))
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.table = self._make_table()
        self._lay_out()
        self.setFocusProxy(self.table)
        workspace.opened.connect(self._read)
        workspace.closed.connect(self._read)
        workspace.changed.connect(self._on_changed)
        workspace.page_selected.connect(self._follow)
        self._read()

    # -- making -------------------------------------------------------------------------------

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setItemDelegate(CalendarDelegate(table))
        table.setAccessibleName(self.tr("Calendar of issues"))
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        for corner in table.findChildren(QAbstractButton):
            corner.setAccessibleName(table.accessibleName())
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setMinimumSectionSize(1)
        table.horizontalHeader().setHighlightSections(False)
        side = table.fontMetrics().height() + spacing.NARROW
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(side)
        table.verticalHeader().setHighlightSections(False)
        table.verticalHeader().setFixedWidth(table.fontMetrics().averageCharWidth() * 8)
        table.clicked.connect(self.open_issue)
        table.activated.connect(self.open_issue)
        return table

    def _button(self, name: str, text: str, work: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked: work())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(spacing.TIGHT)
        row.addWidget(self.newspaper, 1)
        for part in (self.before, self.year, self.after):
            row.addWidget(part)
        head = QWidget(self)
        around = QVBoxLayout(head)
        around.setContentsMargins(spacing.NARROW, spacing.TIGHT, spacing.NARROW, spacing.TIGHT)
        around.setSpacing(spacing.TIGHT)
        around.addLayout(row)
        around.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table, 1)

    # -- reading ------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if changes.catalogue:
            self._read()

    def _read(self) -> None:
        """Read newspapers and issues anew, keeping what is shown."""
        chosen = self.newspaper.currentData()
        self.newspaper.clear()
        if self._workspace.is_open:
            for newspaper in self._workspace.archive.catalogue.newspapers():
                self.newspaper.addItem(newspaper.name, newspaper.id)
        self.newspaper.setCurrentIndex(max(0, self.newspaper.findData(chosen)))
        self._read_issues()
        if chosen is None:
            self._follow()

    def _read_issues(self) -> None:
        newspaper_id = self.newspaper.currentData()
        catalogue = self._workspace.archive.catalogue if newspaper_id else None
        self.model.take(catalogue.issues(newspaper_id) if catalogue else [])
        years = self.model.years()
        if years:
            self._show_year(self.model.year if self.model.year in years else years[-1])
        else:
            self._tell()

    def _follow(self) -> None:
        """Go to the issue of the page that is shown."""
        page = self._workspace.page
        if page is None:
            return
        issue = self._workspace.archive.catalogue.issue(page.issue_id)
        if issue.newspaper_id != self.newspaper.currentData():
            self.newspaper.setCurrentIndex(self.newspaper.findData(issue.newspaper_id))
            self._read_issues()
        if issue.date is not None:
            self._show_day(issue.date)

    # -- showing ------------------------------------------------------------------------------

    def _show_day(self, day: dt.date) -> None:
        if day.year != self.model.year:
            self._show_year(day.year)
        here = self.model.index_of(day)
        if here != self.table.currentIndex():
            self.table.setCurrentIndex(here)
            self.table.scrollTo(here, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show_year(self, year: int) -> None:
        if year != self.model.year:
            self.model.show_year(year)
        self._tell()

    def _walk(self, steps: int) -> None:
        self._show_year(self.model.year + steps)

    def _tell(self) -> None:
        years = self.model.years()
        self.year.setText(str(self.model.year) if years else "")
        self.before.setEnabled(bool(years) and self.model.year > years[0])
        self.after.setEnabled(bool(years) and self.model.year < years[-1])
        there, missing = self.model.numbers()
        if not years:
            self.words.setText(self.tr("No issue has a date yet."))
        else:
            text = self.tr("%n issue(s)", "", there)
            lost = self.tr("%n regular day(s) missing", "", missing)
            self.words.setText(f"{text} · {lost}" if missing else text)

    def open_issue(self, index: QModelIndex) -> None:
        """Show the first page of a day's issue; of several issues the next one each time."""
        issues: list[Issue] = index.data(ISSUES) or []
        page = self._workspace.page
        ids = [issue.id for issue in issues]
        start = ids.index(page.issue_id) + 1 if page is not None and page.issue_id in ids else 0
        for issue_id in ids[start:] + ids[:start]:
            pages = self._workspace.archive.catalogue.pages(issue_id)
            if pages:
                self._workspace.select_page(pages[0].id)
                return
