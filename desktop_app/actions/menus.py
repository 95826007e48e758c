"""Menus and the tool bar as lists of action ids; ``None`` is a separating line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop_app.actions.spec import mark


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """One menu of the menu bar."""

    id: str
    title: str
    entries: tuple[str | None, ...]


RECENT = "archive.recent"
"""Where the submenu of recent archives goes."""

MENUS: tuple[MenuSpec, ...] = (
    MenuSpec(
        "archive",
        mark(QT_TRANSLATE_NOOP("Actions", "&Archive")),
        (
            "archive.new",
            "archive.open",
            RECENT,
            "archive.close",
            None,
            "archive.import",
            "archive.export",
            None,
            "archive.backup",
            "archive.check",
            None,
            "application.settings",
            "application.quit",
        ),
    ),
    MenuSpec(
        "edit",
        mark(QT_TRANSLATE_NOOP("Actions", "&Edit")),
        ("edit.undo", "edit.redo", None, "view.search"),
    ),
    MenuSpec(
        "page",
        mark(QT_TRANSLATE_NOOP("Actions", "&Page")),
        (
            "page.previous",
            "page.next",
            "page.next_open",
            None,
            "page.attach_scan",
            "page.recognise",
            "page.repair",
            "page.accept_sure",
            None,
            "page.mark_corrected",
            "page.mark_verified",
        ),
    ),
    MenuSpec(
        "view",
        mark(QT_TRANSLATE_NOOP("Actions", "&View")),
        (
            "view.commands",
            None,
            "view.archive",
            "view.articles",
            "view.annotations",
            "view.history",
            "view.record",
            None,
            "view.next_pane",
            "view.previous_pane",
        ),
    ),
    MenuSpec(
        "help",
        mark(QT_TRANSLATE_NOOP("Actions", "&Help")),
        ("application.shortcuts", "application.about"),
    ),
)

TOOLS: tuple[str | None, ...] = (
    "archive.open",
    "archive.import",
    "archive.export",
    None,
    "edit.undo",
    "edit.redo",
    None,
    "page.previous",
    "page.next",
    None,
    "page.recognise",
    "page.repair",
    "page.accept_sure",
)
