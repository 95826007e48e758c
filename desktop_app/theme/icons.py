"""Our own icons: drawings of one line width, inked in the text colour of the palette.

An icon is drawn when it is painted, so a change of theme or of the screen's scale needs nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.resource_folder import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

INK = "#000000"
"""The colour that the drawings have in their files."""


class _InkedEngine(QIconEngine):
    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        _renderer(self._name, self._colour(mode).name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        sharp = size * scale
        pixmap = QPixmap(sharp)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(), sharp), mode, state)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def clone(self) -> QIconEngine:
        return _InkedEngine(self._name, self._role)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        group = QPalette.ColorGroup.Active
        if mode is QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        return QGuiApplication.palette().color(group, self._role)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Return an icon of ``resources/icons`` in a colour of the palette."""
    return QIcon(_InkedEngine(name, role))


@cache
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    renderer = QSvgRenderer()
    renderer.load(QByteArray(_drawing(name).replace(INK, colour).encode()))
    return renderer
