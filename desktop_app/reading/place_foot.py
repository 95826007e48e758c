"""What lists of places have below them: how many there are, ticks for all, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Callable


class PlaceFoot(QWidget):
    """A row of words and buttons; knows no places."""

    all_ticked = Signal(bool)
    """Whether every place is to be ticked, or none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.summary = QLabel(self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.summary.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing.NARROW)
        self._row.addWidget(self.summary, 1)
        self.all = self.add_button(self.tr("Tick &all"), lambda: self.all_ticked.emit(True))  # noqa: FBT003
        self.none = self.add_button(self.tr("Tick &none"), lambda: self.all_ticked.emit(False))  # noqa: FBT003

    def add_button(self, text: str, pressed: Callable[[], None]) -> QPushButton:
        """Add a button at the end of the row."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: pressed())
        self._row.addWidget(button)
        return button

    def tell(self, words: str, *, count: int, ticked: int) -> None:
        """Say how things are, and offer the ticks that would change something."""
        self.summary.setText(words)
        self.all.setEnabled(ticked < count)
        self.none.setEnabled(ticked > 0)
