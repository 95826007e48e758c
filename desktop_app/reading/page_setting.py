"""How the running text is set: font, size, margins, indents; for one pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.reading.page_faces import page_language
from desktop_app.reading.typography import Typography
from desktop_app.theme.fonts import text_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from archive.changes import Changes
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.page_editor import PageEditor
    from desktop_app.workspace import Workspace

_SMALLEST, _LARGEST = 0.6, 3.0
_GUTTER = 5.2
"""Room for the names of roles, in ems."""
_MEASURE = 42.0
"""Longest comfortable line, in ems."""
_WITHOUT_INDENT = ("de", "en")


_STEP = 1.1
"""How much larger the text is by one step."""


class PageSetting(QObject):
    """Makes the typography of a pane, which owns it, and lays out its margins."""

    changed = Signal()
    """The text is to be set anew: it has another size, or its newspaper another language."""

    def __init__(self, workspace: Workspace, pane: QWidget) -> None:
        super().__init__(pane)
        self._workspace = workspace
        self._pane = pane
        self._language = ""
        workspace.changed.connect(self._on_changed)
        self.scale = 1.0
        """Size of the text, 1 being the usual one."""

    def set_scale(self, scale: float) -> None:
        """Set the size of the text, within reason."""
        self.scale = max(_SMALLEST, min(_LARGEST, scale))
        self.changed.emit()

    def turn(self, steps: int) -> None:
        """Make the text larger by steps, or smaller."""
        self.set_scale(self.scale * _STEP**steps)

    def enlarge(self) -> None:
        """Make the text larger."""
        self.turn(1)

    def reduce(self) -> None:
        """Make the text smaller."""
        self.turn(-1)

    def typography(self) -> Typography:
        """Return the typography for the pane's font and palette and the page's language."""
        language = self._language = page_language(self._workspace)
        return Typography(
            self._pane.font(),
            self._pane.palette(),
            text=text_font(language) if language else None,
            scale=self.scale,
            # Chinese paragraphs are indented by two characters; others are set apart by space
            indents=language.split("-")[0] not in _WITHOUT_INDENT,
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.catalogue and page_language(self._workspace) != self._language:
            self.changed.emit()


def set_margins(page: PageDocument, editor: PageEditor) -> None:
    """Leave room for the names of roles, and keep lines readable in a wide pane."""
    em, width = page.em, editor.viewport().width()
    gutter = em * _GUTTER if width > em * 26 else em
    rest = max(em * 1.2, width - gutter - em * _MEASURE)
    page.set_margins(gutter, rest, editor.viewport().height() * 0.4)
