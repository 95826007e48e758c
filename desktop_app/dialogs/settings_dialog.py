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
    QVBoxLayout,
    QWidget,
)

from desktop_app.settings.catalogue import SETTINGS
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from desktop_app.settings.catalogue import Setting
    from desktop_app.settings.store import Settings


class SettingsDialog(QDialog):
    """One row a setting, under the headings of their groups."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.editors: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, margin, margin, spacing.WIDE)
        column.setSpacing(spacing.WIDE)
        for group in dict.fromkeys(setting.group for setting in SETTINGS):
            column.addWidget(self._heading(_say(group)))
            column.addLayout(self._form([s for s in SETTINGS if s.group == group]))
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)
        self.setMinimumWidth(spacing.STEP * 115)

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
                form.addRow(_say(setting.label), editor)
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
            box.valueChanged.connect(lambda number: self._settings.set(setting, number))
            return box
        check = QCheckBox(_say(setting.label), self)
        check.setChecked(bool(value))
        check.toggled.connect(lambda checked: self._settings.set(setting, checked))
        return check


def _say(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
