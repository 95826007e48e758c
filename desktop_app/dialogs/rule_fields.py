"""One rule as fields: its kind, what it says, for which newspaper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from archive.storage.rules import PAIRS, RuleKind, TaughtRule
from desktop_app.models.rules import BETWEEN, KINDS, choices, rule_kind_name, rule_text
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Mapping


class RuleFields(QWidget):
    """The fields of one rule; a pair is written with ``|`` between its pieces."""

    submitted = Signal()
    """Enter was pressed in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Kind of the rule"))
        for kind in KINDS:
            self.kind.addItem(rule_kind_name(kind), kind)
        self.text = QLineEdit(self)
        self.text.setAccessibleName(self.tr("What the rule says"))
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("What the rule says"))
        self.paper = QComboBox(self)
        self.paper.setAccessibleName(self.tr("Newspaper of the rule"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.TIGHT)
        row.addWidget(self.kind)
        row.addWidget(self.text, 1)
        row.addWidget(self.choice, 1)
        row.addWidget(self.paper)
        self.kind.activated.connect(lambda _row: self._follow_kind())
        self.text.returnPressed.connect(self.submitted)
        self._follow_kind()

    def rule(self) -> TaughtRule:
        """Return the rule that the fields say; it may be refused when it is taught."""
        kind = RuleKind(self.kind.currentData())
        if choices(kind):
            value, second = str(self.choice.currentData()), ""
        elif kind in PAIRS:
            value, _, second = (part.strip() for part in self.text.text().partition(BETWEEN))
        else:
            value, second = self.text.text().strip(), ""
        return TaughtRule(kind, value, second, self.paper.currentData())

    def show_rule(self, rule: TaughtRule) -> None:
        """Show a rule."""
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        self._follow_kind()
        if choices(rule.kind):
            self.choice.setCurrentIndex(self.choice.findData(rule.value))
        else:
            self.text.setText(rule_text(rule))
        self.set_paper(rule.newspaper_id)

    def set_papers(self, papers: Mapping[str, str]) -> None:
        """Offer these newspapers by identifier, and all of them."""
        entries = [*((name, paper_id) for paper_id, name in papers.items())]
        entries.append((self.tr("all newspapers"), ""))
        now = [
            (self.paper.itemText(n), self.paper.itemData(n) or "")
            for n in range(self.paper.count())
        ]
        if now == entries:
            return
        chosen = self.paper.currentData()
        self.paper.clear()
        for name, paper_id in entries:
            self.paper.addItem(name, paper_id or None)
        self.paper.setCurrentIndex(max(0, self.paper.findData(chosen)))

    def set_paper(self, paper_id: str | None) -> None:
        """Choose a newspaper, or all."""
        row = self.paper.count() - 1 if paper_id is None else self.paper.findData(paper_id)
        self.paper.setCurrentIndex(max(0, row))

    def take_focus(self) -> None:
        """Give the keyboard to what the rule says."""
        if self.choice.isVisibleTo(self):
            self.choice.setFocus()
        else:
            self.text.setFocus()
            self.text.selectAll()

    def _follow_kind(self) -> None:
        kind = RuleKind(self.kind.currentData())
        offered = choices(kind)
        self.choice.clear()
        for value, text in offered.items():
            self.choice.addItem(text, value)
        self.choice.setVisible(bool(offered))
        self.text.setVisible(not offered)
        is_pair = kind in PAIRS
        self.text.setPlaceholderText(self.tr("End|beginning") if is_pair else self.tr("Text"))
