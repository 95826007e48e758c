"""While an input method composes text, no shortcut of the window takes a key, in whatever field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class CompositionGuard(QObject):
    """Watches the field that has the keyboard; one for each window, which owns it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._field: QObject | None = None
        self.is_composing = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusObjectChanged.connect(self._on_focus_changed)
            self._on_focus_changed(application.focusObject())

    def _on_focus_changed(self, field: QObject | None) -> None:
        # a window that is deleted takes its fields along, and the focus moves while it does
        if self._field is not None and isValid(self._field):
            self._field.destroyed.disconnect(self._forget)
            self._field.removeEventFilter(self)
        self._field, self.is_composing = field, False
        if field is not None:
            field.destroyed.connect(self._forget)
            field.installEventFilter(self)

    def _forget(self) -> None:
        self._field, self.is_composing = None, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is composed, and keep shortcuts away meanwhile."""
        if isinstance(event, QInputMethodEvent):
            self.is_composing = bool(event.preeditString())
        elif (
            self.is_composing
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)
