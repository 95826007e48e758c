"""Scrolls a view gently, so that the eye can follow where it went."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QVariantAnimation
from PySide6.QtWidgets import QAbstractScrollArea, QStyle

_LONGEST_MS = 180


class Glide(QVariantAnimation):
    """Moves the scroll bars of one view; at once where the desktop wants no animation."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._scroll_to)

    def by(self, step: QPointF, *, gently: bool) -> None:
        """Scroll by some pixels."""
        view = self._view
        start = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        self.stop()
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        duration = view.style().styleHint(hint, None, view)
        if not gently or duration <= 0 or not view.isVisible():
            self._scroll_to(start + step)
            return
        self.setDuration(min(duration, _LONGEST_MS))
        self.setStartValue(start)
        self.setEndValue(start + step)
        self.start()

    def _scroll_to(self, place: object) -> None:
        if isinstance(place, QPointF):
            self._view.horizontalScrollBar().setValue(round(place.x()))
            self._view.verticalScrollBar().setValue(round(place.y()))
