"""Dialogs that are only read: the keyboard shortcuts, and what this application is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.actions.menus import MENUS
from desktop_app.actions.registry import plain_text
from desktop_app.dialogs.queue_keys import queue_keys
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon

if TYPE_CHECKING:
    from desktop_app.actions.registry import Actions


class ShortcutsDialog(QDialog):
    """Every action that has keys, in the order of the menus, and the keys of the repair queue."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, spacing.WIDE, 0)
        form.setHorizontalSpacing(spacing.AIRY)
        form.setVerticalSpacing(spacing.TIGHT)
        form.addRow(_heading(self.tr("In the repair queue")))
        for text, keys in queue_keys():
            form.addRow(text, QLabel(keys, inside))
        for menu in MENUS:
            rows = [actions[entry] for entry in menu.entries if entry and entry in actions]
            rows = [action for action in rows if not action.shortcut().isEmpty()]
            if rows:
                form.addRow(_heading(plain_text(QCoreApplication.translate("Actions", menu.title))))
            for action in rows:
                native = QKeySequence.SequenceFormat.NativeText
                keys = ", ".join(key.toString(native) for key in action.shortcuts())
                form.addRow(action.iconText(), QLabel(keys, inside))
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        _close_below(self, area)
        self.resize(spacing.STEP * 120, spacing.STEP * 150)


class AboutDialog(QDialog):
    """The name, what it is for, its licence."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Jiaokan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sign = QLabel(self)
        sign.setPixmap(icon("jiaokan").pixmap(QSize(64, 64), self.devicePixelRatio()))
        name = _heading(f"Jiaokan 校勘 {version}")
        words = QLabel(
            self.tr(
                "A desktop workstation for people who keep newspapers: it repairs the text that"
                " OCR tore apart, beside the scan."
            ),
            self,
        )
        words.setWordWrap(True)
        licence = QLabel(self.tr("Free software under the GNU AGPL, version 3 or later."), self)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setSpacing(spacing.NARROW)
        for label in (sign, name, words, licence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        _close_below(self, inside)
        self.setFixedWidth(spacing.STEP * 110)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, spacing.NARROW, 0, spacing.TIGHT)
    return label


def _close_below(dialog: QDialog, content: QWidget) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.close)
    column = QVBoxLayout(dialog)
    margin = 2 * spacing.WIDE
    column.setContentsMargins(margin, margin, margin, spacing.WIDE)
    column.setSpacing(spacing.WIDE)
    column.addWidget(content, 1)
    column.addWidget(buttons)
