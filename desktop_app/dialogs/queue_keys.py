"""The single keys of the repair queue, in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.actions.spec import mark

KEYS: tuple[tuple[str, str], ...] = (
    (mark(QT_TRANSLATE_NOOP("Queue", "Next, previous proposal")), "J, K"),
    (mark(QT_TRANSLATE_NOOP("Queue", "Accept")), "A"),
    (mark(QT_TRANSLATE_NOOP("Queue", "Reject")), "X"),
    (mark(QT_TRANSLATE_NOOP("Queue", "Edit in the text")), "E"),
    (mark(QT_TRANSLATE_NOOP("Queue", "Undo")), "U"),
    (mark(QT_TRANSLATE_NOOP("Queue", "Accept all alike")), "Shift+A"),
    (mark(QT_TRANSLATE_NOOP("Queue", "Reject all alike")), "Shift+X"),
    (mark(QT_TRANSLATE_NOOP("Queue", "Accept all of this kind as sure as this")), "Shift+K"),
)


def queue_keys() -> list[tuple[str, str]]:
    """Return what each key does, in the language of the window."""
    return [(QCoreApplication.translate("Queue", text), keys) for text, keys in KEYS]
