"""A dock around a pane that is made when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDockWidget, QWidget

from desktop_app.panels.deferred import DeferredPane

if TYPE_CHECKING:
    from collections.abc import Callable


class LazyDock(QDockWidget):
    """A dock that knows how to make its content."""

    def __init__(
        self, name: str, title: str, make: Callable[[QWidget], QWidget], parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.place = DeferredPane(make, self)
        self.setWidget(self.place)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self._no_title = QWidget(self)
        self.setTitleBarWidget(self._no_title)  # the tab says it
        self.topLevelChanged.connect(self._on_floated)
        self.visibilityChanged.connect(self._on_visibility_changed)

    def content(self) -> QWidget:
        """Return the content, making it if nobody has seen it yet."""
        return self.place.content()

    def _on_floated(self, floats: bool) -> None:  # noqa: FBT001 - a slot of topLevelChanged
        self.setTitleBarWidget(None if floats else self._no_title)  # type: ignore[arg-type]

    def _on_visibility_changed(self, visible: bool) -> None:  # noqa: FBT001 - a slot
        """Qt keeps docks behind a tab shown, out of view: a click on the tab is no show event."""
        if visible:
            self.place.make_if_it_stays()

    def bring_up(self) -> None:
        """Show the dock before its neighbours and give it the keyboard."""
        self.show()
        self.raise_()
        self.content().setFocus()
