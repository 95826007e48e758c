"""Both places of a move, cut out of the scan: the line that stays, and what is put to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from desktop_app.repair_queue.image_strip import ImageStrip
from desktop_app.theme import spacing

_Direction = QBoxLayout.Direction


class MovePicture(QWidget):
    """Two cuttings with a word each, in the order in which they will be read.

    Lines across stand below one another, lines that run down stand from right to left.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.staying = ImageStrip(self)
        self.moving = ImageStrip(self)
        self.moving.set_emphasised(emphasised=True)
        self.moving.setAccessibleName(self.tr("Image of what moves"))
        self._stays, self._moves = QLabel(self), QLabel(self.tr("this"), self)
        self._row = QBoxLayout(_Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing.TIGHT)
        self._cells = [
            self._cell(self._stays, self.staying),
            self._cell(self._moves, self.moving),
        ]
        self.hide()

    def begin(self, *, is_behind: bool, is_upright: bool) -> None:
        """Make ready for another move: behind a line or before it, of lines that run so."""
        for strip in (self.staying, self.moving):
            strip.show_image(QImage())
        self._stays.setText(self.tr("behind") if is_behind else self.tr("before"))
        self.staying.setAccessibleName(
            self.tr("Image of the line that it is put behind")
            if is_behind
            else self.tr("Image of the line that it is put before")
        )
        if is_upright:
            self._row.setDirection(_Direction.RightToLeft if is_behind else _Direction.LeftToRight)
        else:
            self._row.setDirection(_Direction.TopToBottom if is_behind else _Direction.BottomToTop)
        widest = max(word.sizeHint().width() for word in (self._stays, self._moves))
        for cell, word in zip(self._cells, (self._stays, self._moves), strict=True):
            cell.setDirection(_Direction.TopToBottom if is_upright else _Direction.LeftToRight)
            word.setMinimumWidth(0 if is_upright else widest)
        self.show()

    # -- inside -------------------------------------------------------------------------------

    def _cell(self, word: QLabel, strip: ImageStrip) -> QBoxLayout:
        word.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        word.setTextFormat(Qt.TextFormat.PlainText)
        cell = QBoxLayout(_Direction.LeftToRight)
        cell.setSpacing(spacing.TIGHT)
        cell.addWidget(word)
        cell.addWidget(strip, 1)
        self._row.addLayout(cell, 1)
        return cell
