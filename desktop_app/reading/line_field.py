"""The field of the line view: one line typed into, safe with input methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}


class LineField(QLineEdit):
    """Arrows and Enter ask for another line; undo and redo are the archive's.

    Positions are in characters, of which Qt counts some as two.
    """

    stepped = Signal(int)
    undo_pressed = Signal()
    redo_pressed = Signal()
    focus_lost = Signal()
    composition_begins = Signal()
    composition_ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setStyleSheet("QLineEdit { padding: 0 7px; min-height: 0; }")
        self.setAccessibleName(self.tr("Text of the line"))
        self.take_words: Callable[[str], bool] | None = None
        """Given what an input method commits; returns True if that was meant for something else."""
        self.is_composing = False
        """True while an input method composes text."""

    @property
    def caret(self) -> int:
        """Where the caret is."""
        return self._characters(self.cursorPosition())

    @property
    def chosen(self) -> tuple[int, int]:
        """Where the selection, or else the caret, begins and ends."""
        if not self.hasSelectedText():
            return self.caret, self.caret
        return self._characters(self.selectionStart()), self._characters(self.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select a stretch, or put the caret where it is empty; the caret is where it begins."""
        first, last = self._units(start), self._units(end)
        if first == last:
            self.setCursorPosition(first)
        else:
            self.setSelection(last, first - last)

    def caret_rect(self) -> QRect:
        """Return where the caret is drawn."""
        return self.cursorRect()

    # -- events -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep all shortcuts of the window away while text is composed, and undo at all times."""
        is_shortcut = event.type() is QEvent.Type.ShortcutOverride
        if is_shortcut and isinstance(event, QKeyEvent) and self._keeps(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or ask for what is done elsewhere."""
        key = Qt.Key(event.key()) if event.key() else Qt.Key.Key_unknown
        if self.is_composing:
            super().keyPressEvent(event)
        elif _is_undo(event) or _is_redo(event):
            (self.undo_pressed if _is_undo(event) else self.redo_pressed).emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose text; nothing is saved and no key is a command meanwhile."""
        was_composing, is_composing = self.is_composing, bool(event.preeditString())
        words = "" if is_composing or was_composing else event.commitString()
        if words and self.take_words is not None and self.take_words(words):
            event.accept()
            return
        self.is_composing = is_composing
        if is_composing and not was_composing:
            self.composition_begins.emit()
        super().inputMethodEvent(event)
        if was_composing and not is_composing:
            self.composition_ended.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that typing ends here for now."""
        super().focusOutEvent(event)
        self.focus_lost.emit()

    # -- inside -------------------------------------------------------------------------------

    def _keeps(self, event: QKeyEvent) -> bool:
        return self.is_composing or _is_undo(event) or _is_redo(event)

    def _units(self, position: int) -> int:
        return len(self.text()[:position].encode("utf-16-le")) // 2

    def _characters(self, units: int) -> int:
        return len(self.text().encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Redo)
