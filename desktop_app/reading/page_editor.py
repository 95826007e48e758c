"""The editor of the running text: plain typing, safe with input methods, marks painted around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop_app.reading.text_map import GAP_SIGN
from desktop_app.reading.typography import GAP_OBJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QResizeEvent, QShowEvent, QTextBlock, QTextLine

    from desktop_app.reading.page_document import PageDocument

_PRINTED_GAP = "□"


class PageEditor(QTextEdit):
    """Edits a ``PageDocument``. What is painted under and over the text is given by others."""

    composition_begins = Signal()
    composition_ended = Signal()
    undo_pressed = Signal()
    redo_pressed = Signal()
    focus_lost = Signal()
    zoom_turned = Signal(int)

    def __init__(self, document: PageDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # PySide6 tells its class by this; asked for viewport() first, it would make every class
        self._viewport = self.findChild(QWidget, "qt_scrollarea_viewport")
        self._page = document
        self.setDocument(document.document)
        document.caret = lambda: self.textCursor().position()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.paint_under: Callable[[QPainter, QRectF], None] | None = None
        self.paint_over: Callable[[QPainter, QRectF], None] | None = None
        self.resized: Callable[[], None] | None = None
        self.take_words: Callable[[str], bool] | None = None
        """Given what an input method commits; returns True if that was meant for something else."""
        self.is_composing = False
        self.cursorPositionChanged.connect(self._leave_gap_format)

    # -- geometry -----------------------------------------------------------------------------

    @property
    def scrolled(self) -> QPoint:
        """How far the document is scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def visible_passages(self, area: QRectF) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Yield the blocks that an area of the viewport meets, with their places there."""
        layout = self.document().documentLayout()
        block = self.cursorForPosition(QPoint(0, round(area.top()))).block()
        if block.previous().isValid():  # the margin above a block belongs to the one before it
            block = block.previous()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(-self.scrolled)
            if rect.top() > area.bottom():
                return
            if rect.bottom() >= area.top():
                yield block, rect
            block = block.next()

    def rects(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        """Return where a stretch of a block (in Qt's positions within it) is in the viewport."""
        layout = block.layout()
        if not layout.lineCount():
            return []
        origin = layout.position() - self.scrolled
        found = []
        row = layout.lineForTextPosition(start).lineNumber()
        last = row if start == end else layout.lineCount() - 1
        for number in range(row, last + 1):
            line = layout.lineAt(number)
            first, length = line.textStart(), line.textLength()
            low, high = max(start, first), min(end, first + length)
            if low > high or (number > row and low == high):
                break
            left, right = _x(line, low), _x(line, high)
            rect = QRectF(min(left, right), line.y(), abs(right - left), line.height())
            found.append(rect.translated(origin))
        return found

    # -- events -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep all shortcuts of the window away while text is composed, and undo at all times."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_history = _is_undo(event) or _is_redo(event)
            if self.is_composing or is_history:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; undo and redo are the archive's."""
        if _is_undo(event) or _is_redo(event):
            if not self.is_composing:
                signal = self.undo_pressed if _is_undo(event) else self.redo_pressed
                signal.emit()
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertBlock()  # Shift+Enter is an Enter here
            self.ensureCursorVisible()
            event.accept()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose text; nothing is saved and no key is a command meanwhile."""
        is_composing = bool(event.preeditString())
        words = "" if is_composing or self.is_composing else event.commitString()
        if words and self.take_words is not None and self.take_words(words):
            event.accept()
            return
        if is_composing and not self.is_composing:
            self.composition_begins.emit()
        self.is_composing = is_composing
        super().inputMethodEvent(event)
        if not is_composing:
            self.composition_ended.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that typing ends here for now."""
        super().focusOutEvent(event)
        self.focus_lost.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Put the caret where a menu is asked for; the menu itself is the window's."""
        is_pointed = event.reason() is QContextMenuEvent.Reason.Mouse
        if is_pointed and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turn = event.angleDelta().y()
            if turn:
                self.zoom_turned.emit(1 if turn > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the text out, if that waited until its place is known."""
        self.document().setLayoutEnabled(True)
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the margins follow the width."""
        if self.resized is not None:
            self.resized()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks under the text, the text, and the marks over it."""
        area = QRectF(event.rect())
        self._paint_marks(self.paint_under, area)
        super().paintEvent(event)
        self._paint_marks(self.paint_over, area)

    # -- plain text only ----------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and leave files to the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert text as if it had been typed."""
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        text = text.replace(GAP_SIGN, "").replace("\u2028", "\n").replace("\u2029", "\n")
        self.textCursor().insertText(text.replace("\t", " "))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selected text away as plain text."""
        text = self.textCursor().selectedText().replace("\u2029", "\n")
        data = QMimeData()
        data.setText(text.replace(GAP_SIGN, _PRINTED_GAP))
        return data

    # -- inside -------------------------------------------------------------------------------

    def _paint_marks(self, paint: Callable[[QPainter, QRectF], None] | None, area: QRectF) -> None:
        if paint is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, area)
        painter.end()

    def _leave_gap_format(self) -> None:
        """Text typed behind the sign of a gap must not look like one."""
        if self.currentCharFormat().objectType() == GAP_OBJECT:
            self.setCurrentCharFormat(self.textCursor().blockCharFormat())

    def select_stretch(self, start: int, end: int) -> None:
        """Select a stretch (in Qt's positions) and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.show_caret()

    def show_caret(self) -> None:
        """Bring the caret well into view: near an edge the text moves, elsewhere it stays."""
        rect, height = self.cursorRect(), self.viewport().height()
        if height * 0.08 <= rect.top() and rect.bottom() <= height * 0.85:
            return
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + rect.center().y() - height * 0.4))


def _x(line: QTextLine, position: int) -> float:
    """Where a position is in a laid out line (the stubs do not know the pair that Qt returns)."""
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Redo)
