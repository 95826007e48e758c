"""The single keys of the repair queue, as data; they are no actions of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop_app.actions.spec import ActionSpec, mark

PREFIX = "queue_key."
"""What the id of every single key begins with."""

QUEUE_KEYS: tuple[ActionSpec, ...] = (
    ActionSpec("queue_key.next", mark(QT_TRANSLATE_NOOP("Queue", "Next proposal")), ("J", "Down")),
    ActionSpec(
        "queue_key.previous", mark(QT_TRANSLATE_NOOP("Queue", "Previous proposal")), ("K", "Up")
    ),
    ActionSpec(
        "queue_key.accept", mark(QT_TRANSLATE_NOOP("Queue", "Accept")), ("A", "Return", "Enter")
    ),
    ActionSpec("queue_key.reject", mark(QT_TRANSLATE_NOOP("Queue", "Reject")), ("X", "Del")),
    ActionSpec("queue_key.edit", mark(QT_TRANSLATE_NOOP("Queue", "Edit in the text")), "E"),
    ActionSpec("queue_key.read", mark(QT_TRANSLATE_NOOP("Queue", "Read the lost line")), "R"),
    ActionSpec("queue_key.undo", mark(QT_TRANSLATE_NOOP("Queue", "Undo")), "U"),
    ActionSpec("queue_key.show_alike", mark(QT_TRANSLATE_NOOP("Queue", "Show all alike")), "S"),
    ActionSpec(
        "queue_key.accept_alike", mark(QT_TRANSLATE_NOOP("Queue", "Accept all alike")), "Shift+A"
    ),
    ActionSpec(
        "queue_key.reject_alike", mark(QT_TRANSLATE_NOOP("Queue", "Reject all alike")), "Shift+X"
    ),
    ActionSpec(
        "queue_key.accept_as_sure",
        mark(QT_TRANSLATE_NOOP("Queue", "Accept all of this kind with this confidence or more")),
        "Shift+K",
    ),
)
