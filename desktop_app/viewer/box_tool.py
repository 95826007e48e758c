"""Moves and resizes the box of the chosen line, by its handles and by arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer

from archive.model.geometry import Box
from desktop_app.viewer.view_geometry import rect_of

if TYPE_CHECKING:
    from desktop_app.viewer.frames import Frame
    from desktop_app.viewer.layout_edits import LayoutEdits
    from desktop_app.viewer.layout_layer import LayoutLayer
    from desktop_app.viewer.scan_canvas import ScanCanvas

_PAUSE_MS = 700
"""After this pause the steps of arrow keys become one edit."""
_FAR = 10
_LEAST = 4
"""Pixels of the scan that a box keeps at least on each side."""
_GRASP = 9.0
"""How near a handle is grasped, in pixels of the view."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BoxTool(QObject):
    """Holds the box of one line as it is being changed; ``show`` says of which."""

    def __init__(
        self, canvas: ScanCanvas, layer: LayoutLayer, edits: LayoutEdits, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._canvas, self._layer, self._edits = canvas, layer, edits
        self._frame: Frame | None = None
        self._box: QRectF | None = None
        self._grasped: tuple[int, int] | None = None
        self._sent: Box | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.store)

    @property
    def has_box(self) -> bool:
        """True if there is something to be changed."""
        return self._box is not None

    def show(self, frame: Frame | None) -> None:
        """Show the box of a line as it is stored, unless it is just being changed; or none."""
        self._sent = None
        self._frame = frame
        if self._grasped is None and not self._pause.isActive():
            box = frame.box if frame is not None else None
            self._box = rect_of(box) if box else None
            self._layer.set_box(self._box)

    # -- the mouse ----------------------------------------------------------------------------

    def press(self, point: QPointF) -> bool:
        """Grasp the handle at a point of the scan; tell whether there is one."""
        if self._box is not None:
            self._grasped = self._layer.handle_at(point, _GRASP / self._canvas.zoom)
        return self._grasped is not None

    def drag(self, point: QPointF) -> bool:
        """Pull the grasped handle to a point."""
        if self._grasped is None or self._box is None:
            return False
        box, (across, down) = QRectF(self._box), self._grasped
        if across < 0:
            box.setLeft(min(point.x(), box.right() - _LEAST))
        elif across > 0:
            box.setRight(max(point.x(), box.left() + _LEAST))
        if down < 0:
            box.setTop(min(point.y(), box.bottom() - _LEAST))
        elif down > 0:
            box.setBottom(max(point.y(), box.top() + _LEAST))
        self._change(box)
        return True

    def release(self) -> bool:
        """Let go of the handle; the box is stored."""
        if self._grasped is None:
            return False
        self._grasped = None
        self.store()
        return True

    # -- keys ---------------------------------------------------------------------------------

    def step(self, arrow: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        """Move the box a step as it is seen, or with Alt change its size."""
        if self._box is None:
            return
        far = _FAR if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
        dx, dy = self._turned(arrow[0] * far, arrow[1] * far)
        if modifiers & Qt.KeyboardModifier.AltModifier:
            box = self._box.adjusted(0, 0, dx, dy)
        else:
            box = self._box.translated(dx, dy)
        page = self._canvas.sceneRect()
        if page.contains(box) and box.width() >= _LEAST and box.height() >= _LEAST:
            self._change(box)
            self._pause.start()

    def _turned(self, across: int, down: int) -> tuple[int, int]:
        """Return a step of the view as one of the scan, which may be seen turned."""
        back, _ = self._canvas.transform().inverted()
        step = (back.map(QPointF(across, down)) - back.map(QPointF())) * self._canvas.zoom
        return round(step.x()), round(step.y())

    # -- what becomes of it -------------------------------------------------------------------

    def store(self) -> None:
        """Make one edit of the steps so far; a drag counts only once it has ended."""
        self._pause.stop()
        frame, box = self._frame, self._box
        if frame is None or box is None or self._grasped is not None:
            return
        rect = box.toRect()
        new = Box(rect.left(), rect.top(), rect.left() + rect.width(), rect.top() + rect.height())
        if new in (frame.box, self._sent):
            return
        self._sent = new  # it is on its way while ``frame`` is still the old one
        self._edits.set_box(frame.line_id, new)

    def end(self) -> None:
        """Store the steps so far, or drop a drag under way."""
        if self._grasped is not None:
            self.forget()
        self.store()

    def forget(self) -> None:
        """Drop what was not stored yet."""
        self._pause.stop()
        self._box = self._grasped = None

    def _change(self, box: QRectF) -> None:
        self._box = box & self._canvas.sceneRect()
        self._layer.set_box(self._box)
