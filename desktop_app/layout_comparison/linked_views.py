"""Two views of one scan that move and zoom together, each with a layout of its own over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsScene,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from archive.model.geometry import bounding_box
from desktop_app.theme import spacing
from desktop_app.theme.palette import LIGHT, colours
from desktop_app.viewer.frames import Frames
from desktop_app.viewer.picture_layer import PictureLayer
from desktop_app.viewer.scan_canvas import ScanCanvas
from desktop_app.viewer.structure_layer import Layer, StructureLayer
from desktop_app.viewer.view_geometry import rect_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

    from archive.model.line import Line
    from archive.model.page import PageText
    from desktop_app.viewer.scan_pictures import ScanPictures

_LEGIBLE = 9.0
"""Lines lower than this many pixels of the screen are too small to compare."""
_SURROUNDINGS = 0.4
"""Least part of the page's width that is shown of a place."""
_MARGIN = 40
_FOCUS = 4


class SideLayer(StructureLayer):
    """The regions, articles and reading order of one layout, and the place at hand, in one view."""

    def __init__(self, canvas: ScanCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._marked: list[QRectF] = []
        self._before: QRectF | None = None
        for layer in (Layer.ARTICLES, Layer.REGIONS, Layer.ORDER):
            self.set_layer(layer, shown=True)

    @property
    def marked(self) -> list[QRectF]:
        """The lines of the place at hand."""
        return self._marked

    def mark(self, lines: Iterable[Line], before: Line | None) -> None:
        """Mark lines, and the line that they follow in this layout."""
        self._marked = [rect_of(line.box) for line in lines if line.box]
        self._before = rect_of(before.box) if before is not None and before.box else None
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw in one view only."""
        if widget is not None and widget is not self._canvas.viewport():
            return
        super().paint(painter, option, widget)
        pen = QPen(QColor(LIGHT.warning), 2.4)
        pen.setCosmetic(True)
        painter.setPen(pen)
        tint = QColor(LIGHT.warning)
        tint.setAlpha(40)
        painter.setBrush(tint)
        painter.drawRects(self._marked)
        if self._before is not None:
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._before)
        if self._canvas.hasFocus():
            self._paint_focus(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        """A frame around the view that has the keyboard."""
        painter.resetTransform()
        painter.setPen(QPen(QColor(LIGHT.accent), _FOCUS))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = _FOCUS // 2
        painter.drawRect(self._canvas.viewport().rect().adjusted(inset, inset, -inset, -inset))


class LinkedViews(QSplitter):
    """On the left the page as it is, on the right the automatic layout."""

    def __init__(self, pictures: ScanPictures, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pictures = pictures
        self._is_following = False
        self._page = QRectF()
        self.setChildrenCollapsible(False)
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._picture = PictureLayer(pictures)
        scene.addItem(self._picture)
        self.canvases = (ScanCanvas(scene, self), ScanCanvas(scene, self))
        self.layers = (SideLayer(self.canvases[0]), SideLayer(self.canvases[1]))
        titles = (self.tr("The page as it is"), self.tr("Automatic layout"))
        for number, (canvas, layer) in enumerate(zip(self.canvases, self.layers, strict=True)):
            scene.addItem(layer)
            canvas.setAccessibleName(titles[number])
            canvas.installEventFilter(self)
            canvas.view_changed.connect(lambda of=number: self._follow(of))
            self.addWidget(self._titled(titles[number], canvas))
        pictures.state_changed.connect(self._on_state_changed)
        self._on_state_changed()
        self._ground()

    def show_layouts(self, here: PageText, there: PageText) -> None:
        """Draw two layouts over the scan; where one looks stays."""
        size = self._pictures.size or _size_of(here)
        rect = QRectF(0, 0, *size)
        is_new, self._page = rect != self._page, rect
        for layer, text in zip(self.layers, (here, there), strict=True):
            layer.set_frames(Frames.of(text), size)
        if is_new:
            for canvas in self.canvases:
                canvas.setSceneRect(rect)
                canvas.fit_page()

    def show_place(
        self, lines: Iterable[Line], after_here: Line | None, after_there: Line | None
    ) -> None:
        """Mark lines in both views and bring them into view, large enough to be read."""
        lines = list(lines)
        for layer, before in zip(self.layers, (after_here, after_there), strict=True):
            layer.mark(lines, before)
        box = bounding_box(line.box for line in lines if line.box)
        if box is None:
            return
        canvas = self.canvases[0]
        heights = sorted(min(li.box.width, li.box.height) for li in lines if li.box)
        if heights[len(heights) // 2] * canvas.zoom < _LEGIBLE:
            least = canvas.sceneRect().width() * _SURROUNDINGS
            area = rect_of(box, _MARGIN)
            more = max(0.0, least - area.width()) / 2
            canvas.fit_area(area.adjusted(-more, 0, more, 0))
        else:
            canvas.show_area(rect_of(box))

    def forget_place(self) -> None:
        """Mark nothing."""
        for layer in self.layers:
            layer.mark((), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show which view has the keyboard."""
        if event.type() in (event.Type.FocusIn, event.Type.FocusOut):
            for canvas in self.canvases:
                canvas.viewport().update()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() is event.Type.PaletteChange and hasattr(self, "canvases"):
            self._ground()

    def _on_state_changed(self) -> None:
        size = self._pictures.size
        self._picture.set_size(*(size or (0, 0)))
        self._picture.setVisible(size is not None)

    def _titled(self, title: str, canvas: ScanCanvas) -> QWidget:
        side = QWidget(self)
        label = QLabel(title, side)
        label.setTextFormat(Qt.TextFormat.PlainText)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        column = QVBoxLayout(side)
        column.setContentsMargins(spacing.NARROW if self.count() else 0, 0, spacing.NARROW, 0)
        column.setSpacing(spacing.TIGHT)
        column.addWidget(label)
        column.addWidget(canvas, 1)
        return side

    def _follow(self, leader_number: int) -> None:
        """Let the other view look at the same place."""
        if self._is_following:
            return
        self._is_following = True
        leader, follower = self.canvases[leader_number], self.canvases[1 - leader_number]
        try:
            if leader.fit == "page":
                follower.fit_page()
            else:
                follower.zoom_by(leader.zoom / follower.zoom)
                follower.centerOn(leader.mapToScene(leader.viewport().rect().center()))
        finally:
            self._is_following = False

    def _ground(self) -> None:
        for canvas in self.canvases:
            canvas.setBackgroundBrush(QColor(colours(self.palette()).desk))


def _size_of(text: PageText) -> tuple[int, int]:
    """Return the room that the lines of a page without a scan take."""
    box = bounding_box(line.box for line in text.lines() if line.box)
    return (box.right + _MARGIN, box.bottom + _MARGIN) if box is not None else (100, 100)
