"""Looks for ink that no line covers when the person wants to see it; remembers it page by page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from archive.model.geometry import Box
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures
from desktop_app.viewer.structure_layer import Layer, StructureLayer

if TYPE_CHECKING:
    from archive.imaging.pyramid import Pyramid
    from archive.model.line import Line
    from desktop_app.workspace import Workspace

_LONGEST_SIDE = 6000
"""Pixels of the picture that is looked at; small type is still told from dirt, memory is spared."""
_PAGES = 32


class LostInk(QObject):
    """Fills the layer of uncovered ink. Looks on the decoding threads, once for each layout."""

    def __init__(self, workspace: Workspace, layer: StructureLayer, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._layer = layer
        self._pictures = scan_pictures(workspace)
        self._found: dict[object, list[Box]] = {}
        self._asked: tuple[object, object] | None = None
        self._pictures.looked.connect(self._on_looked)
        self._pictures.state_changed.connect(self.refresh)
        workspace.changed.connect(self.refresh)
        workspace.page_selected.connect(self.refresh)

    def set_wanted(self, *, wanted: bool) -> None:
        """Show the ink, looking for it if that was not done yet; or hide it."""
        self._layer.set_layer(Layer.INK, shown=wanted)
        self.refresh()

    def refresh(self, *_what: object) -> None:
        """Show what is known of the current page, or begin to look."""
        page = self._workspace.page
        ready = self._pictures.state is PictureState.READY
        if page is None or not ready or not self._layer.shows(Layer.INK):
            return
        lines = [line for line in self._workspace.text.lines() if line.box]
        layout = (page.id, page.scan, tuple(line.box for line in lines))
        if layout in self._found:
            self._layer.set_ink(self._found[layout])
        elif self._asked is None or self._asked[0] != layout:
            work = _Look(lines)
            self._asked = (layout, work)
            self._pictures.look(work)

    def _on_looked(self, work: object, boxes: object) -> None:
        if self._asked is None or work is not self._asked[1]:
            return
        layout, _ = self._asked
        self._asked = None
        if isinstance(boxes, list):
            while len(self._found) >= _PAGES:
                del self._found[next(iter(self._found))]
            self._found[layout] = boxes
            self.refresh()


class _Look:
    """One look at a scan; called on a decoding thread."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines

    def __call__(self, pyramid: Pyramid) -> list[Box]:
        from archive.layout.lost_lines import uncovered_ink

        level = 0
        while level + 1 < len(pyramid.levels) and max(pyramid.size) >> level > _LONGEST_SIDE:
            level += 1
        step = 1 << level
        image = pyramid.crop(Box(0, 0, *pyramid.size), level).convert("L")
        lines = [
            replace(line, box=Box(*(edge // step for edge in _edges(line.box))))
            for line in self._lines
            if line.box
        ]
        return [Box(*(edge * step for edge in _edges(box))) for box in uncovered_ink(image, lines)]


def _edges(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.right, box.bottom
