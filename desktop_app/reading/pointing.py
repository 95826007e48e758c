"""Follows the pointer between the text and the scan: what it is over here is marked there.

A click on the scan puts the caret before the character that was meant; hovering moves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop_app.theme.palette import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from desktop_app.reading.page_document import PageDocument
    from desktop_app.reading.reading_pane import ReadingPane
    from desktop_app.workspace import Workspace

_TINT = 70


class Pointing(QObject):
    """Marks the character under the pointer in the running text. Owned by the reading pane."""

    def __init__(self, workspace: Workspace, pane: ReadingPane, page: PageDocument) -> None:
        super().__init__(pane)
        self._workspace, self._pane, self._page = workspace, pane, page
        self._hovered: tuple[str, int] | None = None
        workspace.character_hovered.connect(self._on_hovered)
        workspace.character_pointed.connect(self._on_pointed)
        pane.editor.textChanged.connect(lambda: self._tell(None))  # who types does not point
        pane.editor.viewport().setMouseTracking(True)
        pane.editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the scan over which character the pointer is."""
        del watched
        if event.type() is QEvent.Type.Leave:
            self._tell(None)
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            is_free = event.buttons() is Qt.MouseButton.NoButton
            self._tell(self._character_at(event.position().toPoint()) if is_free else None)
        return False

    def _character_at(self, point: QPoint) -> tuple[str, int] | None:
        """Return the character whose rectangle holds a point of the editor."""
        editor, map_ = self._pane.editor, self._page.map
        cursor = editor.cursorForPosition(point)
        block = cursor.block()
        for first in (cursor.positionInBlock(), cursor.positionInBlock() - 1):
            rects = editor.rects(block, first, first + 1) if 0 <= first < block.length() - 1 else ()
            if any(rect.contains(point) for rect in rects):
                start = self._page.position(block.position() + first)
                return map_.line_at(start)
        return None

    def _tell(self, place: tuple[str, int] | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self._workspace.character_hovered.emit(*(place or (None, 0)))

    def _on_hovered(self, line_id: object, offset: int) -> None:
        self._hovered = (line_id, offset) if isinstance(line_id, str) else None
        self._mark(self._hovered)

    def _mark(self, place: tuple[str, int] | None) -> None:
        editor = self._pane.editor
        start = self._page.map.position_of(*place) if place else None
        end = self._page.map.position_of(place[0], place[1] + 1) if place else None
        if start is None or end is None:
            if editor.extraSelections():
                editor.setExtraSelections([])
            return
        tint = QColor(colours(editor.palette()).accent)
        tint.setAlpha(_TINT)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(editor.document())
        mark.cursor.setPosition(self._page.units(start))
        mark.cursor.setPosition(self._page.units(end), QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(tint)
        editor.setExtraSelections([mark])

    def _on_pointed(self, line_id: object, offset: int) -> None:
        place = self._page.map.position_of(line_id, offset) if isinstance(line_id, str) else None
        if place is None or not isinstance(line_id, str):
            return
        if self._pane.shows_lines:
            self._pane.line_view.choose(line_id, offset)
        elif not self._pane.editor.is_composing:
            position = self._page.units(place)
            self._pane.editor.select_stretch(position, position)
