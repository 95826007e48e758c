"""Asks whether work that is still running may be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Sequence


class StopDialog(QDialog):
    """Names the work; accepted means that it may be stopped."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Work is still running"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr(
            "Still running: {titles}. Stop it and close? What was finished before is kept."
        )
        label = QLabel(words.format(titles=", ".join(titles)), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        stop = QDialogButtonBox.ButtonRole.AcceptRole
        self.stop_button = buttons.addButton(self.tr("Stop and close"), stop)
        buttons.addButton(self.tr("Keep working"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        margin = 2 * spacing.WIDE
        column.setContentsMargins(margin, margin, margin, spacing.WIDE)
        column.setSpacing(2 * spacing.WIDE)
        column.addWidget(label)
        column.addWidget(buttons)
        self.setMinimumWidth(spacing.STEP * 100)
