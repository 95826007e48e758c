"""Remembers the place of work in each archive, and brings the window back to it.

The place is the page, the part of its scan in view, the caret, and how the text is shown. It is
noted when the archive is closed, and taken up once the page and its proposals are drawn: whoever
moves before that stays where he went.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import atan2, degrees
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.main_window import MainWindow
    from desktop_app.settings.store import WindowState
    from desktop_app.viewer.scan_canvas import ScanCanvas
    from desktop_app.workspace import Workspace

LOOK_MS = 50
PATIENCE_MS = 30_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works. ``x`` and ``y`` are the middle of the view, in pixels of the scan."""

    page: str
    line: str = ""
    offset: int = 0
    lines_shown: bool = False
    fit: str = "page"
    zoom: float = 1.0
    turned: int = 0
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Place | None:
        """Return what was stored, or None if it is not a place."""
        try:
            return cls(**stored)
        except TypeError:  # of another version
            return None


class Session(QObject):
    """Follows one window and its workspace."""

    def __init__(self, workspace: Workspace, state: WindowState, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._state = state
        self._window = window
        self._caret: tuple[str, int] = ("", 0)
        self._latest: tuple[Path, Place] | None = None
        self._wanted: Place | None = None
        self._waited = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        workspace.line_selected.connect(self._on_line)
        workspace.character_selected.connect(self._on_character)
        workspace.about_to_write.connect(self.note)
        workspace.closed.connect(self.keep)
        workspace.opened.connect(self._on_opened)
        workspace.page_selected.connect(self._on_page)
        if workspace.is_open:
            self._on_opened()

    # -- noting -------------------------------------------------------------------------------

    def note(self) -> None:
        """Note the place of now."""
        path, page = self._workspace.path, self._workspace.page
        if path is None or page is None or self._wanted is not None:
            return
        canvas, (line, offset) = self._window.scan_view.canvas, self._caret
        middle = canvas.mapToScene(canvas.viewport().rect().center())
        place = Place(
            page.id,
            line,
            offset,
            self._window.reading_pane.shows_lines,
            canvas.fit,
            canvas.zoom,
            _turned(canvas),
            middle.x(),
            middle.y(),
        )
        self._latest = (path, place)

    def keep(self) -> None:
        """Store the place that was noted last."""
        if self._latest is not None:
            path, place = self._latest
            self._state.set_place(path, asdict(place))
            self._latest = None

    # -- taking up ----------------------------------------------------------------------------

    def _on_opened(self) -> None:
        path = self._workspace.path
        self._latest = None
        self._wanted = self._stored(path) if path is not None else None
        if self._wanted is not None:
            self._waited = 0
            self._timer.start()

    def _stored(self, path: Path) -> Place | None:
        stored = self._state.place(path)
        return Place.of(stored) if stored else None

    def _on_page(self) -> None:
        self._caret = ("", 0)
        page, wanted = self._workspace.page, self._wanted
        if wanted is not None and page is not None and page.id != wanted.page:
            self._stop()  # somebody went on

    def _on_line(self, line_id: str | None, _origin: object) -> None:
        if line_id != self._caret[0]:
            self._caret = (line_id or "", 0)

    def _on_character(self, line_id: str, offset: int) -> None:
        self._caret = (line_id, offset)
        self._stop()

    def _stop(self) -> None:
        self._wanted = None
        self._timer.stop()

    def _look(self) -> None:
        """Take the place up once everything is drawn."""
        self._waited += LOOK_MS
        wanted, page = self._wanted, self._workspace.page
        if wanted is None or page is None or page.id != wanted.page or self._waited > PATIENCE_MS:
            self._stop()
        elif self._window.isVisible() and self._window.is_settled:
            self._stop()
            self._take_up(wanted)

    def _take_up(self, place: Place) -> None:
        pane = self._window.reading_pane
        if place.lines_shown != pane.shows_lines:
            pane.set_lines_shown(place.lines_shown)
        if place.line:
            pane.caret.go_to(place.line, place.offset)
        page = self._workspace.page
        if page is not None and page.scan is not None:
            _show(self._window.scan_view.canvas, place)


def _turned(canvas: ScanCanvas) -> int:
    transform = canvas.transform()
    return round(degrees(atan2(transform.m12(), transform.m11())))


def _show(canvas: ScanCanvas, place: Place) -> None:
    if place.turned != _turned(canvas):
        canvas.rotate_by(place.turned - _turned(canvas))
    if place.fit == "page":
        canvas.fit_page()
        return
    if place.fit == "width":
        canvas.fit_width()
    elif canvas.zoom > 0:
        canvas.zoom_by(place.zoom / canvas.zoom)
    canvas.stop_gliding()
    canvas.centerOn(place.x, place.y)
