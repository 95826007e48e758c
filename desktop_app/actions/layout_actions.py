"""Actions on the layout of the page: boxes, regions and the order of reading."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "layout.boxes",
        mark(QT_TRANSLATE_NOOP("Actions", "&Change boxes")),
        "Ctrl+K, E",
        when=When.SCAN,
    ),
    ActionSpec(
        "layout.order",
        mark(QT_TRANSLATE_NOOP("Actions", "Click the reading &order")),
        "Ctrl+K, N",
        when=When.SCAN,
    ),
    ActionSpec(
        "layout.draw_line",
        mark(QT_TRANSLATE_NOOP("Actions", "&Draw a line")),
        "Ctrl+K, D",
        when=When.SCAN,
    ),
    ActionSpec(
        "layout.draw_region",
        mark(QT_TRANSLATE_NOOP("Actions", "Draw a &region")),
        "Ctrl+K, B",
        when=When.SCAN,
    ),
    ActionSpec(
        "layout.split_line",
        mark(QT_TRANSLATE_NOOP("Actions", "&Split the line at the caret")),
        when=When.TEXT,
    ),
    ActionSpec(
        "layout.merge_lines",
        mark(QT_TRANSLATE_NOOP("Actions", "&Merge with the next line")),
        when=When.TEXT,
    ),
    ActionSpec(
        "layout.split_region",
        mark(QT_TRANSLATE_NOOP("Actions", "Begin a &passage with the line")),
        when=When.TEXT,
    ),
    ActionSpec(
        "layout.to_article",
        mark(QT_TRANSLATE_NOOP("Actions", "Move the passage to an &article…")),
        "Ctrl+K, H",
        when=When.SCAN,
    ),
    ActionSpec(
        "layout.compare",
        mark(QT_TRANSLATE_NOOP("Actions", "Compare with the automatic la&yout…")),
        "Ctrl+K, V",
        when=When.TEXT,
    ),
)
