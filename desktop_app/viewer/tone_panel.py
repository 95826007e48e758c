"""A small control in the corner of the scan: brightness, contrast, light and dark exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QWidget,
)

from desktop_app.viewer.toning import Toning

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.viewer.picture_layer import PictureLayer

_GAP = 10
_STEPS = 10


class TonePanel(QFrame):
    """Changes how the scan is shown; the scan itself stays as it is. Escape closes it."""

    def __init__(self, picture: PictureLayer, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        picture.toning_changed.connect(self._follow)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Picture"))
        self.brightness, self.contrast = self._slider(), self._slider()
        self.inverted = QCheckBox(self.tr("Light and dark exchanged"), self)
        self.inverted.toggled.connect(self._apply)
        reset, close = QPushButton(self.tr("As it is"), self), QPushButton(self.tr("Close"), self)
        reset.clicked.connect(self._reset)
        close.clicked.connect(self._close)
        buttons = QHBoxLayout()
        buttons.addWidget(reset)
        buttons.addWidget(close)
        form = QFormLayout(self)
        form.addRow(self.tr("Brightness"), self.brightness)
        form.addRow(self.tr("Contrast"), self.contrast)
        form.addRow(self.inverted)
        form.addRow(buttons)
        self.hide()

    def open_in_corner(self) -> None:
        """Show the control, or close it if it is shown."""
        if self.isVisible():
            self._close()
            return
        self._follow()
        self.adjustSize()
        self.move(_GAP, _GAP)
        self.show()
        self.raise_()
        self.brightness.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus()

    def _slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(-_STEPS, _STEPS)
        slider.setPageStep(2)
        slider.setMinimumWidth(self.fontMetrics().height() * 8)
        slider.valueChanged.connect(self._apply)
        return slider

    def _apply(self, *_value: object) -> None:
        self._picture.set_toning(
            Toning(self.brightness.value(), self.contrast.value(), self.inverted.isChecked())
        )

    def _reset(self) -> None:
        self._picture.set_toning(Toning())
        self._follow()

    def _follow(self, *_toning: object) -> None:
        toning = self._picture.toning
        parts = (self.brightness, self.contrast, self.inverted)
        blockers = [QSignalBlocker(part) for part in parts]
        self.brightness.setValue(toning.brightness)
        self.contrast.setValue(toning.contrast)
        self.inverted.setChecked(toning.is_inverted)
        for blocker in blockers:
            blocker.unblock()
