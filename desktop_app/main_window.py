"""The main window places things; what they do is theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.actions.menus import MENUS, RECENT, TOOLS
from desktop_app.panels.deferred import DeferredPane
from desktop_app.panels.dock import LazyDock
from desktop_app.panels.docks import DOCKS
from desktop_app.panels.empty_state import EmptyState
from desktop_app.panels.message_bar import MessageBar
from desktop_app.panels.save_state import SaveState
from desktop_app.reading.composition import CompositionGuard
from desktop_app.reading.reading_pane import ReadingPane
from desktop_app.tasks.activity import ActivityArea
from desktop_app.tasks.first_picture import first_picture
from desktop_app.theme import spacing
from desktop_app.theme.icons import icon
from desktop_app.viewer.scan_view import ScanView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import (
        QCloseEvent,
        QContextMenuEvent,
        QDragEnterEvent,
        QDropEvent,
        QPaintEvent,
    )

    from desktop_app.actions.context_menus import ContextMenus
    from desktop_app.actions.registry import Actions
    from desktop_app.panels.archive_panel import ArchivePanel
    from desktop_app.repair_queue.repair_queue import RepairQueue
    from desktop_app.settings.store import WindowState
    from desktop_app.workspace import Workspace

SIZE = QSize(1600, 1000)
LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
BESIDE_TREE = frozenset({"calendar"})
"""Docks that lead to pages, as the tree does; the others tell of the page."""
_WORKABLE = 410
"""Width in which the queue shows all there is to choose."""
_LEAST_SCAN = 300
_AROUND_TAB = 14
"""What the style puts around the title of a dock's tab."""
SHARES = (340, 690, 570)
"""Width of the docks, the scan and the text in a window of ``SIZE``."""


class MainWindow(QMainWindow):
    """Archive tree and docks on the left, the scan in the middle, text and queue on the right.

    The scan and the text are there at once; queue and docks are made when the window was drawn.
    """

    close_asked = Signal(object)
    """Carries the ``QCloseEvent``; ignore it to keep the window open."""
    files_dropped = Signal(object)
    """Carries the paths of files and folders that were dropped on the window."""
    queue_made = Signal(object)
    """Carries the ``RepairQueue``, once it is there."""

    def __init__(self, workspace: Workspace, state: WindowState) -> None:
        super().__init__()
        self._workspace = workspace
        self._state = state
        self.setObjectName("main_window")
        self.setWindowIcon(icon("jiaokan"))
        self.setDockNestingEnabled(False)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.scan_view = ScanView(workspace, self)
        self.reading_pane = ReadingPane(workspace, self)
        self._queue_place = DeferredPane(self._make_queue, self)
        self._queue_place.made.connect(self.queue_made)
        self.messages = MessageBar(self)
        self.activity = ActivityArea(workspace, self)
        self.welcome = EmptyState("newspaper", self)
        self.recent_menu = QMenu(self.tr("Open &recent"), self)
        self.context_menus: ContextMenus | None = None
        """The menus of the right button, once one was asked for."""
        self.docks: dict[str, LazyDock] = {}
        self._text_side = self._splitter(
            Qt.Orientation.Vertical, self.reading_pane, self._queue_place
        )
        self._desk = self._splitter(Qt.Orientation.Horizontal, self.scan_view, self._text_side)
        self._centre = QStackedWidget(self)
        self._centre.addWidget(self._desk)
        self._centre.addWidget(self.welcome)
        self.setCentralWidget(self._below_messages(self._centre))
        self._place_docks()
        self.statusBar().addWidget(SaveState(workspace, self.reading_pane, self))
        self.statusBar().addPermanentWidget(self.activity)
        self.statusBar().setSizeGripEnabled(False)
        first_picture.then(self._add_place_state)
        self.setAcceptDrops(True)
        self._desk.setStretchFactor(0, 2)  # of a smaller window the scan gives more
        self.take_size(SIZE)

    # -- what others ask ----------------------------------------------------------------------

    @property
    def repair_queue(self) -> RepairQueue:
        """The repair queue."""
        return cast("RepairQueue", self._queue_place.content())

    @property
    def archive_panel(self) -> ArchivePanel:
        """The archive tree."""
        return cast("ArchivePanel", self.docks["archive"].content())

    def add_actions(self, actions: Actions) -> None:
        """Fill the menus and the tool bar, and listen to every shortcut."""
        for menu_spec in MENUS:
            menu = self.menuBar().addMenu(QCoreApplication.translate("Actions", menu_spec.title))
            menu.setObjectName(f"menu.{menu_spec.id}")
            for entry in menu_spec.entries:
                if entry is None:
                    menu.addSeparator()
                elif entry == RECENT:
                    menu.addMenu(self.recent_menu)
                else:
                    menu.addAction(actions[entry])
        tools = QToolBar(self.tr("Tools"), self)
        tools.setObjectName("tools")
        tools.setMovable(False)
        tools.setIconSize(QSize(spacing.ICON, spacing.ICON))
        for entry in TOOLS:
            if entry is None:
                tools.addSeparator()
            else:
                tools.addAction(actions[entry])
        self.addToolBar(tools)
        self._actions = actions
        self.addActions(actions.all())
        CompositionGuard(self)

    def trigger(self, action_id: str) -> None:
        """Do what an action does, as its menu entry would."""
        self._actions[action_id].trigger()

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 walks, in the order of reading, as far as they can be seen."""
        docks = [dock.content() for dock in self.docks.values() if not dock.isHidden()]
        panes = [*docks, self.scan_view, self.reading_pane, self.repair_queue]
        return [pane for pane in panes if pane.isVisible() and self._shows(pane)]

    def show_desk(self, *, shown: bool) -> None:
        """Show the page, or what a newcomer reads instead."""
        self._centre.setCurrentWidget(self._desk if shown else self.welcome)

    @property
    def is_settled(self) -> bool:
        """True when everything in view is drawn as well as it will be."""
        places = (self._queue_place, *(dock.place for dock in self.docks.values()))
        parts = (self.scan_view, self.reading_pane, self._queue_place.content())
        return (
            all(place.is_made or not place.is_seen for place in places)
            and not first_picture.is_awaited
            and not self.activity.is_busy
            and all(getattr(part, "is_settled", True) for part in parts)
        )

    # -- layout -------------------------------------------------------------------------------

    def take_size(self, size: QSize) -> None:
        """Become as large as this and share the room out anew; docks are wide in a wide window."""
        self.resize(size)
        docks, scan, text = SHARES
        upper, lower = self.docks["archive"], self.docks[DOCKS[0].id]
        width = min(docks, docks * size.width() // SIZE.width())
        centre = size.width() - max(width, lower.minimumWidth())
        text = max(text * centre // (scan + text), min(_WORKABLE, centre - _LEAST_SCAN))
        self._desk.setSizes([centre - text, text])
        self._text_side.setSizes([560, 400])
        self.resizeDocks([upper, lower], [width, width], Qt.Orientation.Horizontal)
        self.resizeDocks([upper, lower], [380, 560], Qt.Orientation.Vertical)

    def restore(self) -> None:
        """Lay the window out as it was when it was closed."""
        for name, part in self._parts().items():
            layout = self._state.layout(name)
            if layout is not None:
                part.restoreState(layout)
        geometry = self._state.layout("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def remember(self) -> None:
        """Note how the window is laid out."""
        for name, part in self._parts().items():
            self._state.set_layout(name, part.saveState())
        self._state.set_layout("geometry", self.saveGeometry())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let what waits for the first picture go on when all of it is painted."""
        super().paintEvent(event)
        if first_picture.is_awaited:
            QTimer.singleShot(0, self, first_picture.stands)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the application decide."""
        self.close_asked.emit(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with what is under the pointer, or has the keyboard."""
        from desktop_app.actions.context_menus import ContextMenus  # not needed to start

        if self.context_menus is None:
            self.context_menus = ContextMenus(self, self._actions)
        if not self.context_menus.show(event):
            super().contextMenuEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand dropped files on."""
        urls = event.mimeData().urls()
        self.files_dropped.emit([Path(u.toLocalFile()) for u in urls if u.isLocalFile()])
        event.acceptProposedAction()

    def _shows(self, pane: QWidget) -> bool:
        """Tell whether a pane is in view; a dock behind another one is moved out of it."""
        place = QRect(pane.mapTo(self, QPoint()), pane.size())
        return self.rect().intersects(place)

    def _parts(self) -> dict[str, QSplitter | QMainWindow]:
        return {"docks": self, "desk": self._desk, "text_side": self._text_side}

    def _place_docks(self) -> None:
        archive = LazyDock("archive", self.tr("Archive"), self._make_archive_panel, self)
        self.docks["archive"] = archive
        self.addDockWidget(LEFT, archive)
        first: LazyDock | None = None
        for spec in DOCKS:
            dock = LazyDock(spec.id, spec.name(), spec.maker(self._workspace), self)
            self.docks[spec.id] = dock
            if spec.id in BESIDE_TREE:
                self.tabifyDockWidget(archive, dock)
            elif first is None:
                first = dock
                self.splitDockWidget(archive, dock, Qt.Orientation.Vertical)
            else:
                self.tabifyDockWidget(first, dock)
        for upper in (archive, first):
            if upper is not None:
                tabs = [upper, *self.tabifiedDockWidgets(upper)]
                upper.setMinimumWidth(self._room_for_tabs(dock.windowTitle() for dock in tabs))
                upper.raise_()

    def _room_for_tabs(self, titles: Iterable[str]) -> int:
        """The width in which every tab is read whole."""
        advance = self.fontMetrics().horizontalAdvance
        return sum(advance(title) + _AROUND_TAB for title in titles)

    def _add_place_state(self) -> None:
        from desktop_app.panels.place_state import PlaceState

        place = PlaceState(self._workspace, self.scan_view, self)
        self.statusBar().insertPermanentWidget(1, place)  # behind what is saved

    def _make_archive_panel(self, place: QWidget) -> QWidget:
        from desktop_app.panels.archive_panel import ArchivePanel

        return ArchivePanel(self._workspace, place)

    def _make_queue(self, place: QWidget) -> QWidget:
        from desktop_app.repair_queue.repair_queue import RepairQueue

        return RepairQueue(self._workspace, place)

    def _splitter(self, orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
        splitter = QSplitter(orientation, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for index, part in enumerate(parts):
            splitter.addWidget(part)
            splitter.setStretchFactor(index, 1)
        return splitter

    def _below_messages(self, content: QWidget) -> QWidget:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(content, 1)
        return centre
