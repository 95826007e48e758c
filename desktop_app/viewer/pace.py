"""Decides how carefully the scan is drawn while it moves, so that no movement stutters.

Scaling a picture smoothly costs several times as much as picking its pixels. Where a smooth frame
takes too long (a slow or busy processor, a large screen), frames are drawn plainly as long as the
view moves. While it zooms, tiles of half the sharpness do: a quarter as many are decoded, and the
sizes it only passes through are not decoded for nothing. Once the view rests, everything is made
as good as it gets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

BUDGET_S = 0.012
"""What the picture may take of a frame of 16 ms; the rest is for what lies over it."""
_REST_MS = 80


class Pace(QObject):
    """Follows the movements of one view and the time that its frames took."""

    rested = Signal()
    """The view rests, and what it shows can be drawn better."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_slow = False
        self._hurries = False
        self._is_plain = False
        self._rest = self._timer(self._on_rest)
        self._zoom_rest = self._timer(self.rested.emit)

    @property
    def is_moving(self) -> bool:
        """True until the view has rested for a moment."""
        return self._rest.isActive()

    @property
    def is_smooth(self) -> bool:
        """True if the next frame is to be drawn smoothly."""
        return not (self._hurries and self.is_moving)

    @property
    def is_zooming(self) -> bool:
        """True until the view has kept its size for a moment."""
        return self._zoom_rest.isActive()

    def move(self) -> None:
        """Note that the view was moved or zoomed."""
        self._hurries = self._is_slow
        self._rest.start()

    def zoom(self) -> None:
        """Note that the view was zoomed."""
        self._zoom_rest.start()

    def note(self, seconds: float) -> None:
        """Note what a frame of the whole view took that was drawn as ``is_smooth`` says."""
        if self.is_smooth:
            self._is_slow = seconds > BUDGET_S
        else:
            self._is_plain = True

    def _timer(self, end: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_REST_MS)
        timer.timeout.connect(end)
        return timer

    def _on_rest(self) -> None:
        if self._is_plain:
            self._is_plain = False
            self.rested.emit()
