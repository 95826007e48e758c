"""What the archive has learned: looked at, switched off, changed, added to, forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archive.editing.rule_commands import ChangeRule, ForgetRules, SwitchRules, TeachRule
from archive.storage.rules import RuleKind
from desktop_app.dialogs.rule_fields import RuleFields
from desktop_app.models.rules import PAPER, RuleModel, rule_kind_name, rule_text
from desktop_app.panels.empty_hint import EmptyHint
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from archive.storage.rules import KnownRule
    from desktop_app.workspace import Workspace


class RuleTable(QTableView):
    """Delete forgets, Space switches, Enter goes to the fields."""

    delete_pressed = Signal()
    space_pressed = Signal()
    enter_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        keys = {
            Qt.Key.Key_Delete: self.delete_pressed,
            Qt.Key.Key_Backspace: self.delete_pressed,
            Qt.Key.Key_Space: self.space_pressed,
            Qt.Key.Key_Return: self.enter_pressed,
            Qt.Key.Key_Enter: self.enter_pressed,
            Qt.Key.Key_F2: self.enter_pressed,
        }
        pressed = keys.get(Qt.Key(event.key()))
        if pressed is not None and not event.modifiers():
            pressed.emit()
        else:
            super().keyPressEvent(event)


class RulesDialog(QDialog):
    """Not modal: decisions go on beside it, and every change here is an edit of the history."""

    repair_wished = Signal()
    """The person wants repair to look at the current page again, by the rules as they are now."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the archive has learned"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self.model = RuleModel(workspace, self)
        self.table = self._make_table()
        self.search = QLineEdit(self)
        self.kinds = QComboBox(self)
        self.papers = QComboBox(self)
        self.note = QLabel(self)
        self.fields = RuleFields(self)
        self.change = self._button(self.tr("&Change"), self._change)
        self.add = self._button(self.tr("&Add"), self._add)
        self.forget = self._button(self.tr("&Forget"), self._forget)
        self._lay_out()
        self._connect()
        self.reload()
        self._choose_present_paper()

    # -- making -------------------------------------------------------------------------------

    def _make_table(self) -> RuleTable:
        table = RuleTable(self)
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Rules"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.8))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        EmptyHint(
            table,
            self.tr("Repair learns rules from your decisions; you can also add your own below"),
        )
        return table

    def _button(self, text: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: pressed())
        return button

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Filter"))
        self.search.setAccessibleName(self.tr("Filter the rules by their text"))
        self.search.setClearButtonEnabled(True)
        self.kinds.setAccessibleName(self.tr("Kind of rules to list"))
        self.papers.setAccessibleName(self.tr("Newspaper whose rules to list"))
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.kinds)
        top.addWidget(self.papers)
        below.addWidget(self.fields, 1)
        for button in (self.add, self.change, self.forget):
            below.addWidget(button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        again = buttons.addButton(
            self.tr("&Look at this page again"), QDialogButtonBox.ButtonRole.ActionRole
        )
        again.clicked.connect(lambda _checked: self.repair_wished.emit())
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, margin, margin, spacing.WIDE)
        column.setSpacing(spacing.NARROW)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        column.addLayout(below)
        column.addWidget(buttons)
        self.resize(spacing.STEP * 220, spacing.STEP * 130)

    def _connect(self) -> None:
        self.model.switch_wished.connect(lambda known, is_on: self._switch([known], is_on=is_on))
        self.table.delete_pressed.connect(self._forget)
        self.table.space_pressed.connect(self._switch_chosen)
        self.table.enter_pressed.connect(self.fields.take_focus)
        self.table.doubleClicked.connect(lambda _index: self.fields.take_focus())
        self.table.selectionModel().selectionChanged.connect(lambda *_which: self._show_chosen())
        self.search.textChanged.connect(lambda _text: self.reload())
        self.kinds.activated.connect(lambda _row: self.reload())
        self.papers.activated.connect(lambda _row: self.reload())
        self.fields.submitted.connect(self._submit)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.closed.connect(self.close)
        for keys, run in (
            (QKeySequence.StandardKey.Undo, self._workspace.undo),
            (QKeySequence.StandardKey.Redo, self._workspace.redo),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        ):
            QShortcut(keys, self).activated.connect(lambda run=run: run())

    # -- showing ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the rules anew; what is chosen stays chosen."""
        if not self._workspace.is_open:
            return
        archive = self._workspace.archive
        papers = {paper.id: paper.name for paper in archive.catalogue.newspapers()}
        known = archive.rules.known()
        self._fill_filters(known, papers)
        chosen = {one.rule for one in self.chosen()}
        shown = [one for one in known if self._is_wanted(one)]
        self.model.show_rules(shown, papers)
        self.table.setColumnHidden(PAPER, len(papers) < 2 and not _some_for_all(shown))
        self._choose([row for row, one in enumerate(shown) if one.rule in chosen])
        off = sum(not one.is_on for one in shown)
        count = self.tr("%n rule(s)", "", len(shown))
        switched = self.tr("%n switched off", "", off) if off else ""
        when = self.tr("They count when repair next looks at a page.")
        self.note.setText(" · ".join(part for part in (count, switched, when) if part))
        self._show_chosen()

    def chosen(self) -> list[KnownRule]:
        """Return the chosen rules."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.rules[row] for row in rows if row < len(self.model.rules)]

    def _on_changed(self) -> None:
        self.reload()  # not a lambda: it would be called after the window was closed

    def _fill_filters(self, known: list[KnownRule], papers: dict[str, str]) -> None:
        present = {one.rule.kind for one in known}
        kinds = [kind for kind in RuleKind if kind in present]
        _fill(self.kinds, [(self.tr("All kinds"), None), *((rule_kind_name(k), k) for k in kinds)])
        entries: list[tuple[str, object]] = [
            (self.tr("Every newspaper"), None),
            *((n, i) for i, n in papers.items()),
        ]
        _fill(self.papers, entries)
        self.papers.setVisible(len(papers) > 1)
        self.fields.set_papers(papers)

    def _is_wanted(self, known: KnownRule) -> bool:
        rule = known.rule
        kind, paper = self.kinds.currentData(), self.papers.currentData()
        text = self.search.text().strip().casefold()
        return (
            (kind is None or rule.kind == kind)
            and (paper is None or rule.newspaper_id in {None, paper})
            and text in rule_text(rule).casefold()
        )

    def _choose(self, rows: list[int]) -> None:
        selection = self.table.selectionModel()
        if {index.row() for index in selection.selectedRows()} == set(rows):
            return
        flag = selection.SelectionFlag
        selection.clearSelection()
        for row in rows:
            selection.select(self.model.index(row, 0), flag.Select | flag.Rows)

    def _choose_present_paper(self) -> None:
        page = self._workspace.page
        if page is not None:
            paper = self._workspace.archive.catalogue.newspaper_of_page(page.id)
            self.fields.set_paper(paper.id)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        self.change.setEnabled(len(chosen) == 1)
        self.forget.setEnabled(bool(chosen))
        if len(chosen) == 1:
            self.fields.show_rule(chosen[0].rule)

    # -- changing -----------------------------------------------------------------------------

    def _switch_chosen(self) -> None:
        chosen = self.chosen()
        if chosen:
            self._switch(chosen, is_on=not chosen[0].is_on)

    def _switch(self, rules: list[KnownRule], *, is_on: bool) -> None:
        self._workspace.run(SwitchRules(tuple(known.rule for known in rules), is_on))

    def _forget(self) -> None:
        chosen = self.chosen()
        if chosen:
            self._workspace.run(ForgetRules(tuple(known.rule for known in chosen)))

    def _add(self) -> None:
        self._workspace.run(TeachRule(self.fields.rule()))
        self.table.setFocus()

    def _change(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self._workspace.run(ChangeRule(chosen[0].rule, self.fields.rule()))
            self.table.setFocus()

    def _submit(self) -> None:
        if self.change.isEnabled():
            self._change()
        else:
            self._add()


def _some_for_all(rules: list[KnownRule]) -> bool:
    return any(known.rule.newspaper_id is None for known in rules)


def _fill(combo: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Offer other choices; what was chosen stays chosen."""
    if [(combo.itemText(n), combo.itemData(n)) for n in range(combo.count())] == list(entries):
        return
    chosen = combo.currentData()
    combo.clear()
    for text, value in entries:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
