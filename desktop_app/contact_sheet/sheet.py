"""What the sheets have in common: where is looked, the places, ticks, and one key that settles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QVBoxLayout, QWidget

from desktop_app.contact_sheet.tile_view import PlaceView, as_rows
from desktop_app.reading.occurrence_images import OccurrenceImages
from desktop_app.reading.occurrences import Scope
from desktop_app.reading.place_foot import PlaceFoot
from desktop_app.reading.place_leading import PlaceLeading
from desktop_app.theme import spacing

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.tasks.runner import Task
    from desktop_app.workspace import Workspace


class Sheet(QDialog):
    """Not modal. Subclasses look for places and settle what is ticked."""

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, cache_dir: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._looking: Task | None = None
        self._is_settling = False
        self.images = OccurrenceImages(workspace, self, cache_dir=cache_dir)
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(self.tr("Where to look"))
        for scope, name in (
            (Scope.PAGE, self.tr("This page")),
            (Scope.ISSUE, self.tr("This issue")),
            (Scope.ARCHIVE, self.tr("The whole archive")),
        ):
            self.scope.addItem(name, scope)
        self.view = PlaceView(self)
        as_rows(self.view)
        self.foot = PlaceFoot(self)
        self.foot.all_ticked.connect(lambda ticked: self.tick_all(ticked=ticked))
        self.scope.activated.connect(lambda _row: self.look())
        self.images.changed.connect(self.view.viewport().update)
        self.view.settle_pressed.connect(self.settle)
        self.view.tick_all_pressed.connect(lambda ticked: self.tick_all(ticked=ticked))
        workspace.closed.connect(self.close)
        self.finished.connect(self._on_finished)
        for keys, run in (
            (QKeySequence.StandardKey.Undo, workspace.undo),
            (QKeySequence.StandardKey.Redo, workspace.redo),
        ):
            QShortcut(keys, self).activated.connect(lambda run=run: run())

    # -- what subclasses say ------------------------------------------------------------------

    def look(self) -> None:
        """Look for the places anew."""
        raise NotImplementedError

    def settle(self) -> None:
        """Settle what is ticked."""
        raise NotImplementedError

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every place, or none."""
        raise NotImplementedError

    # -- what they use ------------------------------------------------------------------------

    @property
    def chosen_scope(self) -> Scope:
        """Where is looked."""
        return Scope(self.scope.currentData())

    @property
    def is_busy(self) -> bool:
        """True while places are looked for or settled, or images are missing."""
        return self._looking is not None or self._is_settling or not self.images.is_idle

    def _lay_out(self, top: QWidget) -> None:
        column = QVBoxLayout(self)
        margin = spacing.WIDE
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(spacing.NARROW)
        column.addWidget(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.resize(spacing.STEP * 250, spacing.STEP * 165)
        leading = PlaceLeading(self._workspace, self.view, self)
        self.view.doubleClicked.connect(leading.go_to)

    def _focus_first(self) -> None:
        model = self.view.model()
        if model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(model.index(0, 0))
            self.view.scrollTo(self.view.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _give_up(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _on_finished(self) -> None:
        self._give_up()
        self.images.close()
