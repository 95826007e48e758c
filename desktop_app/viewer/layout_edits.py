"""Makes edits of the layout of the page: one of the history for each change, or a word why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from archive.editing import layout_commands
from archive.errors import ArchiveError
from desktop_app.translation.messages import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.editing.text_commands import EditText
    from archive.model.geometry import Box
    from archive.model.page import PageText
    from desktop_app.workspace import Workspace


class LayoutEdits(QObject):
    """Queues edits of the current page."""

    told = Signal(str)
    """Carries a sentence for the person."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._drawn = ""

    def set_box(self, line_id: str, box: Box) -> None:
        """Move or resize the box of a line."""
        self._run(lambda page, text: layout_commands.set_box(page, text, line_id, box))

    def read_in_order(self, line_ids: tuple[str, ...]) -> None:
        """Let lines be read in the order given."""
        self._run(lambda page, text: layout_commands.read_in_order(page, text, line_ids))

    def take_place(self, line_id: str, target: str) -> None:
        """Let the passage of a line be read in the place of another; or a line in its passage."""
        self._run(lambda page, text: layout_commands.take_place(page, text, line_id, target))

    def move_to_article(self, line_id: str, target: str) -> None:
        """Move the passage of a line to the article of another line."""
        self._run(lambda page, text: layout_commands.move_to_article(page, text, line_id, target))

    def draw_line(self, box: Box) -> None:
        """Add a line without text, and choose it for typing."""
        page = self._workspace.page
        if page is not None:
            command, self._drawn = layout_commands.draw_line(page.id, self._workspace.text, box)
            self._workspace.run(command).succeeded.connect(self._choose_drawn)

    def _choose_drawn(self) -> None:
        self._workspace.select_line(self._drawn)

    def draw_region(self, box: Box) -> None:
        """Make a passage of the lines in a box."""
        self._run(lambda page, text: layout_commands.draw_region(page, text, box))

    def split_line(self, caret: tuple[str, int] | None) -> None:
        """Split the chosen line at the caret: its line and the offset in it."""
        line_id = self._workspace.line_id
        if line_id is None or caret is None or caret[0] != line_id:
            self.told.emit(self.tr("Put the caret where the line is to be split."))
            return
        at = caret[1]
        self._run(lambda page, text: layout_commands.split_line(page, text, line_id, at))

    def merge_lines(self) -> None:
        """Merge the chosen line with the next one."""
        chosen = self.chosen()
        if chosen is not None:
            self._run(lambda page, text: layout_commands.merge_lines(page, text, chosen))

    def split_region(self) -> None:
        """Let the chosen line start a passage."""
        chosen = self.chosen()
        if chosen is not None:
            self._run(lambda page, _text: layout_commands.split_region(page, chosen))

    def chosen(self) -> str | None:
        """Return the chosen line; tell the person to choose one if there is none."""
        if self._workspace.line_id is None:
            self.told.emit(self.tr("Choose a line that is on the scan first."))
        return self._workspace.line_id

    def _run(self, make: Callable[[str, PageText], EditText]) -> None:
        page = self._workspace.page
        if page is None:
            return
        try:
            command = make(page.id, self._workspace.text)
        except ArchiveError as error:
            self.told.emit(said(str(error)))
            return
        self._workspace.run(command)
