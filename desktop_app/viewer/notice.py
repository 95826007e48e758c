"""What stands where there is nothing to show: a sentence, why, and what to do about it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

_BREAK = "\u200b"
_LONG = re.compile(r"[^/\\]{1,15}[/\\]|.{16}")


class Notice(QWidget):
    """A quiet message in the middle of an empty view, with a button if something can be done."""

    chosen = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._body = QLabel(self), QLabel(self)
        self._said = ""
        for label in (self._title, self._body):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._title.setFont(font)
        self._body.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.chosen)
        line = self.fontMetrics().height()
        self._progress.setFixedWidth(line * 12)
        layout = QVBoxLayout(self)
        layout.setSpacing(line // 2)
        layout.addStretch(2)
        layout.addWidget(self._title)
        layout.addWidget(self._body)
        for widget in (self._progress, self._button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setFocusProxy(self._button)

    @property
    def text(self) -> str:
        """What is said."""
        return "\n".join(filter(None, (self._title.text(), self._said)))

    @property
    def button(self) -> QPushButton:
        """What can be done about it; hidden if nothing."""
        return self._button

    def tell(self, title: str, body: str, button: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._said = body
        self._body.setText(_breakable(body))
        self._body.setVisible(bool(body))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._progress.hide()

    def set_progress(self, done: int, total: int) -> None:
        """Show how far the work has come that the message speaks of."""
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        self._progress.setVisible(not self._button.isVisibleTo(self))


def _breakable(text: str) -> str:
    """Let lines break within paths and other long words, which would keep a pane from narrowing."""
    parts = (_LONG.sub(lambda found: found[0] + _BREAK, word) for word in text.split(" "))
    return " ".join(part.removesuffix(_BREAK) for part in parts)
