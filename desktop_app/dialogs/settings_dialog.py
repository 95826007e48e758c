"""The settings, made from their table; every change works at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.dialogs.shortcuts_page import ShortcutsPage
from desktop_app.settings.catalogue import SETTINGS
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from desktop_app.settings.catalogue import Setting
    from desktop_app.settings.shortcuts import Shortcuts
    from desktop_app.settings.store import Settings


class SettingsDialog(QDialog):
    """One row a setting, under the headings of their groups; the keys on a page of their own."""

    def __init__(
        self, settings: Settings, shortcuts: Shortcuts | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.editors: dict[str, QWidget] = {}
        self._labels: list[QLabel] = []
        self._shortcuts = shortcuts
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._general(), self.tr("General"))
        self._keys = QWidget(self)
        self._keys_column = QVBoxLayout(self._keys)
        self._keys_column.setContentsMargins(0, 0, 0, 0)
        if shortcuts is not None:
            self.tabs.addTab(self._keys, self.tr("Keyboard shortcuts"))
        self.tabs.currentChanged.connect(self._make_keys)
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, spacing.WIDE, margin, spacing.WIDE)
        column.setSpacing(spacing.WIDE)
        column.addWidget(self.tabs, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)
        self.setMinimumWidth(spacing.STEP * 135)

    def show_shortcuts(self) -> ShortcutsPage:
        """Turn to the page with the keys."""
        self.tabs.setCurrentWidget(self._keys)
        self._make_keys()
        return self._keys.findChildren(ShortcutsPage)[0]

    def _make_keys(self) -> None:
        if self.tabs.currentWidget() is not self._keys or self._shortcuts is None:
            return
        if not self._keys.findChildren(ShortcutsPage):
            self._keys_column.addWidget(ShortcutsPage(self._shortcuts, self._keys))
            self.resize(self.width(), max(self.height(), spacing.STEP * 150))

    def _general(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, spacing.WIDE, 0, 0)
        column.setSpacing(spacing.WIDE)
        for group in dict.fromkeys(setting.group for setting in SETTINGS):
            column.addWidget(self._heading(_say(group)))
            column.addLayout(self._form([s for s in SETTINGS if s.group == group]))
        column.addStretch(1)
        self._align_fields()
        return page

    def _align_fields(self) -> None:
        """Let the fields of all groups begin at one line."""
        width = max(label.sizeHint().width() for label in self._labels)
        for label in self._labels:
            label.setMinimumWidth(width)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        return label

    def _form(self, settings: list[Setting]) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(spacing.NARROW)
        for setting in settings:
            editor = self._editor(setting)
            editor.setAccessibleName(_say(setting.label))
            self.editors[setting.key] = editor
            if isinstance(editor, QCheckBox):
                form.addRow(editor)
            else:
                label = QLabel(_say(setting.label), self)
                label.setBuddy(editor)
                self._labels.append(label)
                form.addRow(label, editor)
            if setting.note:
                note = QLabel(_say(setting.note), self)
                note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                note.setWordWrap(True)
                form.addRow("", note)
        return form

    def _editor(self, setting: Setting) -> QWidget:
        value = self._settings.value(setting)
        if setting.choices:
            combo = QComboBox(self)
            for choice in setting.choices:
                combo.addItem(_say(choice.text), choice.value)
            combo.setCurrentIndex(combo.findData(value))
            combo.activated.connect(lambda _row: self._settings.set(setting, combo.currentData()))
            return combo
        if setting.limits is not None:
            box = QSpinBox(self)
            box.setRange(*setting.limits)
            box.setValue(int(value))
            box.lineEdit().setTextMargins(
                spacing.TIGHT + 1, 0, 0, 0
            )  # no rule's padding gets there
            box.valueChanged.connect(lambda number: self._settings.set(setting, number))
            return box
        check = QCheckBox(_say(setting.label), self)
        check.setChecked(bool(value))
        check.toggled.connect(lambda checked: self._settings.set(setting, checked))
        return check


def _say(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
