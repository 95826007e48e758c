"""When the queue takes the text and the scan along to the proposal at hand.

Only who works in the queue, or asks it for something, is led. Proposals come, go and change hands
in the background, too; who types meanwhile stays at the caret.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator


class Lead(QObject):
    """Tells for one widget, which owns it, whether a person is to be led from there."""

    entered = Signal()
    """The keyboard came from elsewhere in the program."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget
        self._asked = 0
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def is_wanted(self) -> bool:
        """True while a command is carried out, or the keyboard is here."""
        return self._asked > 0 or self._has(QApplication.focusWidget())

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Lead a person whose command is carried out meanwhile."""
        self._asked += 1
        try:
            yield
        finally:
            self._asked -= 1

    def _has(self, widget: QWidget | None) -> bool:
        if widget is None or not isValid(self.widget) or not isValid(widget):
            return False
        return widget is self.widget or self.widget.isAncestorOf(widget)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        # without an old one it is the window that came back, not the person who went here
        if old is not None and self._has(now) and not self._has(old):
            self.entered.emit()
