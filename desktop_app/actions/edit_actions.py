"""Actions on the history."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QKeySequence

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "edit.undo",
        mark(QT_TRANSLATE_NOOP("Actions", "&Undo")),
        QKeySequence.StandardKey.Undo,
        "undo",
        When.UNDO,
    ),
    ActionSpec(
        "edit.redo",
        mark(QT_TRANSLATE_NOOP("Actions", "&Redo")),
        QKeySequence.StandardKey.Redo,
        "redo",
        When.REDO,
    ),
)
