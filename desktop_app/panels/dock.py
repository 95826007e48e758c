"""A dock whose content is made when it is first seen: what nobody looks at costs no start-up time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDockWidget, QWidget

from desktop_app.panels.deferred import DRAWN_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent


class LazyDock(QDockWidget):
    """A dock that knows how to make its content."""

    def __init__(
        self, name: str, title: str, make: Callable[[QWidget], QWidget], parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self._make: Callable[[QWidget], QWidget] | None = make
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self._no_title = QWidget(self)
        self.setTitleBarWidget(self._no_title)  # the tab says it
        self.topLevelChanged.connect(self._on_floated)

    @property
    def is_made(self) -> bool:
        """Tell whether the content is there."""
        return self._make is None

    @property
    def is_seen(self) -> bool:
        """Tell whether the dock is in view, and not behind another one."""
        return not self.visibleRegion().isEmpty()

    def content(self) -> QWidget:
        """Return the content, making it if nobody has seen it yet."""
        if self._make is not None:
            make, self._make = self._make, None
            self.setWidget(make(self))
        return self.widget()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the content if the dock stays: Qt shows every tab once while it lays them out."""
        super().showEvent(event)
        QTimer.singleShot(DRAWN_MS, self, self._make_if_seen)

    def _make_if_seen(self) -> None:
        if self.is_seen:
            self.content()

    def _on_floated(self, floats: bool) -> None:  # noqa: FBT001 - a slot of topLevelChanged
        self.setTitleBarWidget(None if floats else self._no_title)  # type: ignore[arg-type]

    def bring_up(self) -> None:
        """Show the dock before its neighbours and give it the keyboard."""
        self.show()
        self.raise_()
        self.content().setFocus()
