"""Each line of the page below its own image, for comparing character by character.

The characters of a line are spread over the width of its image, so that each stands under what it
was read from. The line at hand can be typed into; what is typed goes through the same document as
typing in the running text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop_app.reading.line_field import LineField
from desktop_app.reading.line_images import LineImages
from desktop_app.reading.line_painting import TEXT, LinePainting
from desktop_app.reading.line_rows import LineRows

if TYPE_CHECKING:
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.workspace import Workspace

_SETTLE_MS = 40


class LineView(QAbstractScrollArea):
    """Shows the lines of a ``PageDocument`` under their images. Lives beside the reading view."""

    line_chosen = Signal(str)
    caret_moved = Signal(object, int)
    """Carries the line being typed into, and where in it the caret is."""

    def __init__(self, workspace: Workspace, page: PageDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._rows = LineRows(page.base)
        self._painting = LinePainting(page)
        self._current: str | None = None
        self._images = LineImages(workspace, self)
        self._field = LineField(self.viewport())
        self._field.hide()
        self._field.textEdited.connect(self._on_typed)
        self._field.stepped.connect(self._step)
        self._field.cursorPositionChanged.connect(self._on_caret_moved)
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
    def field(self) -> LineField:
        """The line being typed into."""
        return self._field

    @property
    def current(self) -> str | None:
        """The line at hand."""
        return self._current

    @property
    def is_composing(self) -> bool:
        """True while an input method composes text in the line at hand."""
        return self._field.is_composing

    def choose(self, line_id: str | None, offset: int | None = None, length: int = 0) -> None:
        """Take a line in hand and bring it into view, a stretch selected if given."""
        if self.is_composing and line_id != self._current:
            QGuiApplication.inputMethod().commit()  # what is being composed belongs to its line
        row = self._rows.row_of(line_id)
        self._current = line_id if row is not None else None
        if row is not None:
            self._bring_into_view(row)
        self._place_field()
        if offset is not None:
            self._field.select(offset, offset + length)
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
        height = self._painting.row_height
        first = max(0, int((event.rect().top() + self._scrolled()) // height))
        last = int((event.rect().bottom() + self._scrolled()) // height) + 1
        for number in range(first, min(last, len(self._rows))):
            row = self._rows.rows[number]
            self._painting.paint(
                painter,
                row,
                self._place(number),
                self._images.get(row.line.id),
                self.palette(),
                is_current=row.line.id == self._current,
            )
        if not self._settle.isActive():
            self._settle.start()

    # -- geometry -----------------------------------------------------------------------------

    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _place(self, number: int) -> QRectF:
        height = self._painting.row_height
        return QRectF(0, number * height - self._scrolled(), self.viewport().width(), height)

    def _bring_into_view(self, row: int) -> None:
        height, view = self._painting.row_height, self.viewport().height()
        top, bottom = row * height, (row + 1) * height
        if top < self._scrolled() or bottom > self._scrolled() + view:
            self.verticalScrollBar().setValue(round(top - (view - height) / 2))

    def _set_range(self) -> None:
        total = round(len(self._rows) * self._painting.row_height)
        self.verticalScrollBar().setRange(0, max(0, total - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(round(self._painting.row_height))

    # -- typing -------------------------------------------------------------------------------

    def _place_field(self) -> None:
        number = self._rows.row_of(self._current)
        if number is None or self._current is None:
            self._field.hide()
            return
        strip = self._painting.strip(self._rows.rows[number], self._place(number))
        em = self._page.em
        self._field.setFont(self._painting.font)
        width = self.viewport().width() - strip.left()
        self._field.setGeometry(
            round(strip.left()) - 8,
            round(strip.bottom() + em * 0.3),
            round(width),
            round(em * TEXT),
        )
        words = self._page.words_of(self._current)
        if self._field.text() != words and not self.is_composing:
            caret = self._field.caret
            self._field.setText(words)
            self._field.select(caret, caret)
        self._field.show()
        self.setFocusProxy(self._field)

    def _on_caret_moved(self) -> None:
        if self._field.hasFocus() and self._current is not None:
            self.caret_moved.emit(self._current, self._field.caret)

    def _on_typed(self, words: str) -> None:
        if self._current is not None:
            self._page.type_into(self._current, words)

    def _step(self, by: int) -> None:
        number = self._rows.row_of(self._current)
        number = 0 if number is None else number + by
        if 0 <= number < len(self._rows):
            line_id = self._rows.rows[number].line.id
            caret = self._field.caret
            self.choose(line_id, caret)
            self._field.setFocus()
            self.line_chosen.emit(line_id)

    # -- events -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the line under the pointer in hand."""
        number = int((event.position().y() + self._scrolled()) // self._painting.row_height)
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
        height = self._painting.row_height
        first = max(0, int(self._scrolled() // height) - 2)
        last = int((self._scrolled() + self.viewport().height()) // height) + 3
        width = self.viewport().width() * self.devicePixelRatioF()
        self._images.ask(self._rows.rows[first:last], round(width))
