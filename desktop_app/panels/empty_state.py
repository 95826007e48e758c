"""What a pane shows when it has nothing to show: why, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.theme import spacing
from desktop_app.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PICTURE = 56


class Link(NamedTuple):
    """Another place to go to: its name, what its tooltip says (no markup), and how to get there."""

    text: str
    tip: str
    follow: Callable[[], object]


class EmptyState(QWidget):
    """A picture, a sentence, an explanation, and buttons for what can be done."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._icon = icon(picture, QPalette.ColorRole.PlaceholderText)
        self._title = QLabel(self)
        self._words = QLabel(self)
        column = QVBoxLayout(self)
        column.setSpacing(spacing.NARROW)
        column.addStretch(2)
        for label in (self._picture, self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label is not self._picture)
            column.addWidget(label)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._title.setFont(font)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(spacing.NARROW)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column.addSpacing(spacing.NARROW)
        column.addLayout(self._buttons)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        column.addSpacing(spacing.NARROW)
        column.addLayout(self._links)
        column.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Set the sentence and the explanation."""
        self._title.setText(title)
        self._words.setText(words)
        size = QSize(PICTURE, PICTURE)
        self._picture.setPixmap(self._icon.pixmap(size, self.devicePixelRatio()))

    def list_links(self, links: Iterable[Link]) -> None:
        """Show other places to go to below the buttons, one a line."""
        while (item := self._links.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()  # it may be the one that was pressed
        for link in links:
            button = QPushButton(link.text, self)
            button.setFlat(True)
            button.setToolTip(link.tip)
            button.clicked.connect(lambda _checked=False, follow=link.follow: follow())
            self._links.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def offer(self, text: str, action: Callable[[], object], *, first: bool = False) -> QPushButton:
        """Add a button; the first one is the one that Return presses."""
        button = QPushButton(text, self)
        button.setDefault(first)
        button.clicked.connect(lambda _checked=False: action())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button
