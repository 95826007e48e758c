"""Keeps widgets that show text of the page in the faces of the page's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.theme.fonts import text_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from archive.changes import Changes
    from desktop_app.workspace import Workspace


class PageFaces(QObject):
    """Gives widgets, the first of which owns it, the families of the page at hand."""

    def __init__(self, workspace: Workspace, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self._workspace = workspace
        self._widgets = widgets
        self._language = ""
        workspace.page_selected.connect(self._follow)
        workspace.changed.connect(self._on_changed)
        self._follow()

    def _on_changed(self, changes: Changes) -> None:
        if changes.catalogue:
            self._follow()

    def _follow(self) -> None:
        page = self._workspace.page
        if page is None or not self._workspace.is_open:
            return
        language = self._workspace.archive.catalogue.language_of_page(page.id)
        if language == self._language:
            return
        self._language = language
        font = text_font(language)
        for widget in self._widgets:
            widget.setFont(font)
