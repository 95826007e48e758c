"""Actions on the window itself: panes, panels, settings, help."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QKeySequence

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "view.next_pane",
        mark(QT_TRANSLATE_NOOP("Actions", "Next &pane")),
        "F6",
        when=When.ALWAYS,
    ),
    ActionSpec(
        "view.previous_pane",
        mark(QT_TRANSLATE_NOOP("Actions", "Previous p&ane")),
        "Shift+F6",
        when=When.ALWAYS,
    ),
    ActionSpec(
        "view.commands",
        mark(QT_TRANSLATE_NOOP("Actions", "&Commands…")),
        "Ctrl+Shift+P",
        "palette",
        When.ALWAYS,
    ),
    ActionSpec(
        "view.archive",
        mark(QT_TRANSLATE_NOOP("Actions", "A&rchive")),
        "Alt+1",
        "archive",
        When.ALWAYS,
    ),
    ActionSpec(
        "view.articles",
        mark(QT_TRANSLATE_NOOP("Actions", "Ar&ticles")),
        "Alt+2",
        "articles",
        When.ALWAYS,
    ),
    ActionSpec(
        "view.annotations",
        mark(QT_TRANSLATE_NOOP("Actions", "A&nnotations")),
        "Alt+3",
        "annotations",
        When.ALWAYS,
    ),
    ActionSpec(
        "view.history",
        mark(QT_TRANSLATE_NOOP("Actions", "&History")),
        "Alt+4",
        "history",
        When.ALWAYS,
    ),
    ActionSpec(
        "view.record",
        mark(QT_TRANSLATE_NOOP("Actions", "Recor&d")),
        "Alt+5",
        "record",
        When.ALWAYS,
    ),
    ActionSpec(
        "view.search",
        mark(QT_TRANSLATE_NOOP("Actions", "&Search the archive")),
        ("Ctrl+Shift+F", "Alt+6"),
        "search",
        When.ALWAYS,
    ),
    ActionSpec(
        "view.calendar",
        mark(QT_TRANSLATE_NOOP("Actions", "Cal&endar of issues")),
        "Alt+7",
        "calendar",
        When.ALWAYS,
    ),
    ActionSpec(
        "application.settings",
        mark(QT_TRANSLATE_NOOP("Actions", "&Settings…")),
        "Ctrl+,",
        "settings",
        When.ALWAYS,
    ),
    ActionSpec(
        "application.help",
        mark(QT_TRANSLATE_NOOP("Actions", "&Help")),
        QKeySequence.StandardKey.HelpContents,
        "help",
        When.ALWAYS,
    ),
    ActionSpec(
        "application.shortcuts",
        mark(QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts…")),
        "Ctrl+F1",
        when=When.ALWAYS,
    ),
    ActionSpec(
        "application.about",
        mark(QT_TRANSLATE_NOOP("Actions", "&About Jiaokan")),
        when=When.ALWAYS,
    ),
    ActionSpec(
        "application.quit",
        mark(QT_TRANSLATE_NOOP("Actions", "&Quit")),
        "Ctrl+Q",  # Qt names no key for it outside of the large desktops
        when=When.ALWAYS,
    ),
)
