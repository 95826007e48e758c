"""The single keys of the queue, and when they are not commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence

from desktop_app.settings.queue_key_table import PREFIX, QUEUE_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from desktop_app.repair_queue.repair_queue import RepairQueue
    from desktop_app.settings.shortcuts import Shortcuts

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class QueueKeys(QObject):
    """Finds what a key means to a queue; nothing while text is being composed."""

    def __init__(self, queue: RepairQueue) -> None:
        super().__init__(queue)
        commands = queue.commands
        self._undo = commands.undo
        self.is_composing = False
        self._show = queue.show_keys
        self._shortcuts: Shortcuts | None = None
        self._commands: dict[str, Callable[[], None]] = {
            "queue_key.next": commands.next_proposal,
            "queue_key.previous": commands.previous_proposal,
            "queue_key.accept": commands.accept,
            "queue_key.reject": commands.reject,
            "queue_key.edit": commands.edit,
            "queue_key.read": commands.read_lost,
            "queue_key.undo": commands.undo,
            "queue_key.accept_alike": commands.accept_all_alike,
            "queue_key.show_alike": commands.show_all_alike,
            "queue_key.reject_alike": commands.reject_all_alike,
            "queue_key.accept_as_sure": commands.accept_all_as_sure,
        }
        self._by_key: dict[str, Callable[[], None]] = {}
        self._bind()

    def use(self, shortcuts: Shortcuts) -> None:
        """Take the keys that a person chose, now and whenever they change."""
        self._shortcuts = shortcuts
        shortcuts.changed.connect(self._on_changed)
        self._bind()

    def command(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does, or None."""
        if self.is_composing:
            return None
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._undo
        if event.key() in {0, Qt.Key.Key_unknown}:
            return None
        pressed = QKeyCombination(event.modifiers() & ~_KEYPAD, Qt.Key(event.key()))
        return self._by_key.get(_portable(QKeySequence(pressed)))

    def follow(self, event: QInputMethodEvent) -> None:
        """Note whether text is being composed."""
        self.is_composing = bool(event.preeditString())

    def _on_changed(self, action_id: str) -> None:
        if action_id.startswith(PREFIX):
            self._bind()

    def _bind(self) -> None:
        shortcuts = self._shortcuts
        keys = {
            spec.id: spec.shortcuts if shortcuts is None else shortcuts.keys(spec.id)
            for spec in QUEUE_KEYS
        }
        self._by_key = {
            _portable(key): self._commands[name] for name, many in keys.items() for key in many
        }
        self._show({name: many[0] for name, many in keys.items() if many})


def _portable(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)
