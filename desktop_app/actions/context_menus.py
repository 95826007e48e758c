"""The menus of the right button and the menu key: what can be done with what is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from archive.model.page import Page
from desktop_app.models.archive_tree import RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.actions.registry import Actions
    from desktop_app.main_window import MainWindow
    from desktop_app.reading.page_editor import PageEditor

Entries = tuple[str | None, ...]
"""Action ids; ``None`` is a separating line."""

PAGE: Entries = (
    "page.recognise",
    "page.repair",
    "page.accept_sure",
    "page.attach_scan",
    None,
    "page.mark_corrected",
    "page.mark_verified",
    None,
    "archive.export",
    "annotation.page",
    "view.record",
)
CATALOGUE: Entries = ("archive.import", "archive.export", None, "view.calendar", "view.record")
"""On a newspaper or an issue."""
SCAN: Entries = (
    "page.read_line",
    "page.read_area",
    "annotation.area",
    None,
    "text.set_aside",
    "text.mark_noise",
    None,
    "scan.fit_page",
    "scan.fit_width",
    "scan.fit_column",
    "scan.actual_size",
    None,
    "layout.boxes",
    "layout.order",
)
TEXT: Entries = (
    "text.alternatives",
    "page.read_line",
    "annotation.text",
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
)
ARTICLE: Entries = (
    "text.start_article",
    "text.merge_article",
    "text.article_up",
    "text.article_down",
    None,
    "text.join_passage",
    "text.passage_up",
    "text.passage_down",
    None,
    "text.set_aside",
    "text.mark_noise",
    None,
    "annotation.article",
    "archive.export",
)
QUEUE: Entries = (
    "queue.accept",
    "queue.reject",
    "queue.edit",
    None,
    "queue.accept_alike",
    "queue.reject_alike",
    "queue.accept_as_sure",
    "repair.show_alike",
    None,
    "repair.show_decided",
    "repair.rules",
)


class ContextMenus(QObject):
    """Knows which menu belongs to which part of the window."""

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._menu: QMenu | None = None

    @property
    def menu(self) -> QMenu | None:
        """The menu that was shown last."""
        return self._menu

    def show(self, event: QContextMenuEvent) -> bool:
        """Show the menu of the part of the window that the event comes from, if it has one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        widget = QApplication.focusWidget() if by_key else self._window.childAt(event.pos())
        entries = self._entries(widget)
        if not entries:
            return False
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = QMenu(self._window)
        editor = self._window.reading_pane.editor
        if widget is not None and (widget is editor or editor.isAncestorOf(widget)):
            menu.addActions(list(self._clipboard(editor, menu)))
            menu.addSeparator()
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[entry])
        menu.popup(event.globalPos())
        event.accept()
        return True

    def _entries(self, widget: QWidget | None) -> Entries:
        places = self._places()
        while widget is not None and widget is not self._window:
            if widget in places:
                return places[widget]
            widget = widget.parentWidget()
        return ()

    def _places(self) -> Mapping[QWidget, Entries]:
        window = self._window
        return {
            window.docks["archive"]: self._of_tree(),
            window.docks["articles"]: ARTICLE,
            window.scan_view: SCAN,
            window.reading_pane: TEXT,
            window.repair_queue: QUEUE,
        }

    def _of_tree(self) -> Entries:
        record = self._window.archive_panel.currentIndex().data(RECORD)
        return PAGE if isinstance(record, Page) else CATALOGUE

    def _clipboard(self, editor: PageEditor, menu: QMenu) -> Iterator[QAction]:
        has_selection = editor.textCursor().hasSelection()
        for text, key, do, is_possible in (
            (self.tr("Cu&t"), QKeySequence.StandardKey.Cut, editor.cut, has_selection),
            (self.tr("&Copy"), QKeySequence.StandardKey.Copy, editor.copy, has_selection),
            (self.tr("&Paste"), QKeySequence.StandardKey.Paste, editor.paste, editor.canPaste()),
        ):
            action = QAction(text, menu)
            action.setShortcut(key)
            action.setEnabled(is_possible)
            action.triggered.connect(do)
            yield action
