"""Going from one doubtful character to the next, in whichever view is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from desktop_app.reading.alternatives import Alternatives
    from desktop_app.reading.marks import Marks
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.reading_pane import ReadingPane


class DoubtWalk(QObject):
    """Asks the alternatives of the running text, or of the line at hand; belongs to the pane."""

    def __init__(self, pane: ReadingPane, page: PageDocument, marks: Marks) -> None:
        super().__init__(pane)
        self._pane, self._page, self._marks = pane, page, marks
        self._made: dict[bool, Alternatives] = {}

    @property
    def alternatives(self) -> Alternatives:
        """What else doubtful characters may be, in the view that is shown."""
        shows_lines = self._pane.shows_lines
        if shows_lines not in self._made:
            from desktop_app.reading.alternatives import Alternatives
            from desktop_app.reading.typing_places import LinePlace, TextPlace

            lines = self._pane.line_view if shows_lines else None
            place = (
                LinePlace(lines, self._page)
                if lines is not None
                else TextPlace(self._pane.editor, self._page)
            )
            self._made[shows_lines] = Alternatives(place, self._page, self._marks)
        return self._made[shows_lines]

    def next(self) -> None:
        """Go to the next character of which the engine was not sure."""
        self._take_keyboard()
        self.alternatives.step(1)

    def previous(self) -> None:
        """Go to the doubtful character before."""
        self._take_keyboard()
        self.alternatives.step(-1)

    def show_here(self) -> None:
        """Show what else the character at the caret might be."""
        self._take_keyboard()
        self.alternatives.show_here()

    def _take_keyboard(self) -> None:
        self._pane.place_requested.emit()
        reason = Qt.FocusReason.ShortcutFocusReason
        if not self._pane.shows_lines:
            self._pane.editor.setFocus(reason)
        elif self._pane.line_view.current is not None:
            self._pane.line_view.field.setFocus(reason)
