"""The stored page as typing asks of it: line by line, and what each line prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.reading.text_map import printed

if TYPE_CHECKING:
    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.passage import Role


class StoredLines:
    """The stored page, asked line by line."""

    def __init__(self, page: PageText) -> None:
        self.lines: dict[str, Line] = {}
        self.follower: dict[str, str | None] = {}
        self.gap_before: dict[str, bool] = {}
        self.role_of: dict[str, Role] = {}
        self.first: set[str] = set()
        for passage in page.passages():
            first = passage.lines[0].id
            self.first.add(first)
            self.gap_before[first] = passage.gap_before
            for index, line in enumerate(passage.lines):
                self.lines[line.id] = line
                self.role_of[line.id] = passage.role
                is_last = index == len(passage.lines) - 1
                self.follower[line.id] = None if is_last else passage.lines[index + 1].id

    def prints(self, line_id: str) -> str:
        """What a line prints."""
        return printed(self.lines[line_id], is_last=self.follower[line_id] is None)

    def hidden(self, line_id: str) -> str:
        """The hyphen that a line's seam drops."""
        return self.lines[line_id].text[len(self.prints(line_id)) :]
