"""Lays widgets out like words: side by side, and on the next line when there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """A layout whose height follows from its width. Owned by its widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[QLayoutItem] = []

    def addItem(self, entry: QLayoutItem) -> None:
        """See ``QLayout``."""
        self._entries.append(entry)

    def count(self) -> int:
        """See ``QLayout``."""
        return len(self._entries)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """See ``QLayout``."""
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """See ``QLayout``."""
        return self._entries.pop(index) if 0 <= index < len(self._entries) else None

    def expandingDirections(self) -> Qt.Orientation:
        """See ``QLayout``."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """See ``QLayout``."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See ``QLayout``."""
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """See ``QLayout``."""
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def sizeHint(self) -> QSize:
        """See ``QLayout``."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """See ``QLayout``."""
        size = QSize()
        for entry in self._entries:
            if not entry.isEmpty():
                size = size.expandedTo(entry.sizeHint())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, moves: bool) -> int:
        """Place the widgets; return the height that they need."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        left, top, row = area.left(), area.top(), 0
        for entry in self._entries:
            if entry.isEmpty():
                continue
            size = entry.sizeHint()
            if left + size.width() > area.right() + 1 and left > area.left():
                left, top, row = area.left(), top + row + self.spacing(), 0
            if moves:
                entry.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()
            row = max(row, size.height())
        return top + row - rect.top() + margins.bottom()
