"""A page's running text as a Qt document, and the map that says which line printed what.

What a person types changes the map; what others change is worked into the document by the
smallest edits, so that caret, selection and scroll position stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument, QTextFrameFormat

from archive.model.page import PageText
from archive.model.passage import HYPHENS, Role
from desktop_app.reading.gap_sign import GapSign
from desktop_app.reading.text_changes import Change, Units, changes, typed_change
from desktop_app.reading.text_map import BREAK, GAP_SIGN, TextMap, shown
from desktop_app.reading.typography import (
    GAP_OBJECT,
    ROLE_PROPERTY,
    STARTS_ARTICLE_PROPERTY,
    Typography,
)
from desktop_app.tasks.first_picture import first_picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.model.line import Line
    from archive.model.operations import Operation

_PARAGRAPH_SEPARATOR = "\u2029"


class PageDocument(QObject):
    """The text of one page while it is read and typed into. Lives on the GUI thread."""

    typed = Signal(bool)
    """The person changed the text; carries whether a passage began or ended by it."""
    shown = Signal()
    """The document was brought up to date with a page's text."""

    def __init__(self, typography: Typography, parent: QObject) -> None:
        super().__init__(parent)
        self.document = QTextDocument(self)
        if (
            first_picture.is_awaited
        ):  # to lay the text out takes long: once, when its place is known
            self.document.setLayoutEnabled(False)
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self._gap_sign = GapSign(self)
        self.document.documentLayout().registerHandler(GAP_OBJECT, self._gap_sign)
        self._typography = typography
        self.document.setDefaultFont(typography.body_font)
        self.page_id: str | None = None
        self.base = PageText()
        self._lines: dict[str, Line] | None = None
        self.map = TextMap.of(self.base)
        self._stored = self.map.copy()
        self.em = typography.em_px
        """The size of the body text in pixels."""
        self._units = Units("")
        self._is_quiet = False
        self.caret: Callable[[], int] | None = None
        """Where the person's caret is, in Qt's positions."""
        self.document.contentsChange.connect(self._on_contents_change)

    # -- what there is ------------------------------------------------------------------------

    @property
    def typography(self) -> Typography:
        """How roles are set."""
        return self._typography

    def pending(self) -> tuple[Operation, ...]:
        """Return what has to be done to the page for it to read as it was typed."""
        from desktop_app.reading.text_operations import operations  # heavy; not needed to look

        return operations(self.base, self.map, self._stored)

    def position(self, units: int) -> int:
        """Return a position in characters for one of Qt's."""
        return self._units.position(units)

    def units(self, position: int) -> int:
        """Return Qt's position for one in characters."""
        return self._units.of(position)

    def line(self, line_id: str) -> Line | None:
        """Return a line of the page as it is stored."""
        if self._lines is None:
            self._lines = {line.id: line for line in self.base.placed_lines()}
        return self._lines.get(line_id)

    def first_line(self, units: int) -> str | None:
        """Return the first line of the passage at one of Qt's positions."""
        number = self.document.findBlock(units).blockNumber()
        for index, passage in enumerate(self.base.passages()):
            if index == number:
                return passage.lines[0].id
        return None

    # -- following the page -------------------------------------------------------------------

    def open(self, page_id: str | None, page: PageText) -> None:
        """Show another page from its beginning."""
        self.page_id = page_id
        self._is_quiet = True
        self.document.clear()
        self._is_quiet = False
        self._adopt(PageText(), TextMap([], ""))
        self.show(page)

    def show(self, page: PageText) -> None:
        """Bring the document up to date; what was typed and is not in ``page`` is gone."""
        wanted = TextMap.of(page)
        self._is_quiet = True
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for change in changes(self.map.text, wanted.text):
            self._make(cursor, change)
        self._adopt(page, wanted)
        self._set_formats(cursor)
        cursor.endEditBlock()
        self._is_quiet = False
        self.shown.emit()

    def advance(
        self, done: tuple[Operation, ...], *, may_change_text: bool, settle: bool = True
    ) -> bool:
        """Take operations for done; return False if the document had to change for it but may not."""
        from archive.model.operations import carry_out

        page = carry_out(self.base, done, settle=settle)
        if self._only_retypes(done):  # the common case: 20,000 characters need no new map
            self._adopt(page, self.map)
            self.shown.emit()
            return True
        wanted = TextMap.of(page)
        if wanted.text == self.map.text:
            self._adopt(page, wanted)
            self.shown.emit()
            return True
        if not may_change_text:
            return False
        self.show(page)
        return True

    def _only_retypes(self, done: tuple[Operation, ...]) -> bool:
        """Tell whether operations make the page print exactly what was typed, line by line."""
        from archive.model.operations import SetText

        if not self.map.has_shape_of(self._stored):
            return False
        return all(
            isinstance(one, SetText) and _prints(one.text, self.words_of(one.line)) for one in done
        )

    def set_typography(self, typography: Typography) -> None:
        """Set everything anew."""
        self._typography = typography
        self.em = typography.em_px
        self._is_quiet = True
        self.document.setDefaultFont(typography.body_font)
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._set_formats(cursor, anew=True)
        cursor.endEditBlock()
        self._is_quiet = False

    def set_margins(self, left: float, right: float, foot: float) -> None:
        """Leave room beside and below the text, in pixels."""
        frame = self.document.rootFrame()
        form = QTextFrameFormat(frame.frameFormat().toFrameFormat())
        if (form.leftMargin(), form.rightMargin(), form.bottomMargin()) == (left, right, foot):
            return
        form.setLeftMargin(left)
        form.setRightMargin(right)
        form.setTopMargin(self.em)
        form.setBottomMargin(foot)
        self._is_quiet = True
        frame.setFrameFormat(form)
        self._is_quiet = False

    # -- typing elsewhere ---------------------------------------------------------------------

    def words_of(self, line_id: str) -> str:
        """Return what a line prints as it is typed now."""
        found = self.map.range_of(line_id)
        return self.map.text[found[0] : found[1]] if found else ""

    def type_into(self, line_id: str, words: str) -> None:
        """Retype the words of one line, as if it had been done in the running text."""
        found = self.map.range_of(line_id)
        words = shown(words).replace(GAP_SIGN, "")
        change = typed_change(self.words_of(line_id), words)
        if found is None or change is None:
            return
        start = found[0] + change.start
        self._is_quiet = True
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._make(cursor, Change(start, change.removed, change.inserted))
        cursor.endEditBlock()
        self._is_quiet = False
        self.map.replace(start, change.removed, change.inserted, host=line_id)
        self._units = Units(self.map.text)
        self.typed.emit(False)  # noqa: FBT003 - a signal

    def retype(self, places: list[tuple[int, int, str]]) -> None:
        """Put new words in the place of stretches (start, end, words), as one piece of typing."""
        if not places:
            return
        breaks = self.map.text.count(BREAK)
        self._is_quiet = True
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for start, end, words in sorted(places, reverse=True):
            clean = words.replace(GAP_SIGN, "")
            self._make(cursor, Change(start, end - start, clean))
            self.map.replace(start, end - start, clean)
        cursor.endEditBlock()
        self._is_quiet = False
        self._units = Units(self.map.text)
        self.typed.emit(breaks != self.map.text.count(BREAK))

    def article_span(self, units: int) -> tuple[int, int]:
        """Return the stretch of the running text that the article at one of Qt's positions takes."""
        first = self.first_line(units)
        for article in self.base.articles:
            if any(passage.lines[0].id == first for passage in article.passages):
                start = self.map.range_of(article.passages[0].lines[0].id)
                end = self.map.range_of(article.passages[-1].lines[-1].id)
                if start and end:
                    return start[0], end[1]
        return 0, len(self.map.text)

    # -- inside -------------------------------------------------------------------------------

    def _adopt(self, page: PageText, wanted: TextMap) -> None:
        self.base, self.map, self._stored = page, wanted, wanted.copy()
        self._units = Units(wanted.text)
        self._lines = None

    def _make(self, cursor: QTextCursor, change: Change) -> None:
        """Make one change of the map's text in the document; positions before it stay valid."""
        start = self._units.of(change.start)
        end = self._units.of(change.start + change.removed)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        plain = cursor.charFormat()
        if plain.objectType() == GAP_OBJECT:
            plain = self._typography.chars(Role.PARAGRAPH)
        for number, part in enumerate(change.inserted.split(GAP_SIGN)):
            if number:
                cursor.insertText(GAP_SIGN, self._typography.gap(Role.PARAGRAPH))
            if part:
                cursor.insertText(part, plain)

    def _set_formats(self, cursor: QTextCursor, *, anew: bool = False) -> None:
        block, em = self.document.begin(), self.em
        for number, article in enumerate(self.base.articles):
            for place, passage in enumerate(article.passages):
                if not block.isValid():
                    return
                starts = number > 0 and place == 0
                form = block.blockFormat()
                has_role = form.property(ROLE_PROPERTY) == str(passage.role)
                if anew or not has_role or form.property(STARTS_ARTICLE_PROPERTY) != starts:
                    cursor.setPosition(block.position())
                    wanted = self._typography.block(passage.role, starts_article=starts, em_px=em)
                    cursor.setBlockFormat(wanted)
                if anew or not has_role:
                    chars = self._typography.chars(passage.role)
                    cursor.setBlockCharFormat(chars)
                    cursor.movePosition(
                        QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                    )
                    cursor.mergeCharFormat(chars)
                block = block.next()
        self._colour_gaps(cursor)

    def _colour_gaps(self, cursor: QTextCursor) -> None:
        """Setting a role inked the signs of gaps like text; give them their own colour again."""
        colour = self._typography.gap(Role.PARAGRAPH).foreground()
        for position in self.map.gaps():
            start = self._units.of(position)
            cursor.setPosition(start)
            cursor.setPosition(start + 1, QTextCursor.MoveMode.KeepAnchor)
            form = cursor.charFormat()
            if form.foreground() != colour:
                form.setForeground(colour)
                cursor.setCharFormat(form)

    def _on_contents_change(self, _start: int, _removed: int, _added: int) -> None:
        """Take over what was typed. Qt's numbers say too much when an input method is at work."""
        if self._is_quiet:
            return
        text = self.document.toRawText().replace(_PARAGRAPH_SEPARATOR, BREAK)
        units = Units(text)
        caret = units.position(self.caret()) if self.caret is not None else None
        change = typed_change(self.map.text, text, caret)
        if change is None:  # an input method drew what is being composed
            return
        breaks = self.map.text.count(BREAK)
        self.map.replace(change.start, change.removed, change.inserted)
        self._units = units
        self.typed.emit(breaks != self.map.text.count(BREAK))


def _prints(text: str, words: str) -> bool:
    """Tell whether a line's text prints just these words, but for a hyphen that its seam drops."""
    return text == words or (text[:-1] == words and text[-1:] in HYPHENS)
