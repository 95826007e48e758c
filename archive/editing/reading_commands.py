"""Edits of what was read on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.errors import StaleOperationError
from archive.model.page import PageText
from archive.storage.page_text_writing import add_readings, save_text

if TYPE_CHECKING:
    from archive.model.line import Line, Reading
    from archive.storage.archive_file import Archive, EditInProgress


@dataclass(frozen=True, slots=True)
class ReplaceReading:
    """Put a new reading in the place of the one that a line shows.

    Text that a person has settled stays. The line must show its whole old reading: a line that
    was split is put together first.
    """

    page_id: str
    line_id: str
    reading: Reading
    title: str = "Read line again"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        before = archive.texts.get(self.page_id)
        try:
            line = before.line(self.line_id)
        except KeyError:
            raise StaleOperationError("the line is not on the page any more") from None
        if line.reading_id is None:
            raise StaleOperationError("text that a person supplied was never read")
        if sum(other.reading_id == line.reading_id for other in before.lines()) > 1:
            raise StaleOperationError("the line was split; only whole lines can be read again")
        after = _with(before, self._read_again(line))
        add_readings(edit.recorder, self.page_id, [self.reading])
        save_text(edit.recorder, self.page_id, before, after)
        edit.recorder.delete("reading", line.reading_id)

    def _read_again(self, line: Line) -> Line:
        reading = self.reading
        return replace(
            line,
            ocr=reading.text,
            text=line.text if line.text_settled else reading.text.strip(),
            box=reading.box or line.box,
            confidence=reading.confidence,
            alternatives=reading.alternatives,
            break_after=reading.break_after,
            vertical=reading.vertical,
            reading_id=reading.id,
            start=0,
        )


def _with(text: PageText, line: Line) -> PageText:
    """Return a page's text with another state of one of its lines."""

    def changed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line if other.id == line.id else other for other in lines)

    articles = tuple(
        replace(a, passages=tuple(replace(p, lines=changed(p.lines)) for p in a.passages))
        for a in text.articles
    )
    return PageText(articles, changed(text.unplaced), changed(text.noise))
