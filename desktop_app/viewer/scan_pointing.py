"""What the pointer means on the scan: the character under it, here and in the text.

Hovering marks a character and moves nothing; a click chooses its line and puts the caret there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF

from desktop_app.viewer.characters import offset_at, place_of

if TYPE_CHECKING:
    from desktop_app.viewer.frames import Frame
    from desktop_app.viewer.scan_view import ScanView
    from desktop_app.workspace import Workspace

_REACH = 12.0
"""How far beside a line a click still means it, in pixels of the view."""


class ScanPointing(QObject):
    """Turns hovering and clicks into places in the text, and places back. Owned by the view."""

    def __init__(self, workspace: Workspace, view: ScanView) -> None:
        super().__init__(view)
        self._workspace, self._view, self._canvas = workspace, view, view.canvas
        self._layer = view.layers[2]
        self._hovered: tuple[str | None, int] = (None, 0)
        self._canvas.clicked.connect(self._on_clicked)
        self._canvas.menu_asked.connect(self._on_clicked)
        self._canvas.hovered.connect(self._on_hovered)
        workspace.character_selected.connect(self._on_character_selected)
        workspace.character_hovered.connect(self._on_character_hovered)
        workspace.page_selected.connect(self._forget_hovered)

    def _on_clicked(self, point: QPointF) -> None:
        reach = _REACH / self._canvas.zoom
        frame = self._layer.frames.at(point.x(), point.y(), reach=reach)
        self._workspace.select_line(frame.line_id if frame else None, self._view)
        offset = _offset(frame, point) if frame else None
        if frame is not None and offset is not None:
            self._workspace.character_pointed.emit(frame.line_id, offset)

    def _on_hovered(self, point: QPointF | None) -> None:
        frame = self._layer.frames.at(point.x(), point.y()) if point is not None else None
        offset = _offset(frame, point) if frame is not None and point is not None else None
        place = (frame.line_id, offset or 0) if frame is not None else (None, 0)
        if place != self._hovered:
            self._workspace.character_hovered.emit(*place)

    def _on_character_hovered(self, line_id: str | None, offset: int) -> None:
        self._hovered = (line_id, offset)
        self._layer.mark_hovered(self._place(line_id, offset))

    def _forget_hovered(self) -> None:
        self._on_character_hovered(None, 0)

    def _on_character_selected(self, line_id: str, offset: int) -> None:
        if line_id == self._workspace.line_id:
            self._layer.mark_character(self._place(line_id, offset))

    def _place(self, line_id: str | None, offset: int) -> QRectF | None:
        """Where a character is on the scan."""
        frame = self._layer.frames.get(line_id)
        if frame is None:
            return None
        place = place_of(
            frame.box,
            frame.words,
            offset,
            vertical=frame.vertical,
            backwards=frame.backwards,
        )
        return QRectF(*place) if place else None


def _offset(frame: Frame, point: QPointF) -> int | None:
    """Which character of a line a point of the scan means."""
    return offset_at(
        frame.box,
        frame.words,
        point.x(),
        point.y(),
        vertical=frame.vertical,
        backwards=frame.backwards,
    )
