"""What repair was taught, as a table: what, of which kind, for which paper, whence, how often used."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from archive.model.proposal import ProposalKind
from archive.storage.rules import PAIRS, KnownRule, Origin, RuleKind
from desktop_app.repair_queue.wording import kind_name

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from archive.storage.rules import TaughtRule
    from desktop_app.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
WHAT, KIND, PAPER, FROM, USED = range(5)
BETWEEN = "|"
"""Stands between the two pieces of a pair where it is shown or typed."""

KINDS = cast(
    "dict[RuleKind, str]",
    {
        RuleKind.WORD: QT_TRANSLATE_NOOP("Rules", "Word"),
        RuleKind.NAME: QT_TRANSLATE_NOOP("Rules", "Name"),
        RuleKind.JOINED: QT_TRANSLATE_NOOP("Rules", "Joined"),
        RuleKind.KEPT_APART: QT_TRANSLATE_NOOP("Rules", "Kept apart"),
        RuleKind.SPACED_NAMES: QT_TRANSLATE_NOOP("Rules", "Short names"),
        RuleKind.QUOTES: QT_TRANSLATE_NOOP("Rules", "Quotation marks"),
        RuleKind.FULL_WIDTH: QT_TRANSLATE_NOOP("Rules", "Width of marks"),
        RuleKind.SWITCHED_OFF: QT_TRANSLATE_NOOP("Rules", "Not proposed"),
    },
)
CHOICES = cast(
    "dict[RuleKind, dict[str, str]]",
    {
        RuleKind.SPACED_NAMES: {
            "yes": QT_TRANSLATE_NOOP("Rules", "printed with a space (周 俊)"),
            "no": QT_TRANSLATE_NOOP("Rules", "printed without a space (周俊)"),
        },
        RuleKind.QUOTES: {
            "curly": QT_TRANSLATE_NOOP("Rules", "curly quotes “ ”"),
            "corner": QT_TRANSLATE_NOOP("Rules", "corner quotes 「 」"),
        },
        RuleKind.FULL_WIDTH: {
            "yes": QT_TRANSLATE_NOOP("Rules", "full-width marks （，：）"),
            "no": QT_TRANSLATE_NOOP("Rules", "half-width marks (,:)"),
        },
    },
)


def rule_kind_name(kind: RuleKind) -> str:
    """Return the name of a kind of rule."""
    return _say(KINDS[kind])


def choices(kind: RuleKind) -> dict[str, str]:
    """Return what a rule of this kind may say, by value; empty if it is free text."""
    if kind is RuleKind.SWITCHED_OFF:
        return {str(one): kind_name(one) for one in ProposalKind}
    return {value: _say(text) for value, text in CHOICES.get(kind, {}).items()}


def rule_text(rule: TaughtRule) -> str:
    """Return what a rule says, without its kind."""
    if rule.kind in PAIRS:
        return f"{rule.value}{BETWEEN}{rule.second}"
    return choices(rule.kind).get(rule.value, rule.value)


class RuleModel(QAbstractTableModel):
    """The rules that a filter lets through; a tick switches one on or off."""

    switch_wished = Signal(object, bool)
    """Carries a ``KnownRule`` and whether it is to count."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._papers: dict[str, str] = {}
        self._rows: list[KnownRule] = []

    @property
    def rules(self) -> list[KnownRule]:
        """The rows."""
        return self._rows

    def show_rules(self, rules: list[KnownRule], papers: dict[str, str]) -> None:
        """Show other rules; ``papers`` are the names of the newspapers by identifier."""
        if rules == self._rows and papers == self._papers:
            return
        self._papers = papers
        if [known.rule for known in rules] == [known.rule for known in self._rows]:
            self._rows = rules
            self.dataChanged.emit(self.index(0, 0), self.index(len(rules) - 1, USED))
            return
        self.beginResetModel()
        self._rows = rules
        self.endResetModel()

    # -- what Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See Qt."""
        return 0 if parent.isValid() else USED + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See Qt."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == WHAT else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See Qt."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("What"),
            self.tr("Kind"),
            self.tr("Newspaper"),
            self.tr("From"),
            self.tr("Used"),
        )
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See Qt."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        known = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(known, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == WHAT:
            return Qt.CheckState.Checked if known.is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = [self._text(known, column) for column in (WHAT, KIND, PAPER, FROM, USED)]
            return ", ".join([*words, self.tr("on") if known.is_on else self.tr("off")])
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See Qt."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != WHAT:
            return False
        is_on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.switch_wished.emit(self._rows[index.row()], is_on)
        return True

    # -- in words -----------------------------------------------------------------------------

    def _text(self, known: KnownRule, column: int) -> str:
        if column == WHAT:
            return rule_text(known.rule)
        if column == KIND:
            return rule_kind_name(known.rule.kind)
        if column == PAPER:
            paper = known.rule.newspaper_id
            return self.tr("all newspapers") if paper is None else self._papers.get(paper, "")
        return self._origin(known) if column == FROM else self._use(known)

    def _origin(self, known: KnownRule) -> str:
        day = _day(known.made_at)
        if known.origin is Origin.PERSON:
            return " · ".join(part for part in (self.tr("typed in"), day) if part)
        page = self._page(known.page_id)
        count = self.tr("%n decision(s)", "", known.times)
        return " · ".join(part for part in (count, page, day) if part)

    def _page(self, page_id: str | None) -> str:
        if page_id is None or not self._workspace.is_open:
            return ""
        try:
            page = self._workspace.archive.catalogue.page(page_id)
        except KeyError:  # removed since then
            return ""
        return page.name

    def _use(self, known: KnownRule) -> str:
        if not known.uses:
            return "–"
        text = self.tr("{count} × on {pages}")
        return text.format(count=known.uses, pages=self.tr("%n page(s)", "", known.pages))


def _day(moment: str) -> str:
    if not moment:
        return ""
    day = dt.datetime.fromisoformat(moment).astimezone().date()
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _say(text: str) -> str:
    return QCoreApplication.translate("Rules", text)
