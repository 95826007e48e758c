"""Menus and the tool bar as lists of action ids; ``None`` is a separating line."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop_app.actions.spec import mark


class MenuSpec(NamedTuple):
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
        (
            "edit.undo",
            "edit.redo",
            None,
            "text.find",
            "text.replace",
            "text.find_next",
            "text.find_previous",
            "view.search",
            None,
            "annotation.text",
            "annotation.area",
            "annotation.article",
            "annotation.page",
        ),
    ),
    MenuSpec(
        "page",
        mark(QT_TRANSLATE_NOOP("Actions", "&Page")),
        (
            "page.previous",
            "page.next",
            "page.next_open",
            "page.next_needing",
            "page.go_to",
            None,
            "page.attach_scan",
            "page.recognise",
            "page.read_line",
            "page.read_area",
            "page.engine",
            None,
            "page.mark_corrected",
            "page.mark_verified",
        ),
    ),
    MenuSpec(
        "scan",
        mark(QT_TRANSLATE_NOOP("Actions", "&Scan")),
        (
            "scan.zoom_in",
            "scan.zoom_out",
            "scan.fit_page",
            "scan.fit_width",
            "scan.fit_column",
            "scan.actual_size",
            None,
            "scan.rotate_left",
            "scan.rotate_right",
            None,
            "scan.adjust",
            "scan.brighter",
            "scan.darker",
            "scan.more_contrast",
            "scan.less_contrast",
            "scan.invert",
            None,
            "scan.frames",
            "scan.regions",
            "scan.articles",
            "scan.order",
            "scan.confidence",
            "scan.gaps",
            "scan.ink",
            "scan.overview",
        ),
    ),
    MenuSpec(
        "layout",
        mark(QT_TRANSLATE_NOOP("Actions", "&Layout")),
        (
            "layout.boxes",
            "layout.order",
            None,
            "layout.draw_line",
            "layout.draw_region",
            None,
            "layout.split_line",
            "layout.merge_lines",
            "layout.split_region",
            "layout.to_article",
            None,
            "layout.compare",
        ),
    ),
    MenuSpec(
        "text",
        mark(QT_TRANSLATE_NOOP("Actions", "&Text")),
        (
            "text.next_doubt",
            "text.previous_doubt",
            "text.alternatives",
            None,
            "text.join_passage",
            "text.passage_up",
            "text.passage_down",
            "text.toggle_gap",
            None,
            "text.set_aside",
            "text.mark_noise",
            None,
            "text.start_article",
            "text.merge_article",
            "text.article_up",
            "text.article_down",
        ),
    ),
    MenuSpec(
        "repair",
        mark(QT_TRANSLATE_NOOP("Actions", "&Repair")),
        (
            "page.repair",
            None,
            "queue.next",
            "queue.previous",
            "queue.accept",
            "queue.reject",
            "queue.edit",
            None,
            "queue.accept_alike",
            "queue.reject_alike",
            "queue.accept_as_sure",
            "page.accept_sure",
            None,
            "repair.show_alike",
            "repair.show_decided",
            "repair.contact_sheet",
            "repair.rules",
            "repair.effort",
        ),
    ),
    MenuSpec(
        "view",
        mark(QT_TRANSLATE_NOOP("Actions", "&View")),
        (
            "view.commands",
            None,
            "text.lines",
            "text.larger",
            "text.smaller",
            None,
            "view.archive",
            "view.articles",
            "view.annotations",
            "view.history",
            "view.record",
            "view.calendar",
            None,
            "view.next_pane",
            "view.previous_pane",
        ),
    ),
    MenuSpec(
        "help",
        mark(QT_TRANSLATE_NOOP("Actions", "&Help")),
        ("application.help", "application.shortcuts", "application.about"),
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
