"""A dialog that is only read: what this application is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop_app.theme import spacing
from desktop_app.theme.icons import icon


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
