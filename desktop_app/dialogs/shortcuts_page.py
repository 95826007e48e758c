"""Every action and its keys, to be read, searched and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.actions.menus import MENUS
from desktop_app.actions.registry import plain_text
from desktop_app.dialogs.shortcut_rules import refusal
from desktop_app.settings.queue_key_table import PREFIX, QUEUE_KEYS
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.settings.shortcuts import Shortcuts

ID = Qt.ItemDataRole.UserRole


class ShortcutsPage(QWidget):
    """Chooses keys; each change works at once and is kept."""

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(self.tr("Find an action or a key"))
        self.query.setAccessibleName(self.query.placeholderText())
        self.query.setClearButtonEnabled(True)
        self.query.textChanged.connect(self._filter)
        self.table = self._make_table()
        self.editor = QKeySequenceEdit(self)
        self.editor.setAccessibleName(self.tr("New key"))
        for field in self.editor.findChildren(QLineEdit):
            field.setAccessibleName(self.editor.accessibleName())
        self.editor.keySequenceChanged.connect(self._on_key)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(2 * self.words.fontMetrics().lineSpacing())
        self.use = self._button(self.tr("Use instead"), self._use_instead)
        self.add = self._button(self.tr("Add key"), self._add)
        self.clear = self._button(self.tr("No key"), self._clear)
        self.reset = self._button(self.tr("Reset"), self._reset)
        self.reset_all = self._button(self.tr("Reset all"), self._reset_all)
        self._lay_out()
        self._fill()
        shortcuts.changed.connect(self._show)
        self._on_row()

    # -- making -------------------------------------------------------------------------------

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.currentItemChanged.connect(self._on_row)
        table.itemActivated.connect(lambda *_: self.editor.setFocus())
        return table

    def _button(self, text: str, work: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: work())
        return button

    def _lay_out(self) -> None:
        label = QLabel(self.tr("New &key"), self)
        label.setBuddy(self.editor)
        row = QHBoxLayout()
        row.setSpacing(spacing.NARROW)
        for part in (label, self.editor, self.add, self.clear):
            row.addWidget(part)
        row.setStretchFactor(self.editor, 1)
        below = QGridLayout()
        below.setSpacing(spacing.NARROW)
        below.addWidget(self.words, 0, 0)
        below.addWidget(self.use, 0, 1)
        below.setColumnStretch(0, 1)
        resets = QHBoxLayout()
        resets.addWidget(self.reset)
        resets.addWidget(self.reset_all)
        resets.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, spacing.WIDE, 0, 0)
        column.setSpacing(spacing.NARROW)
        column.addWidget(self.query)
        column.addWidget(self.table, 1)
        for part_below in (row, below, resets):
            column.addLayout(part_below)

    def _fill(self) -> None:
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        known = {spec.id: spec for spec in self._shortcuts.specs()}
        for menu in MENUS:
            title = plain_text(QCoreApplication.translate("Actions", menu.title))
            ids = [entry for entry in menu.entries if entry in known]
            self._fill_group(
                title, [(i, QCoreApplication.translate("Actions", known[i].text)) for i in ids]
            )
        self._fill_group(
            self.tr("Single keys in the repair queue"),
            [(spec.id, QCoreApplication.translate("Queue", spec.text)) for spec in QUEUE_KEYS],
        )
        self.table.expandAll()
        self.table.setCurrentItem(next(iter(self._rows.values())))

    def _fill_group(self, title: str, rows: list[tuple[str, str]]) -> None:
        group = QTreeWidgetItem([title])
        font = self.table.font()
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setSizeHint(0, QSize(0, self.fontMetrics().lineSpacing() + spacing.NARROW))
        self.table.addTopLevelItem(group)
        for action_id, text in rows:
            row = QTreeWidgetItem(group, [plain_text(text)])
            row.setData(0, ID, action_id)
            row.setSizeHint(0, QSize(0, self.fontMetrics().lineSpacing() + spacing.NARROW))
            self._rows[action_id] = row
            self._show(action_id)
        self._groups.append((group, [self._rows[action_id] for action_id, _text in rows]))

    # -- showing ------------------------------------------------------------------------------

    def _show(self, action_id: str) -> None:
        """Show the keys of an action; those that a person chose in bold and marked with a dot."""
        row = self._rows.get(action_id)
        if row is None:
            return
        is_default = self._shortcuts.is_default(action_id)
        keys = ", ".join(map(native, self._shortcuts.keys(action_id)))
        row.setText(1, keys if is_default else f"{keys or '—'} •")
        row.setToolTip(1, "" if is_default else self.tr("Not as it was delivered"))
        font = self.table.font()
        font.setBold(not is_default)
        row.setFont(1, font)
        if action_id == self.current:
            self.reset.setEnabled(not is_default)

    def _filter(self, query: str) -> None:
        wanted = query.casefold()
        for group, rows in self._groups:
            for row in rows:
                row.setHidden(wanted not in f"{row.text(0)} {row.text(1)}".casefold())
            group.setHidden(all(row.isHidden() for row in rows))

    @property
    def current(self) -> str:
        """The id of the action whose keys are changed."""
        row = self.table.currentItem()
        return str(row.data(0, ID) or "") if row is not None else ""

    def choose(self, action_id: str) -> None:
        """Go to an action."""
        self.table.setCurrentItem(self._rows[action_id])

    def _on_row(self) -> None:
        self.editor.clear()
        self._check()
        chosen = self.current
        self.editor.setEnabled(bool(chosen))
        self.editor.setMaximumSequenceLength(1 if chosen.startswith(PREFIX) else 2)
        self.clear.setEnabled(bool(chosen))
        self.reset.setEnabled(bool(chosen) and not self._shortcuts.is_default(chosen))

    # -- choosing -----------------------------------------------------------------------------

    def _on_key(self, _key: QKeySequence) -> None:
        self._check()

    def _check(self) -> None:
        """Say what a key would do, and offer what can be done with it."""
        key, chosen = self.editor.keySequence(), self.current
        words, others = "", []
        if chosen and not key.isEmpty():
            words = refusal(chosen, key)
            others = [] if words else self._shortcuts.users(key, chosen)
        can_be_used = bool(chosen) and not key.isEmpty() and not words
        if others:
            taken = self.tr("{key} belongs to “{action}”. Used here, it is taken away there.")
            names = ", ".join(self._rows[other].text(0) for other in others)
            words = taken.format(key=native(key), action=names)
        self.words.setText(words)
        self.use.setVisible(bool(others))
        self.add.setEnabled(can_be_used and not others)

    def _add(self) -> None:
        self._shortcuts.take_over(self.current, self.editor.keySequence())
        self.editor.clear()

    def _use_instead(self) -> None:
        self._add()
        self.table.setFocus()

    def _clear(self) -> None:
        self._shortcuts.set(self.current, [])

    def _reset(self) -> None:
        self._shortcuts.reset(self.current)

    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._on_row()


def native(key: QKeySequence) -> str:
    """Return a key as the system writes it."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)
