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
        "Ctrl+K, L",
        when=When.SCAN,
        checked=True,
    ),
    ActionSpec(
        "scan.articles",
        mark(QT_TRANSLATE_NOOP("Actions", "Articles in &colours")),
        "Ctrl+K, A",
        when=When.SCAN,
        checked=False,
    ),
    ActionSpec(
        "scan.order",
        mark(QT_TRANSLATE_NOOP("Actions", "Reading or&der")),
        "Ctrl+K, O",
        when=When.SCAN,
        checked=False,
    ),
    ActionSpec(
        "scan.confidence",
        mark(QT_TRANSLATE_NOOP("Actions", "How &sure the engine was")),
        "Ctrl+K, C",
        when=When.SCAN,
        checked=False,
    ),
    ActionSpec(
        "scan.overview",
        mark(QT_TRANSLATE_NOOP("Actions", "&Map of the page")),
        "Ctrl+K, M",
        when=When.SCAN,
        checked=True,
    ),
    ActionSpec(
        "scan.fit_column",
        mark(QT_TRANSLATE_NOOP("Actions", "Column widt&h")),
        "Ctrl+7",
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.regions",
        mark(QT_TRANSLATE_NOOP("Actions", "Re&gions")),
        "Ctrl+K, R",
        when=When.SCAN,
        checked=False,
    ),
    ActionSpec(
        "scan.gaps",
        mark(QT_TRANSLATE_NOOP("Actions", "Signs o&f gaps")),
        "Ctrl+K, G",
        when=When.SCAN,
        checked=True,
    ),
    ActionSpec(
        "scan.ink",
        mark(QT_TRANSLATE_NOOP("Actions", "Ink that no line co&vers")),
        "Ctrl+K, U",
        when=When.SCAN,
        checked=False,
    ),
    ActionSpec(
        "scan.adjust",
        mark(QT_TRANSLATE_NOOP("Actions", "Adj&ust the picture…")),
        "Ctrl+K, T",
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.brighter",
        mark(QT_TRANSLATE_NOOP("Actions", "&Brighter")),
        "Ctrl+K, Up",
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.darker",
        mark(QT_TRANSLATE_NOOP("Actions", "Dar&ker")),
        "Ctrl+K, Down",
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.more_contrast",
        mark(QT_TRANSLATE_NOOP("Actions", "Mor&e contrast")),
        "Ctrl+K, Right",
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.less_contrast",
        mark(QT_TRANSLATE_NOOP("Actions", "Less con&trast")),
        "Ctrl+K, Left",
        when=When.SCAN,
    ),
    ActionSpec(
        "scan.invert",
        mark(QT_TRANSLATE_NOOP("Actions", "E&xchange light and dark")),
        "Ctrl+K, X",
        when=When.SCAN,
    ),
)
