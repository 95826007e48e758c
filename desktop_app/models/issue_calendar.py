"""A year of a newspaper as a table: a row a week, a column a day of the week, Monday first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from PySide6.QtCore import QObject

    from archive.model.catalogue import Issue

Index = QModelIndex | QPersistentModelIndex

DAY = Qt.ItemDataRole.UserRole
ISSUES = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
REGULAR_SHARE = 0.5
"""A day of the week is regular if in this share of the weeks there is an issue on it."""
FEWEST = 3
"""So many issues on a day of the week make a habit."""


class DayState(Enum):
    """What the archive has of a day."""

    OTHER_YEAR = "other year"
    NOTHING = "nothing"
    MISSING = "missing"
    THERE = "there"


def regular_weekdays(dates: Collection[dt.date]) -> frozenset[int]:
    """Return the days of the week (Monday is 0) on which a newspaper usually appears."""
    if not dates:
        return frozenset()
    weeks = (max(dates) - min(dates)).days / 7 + 1
    counts = Counter(day.weekday() for day in set(dates))
    return frozenset(
        weekday
        for weekday, count in counts.items()
        if count >= FEWEST and count / weeks >= REGULAR_SHARE
    )


def missing_days(dates: Collection[dt.date]) -> frozenset[dt.date]:
    """Return regular days between the first and the last issue that have none."""
    regular = regular_weekdays(dates)
    if not regular:
        return frozenset()
    first, last = min(dates), max(dates)
    days = (first + dt.timedelta(days=n) for n in range((last - first).days))
    return frozenset(day for day in days if day.weekday() in regular and day not in dates)


class IssueCalendarModel(QAbstractTableModel):
    """The days of one year; those of other years in its first and last week are empty."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._issues: dict[dt.date, list[Issue]] = {}
        self._missing: frozenset[dt.date] = frozenset()
        self.year = dt.date.min.year
        self._first = dt.date.min

    def take(self, issues: Iterable[Issue]) -> None:
        """Take all issues of a newspaper; those without a date have no place here."""
        self.beginResetModel()
        self._issues = {}
        for issue in issues:
            if issue.date is not None:
                self._issues.setdefault(issue.date, []).append(issue)
        self._missing = missing_days(self._issues.keys())
        self.endResetModel()

    def years(self) -> Sequence[int]:
        """Return the years that have issues."""
        return sorted({day.year for day in self._issues})

    def show_year(self, year: int) -> None:
        """Show another year."""
        self.beginResetModel()
        self.year = year
        first = dt.date(year, 1, 1)
        self._first = first - dt.timedelta(days=first.weekday())
        self.endResetModel()

    def index_of(self, day: dt.date) -> QModelIndex:
        """Return where a day of the shown year stands."""
        week, weekday = divmod((day - self._first).days, 7)
        return self.index(week, weekday)

    def state(self, day: dt.date) -> DayState:
        """Return what the archive has of a day."""
        if day.year != self.year:
            return DayState.OTHER_YEAR
        if day in self._issues:
            return DayState.THERE
        return DayState.MISSING if day in self._missing else DayState.NOTHING

    def numbers(self) -> tuple[int, int]:
        """Return how many issues the shown year has, and how many days are missing."""
        there = sum(len(many) for day, many in self._issues.items() if day.year == self.year)
        return there, sum(day.year == self.year for day in self._missing)

    # -- what Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        if parent.isValid() or not self._issues:
            return 0
        return (dt.date(self.year, 12, 31) - self._first).days // 7 + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else 7

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See Qt."""
        if not index.isValid() or self.state(self._day(index)) is DayState.OTHER_YEAR:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        if not index.isValid():
            return None
        day = self._day(index)
        state = self.state(day)
        if role == DAY:
            return day
        if role == STATE:
            return state
        if role == ISSUES:
            return self._issues.get(day, [])
        if state is DayState.OTHER_YEAR:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{day.isoformat()}, {self._words(day, state)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See Qt."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        locale, short = QLocale(), QLocale.FormatType.ShortFormat
        if orientation is Qt.Orientation.Horizontal:
            return locale.standaloneDayName(section + 1, QLocale.FormatType.NarrowFormat)
        days = [self._first + dt.timedelta(days=7 * section + n) for n in range(7)]
        months = [day.month for day in days if day.day == 1 and day.year == self.year]
        return locale.standaloneMonthName(months[0], short) if months else ""

    def _day(self, index: Index) -> dt.date:
        return self._first + dt.timedelta(days=7 * index.row() + index.column())

    def _words(self, day: dt.date, state: DayState) -> str:
        if state is DayState.THERE:
            return self.tr("%n issue(s)", "", len(self._issues[day]))
        return self.tr("missing") if state is DayState.MISSING else self.tr("no issue")
