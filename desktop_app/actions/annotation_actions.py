"""Actions that write remarks."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "annotation.text",
        mark(QT_TRANSLATE_NOOP("Actions", "Annotate the selected &text")),
        "Ctrl+M",
        "annotations",
        When.TEXT,
    ),
    ActionSpec(
        "annotation.area",
        mark(QT_TRANSLATE_NOOP("Actions", "Annotate an &area of the scan")),
        "Ctrl+Shift+M",
        when=When.SCAN,
    ),
    ActionSpec(
        "annotation.article",
        mark(QT_TRANSLATE_NOOP("Actions", "Annotate the art&icle")),
        when=When.TEXT,
    ),
    ActionSpec(
        "annotation.page",
        mark(QT_TRANSLATE_NOOP("Actions", "Annotate the &page")),
        when=When.PAGE,
    ),
)
