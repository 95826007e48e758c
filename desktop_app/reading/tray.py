"""The lines of the page that are in no passage: set aside, or noise. Nothing is ever lost here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.theme import spacing

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.changes import Changes
    from archive.model.line import Line
    from archive.model.operations import Operation
    from desktop_app.workspace import Workspace

_ROWS = 5


class Tray(QWidget):
    """A bar below the text that opens to a list; not there when every line has its place."""

    line_chosen = Signal(str)

    def __init__(
        self, workspace: Workspace, caret_line: Callable[[], str | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._caret_line = caret_line
        self._model = _LinesModel(self)
        self._title = QToolButton(self)
        self._title.setCheckable(True)
        self._title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._title.setArrowType(Qt.ArrowType.RightArrow)
        self._title.toggled.connect(self._on_toggled)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName(self.tr("Lines that are in no passage"))
        self._list.setFixedHeight(round(self.fontMetrics().height() * 1.6 * _ROWS))
        self._list.selectionModel().currentChanged.connect(self._on_row_chosen)
        self._here = QPushButton(self.tr("Place after the line at hand"), self)
        self._end = QPushButton(self.tr("Place at the end"), self)
        self._here.clicked.connect(self.place_here)
        self._end.clicked.connect(self.place_at_end)
        self._lay_out()
        workspace.changed.connect(self._on_changed)
        workspace.page_selected.connect(self._refresh)
        self._on_toggled(is_open=False)
        self._refresh()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(spacing.NARROW, spacing.TIGHT, spacing.NARROW, spacing.TIGHT)
        bar.addWidget(self._title)
        bar.addStretch(1)
        bar.addWidget(self._here)
        bar.addWidget(self._end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._list)

    @property
    def title(self) -> str:
        """What the bar says."""
        return self._title.text()

    def open(self) -> None:
        """Show the list."""
        self._title.setChecked(True)

    def choose(self, line_id: str | None) -> bool:
        """Select a line in the list, opening it; return False if the line is not in it."""
        row = self._model.row_of(line_id)
        if row is None:
            self._list.clearSelection()
            return False
        self.open()
        self._list.setCurrentIndex(self._model.index(row))
        return True

    def place_here(self) -> None:
        """Put the chosen line behind the line under the caret."""
        from archive.model.operations import MoveLines  # heavy; no part of showing a page

        line_id, anchor = self._chosen(), self._caret_line()
        if line_id is not None and anchor is not None:
            self._run(MoveLines((line_id,), after=anchor))

    def place_at_end(self) -> None:
        """Make the chosen line a passage at the end of the page."""
        from archive.model.operations import Place

        line_id = self._chosen()
        if line_id is not None:
            self._run(Place((line_id,)))

    # -- inside -------------------------------------------------------------------------------

    def _chosen(self) -> str | None:
        index = self._list.currentIndex()
        return self._model.lines[index.row()].id if index.isValid() else None

    def _run(self, operation: Operation) -> None:
        from archive.editing.text_commands import EditText  # heavy; no part of showing a page

        page = self._workspace.page
        if page is not None:
            self._workspace.run(EditText(page.id, (operation,), "Place line"))

    def _on_row_chosen(self, index: QModelIndex) -> None:
        has_row = index.isValid()
        self._here.setEnabled(has_row)
        self._end.setEnabled(has_row)
        if has_row:
            self.line_chosen.emit(self._model.lines[index.row()].id)

    def _on_toggled(self, is_open: bool) -> None:  # noqa: FBT001 - a slot
        self._title.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        for widget in (self._list, self._here, self._end):
            widget.setVisible(is_open)

    def _on_changed(self, changes: Changes) -> None:
        page = self._workspace.page
        if changes.catalogue or (page is not None and page.id in changes.pages):
            self._refresh()

    def _refresh(self) -> None:
        text = self._workspace.text
        chosen = self._chosen() if self._model.lines else None
        self._model.set_lines((*text.unplaced, *text.noise))
        aside = self.tr("%n line(s) set aside", "", len(text.unplaced))
        noise = self.tr("%n line(s) of noise", "", len(text.noise))
        parts = [aside] * bool(text.unplaced) + [noise] * bool(text.noise)
        self._title.setText(" · ".join(parts))
        self.setVisible(bool(parts))
        row = self._model.row_of(chosen)
        if row is not None:
            self._list.setCurrentIndex(self._model.index(row))
        self._here.setEnabled(row is not None)
        self._end.setEnabled(row is not None)


class _LinesModel(QAbstractListModel):
    """The lines of the tray."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """List other lines."""
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def row_of(self, line_id: str | None) -> int | None:
        """Return the row of a line, or None."""
        return next((row for row, line in enumerate(self.lines) if line.id == line_id), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """See ``QAbstractItemModel``."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """See ``QAbstractItemModel``."""
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return self.lines[index.row()].text or self.lines[index.row()].ocr
        return None
