"""Actions on many places at once, and on what repair has learned."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "repair.show_alike",
        mark(QT_TRANSLATE_NOOP("Actions", "Sh&ow all alike…")),
        when=When.TEXT,
    ),
    ActionSpec(
        "repair.show_decided",
        mark(QT_TRANSLATE_NOOP("Actions", "Show what was &decided")),
        when=When.TEXT,
    ),
    ActionSpec(
        "repair.contact_sheet",
        mark(QT_TRANSLATE_NOOP("Actions", "&Contact sheet…")),
        "Ctrl+Shift+I",
        when=When.TEXT,
    ),
    ActionSpec(
        "repair.rules",
        mark(QT_TRANSLATE_NOOP("Actions", "&What the archive has learned…")),
        "Ctrl+Shift+L",
    ),
    ActionSpec(
        "repair.effort",
        mark(QT_TRANSLATE_NOOP("Actions", "E&ffort spent…")),
        when=When.PAGE,
    ),
)
