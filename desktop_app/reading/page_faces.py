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
        language = page_language(self._workspace)
        if language in ("", self._language):
            return
        self._language = language
        font = text_font(language)
        for widget in self._widgets:
            widget.setFont(font)


def page_language(workspace: Workspace) -> str:
    """Return the language of the page at hand (BCP 47), or nothing without one."""
    page = workspace.page
    if page is None or not workspace.is_open:
        return ""
    return workspace.archive.catalogue.language_of_page(page.id)
