"""Actions on the view of the scan."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QKeySequence

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "scan.zoom_in",
        mark(QT_TRANSLATE_NOOP("Actions", "Zoom &in")),
        (QKeySequence.StandardKey.ZoomIn, "Ctrl+="),
        "zoom-in",
        When.SCAN,
    ),
    ActionSpec(
        "scan.zoom_out",
        mark(QT_TRANSLATE_NOOP("Actions", "Zoom &out")),
        QKeySequence.StandardKey.ZoomOut,
        "zoom-out",
        When.SCAN,
    ),
    ActionSpec(
        "scan.fit_page",
        mark(QT_TRANSLATE_NOOP("Actions", "Whole &page")),
        "Ctrl+0",
        "fit-page",
        When.SCAN,
    ),
    ActionSpec(
        "scan.fit_width",
        mark(QT_TRANSLATE_NOOP("Actions", "Page &width")),
        "Ctrl+9",
        "fit-width",
        When.SCAN,
    ),
    ActionSpec(
        "scan.actual_size",
        mark(QT_TRANSLATE_NOOP("Actions", "&Actual size")),
        "Ctrl+8",
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.rotate_left",
        mark(QT_TRANSLATE_NOOP("Actions", "Turn view &left")),
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.rotate_right",
        mark(QT_TRANSLATE_NOOP("Actions", "Turn view &right")),
        icon="rotate",
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.frames",
        mark(QT_TRANSLATE_NOOP("Actions", "Frames of li&nes")),
        when=When.SCAN,
        checked=True,
    ),
    ActionSpec(
        "scan.articles",
        mark(QT_TRANSLATE_NOOP("Actions", "Articles in &colours")),
        when=When.SCAN,
        checked=False,
    ),
    ActionSpec(
        "scan.order",
        mark(QT_TRANSLATE_NOOP("Actions", "Reading or&der")),
        when=When.SCAN,
        checked=False,
    ),
    ActionSpec(
        "scan.confidence",
        mark(QT_TRANSLATE_NOOP("Actions", "How &sure the engine was")),
        when=When.SCAN,
        checked=False,
    ),
    ActionSpec(
        "scan.overview",
        mark(QT_TRANSLATE_NOOP("Actions", "&Map of the page")),
        when=When.SCAN,
        checked=True,
    ),
)
