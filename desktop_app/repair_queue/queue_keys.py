"""The single keys of the queue, and when they are not commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from desktop_app.repair_queue.repair_queue import RepairQueue

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class QueueKeys:
    """Finds what a key means to a queue; nothing while text is being composed."""

    def __init__(self, queue: RepairQueue) -> None:
        key = Qt.Key
        self._undo = queue.undo
        self.is_composing = False
        self._plain: dict[Qt.Key, Callable[[], None]] = {
            key.Key_J: queue.next_proposal,
            key.Key_Down: queue.next_proposal,
            key.Key_K: queue.previous_proposal,
            key.Key_Up: queue.previous_proposal,
            key.Key_A: queue.accept,
            key.Key_Return: queue.accept,
            key.Key_Enter: queue.accept,
            key.Key_X: queue.reject,
            key.Key_Delete: queue.reject,
            key.Key_E: queue.edit,
            key.Key_U: queue.undo,
        }
        self._shifted: dict[Qt.Key, Callable[[], None]] = {
            key.Key_A: queue.accept_all_alike,
            key.Key_X: queue.reject_all_alike,
            key.Key_K: queue.accept_all_as_sure,
        }

    def command(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does, or None."""
        if self.is_composing:
            return None
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._undo
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers in _PLAIN:
            return self._plain.get(key)
        return self._shifted.get(key) if modifiers == _SHIFT else None

    def follow(self, event: QInputMethodEvent) -> None:
        """Note whether text is being composed."""
        self.is_composing = bool(event.preeditString())
