"""Decides how carefully the scan is drawn: smoothly, unless moving it would then stutter.

Scaling a picture smoothly costs several times as much as picking its pixels. Where a smooth frame
takes too long (a slow or busy processor, a large screen), frames are drawn plainly as long as the
view moves, and smoothly again as soon as it rests.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

BUDGET_S = 0.008
"""What the picture may take of a frame of 16 ms; the rest is for what lies over it."""
_REST_MS = 90


class Pace(QObject):
    """Follows the movements of one view and the time that its frames took."""

    rested = Signal()
    """The view rests, and what it shows was drawn plainly."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_slow = False
        self._hurries = False
        self._is_plain = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)

    @property
    def is_moving(self) -> bool:
        """True until the view has rested for a moment."""
        return self._rest.isActive()

    @property
    def is_smooth(self) -> bool:
        """True if the next frame is to be drawn smoothly."""
        return not (self._hurries and self.is_moving)

    def move(self) -> None:
        """Note that the view was moved or zoomed."""
        self._hurries = self._is_slow
        self._rest.start()

    def note(self, seconds: float) -> None:
        """Note what a frame of the whole view took that was drawn as ``is_smooth`` says."""
        if self.is_smooth:
            self._is_slow = seconds > BUDGET_S
        else:
            self._is_plain = True

    def _on_rest(self) -> None:
        if self._is_plain:
            self._is_plain = False
            self.rested.emit()
