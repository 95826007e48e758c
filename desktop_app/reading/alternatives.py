"""What else a doubtful character might be: asked for with a key, chosen with a digit.

The list takes no focus, so that an input method goes on working in the text: a digit chooses whether
it comes as a key or as committed text, Escape closes, and anything else is typed as always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.reading.alternatives_list import AlternativesList
from desktop_app.reading.doubts import choices, doubts

if TYPE_CHECKING:
    from archive.model.line import Line
    from desktop_app.reading.marks import Marks
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.typing_places import TypingPlace

_DIGITS = {str(number): number - 1 for number in range(1, 10)} | {
    chr(0xFF10 + number): number - 1 for number in range(1, 10)
}
"""Digits, also of full width as Chinese input methods commit them."""


class Alternatives(QObject):
    """Goes from doubt to doubt where text is typed, and puts a chosen character in."""

    def __init__(self, place: TypingPlace, page: PageDocument, marks: Marks) -> None:
        super().__init__(place.widget)
        self._place, self._page, self._marks = place, page, marks
        self._position = 0
        self.list = AlternativesList(place.room, self.choose)
        place.widget.take_words = self._take
        page.typed.connect(self.list.hide)
        page.shown.connect(self.list.hide)
        place.when_moved(self.list.hide)
        place.widget.installEventFilter(self)

    def show_here(self) -> None:
        """Show the alternatives of the character at the caret, or of the one before it."""
        if self._place.widget.is_composing:
            return
        position = self._place.chosen()[0]
        for place in (position, position - 1):
            if place >= 0 and self._choices(place):
                self._show(place)
                return
        self._show(position)

    def step(self, by: int) -> None:
        """Select the next doubtful character (or the one before) and show its alternatives."""
        places = self._doubtful()
        if self._place.widget.is_composing or not places:
            return
        here, end = self._place.chosen()
        if by > 0:
            last = here if end > here else here - 1
            place = next((p for p in places if p > last), places[0])
        else:
            place = next((p for p in reversed(places) if p < here), places[-1])
        self._show(place)

    def choose(self, number: int) -> None:
        """Put an alternative in the place of the character."""
        words, place = self.list.choices[number], self._position
        self.list.hide()
        self._page.retype([(place, place + 1, words)])
        behind = place + len(words)
        self._place.select(behind, behind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the digits and Escape while the list is shown; everything else is typed."""
        if not self.list.isVisible() or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_ours = is_plain and (event.key() == Qt.Key.Key_Escape or self._number(event.text()) >= 0)
        if event.type() is QEvent.Type.ShortcutOverride and is_ours:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if is_plain and event.key() == Qt.Key.Key_Escape:
            self.list.hide()
            return True
        return is_plain and self._take(event.text())

    # -- inside -------------------------------------------------------------------------------

    def _take(self, words: str) -> bool:
        """Take committed text if it is the digit of a choice; tell whether it was."""
        number = self._number(words) if self.list.isVisible() else -1
        if number < 0:
            return False
        self.choose(number)
        return True

    def _number(self, words: str) -> int:
        number = _DIGITS.get(words, -1)
        return number if number < len(self.list.choices) else -1

    def _show(self, place: int) -> None:
        self._place.select(place, place + 1)
        self._position = place
        self.list.show_choices(self._choices(place), self._place.rect())

    def _choices(self, place: int) -> tuple[str, ...]:
        found = self._line_at(place)
        if found is None:
            return ()
        line, offset = found
        words = self._page.words_of(line.id)
        return choices(line, words, offset, self._marks.places.proposals_of(line.id))

    def _line_at(self, place: int) -> tuple[Line, int] | None:
        for start, piece in self._page.map.between(place, place):
            if piece.is_words and start <= place < start + piece.length:
                line = self._page.line(piece.line_id)
                return (line, place - start) if line is not None else None
        return None

    def _doubtful(self) -> list[int]:
        """Return the places of the doubtful characters of the page, in order."""
        found = []
        for line in self._page.base.placed_lines():
            start = self._page.map.position_of(line.id, 0)
            if start is None or line.text_settled or not line.alternatives:
                continue
            unsure = doubts(line, self._page.words_of(line.id))
            found += [start + doubt.offset for doubt in unsure if doubt.is_serious]
        return sorted(found)
