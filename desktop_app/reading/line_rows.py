"""The lines of a page one below the other, as the line view shows them. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.reading.text_map import printed

if TYPE_CHECKING:
    from archive.model.geometry import Box
    from archive.model.line import Line
    from archive.model.page import PageText


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line: where it is on the scan, what OCR read and what it prints."""

    line: Line
    text: str
    box: Box | None
    starts_passage: bool
    role: str


class LineRows:
    """All lines in reading order, found by row and by line."""

    def __init__(self, page: PageText) -> None:
        self.rows: list[LineRow] = []
        for passage in page.passages():
            last = len(passage.lines) - 1
            for number, line in enumerate(passage.lines):
                words = printed(line, is_last=number == last)
                self.rows.append(LineRow(line, words, line.box, number == 0, str(passage.role)))
        self._row_of = {row.line.id: number for number, row in enumerate(self.rows)}

    def __len__(self) -> int:
        return len(self.rows)

    def row_of(self, line_id: str | None) -> int | None:
        """Return the row of a line, or None if it is not shown."""
        return self._row_of.get(line_id) if line_id is not None else None
