"""The surface on which a scan is seen: zoom at the pointer, drag, keys, clicks and areas."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from desktop_app.viewer.area_band import AreaBand
from desktop_app.viewer.glide import Glide
from desktop_app.viewer.view_geometry import parts_around, shift_between

_STEP = 1.25
_LARGEST = 8.0
_MARGIN = 0.02
"""Empty border around a fitted page, as a share of the view."""


class ScanCanvas(QGraphicsView):
    """Shows a scene whose coordinates are pixels of a scan. Knows nothing of lines."""

    clicked = Signal(QPointF)
    menu_asked = Signal(QPointF)
    hovered = Signal(object)
    """Carries the ``QPointF`` of the scene under a pointer that drags nothing, None once it left."""
    zoom_changed = Signal(float)
    zoomed = Signal()
    """A step of zooming; more may follow at once."""
    view_changed = Signal()

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setViewport(QWidget())  # to guess the class of Qt's own, PySide6 would make them all
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self._press: QPoint | None = None
        self._last = QPoint()
        self._panning = False
        self._fit = "page"
        self.area = AreaBand(self)
        """The area that is to be drawn, if one is."""
        self.view_changed.connect(self._keep_area)
        self._glide = Glide(self)

    # -- zoom ---------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """Pixels of the view per pixel of the scan."""
        transform = self.transform()
        return float((transform.m11() ** 2 + transform.m12() ** 2) ** 0.5)

    @property
    def fit(self) -> str:
        """``page`` or ``width`` if that is kept in view, whatever the window's size; else empty."""
        return self._fit

    def stop_gliding(self) -> None:
        """Stay where the view is now."""
        self._glide.stop()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom so that the point of the view under ``at`` (its middle if None) stays in place."""
        self._fit = ""
        wanted = max(self._smallest(), min(_LARGEST, self.zoom * factor))
        at = at if at is not None else QRectF(self.viewport().rect()).center()
        before = self._to_scene(at)
        factor = wanted / self.zoom
        self.scale(factor, factor)
        moved = self.viewportTransform().map(before) - at
        self._scroll_by(moved.x(), moved.y())
        self.zoomed.emit()
        self._tell()

    def fit_page(self) -> None:
        """Show the whole page, also when the window changes its size."""
        self._fit = "page"
        self._apply_fit()

    def fit_width(self) -> None:
        """Show the page at full width, also when the window changes its size."""
        self._fit = "width"
        self._apply_fit()

    def fit_area(self, area: QRectF) -> None:
        """Show an area at full width (in a turned view: as wide as it then is), from its start."""
        place, view = self.transform().mapRect(area), self.viewport().rect()
        if place.isEmpty() or view.isEmpty():
            return
        self._fit = ""
        factor = view.width() * (1 - 2 * _MARGIN) / place.width()
        factor = min(factor, _LARGEST / self.zoom)
        self.scale(factor, factor)
        seen = self.viewportTransform().mapRect(area)
        self._scroll_by(
            seen.center().x() - view.width() / 2,
            seen.top() - view.height() * _MARGIN
            if seen.height() > view.height()
            else seen.center().y() - view.height() / 2,
        )
        self._tell()

    def rotate_by(self, degrees: int) -> None:
        """Turn the view (not the scan)."""
        self.rotate(degrees)
        self._apply_fit()
        self._tell()

    def show_area(self, area: QRectF, *, gently: bool = True) -> None:
        """Bring an area into view if it is not comfortably there, by gliding."""
        comfortable = self._comfortable()
        place = self.viewportTransform().mapRect(area)
        if not comfortable.contains(place):
            self._glide.by(
                QPointF(
                    shift_between(
                        place.left(), place.right(), comfortable.left(), comfortable.right()
                    ),
                    shift_between(
                        place.top(), place.bottom(), comfortable.top(), comfortable.bottom()
                    ),
                ),
                gently=gently,
            )

    def has_room_for(self, area: QRectF) -> bool:
        """Tell whether an area could be in view as a whole, as large as the scan is shown now."""
        place, room = self.viewportTransform().mapRect(area), self._comfortable()
        return place.width() <= room.width() and place.height() <= room.height()

    def _comfortable(self) -> QRectF:
        """What is in view and not close to its edges."""
        seen = QRectF(self.viewport().rect())
        inset = min(60.0, seen.width() / 8, seen.height() / 8)
        return seen.adjusted(inset, inset, -inset, -inset)

    # -- areas --------------------------------------------------------------------------------

    def draw_area(self, suggested: QRectF | None = None) -> None:
        """Let an area be drawn by the next drag, or by keys from a suggestion on.

        ``area.drawn`` follows, unless that is given up.
        """
        if suggested is not None:
            self.show_area(suggested, gently=False)
        self.area.begin(suggested)

    def _keep_area(self) -> None:
        if self.area.is_wanted and self._press is None:
            self.area.keep()

    # -- events -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts away from the keys that move the area to be drawn."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_ours = self.area.takes(event)
            event.setAccepted(is_ours)
            return is_ours or super().event(event)
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; a touchpad's smooth scrolling and Shift move the page instead."""
        modifiers = event.modifiers()
        pixels = event.pixelDelta()
        if not pixels.isNull() and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._scroll_by(-pixels.x(), -pixels.y())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            turn = event.angleDelta()
            self._scroll_by(-(turn.y() or turn.x()), 0)
        else:
            self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a drag or an area."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            super().mousePressEvent(event)
            return
        self._glide.stop()
        self._press = self._last = event.position().toPoint()
        self._panning = event.button() is Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the page or draw the area."""
        if self._press is None:
            self.hovered.emit(self._to_scene(event.position()))
            return
        here = event.position().toPoint()
        far = (here - self._press).manhattanLength() >= QApplication.startDragDistance()
        if self.area.is_wanted:
            self.area.span(self._press, here)
        elif self._panning or far:
            self._panning = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._fit = "" if self._fit == "page" else self._fit
            step = self._last - here
            self._scroll_by(step.x(), step.y())
        self._last = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click, a drag or an area."""
        if self._press is None:
            super().mouseReleaseEvent(event)
            return
        start, self._press = self._press, None
        here = event.position().toPoint()
        if self.area.is_wanted:
            self.area.span(start, here)
            self.area.take()
            return
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        if not self._panning:
            self.clicked.emit(self.mapToScene(here))
        self._panning = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell where a menu is asked for; the menu itself is the window's."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(self.mapToScene(event.pos()))
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the pointer leaves."""
        if event.type() is QEvent.Type.Leave:
            self.hovered.emit(None)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and move by keys."""
        key = Qt.Key(event.key())
        if self.area.takes(event):
            self.area.press(event)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif key is Qt.Key.Key_0:
            self.fit_page()
        elif key is Qt.Key.Key_9:
            self.fit_width()
        else:
            super().keyPressEvent(event)  # arrows and page keys move the page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted page fitted."""
        super().resizeEvent(event)
        self._apply_fit()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fill what the page leaves free: filling what it covers would cost a third of a frame."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        edge = 2 / self.zoom
        page = self.sceneRect().adjusted(edge, edge, -edge, -edge)
        for free in parts_around(QRectF(rect), page):
            painter.fillRect(free, self.backgroundBrush())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell those who mirror what is in view."""
        super().scrollContentsBy(dx, dy)
        self.view_changed.emit()

    # -- inside -------------------------------------------------------------------------------

    def _apply_fit(self) -> None:
        page, view = self.transform().mapRect(self.sceneRect()), self.viewport().rect()
        if not self._fit or page.isEmpty() or view.isEmpty():
            return
        room = 1 - 2 * _MARGIN
        across, down = view.width() * room / page.width(), view.height() * room / page.height()
        factor = min(across, down) if self._fit == "page" else across
        self.scale(factor, factor)
        self._tell()

    def _smallest(self) -> float:
        page, view = self.sceneRect(), self.viewport().rect()
        if page.isEmpty():
            return 0.01
        return min(1.0, view.width() / page.width(), view.height() / page.height()) / 2

    def _to_scene(self, point: QPointF) -> QPointF:
        inverse, _ = self.viewportTransform().inverted()
        return QTransform(inverse).map(point)

    def _scroll_by(self, dx: float, dy: float) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(dx))
        down.setValue(down.value() + round(dy))

    def _tell(self) -> None:
        self.zoom_changed.emit(self.zoom)
        self.view_changed.emit()
