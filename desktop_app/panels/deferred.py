"""A pane that is made once the window is drawn, or when somebody first asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

DRAWN_MS = 20
"""How long after a window was shown its first picture stands; what waits for it is made then."""


class DeferredPane(QWidget):
    """The place of a pane in a layout; knows how to make it."""

    made = Signal(object)
    """Carries the pane."""

    def __init__(self, make: Callable[[QWidget], QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._make = make
        self._content: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_made(self) -> bool:
        """Tell whether the pane is there."""
        return self._content is not None

    def content(self) -> QWidget:
        """Return the pane, making it if nobody has asked for it yet."""
        if self._content is None:
            self._content = self._make(self)
            self._layout.addWidget(self._content)
            self._content.show()  # a layout shows it in the next turn only
            self.setFocusProxy(self._content)
            self.made.emit(self._content)
        return self._content
