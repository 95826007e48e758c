"""Actions on the current page: going to another one, reading it, mending it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "page.previous",
        mark(QT_TRANSLATE_NOOP("Actions", "&Previous page")),
        "Ctrl+PgUp",
        "previous",
        When.PAGE,
    ),
    ActionSpec(
        "page.next",
        mark(QT_TRANSLATE_NOOP("Actions", "&Next page")),
        "Ctrl+PgDown",
        "next",
        When.PAGE,
    ),
    ActionSpec(
        "page.go_to",
        mark(QT_TRANSLATE_NOOP("Actions", "Go &to page…")),
        "Ctrl+P",
        when=When.PAGE,
    ),
    ActionSpec(
        "page.next_open",
        mark(QT_TRANSLATE_NOOP("Actions", "Next page with &open proposals")),
        "Ctrl+Shift+PgDown",
        when=When.PAGE,
    ),
    ActionSpec(
        "page.next_needing",
        mark(QT_TRANSLATE_NOOP("Actions", "Next page that needs &work")),
        "F8",
        when=When.PAGE,
    ),
    ActionSpec(
        "page.recognise",
        mark(QT_TRANSLATE_NOOP("Actions", "&Recognise page")),
        "Ctrl+Shift+R",
        "recognise",
        When.SCAN,
    ),
    ActionSpec(
        "page.read_line",
        mark(QT_TRANSLATE_NOOP("Actions", "Read &line again")),
        "Ctrl+Alt+R",
        when=When.SCAN,
    ),
    ActionSpec(
        "page.read_area",
        mark(QT_TRANSLATE_NOOP("Actions", "Read an area a&gain…")),
        "Ctrl+Alt+Shift+R",
        when=When.SCAN,
    ),
    ActionSpec(
        "page.engine",
        mark(QT_TRANSLATE_NOOP("Actions", "Choose the &engine…")),
    ),
    ActionSpec(
        "page.repair",
        mark(QT_TRANSLATE_NOOP("Actions", "&Look for breaks")),
        "Ctrl+R",
        "repair",
        When.TEXT,
    ),
    ActionSpec(
        "page.accept_sure",
        mark(QT_TRANSLATE_NOOP("Actions", "Accept &sure proposals")),
        "Ctrl+Shift+Return",
        "accept-sure",
        When.TEXT,
    ),
    ActionSpec(
        "page.attach_scan",
        mark(QT_TRANSLATE_NOOP("Actions", "&Attach scan…")),
        icon="scan-attach",
        when=When.NO_SCAN,
    ),
    ActionSpec(
        "page.mark_corrected",
        mark(QT_TRANSLATE_NOOP("Actions", "Mark page as &corrected")),
        "Ctrl+Shift+D",
        "done",
        When.PAGE,
    ),
    ActionSpec(
        "page.mark_verified",
        mark(QT_TRANSLATE_NOOP("Actions", "Mark page as &verified")),
        when=When.PAGE,
    ),
)
