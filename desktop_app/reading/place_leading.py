"""Going from a list of places to where they are, for whoever works in that list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from desktop_app.reading.occurrence_list import OCCURRENCE
from desktop_app.repair_queue.lead import Lead

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QWidget

    from desktop_app.workspace import Workspace


class PlaceLeading(QObject):
    """Shows the place at hand in the window, which goes on beside the list.

    A list that is filled anew while somebody types in the window leads nobody.
    """

    def __init__(self, workspace: Workspace, view: QAbstractItemView, window: QWidget) -> None:
        """``window`` is the list's own; ``view`` has its model already."""
        super().__init__(view)
        self._workspace, self._window = workspace, window
        self._lead = Lead(window)
        view.selectionModel().currentChanged.connect(self._on_current_changed)

    def go_to(self, index: QModelIndex) -> None:
        """Show a place, also on another page."""
        found, page = index.data(OCCURRENCE), self._workspace.page
        if found is None or not self._workspace.archive.catalogue.is_taken([found.page_id]):
            return
        if page is None or page.id != found.page_id:
            self._workspace.select_page(found.page_id)
        self._workspace.select_line(found.line_id, self._window)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        found, page = current.data(OCCURRENCE), self._workspace.page
        is_here = found is not None and page is not None and page.id == found.page_id
        if is_here and self._lead.is_wanted:
            self._workspace.select_line(found.line_id, self._window)
