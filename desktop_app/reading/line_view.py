"""Each line of the page below its own image, for comparing character by character.

The characters of a line are spread over the width of its image, so that each stands under what it
was read from. The line at hand can be typed into; what is typed goes through the same document as
typing in the running text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLineEdit, QWidget

from archive.model.passage import Role
from desktop_app.reading.doubts import serious_places
from desktop_app.reading.line_images import MARGIN, LineImages, draw_line
from desktop_app.reading.line_rows import LineRow, LineRows
from desktop_app.reading.marks import paint_unsure
from desktop_app.reading.typography import role_name
from desktop_app.repair_queue.difference import difference
from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop_app.reading.page_document import PageDocument
    from desktop_app.workspace import Workspace

_IMAGE, _TEXT, _AIR = 2.1, 1.7, 0.5
"""Heights of the parts of a row, in ems."""
_SETTLE_MS = 40


class LineView(QAbstractScrollArea):
    """Shows the lines of a ``PageDocument`` under their images. Lives beside the reading view."""

    line_chosen = Signal(str)
    undo_pressed = Signal()
    redo_pressed = Signal()
    focus_lost = Signal()
    composition_begins = Signal()
    composition_ended = Signal()

    def __init__(self, workspace: Workspace, page: PageDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._rows = LineRows(page.base)
        self._current: str | None = None
        self._images = LineImages(workspace, self)
        self._field = QLineEdit(self.viewport())
        self._field.setFrame(False)
        self._field.setStyleSheet("QLineEdit { padding: 0 7px; min-height: 0; }")
        self._field.hide()
        self._field.installEventFilter(self)
        self._field.textEdited.connect(self._on_typed)
        self.is_composing = False
        """True while an input method composes text in the line at hand."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask_for_images)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Lines of the page under their images"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.shown.connect(self._on_shown)
        self._images.changed.connect(self.viewport().update)

    # -- what others need ---------------------------------------------------------------------

    @property
    def field(self) -> QLineEdit:
        """The line being typed into."""
        return self._field

    @property
    def current(self) -> str | None:
        """The line at hand."""
        return self._current

    def choose(self, line_id: str | None, offset: int | None = None) -> None:
        """Take a line in hand and bring it into view, the caret at an offset if given."""
        if self.is_composing and line_id != self._current:
            QGuiApplication.inputMethod().commit()  # what is being composed belongs to its line
        row = self._rows.row_of(line_id)
        self._current = line_id if row is not None else None
        if row is not None:
            self._bring_into_view(row)
        self._place_field()
        if offset is not None:
            self._field.setCursorPosition(offset)
        self.viewport().update()

    def image_of(self, line_id: str) -> QImage | None:
        """Return the image of a line if it has been cut out."""
        return self._images.get(line_id)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self.palette().base())
        first = max(0, int((event.rect().top() + self._scrolled()) // self._row_height()))
        last = int((event.rect().bottom() + self._scrolled()) // self._row_height()) + 1
        for number in range(first, min(last, len(self._rows))):
            self._paint_row(painter, self._rows.rows[number], self._place(number))
        if not self._settle.isActive():
            self._settle.start()

    def _paint_row(self, painter: QPainter, row: LineRow, place: QRectF) -> None:
        theme, em = colours(self.palette()), self._page.em
        is_current = row.line.id == self._current
        if is_current:
            painter.fillRect(place, QColor(theme.paper_alternate))
            painter.fillRect(QRectF(0, place.top(), 3, place.height()), QColor(theme.accent))
        if row.starts_passage:
            painter.setFont(self._page.typography.label_font())
            painter.setPen(QColor(theme.muted))
            label = QRectF(em * 0.5, place.top(), self._left() - em, em * _IMAGE)
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, role_name(Role(row.role)))
        strip = self._strip(row, place)
        image = self._images.get(row.line.id)
        if image is not None and not image.isNull():
            margin = strip.height() * MARGIN
            draw_line(painter, strip.adjusted(-margin, -margin, margin, margin), image, row)
        if not is_current:
            self._paint_text(painter, row, strip)

    def _paint_text(self, painter: QPainter, row: LineRow, strip: QRectF) -> None:
        """Spread the characters under the image; what was corrected is underlined."""
        words = self._page.words_of(row.line.id)
        if not words:
            return
        theme, em = colours(self.palette()), self._page.em
        font, metrics = self._font(), QFontMetricsF(self._font())
        step = strip.width() / len(words)
        widest = metrics.horizontalAdvance("国")
        if not widest * 0.75 <= step <= widest * 2.2:
            step = 0
        painter.setFont(font)
        left, top = strip.left(), strip.bottom() + em * _IMAGE * MARGIN
        unsure = set() if row.line.text_settled else serious_places(row.line, words)
        at = 0
        for stretch in difference(row.line.ocr, words)[1]:
            painter.setPen(QColor(theme.accent if stretch.is_changed else theme.text))
            begins = left
            for character in stretch.text:
                width = step or metrics.horizontalAdvance(character)
                cell = QRectF(left, top, width, em * _TEXT)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, character)
                if at in unsure:
                    paint_unsure(painter, cell, top + em * (_TEXT - 0.2), QColor(theme.warning))
                    painter.setPen(QColor(theme.accent if stretch.is_changed else theme.text))
                left += width
                at += 1
            if stretch.is_changed:
                foot = top + em * (_TEXT - 0.2)
                painter.drawLine(round(begins) + 1, round(foot), round(left) - 1, round(foot))

    # -- geometry -----------------------------------------------------------------------------

    def _row_height(self) -> float:
        return self._page.em * (_IMAGE + _TEXT + _AIR)

    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _left(self) -> float:
        return self._page.em * 5.2

    def _place(self, number: int) -> QRectF:
        height = self._row_height()
        return QRectF(0, number * height - self._scrolled(), self.viewport().width(), height)

    def _strip(self, row: LineRow, place: QRectF) -> QRectF:
        """Where the image of a row goes: as high as the row allows, as wide as it then is."""
        em, left = self._page.em, self._left()
        room = max(em, place.width() - left - em)
        height = em * _IMAGE * (1 - 2 * MARGIN)
        width = QFontMetricsF(self._font()).horizontalAdvance(self._page.words_of(row.line.id))
        if row.box is not None and row.box.width and row.box.height:
            across = max(row.box.width, row.box.height)
            width = height * across / min(row.box.width, row.box.height)
        top = place.top() + em * (_AIR / 2 + _IMAGE * MARGIN)
        return QRectF(left, top, min(width, room), height)

    def _font(self) -> QFont:
        return self._page.typography.body_font

    def _bring_into_view(self, row: int) -> None:
        height, view = self._row_height(), self.viewport().height()
        top, bottom = row * height, (row + 1) * height
        if top < self._scrolled() or bottom > self._scrolled() + view:
            self.verticalScrollBar().setValue(round(top - (view - height) / 2))

    def _set_range(self) -> None:
        total = round(len(self._rows) * self._row_height())
        self.verticalScrollBar().setRange(0, max(0, total - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(round(self._row_height()))

    # -- typing -------------------------------------------------------------------------------

    def _place_field(self) -> None:
        number = self._rows.row_of(self._current)
        if number is None or self._current is None:
            self._field.hide()
            return
        strip = self._strip(self._rows.rows[number], self._place(number))
        em = self._page.em
        self._field.setFont(self._font())
        width = self.viewport().width() - strip.left()
        self._field.setGeometry(
            round(strip.left()) - 8,
            round(strip.bottom() + em * 0.3),
            round(width),
            round(em * _TEXT),
        )
        words = self._page.words_of(self._current)
        if self._field.text() != words and not self.is_composing:
            caret = self._field.cursorPosition()
            self._field.setText(words)
            self._field.setCursorPosition(min(caret, len(words)))
        self._field.setAccessibleName(self.tr("Text of the line"))
        self._field.show()
        self.setFocusProxy(self._field)

    def _on_typed(self, words: str) -> None:
        if self._current is not None:
            self._page.type_into(self._current, words)

    def _step(self, by: int) -> None:
        number = self._rows.row_of(self._current)
        number = 0 if number is None else number + by
        if 0 <= number < len(self._rows):
            line_id = self._rows.rows[number].line.id
            caret = self._field.cursorPosition()
            self.choose(line_id)
            self._field.setCursorPosition(caret)
            self._field.setFocus()
            self.line_chosen.emit(line_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter go from line to line; undo and redo are the archive's."""
        if watched is self._field and event.type() is QEvent.Type.FocusOut:
            self.focus_lost.emit()
        if watched is self._field and isinstance(event, QInputMethodEvent):
            self._follow_composition(event)
        if watched is not self._field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if self.is_composing:
            event.accept()
            return event.type() is QEvent.Type.ShortcutOverride
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo)
        if event.type() is QEvent.Type.ShortcutOverride and (undo or redo):
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if undo or redo:
            (self.undo_pressed if undo else self.redo_pressed).emit()
            return True
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _follow_composition(self, event: QInputMethodEvent) -> None:
        """Note whether text is being composed, before the field takes it."""
        was_composing, self.is_composing = self.is_composing, bool(event.preeditString())
        if self.is_composing and not was_composing:
            self.composition_begins.emit()
        elif was_composing and not self.is_composing:
            QTimer.singleShot(0, self, self.composition_ended.emit)  # once the field has the text

    # -- events -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the line under the pointer in hand."""
        number = int((event.position().y() + self._scrolled()) // self._row_height())
        if 0 <= number < len(self._rows):
            line_id = self._rows.rows[number].line.id
            self.choose(line_id)
            self._field.setFocus()
            self.line_chosen.emit(line_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._set_range()
        self._place_field()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; the field goes along."""
        del dx, dy
        self._place_field()
        self.viewport().update()

    # -- following ----------------------------------------------------------------------------

    def _on_shown(self) -> None:
        self._rows = LineRows(self._page.base)
        self._set_range()
        if self._rows.row_of(self._current) is None:
            self._current = None
        self._place_field()
        self.viewport().update()

    def _ask_for_images(self) -> None:
        if not self.isVisible():
            return
        height = self._row_height()
        first = max(0, int(self._scrolled() // height) - 2)
        last = int((self._scrolled() + self.viewport().height()) // height) + 3
        width = self.viewport().width() * self.devicePixelRatioF()
        self._images.ask(self._rows.rows[first:last], round(width))
