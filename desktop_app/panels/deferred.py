"""A pane that is made when it is first seen: what nobody looks at costs no start-up time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.tasks.first_picture import first_picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

STAYS_MS = 20
"""What is in view for so long stays there: Qt shows every tab once while it lays them out."""


class DeferredPane(QWidget):
    """The place of a pane in a layout; makes it when it is seen, after the first picture."""

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

    @property
    def is_seen(self) -> bool:
        """Tell whether the place is in view, and not behind another one."""
        return not self.visibleRegion().isEmpty()

    def content(self) -> QWidget:
        """Return the pane, making it if nobody has seen or asked for it yet."""
        if self._content is None:
            self._content = self._make(self)
            self._layout.addWidget(self._content)
            self._content.show()  # a layout shows it in the next turn only
            self.setFocusProxy(self._content)
            self.made.emit(self._content)
        return self._content

    def showEvent(self, event: QShowEvent) -> None:
        """Make the pane if it stays in view."""
        super().showEvent(event)
        self.make_if_it_stays()

    def make_if_it_stays(self) -> None:
        """Make the pane if it stays in view."""
        if self._content is None:
            first_picture.then(self._make_soon)

    def _make_soon(self) -> None:
        QTimer.singleShot(STAYS_MS, self, self._make_if_seen)

    def _make_if_seen(self) -> None:
        if self.is_seen:
            self.content()
