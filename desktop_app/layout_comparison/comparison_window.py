"""The window in which two layouts of a page are compared, and the automatic one adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from archive.editing.taking_layouts import (
    TakeLayout,
    can_take,
    with_difference,
    with_whole_layout,
)
from desktop_app.layout_comparison.comparison import arranged_layout, compared, read_layout
from desktop_app.layout_comparison.difference_list import (
    DIFFERENCE,
    DifferenceList,
    DifferenceModel,
)
from desktop_app.layout_comparison.linked_views import LinkedViews
from desktop_app.theme import spacing
from desktop_app.viewer.scan_pictures import scan_pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.changes import Changes
    from archive.editing.layout_differences import LayoutDifference
    from archive.model.page import PageText
    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.layout_comparison.comparison import Comparison
    from desktop_app.tasks.runner import Task
    from desktop_app.workspace import Workspace

OF_SAME_LINES: Final = "same lines"
OF_NEW_READING: Final = "new reading"
_PAUSE_MS: Final = 250
"""After typing, the layouts are compared anew when nothing was typed for so long."""


class LayoutComparisonWindow(QDialog):
    """Not modal; follows the page of the workspace."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, *, engine: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare layouts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._engine = engine
        self._page_id: str | None = None
        self._there: PageText | None = None
        self._comparison: Comparison | None = None
        self._looking: Task | None = None
        self._row = 0
        self._later = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._later.timeout.connect(self._compare)
        self.views = LinkedViews(scan_pictures(workspace), self)
        self.differences = DifferenceModel(self)
        self.listing = DifferenceList(self)
        self.listing.setModel(self.differences)
        self.listing.setAccessibleName(self.tr("Differences"))
        self.source = QComboBox(self)
        self.source.setAccessibleName(self.tr("Compared with"))
        self.source.addItem(self.tr("Automatic layout of the same lines"), OF_SAME_LINES)
        self.source.addItem(self.tr("A new reading of the scan"), OF_NEW_READING)
        self.agreement, self.note = self._label(), self._label()
        self.take = self._button(self.take_difference)
        self.take.setText(self.tr("Adopt here") + "  A")
        self.keep = self._button(self.keep_difference)
        self.keep.setText(self.tr("Keep as it is") + "  X")
        self.take_page = self._button(self.take_whole_page)
        self.take_page.setText(self.tr("Adopt for the whole &page"))
        self._lay_out()
        self._connect()
        self.look()
        self.listing.setFocus()

    # -- what a person does -------------------------------------------------------------------

    def look(self) -> None:
        """Make our layout of the current page anew, and compare."""
        self._give_up()
        page = self._workspace.page
        self._page_id, self._there, self._comparison = (page.id if page else None), None, None
        self._show()
        if page is None:
            return
        page_id, engine = page.id, self._engine
        is_read = self.source.currentData() == OF_NEW_READING and page.scan is not None

        def work(archive: Archive, progress: Progress) -> PageText:
            if is_read:
                return read_layout(archive, page_id, engine, progress)
            return arranged_layout(archive, page_id, progress)

        task = self._workspace.read(
            self.tr("Comparing layouts"),
            work,
            done=lambda there: self._on_found(task, there),
            failed=self._on_failed,
        )
        self._looking = task
        task.ended.connect(lambda: self._on_ended(task))
        self._tell()

    def take_difference(self) -> None:
        """Follow the automatic layout in the place at hand."""
        difference, comparison = self._chosen(), self._comparison
        if difference is None or comparison is None or not can_take(difference):
            return
        self._take(with_difference(comparison.pair, difference))

    def keep_difference(self) -> None:
        """Leave the place at hand as it is, and go on to the next one."""
        index = self.listing.currentIndex()
        if not index.isValid():
            return
        self.differences.keep(index.row())
        rest = [row for row in self.differences.open_rows if row > index.row()]
        if rest:
            self.listing.setCurrentIndex(self.differences.index(rest[0], 0))
        self._tell()

    def take_whole_page(self) -> None:
        """Follow the automatic layout everywhere."""
        if self._comparison is not None:
            self._take(with_whole_layout(self._comparison.pair))

    @property
    def is_busy(self) -> bool:
        """True while a layout is made or compared, or pictures are missing."""
        is_drawn = scan_pictures(self._workspace).is_idle
        return self._looking is not None or self._later.isActive() or not is_drawn

    # -- inside -------------------------------------------------------------------------------

    def _take(self, wanted: PageText) -> None:
        comparison, page_id = self._comparison, self._page_id
        if comparison is None or page_id is None:
            return
        if wanted == comparison.pair.here:
            self.note.setText(self.tr("Nothing changes by that; take the passages first."))
            return
        self._row = self.listing.currentIndex().row()
        self._workspace.run(TakeLayout(page_id, comparison.pair.here, wanted))

    def _connect(self) -> None:
        workspace = self._workspace
        self.source.activated.connect(self.look)
        self.listing.take_pressed.connect(self.take_difference)
        self.listing.keep_pressed.connect(self.keep_difference)
        self.listing.selectionModel().currentChanged.connect(self._on_chosen)
        scan_pictures(workspace).state_changed.connect(self._show_layouts)
        workspace.page_selected.connect(self._on_page_selected)
        workspace.changed.connect(self._on_changed)
        workspace.closed.connect(self.close)
        self.finished.connect(self._give_up)
        for keys, run in (
            (QKeySequence.StandardKey.Undo, workspace.undo),
            (QKeySequence.StandardKey.Redo, workspace.redo),
        ):
            QShortcut(keys, self).activated.connect(lambda run=run: run())

    def _give_up(self) -> None:
        self._later.stop()
        if self._looking is not None:
            task, self._looking = self._looking, None
            task.cancel()

    def _on_page_selected(self) -> None:
        page = self._workspace.page
        if (page.id if page else None) != self._page_id:
            self.look()

    def _on_changed(self, changes: Changes) -> None:
        if self._there is not None and self._page_id in changes.pages:
            self._later.start()

    def _on_found(self, task: Task, there: PageText) -> None:
        if task is self._looking:
            self._there = there
            self._compare()

    def _on_failed(self, message: str) -> None:
        self.agreement.setText(message)

    def _on_ended(self, task: Task) -> None:
        if task is self._looking:
            self._looking = None
            if self._comparison is not None:
                self._tell()

    def _compare(self) -> None:
        if self._there is not None:
            self._comparison = compared(self._workspace.text, self._there)
            self._show()

    def _show(self) -> None:
        found = self._comparison.differences if self._comparison is not None else ()
        self.views.forget_place()
        self._show_layouts()
        with QSignalBlocker(self.listing.selectionModel()):
            self.differences.show_differences(found)
        rows = self.differences.open_rows
        behind = [row for row in rows if row >= self._row]
        if rows:
            row = behind[0] if behind else rows[-1]
            self.listing.setCurrentIndex(self.differences.index(row, 0))
        self._tell()

    def _show_layouts(self) -> None:
        if self._comparison is not None:
            pair = self._comparison.pair
            self.views.show_layouts(pair.here, pair.there)

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        difference: LayoutDifference | None = current.data(DIFFERENCE)
        if difference is not None:
            self.views.show_place(difference.lines, difference.after_here, difference.after_there)
            self._workspace.select_line(difference.lines[0].id, self)
        self._tell()

    def _chosen(self) -> LayoutDifference | None:
        found: LayoutDifference | None = self.listing.currentIndex().data(DIFFERENCE)
        return found

    def _tell(self) -> None:
        chosen, comparison = self._chosen(), self._comparison
        self.take.setEnabled(chosen is not None and can_take(chosen))
        self.keep.setEnabled(chosen is not None)
        self.take_page.setEnabled(comparison is not None and bool(comparison.differences))
        self.note.setText("")
        if comparison is None:
            self.agreement.setText(
                self.tr("The automatic layout is being made…") if self._looking else ""
            )
            return
        figures = comparison.figures
        words = self.tr("{0} of {1} lines are followed by the same line in both.")
        same = figures.followers - len(figures.others)
        self.agreement.setText(words.format(same, figures.followers))
        left = len(self.differences.open_rows)
        if left:
            self.note.setText(self.tr("%n difference(s) to decide", "", left))
        elif comparison.differences:
            self.note.setText(self.tr("Every difference is decided."))
        else:
            self.note.setText(self.tr("The layouts are the same."))

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.setWordWrap(True)
        return label

    def _button(self, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: pressed())
        return button

    def _lay_out(self) -> None:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(spacing.NARROW, 0, 0, 0)
        column.setSpacing(spacing.NARROW)
        for part in (self.source, self.agreement):
            column.addWidget(part)
        column.addWidget(self.listing, 1)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(spacing.NARROW)
        row.addWidget(self.take, 1)
        row.addWidget(self.keep, 1)
        column.addLayout(row)
        column.addWidget(self.take_page)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.views)
        parts.addWidget(side)
        parts.setStretchFactor(0, 1)
        parts.setSizes([spacing.STEP * 230, spacing.STEP * 80])
        whole = QVBoxLayout(self)
        margin = spacing.WIDE
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.addWidget(parts)
        self.resize(spacing.STEP * 330, spacing.STEP * 200)
