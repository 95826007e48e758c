"""Changes the order of reading: by clicks on lines in order, or by dragging a number elsewhere.

Each passage shows its number; the lines of the chosen passage show theirs, too. A number that is
dropped on another passage (or on another line of its own passage) takes that one's place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from desktop_app.viewer.layout_layer import Number
from desktop_app.viewer.signs import BADGE
from desktop_app.viewer.structure_layer import regions_of
from desktop_app.viewer.view_geometry import rect_of

if TYPE_CHECKING:
    from desktop_app.viewer.frames import Frame, Frames
    from desktop_app.viewer.layout_edits import LayoutEdits
    from desktop_app.viewer.layout_layer import LayoutLayer
    from desktop_app.viewer.scan_view import ScanView

_REACH = 12.0
"""How far beside a line a drop still means it, in pixels of the view."""


class OrderTool:
    """Holds the lines clicked so far, the numbers that are shown, and the one being dragged."""

    def __init__(self, view: ScanView, layer: LayoutLayer, edits: LayoutEdits) -> None:
        self._view, self._layer, self._edits = view, layer, edits
        self.clicked: list[str] = []
        self._numbers: list[Number] = []
        self._dragged: Number | None = None
        self._homes: dict[str | None, int] = {}
        """The number of the passage of each line that is in one."""

    # -- clicks -------------------------------------------------------------------------------

    def add(self, line_id: str) -> None:
        """Take a line as the next one to be read."""
        if line_id not in self.clicked:
            self.clicked.append(line_id)
            self._show_clicked()

    def drop_last(self) -> bool:
        """Take back the last click; tell whether there was one."""
        if not self.clicked:
            return False
        self.clicked.pop()
        self._show_clicked()
        return True

    def apply(self) -> None:
        """Make one edit of the clicks."""
        self._edits.read_in_order(tuple(self.clicked))

    # -- dragging -----------------------------------------------------------------------------

    def press(self, point: QPointF) -> bool:
        """Take the number at a point of the scan; tell whether there is one."""
        reach = 1.3 * BADGE / self._view.canvas.zoom
        near = [
            (distance, number)
            for number in self._numbers
            if number.is_shown(self._view.canvas.zoom)
            and (distance := (number.place - point).manhattanLength()) <= 1.4 * reach
        ]
        self._dragged = min(near, key=lambda pair: pair[0])[1] if near else None
        return self._dragged is not None

    def drag(self, point: QPointF) -> bool:
        """Show where the number would go."""
        if self._dragged is None:
            return False
        target = self._target(point)
        self._layer.set_drag((self._dragged.place, point), self._extent(target))
        return True

    def release(self, point: QPointF) -> bool:
        """Let the number go: one edit if it is over another passage or line."""
        if self._dragged is None:
            return False
        dragged, target = self._dragged, self._target(point)
        self.let_go()
        if target is not None:
            self._edits.take_place(dragged.line_id, target.line_id)
        return True

    def let_go(self) -> bool:
        """Leave everything where it is; tell whether a number was being dragged."""
        was_dragged, self._dragged = self._dragged is not None, None
        self._layer.set_drag(None, None)
        return was_dragged

    def _target(self, point: QPointF) -> Frame | None:
        """Return the line under a point that the dragged number may take the place of."""
        dragged = self._dragged
        frame = self._view.frame_at(point, _REACH)
        if dragged is None or frame is None or not frame.is_placed:
            return None
        is_own = self._homes.get(frame.line_id) == self._homes.get(dragged.line_id)
        if frame.line_id == dragged.line_id or (is_own and not dragged.is_line):
            return None
        return frame

    def _extent(self, target: Frame | None) -> QRectF | None:
        """Return what a drop would mean: the line, or all columns of another passage."""
        if target is None or self._dragged is None:
            return None
        if self._homes.get(target.line_id) == self._homes.get(self._dragged.line_id):
            return rect_of(target.box)
        extent = QRectF()
        for frame in self._view.layers[2].frames:
            if self._homes.get(frame.line_id) == self._homes[target.line_id]:
                extent |= rect_of(frame.box)
        return extent

    # -- what is shown ------------------------------------------------------------------------

    def show(self, *, on: bool, chosen: str | None) -> None:
        """Show the numbers of the page as it is stored, or nothing."""
        if not on:
            self.clicked.clear()
            self.let_go()
        self._homes = _homes(self._view.layers[2].frames)
        self._numbers = self._passage_numbers() + self._line_numbers(chosen) if on else []
        self._layer.set_numbers(self._numbers, self._view.canvas.sceneRect())
        self._show_clicked()

    def _passage_numbers(self) -> list[Number]:
        starts = [r for r in regions_of(self._view.layers[2].frames) if r.starts_passage]
        return [
            Number(region.line_id, str(count), region.rect.topLeft())
            for count, region in enumerate(starts, 1)
        ]

    def _line_numbers(self, chosen: str | None) -> list[Number]:
        """Numbers for the lines of the chosen passage, at their beginnings."""
        lines = [
            frame
            for frame in self._view.layers[2].frames
            if chosen in self._homes and self._homes.get(frame.line_id) == self._homes[chosen]
        ]
        if len(lines) < 2:
            return []
        return [
            Number(frame.line_id, str(count), _beginning(frame), is_line=True, room=_thick(frame))
            for count, frame in enumerate(lines, 1)
        ]

    def _show_clicked(self) -> None:
        frames = self._view.layers[2].frames
        marks = [rect_of(frame.box) for i in self.clicked if (frame := frames.get(i)) is not None]
        self._layer.set_order(marks, self._view.canvas.sceneRect())


def _homes(frames: Frames) -> dict[str | None, int]:
    homes: dict[str | None, int] = {}
    passage = -1
    for frame in frames:
        if frame.is_placed:
            passage += frame.starts_passage
            homes[frame.line_id] = passage
    return homes


def _beginning(frame: Frame) -> QPointF:
    """Where the first character of a line is."""
    box = frame.box
    if frame.vertical:
        half = box.width / 2
        return QPointF(box.left + half, box.bottom - half if frame.backwards else box.top + half)
    half = box.height / 2
    return QPointF(box.right - half if frame.backwards else box.left + half, box.top + half)


def _thick(frame: Frame) -> int:
    return frame.box.width if frame.vertical else frame.box.height
