"""The centre of the window: the scan of the current page, or a friendly word why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsScene, QStackedLayout, QWidget

from archive.model.geometry import Box, bounding_box
from desktop_app.repair_queue.open_proposals import open_proposals
from desktop_app.repair_queue.relocation import relocation_of
from desktop_app.theme.palette import colours
from desktop_app.viewer.frame_layer import FrameLayer
from desktop_app.viewer.frames import Frame, Frames
from desktop_app.viewer.notice import Notice
from desktop_app.viewer.overview import Overview
from desktop_app.viewer.picture_layer import PictureLayer
from desktop_app.viewer.scan_canvas import ScanCanvas
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.viewer.scan_pointing import ScanPointing
from desktop_app.viewer.structure_layer import Layer, StructureLayer
from desktop_app.viewer.view_geometry import rect_of
from desktop_app.viewer.why_hidden import tell_why_hidden

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent

    from archive.changes import Changes
    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from desktop_app.viewer.toning import Toning
    from desktop_app.workspace import Workspace

_ZOOM_STEP = 1.25


class ScanView(QWidget):
    """Shows the scan with the frames of its lines; a click chooses a line everywhere."""

    attach_requested = Signal()
    """The person wants to give the page a scan."""
    area_chosen = Signal(object)
    """Carries the ``Box`` that was drawn after ``choose_area``."""
    zoom_changed = Signal(float)
    """Carries the pixels of the view per pixel of the scan."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pictures = scan_pictures(workspace)
        self._proposals = open_proposals(workspace)
        self._page_id: str | None = None
        self._seen: object = None
        self._framed: tuple[PageText | None, tuple[int, int] | None] = (None, None)
        """The text whose lines are framed, and the size of its scan."""
        self._taker: Callable[[Box], object] | None = None
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._picture = PictureLayer(self._pictures)
        self._frames = FrameLayer()
        self._structure = StructureLayer()
        scene.addItem(self._picture)
        scene.addItem(self._structure)
        scene.addItem(self._frames)
        self._canvas = ScanCanvas(scene, self)
        self._canvas.setAccessibleName(self.tr("Scan of the page"))
        self._overview = Overview(self._canvas, self._pictures)
        self._notice = Notice(self)
        self._notice.chosen.connect(self.attach_requested)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._canvas)
        self._layout.addWidget(self._notice)
        self.setFocusProxy(self._canvas)
        self._ground_canvas()
        ScanPointing(workspace, self)
        self._connect()
        self._mark_doubtful()
        self._mark_proposed()
        self._on_state_changed()

    def _connect(self) -> None:
        self._canvas.area.drawn.connect(self._on_area_drawn)
        self._canvas.zoom_changed.connect(self.zoom_changed)
        self._canvas.view_changed.connect(self._picture.pace.move)
        self._picture.toning_changed.connect(self._on_toning_changed)
        self._canvas.zoomed.connect(self._picture.pace.zoom)
        self._pictures.state_changed.connect(self._on_state_changed)
        self._pictures.progressed.connect(self._on_progressed)
        self._proposals.changed.connect(self._mark_doubtful)
        self._proposals.current_changed.connect(self._mark_proposed)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.page_selected.connect(self._show_page)
        self._workspace.line_selected.connect(self._on_line_selected)

    # -- what actions need --------------------------------------------------------------------

    def zoom_in(self) -> None:
        """Make the scan larger."""
        self._canvas.zoom_by(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make the scan smaller."""
        self._canvas.zoom_by(1 / _ZOOM_STEP)

    def actual_size(self) -> None:
        """Show a pixel of the scan as a pixel of the screen."""
        self._canvas.zoom_by(1 / self.devicePixelRatioF() / self._canvas.zoom)

    def fit_page(self) -> None:
        """Show the whole page."""
        self._canvas.fit_page()

    def fit_width(self) -> None:
        """Show the page at full width."""
        self._canvas.fit_width()

    def rotate_left(self) -> None:
        """Turn the view by a quarter against the clock."""
        self._canvas.rotate_by(-90)

    def rotate_right(self) -> None:
        """Turn the view by a quarter with the clock."""
        self._canvas.rotate_by(90)

    def set_frames_shown(self, shown: bool) -> None:  # noqa: FBT001 - a slot of QAction.toggled
        """Show the frames of all lines, or only of the chosen one."""
        self._frames.set_shows_all(shows_all=shown)

    def set_layer_shown(self, layer: Layer, *, shown: bool) -> None:
        """Show articles in colours, the reading order, or how sure the engine was; or hide it."""
        self._structure.set_layer(layer, shown=shown)

    def set_overview_shown(self, shown: bool) -> None:  # noqa: FBT001 - a slot of QAction.toggled
        """Show a map of the page in the corner while only a part is in view, or never."""
        self._overview.set_wanted(shown)

    def choose_area(self, then: Callable[[Box], object] | None = None) -> None:
        """Let the person draw an area; it goes to ``then``, or else ``area_chosen`` follows.

        The chosen line is where keys begin.
        """
        self._taker = then
        chosen = self._frames.frames.get(self._workspace.line_id)
        self._canvas.setFocus()
        self._canvas.draw_area(rect_of(chosen.box) if chosen is not None else None)

    def fit_column(self) -> None:
        """Show the passage of the chosen line (or of the first) at full width."""
        chosen = self._workspace.line_id
        passages = list(self._workspace.text.passages())
        holder = [p for p in passages if any(line.id == chosen for line in p.lines)]
        for passage in (holder or passages)[:1]:
            box = bounding_box(line.box for line in passage.lines if line.box)
            if box is not None:
                self._canvas.fit_area(rect_of(box))

    @property
    def layers(self) -> tuple[PictureLayer, StructureLayer, FrameLayer]:
        """What is painted: the scan, the structure over it, the frames over both."""
        return self._picture, self._structure, self._frames

    @property
    def zoom(self) -> float:
        """Pixels of the view per pixel of the scan."""
        return self._canvas.zoom

    @property
    def canvas(self) -> ScanCanvas:
        """The surface itself, for those who mirror or drive it."""
        return self._canvas

    @property
    def overview(self) -> Overview:
        """The map of the page in the corner."""
        return self._overview

    @property
    def is_settled(self) -> bool:
        """True when everything in view is drawn as sharp as it will get."""
        is_drawn = self._picture.is_settled or not self._canvas.isVisible()
        return self._pictures.is_idle and is_drawn

    def frame_at(self, point: QPointF, reach: float) -> Frame | None:
        """Return the line at a point of the scan, or else the nearest within pixels of the view."""
        return self._frames.frames.at(point.x(), point.y(), reach=reach / self._canvas.zoom)

    def view_point(self, line_id: str) -> QPointF | None:
        """Return where the middle of a line is in the canvas's viewport, or None."""
        frame = self._frames.frames.get(line_id)
        if frame is None:
            return None
        return self._canvas.viewportTransform().map(QPointF(*frame.box.centre))

    def show_places(self, proposal: Proposal) -> None:
        """Bring what a proposal speaks of into view: ink without a line, or both ends of a move.

        Ends too far from one another for that are left to the arrow between them.
        """
        move = relocation_of(proposal)
        box = proposal.box
        if move is not None:
            ends = (self._frames.frames.get(line) for line in (move.meeting, move.anchor))
            box = bounding_box(frame.box for frame in ends if frame is not None)
        if box is not None:
            area = rect_of(box)
            if move is None or self._canvas.has_room_for(area):
                self._canvas.show_area(area)

    # -- following the workspace --------------------------------------------------------------

    def _show_page(self) -> None:
        page = self._workspace.page
        size = self._pictures.size
        if (page and page.id) != self._page_id:
            self._page_id = page.id if page else None
            self._frames.choose(None)
        self._show_frames()
        self._on_state_changed()
        if size is not None:
            self._canvas.fit_page()

    def _show_frames(self) -> None:
        size, text = self._pictures.size, self._workspace.text
        is_framed = text is self._framed[0] and size == self._framed[1]
        if size is not None and not is_framed:
            self._framed = (text, size)
            frames = Frames.of(text)
            self._frames.set_frames(frames, size)
            self._structure.set_frames(frames, size)

    def _mark_doubtful(self) -> None:
        lines = {line_id for p in self._proposals.all() for line_id in p.lines[:1]}
        self._frames.set_doubtful(lines)

    def _mark_proposed(self) -> None:
        current = self._proposals.current
        if current is None:
            self._frames.set_proposed(())
        else:
            self._frames.set_proposed(current.lines, relocation_of(current))

    def _on_state_changed(self) -> None:
        state = self._pictures.state
        self._tell_state(state)
        size = self._pictures.size
        if size is not None and state is not PictureState.FAILED:
            self._picture.set_size(*size)
            self._canvas.setSceneRect(QRectF(0, 0, *size))
            self._show_frames()
            if self._is_visible_anew(state):
                self._canvas.fit_page()
                self._on_line_selected(self._workspace.line_id, None)
        self._picture.update()

    def _is_visible_anew(self, state: PictureState) -> bool:
        """True when a picture appears where there was none; where it sharpens, the view stays."""
        page = self._workspace.page
        has_picture = state is PictureState.READY or not self._pictures.preview.isNull()
        seen = (page.id, page.scan) if page and has_picture else None
        is_new = seen is not None and seen != self._seen
        self._seen = seen
        return is_new

    def _tell_state(self, state: PictureState) -> None:
        if state is PictureState.READY or not self._pictures.preview.isNull():
            self._layout.setCurrentWidget(self._canvas)
            return
        tell_why_hidden(self._notice, self._workspace.page, state, self._pictures.message)
        self._layout.setCurrentWidget(self._notice)

    def _on_toning_changed(self, toning: Toning) -> None:
        for layer in (self._frames, self._structure):
            layer.set_on_dark(on_dark=toning.is_inverted)
        self._overview.set_toning(toning)

    def _on_progressed(self, done: object, total: object) -> None:
        if isinstance(done, int) and isinstance(total, int):
            self._notice.set_progress(done, total)

    def _on_changed(self, changes: Changes) -> None:
        if self._workspace.page and self._workspace.page.id in changes.pages:
            self._show_frames()

    def _on_line_selected(self, line_id: str | None, origin: object) -> None:
        self._frames.choose(line_id)
        frame = self._frames.frames.get(line_id)
        if frame is not None and origin is not self:
            self._canvas.show_area(rect_of(frame.box))

    def _on_area_drawn(self, area: QRectF) -> None:
        size = self._pictures.size
        whole = QRectF(0, 0, *size) if size else area
        inside = (area & whole).toAlignedRect()
        if not inside.isEmpty():
            box = Box(inside.left(), inside.top(), inside.right() + 1, inside.bottom() + 1)
            taker, self._taker = self._taker, None
            (taker or self.area_chosen.emit)(box)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() is event.Type.PaletteChange and hasattr(self, "_canvas"):
            self._ground_canvas()

    def _ground_canvas(self) -> None:
        self._canvas.setBackgroundBrush(QColor(colours(self.palette()).desk))
