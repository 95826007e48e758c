"""Actions on the whole archive: making, opening, importing, exporting, keeping it safe."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QKeySequence

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "archive.new",
        mark(QT_TRANSLATE_NOOP("Actions", "&New archive…")),
        QKeySequence.StandardKey.New,
        "archive-new",
        When.ALWAYS,
    ),
    ActionSpec(
        "archive.open",
        mark(QT_TRANSLATE_NOOP("Actions", "&Open archive…")),
        QKeySequence.StandardKey.Open,
        "archive-open",
        When.ALWAYS,
    ),
    ActionSpec(
        "archive.import",
        mark(QT_TRANSLATE_NOOP("Actions", "&Import…")),
        "Ctrl+I",
        "import",
    ),
    ActionSpec(
        "archive.export",
        mark(QT_TRANSLATE_NOOP("Actions", "&Export…")),
        "Ctrl+E",
        "export",
    ),
    ActionSpec(
        "archive.backup",
        mark(QT_TRANSLATE_NOOP("Actions", "&Back up…")),
        icon="backup",
    ),
    ActionSpec(
        "archive.check",
        mark(QT_TRANSLATE_NOOP("Actions", "Chec&k the archive")),
        icon="check",
    ),
    ActionSpec(
        "archive.close",
        mark(QT_TRANSLATE_NOOP("Actions", "&Close archive")),
        QKeySequence.StandardKey.Close,
        "close",
    ),
)
