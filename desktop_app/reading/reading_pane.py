"""The reading text of the page: read as an edition, typed into in place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop_app.reading.caret import Caret
from desktop_app.reading.doubt_walk import DoubtWalk
from desktop_app.reading.marks import Marks
from desktop_app.reading.page_document import PageDocument
from desktop_app.reading.page_editor import PageEditor
from desktop_app.reading.page_setting import PageSetting, set_margins
from desktop_app.reading.pointing import Pointing
from desktop_app.reading.typing_saver import TypingSaver
from desktop_app.reading.why_empty import tell_why_empty
from desktop_app.repair_queue.open_proposals import open_proposals
from desktop_app.viewer.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.changes import Changes
    from archive.model.page import PageText
    from archive.model.proposal import Proposal
    from desktop_app.reading.find_bar import FindBar
    from desktop_app.reading.finding import Finding
    from desktop_app.reading.line_view import LineView
    from desktop_app.reading.rearranging import Rearranging
    from desktop_app.reading.tray import Tray
    from desktop_app.workspace import Workspace


class ReadingPane(QWidget):
    """Shows the articles of the page and takes what is typed to the archive within a second."""

    role_changed = Signal(object)
    """Carries the ``Role`` of the passage under the caret, or None."""
    saved_changed = Signal(bool)
    """Carries whether everything typed is on disk."""
    mode_changed = Signal(bool)
    """Carries whether lines are shown under their images."""
    place_requested = Signal()
    """The pane wants to be seen: somebody asked to edit at a place in it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._proposals = open_proposals(workspace)
        self.setting = PageSetting(workspace, self)
        """How the text is set, and how large."""
        self._is_following = False
        self._page = PageDocument(self.setting.typography(), self)
        self.editor = PageEditor(self._page, self)
        """The editor of the running text."""
        self.editor.setAccessibleName(self.tr("Text of the page"))
        self.editor.resized = lambda: set_margins(self._page, self.editor)
        self._marks = Marks(self.editor, self._page)
        self._marks.places.source = self._proposals.items
        self.caret = Caret(self.editor, self._page)
        """Where the caret of the running text is."""
        self.doubts = DoubtWalk(self, self._page, self._marks)
        """Goes from one doubtful character to the next."""
        self._saver = TypingSaver(workspace, self._page, self._is_composing)
        self._lines: LineView | None = None
        self._tray: Tray | None = None
        self._watchers: list[Callable[[QWidget], None]] = []
        self._shows_lines = False
        self._notice = Notice(self)
        self._lay_out()
        Pointing(workspace, self, self._page)
        self._connect()
        self._show_page()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._layout = QStackedLayout()
        self._column.addLayout(self._layout, 1)
        self._layout.addWidget(self.editor)
        self._layout.addWidget(self._notice)
        self.setFocusProxy(self.editor)

    def _make_lines(self) -> LineView:
        from desktop_app.reading.line_view import LineView

        lines = LineView(self.workspace, self._page, self)
        lines.line_chosen.connect(self._on_line_chosen)
        lines.caret_moved.connect(self.workspace.character_selected)
        field = lines.field
        field.focus_lost.connect(self._saver.flush)
        field.composition_begins.connect(self._saver.flush)
        field.composition_ended.connect(self._saver.composition_ended)
        field.undo_pressed.connect(self.undo)
        field.redo_pressed.connect(self.redo)
        for watch in self._watchers:
            watch(field)
        lines.choose(self.workspace.line_id)
        self._layout.addWidget(lines)
        return lines

    def _connect(self) -> None:
        editor, workspace = self.editor, self.workspace
        self._page.shown.connect(self._marks.touch)
        self._saver.state_changed.connect(lambda: self.saved_changed.emit(self.is_saved))
        editor.composition_begins.connect(self._saver.flush)
        editor.composition_ended.connect(self._saver.composition_ended)
        editor.focus_lost.connect(self._saver.flush)
        editor.undo_pressed.connect(self.undo)
        editor.redo_pressed.connect(self.redo)
        editor.zoom_turned.connect(self.setting.turn)
        self.setting.changed.connect(self._set_typography)
        editor.cursorPositionChanged.connect(self._on_caret_moved)
        workspace.page_selected.connect(self._show_page)
        workspace.changed.connect(self._on_changed)
        workspace.line_selected.connect(self._on_line_selected)
        self._proposals.changed.connect(self._marks.recount)
        self._proposals.current_changed.connect(self._mark_at_hand)
        self._proposals.edit_requested.connect(self.edit_proposal)

    # -- what actions need --------------------------------------------------------------------

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar for find and replace; hidden until it is asked for."""
        from desktop_app.reading.find_bar import FindBar

        bar = FindBar(self)
        bar.hide()
        self._column.insertWidget(0, bar)
        return bar

    @cached_property
    def finding(self) -> Finding:
        """Searches the text, and replaces in it."""
        from desktop_app.reading.finding import Finding

        return Finding(self, self._page, self._marks, self._saver)

    @cached_property
    def rearranging(self) -> Rearranging:
        """Moves, splits and merges passages and articles at the caret."""
        from desktop_app.reading.rearranging import Rearranging

        return Rearranging(self.workspace, self)

    @property
    def tray(self) -> Tray:
        """The lines that are in no passage; made when there are some."""
        if self._tray is None:
            from desktop_app.reading.tray import Tray

            self._tray = Tray(self.workspace, lambda: self.caret.line, self)
            self._tray.line_chosen.connect(self._on_line_chosen)
            self._column.addWidget(self._tray)
        return self._tray

    @property
    def line_view(self) -> LineView:
        """The lines under their images; made when they are first asked for."""
        if self._lines is None:
            self._lines = self._make_lines()
        return self._lines

    def watch_fields(self, watch: Callable[[QWidget], None]) -> None:
        """Have every field watched into which the text is typed, also what is made later."""
        self._watchers.append(watch)
        watch(self.editor)
        if self._lines is not None:
            watch(self._lines.field)

    @property
    def shows_lines(self) -> bool:
        """True when each line is shown under its image instead of the running text."""
        return self._shows_lines

    def set_lines_shown(self, shown: bool) -> None:  # noqa: FBT001 - a slot of QAction.toggled
        """Show each line under its image, or the running text; the place is kept."""
        if shown == self._shows_lines:
            return
        lines = self.line_view
        had_focus = self.editor.hasFocus() or lines.field.hasFocus()
        line_id = lines.current if self._shows_lines else self.caret.line
        self._shows_lines = shown
        self._tell_emptiness()
        self.setFocusProxy(lines if shown else self.editor)
        if line_id is not None:
            here = self.caret.place
            lines.choose(line_id, here[1] if shown and here else None)
            if not shown:
                self.caret.go_to(line_id, lines.field.caret)
        if had_focus:
            (lines.field if shown else self.editor).setFocus()
        self.mode_changed.emit(shown)

    @property
    def text(self) -> str:
        """The running text as it is shown: passages parted by line feeds, gaps as U+FFFC."""
        return self._page.map.text

    @property
    def page_text(self) -> PageText:
        """The page as it will be once everything queued is written."""
        return self._page.base

    @property
    def is_saved(self) -> bool:
        """True when everything typed is on disk."""
        return self._saver.is_saved

    @property
    def save_message(self) -> str:
        """Why what was typed could not be saved yet; empty if nothing is wrong."""
        return self._saver.message

    def save_now(self) -> None:
        """Queue what was typed at once."""
        self._saver.flush()

    def undo(self) -> None:
        """Take the last edit back; what is being typed counts as one."""
        self.save_now()
        if self.workspace.is_open and (self.workspace.undoable() or not self.is_saved):
            self.workspace.undo()

    def redo(self) -> None:
        """Make the edit again that was last taken back."""
        if self.workspace.is_open and self.workspace.redoable():
            self.workspace.redo()

    def edit_proposal(self, proposal: Proposal) -> None:
        """Put the caret where a proposal would change something, ready to type."""
        from desktop_app.reading.places import places  # heavy; many pages have no proposal

        lines = {line.id: line for line in self._page.base.placed_lines()}
        for place in places(proposal, lines)[:1]:
            stretch = place.line_id, place.start, place.end - place.start
            self.caret.go_to(*stretch)
            if self._shows_lines:
                self.line_view.choose(*stretch)
        self.place_requested.emit()
        field = self.line_view.field if self._shows_lines else self.editor
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_composing(self) -> bool:
        lines = self._lines
        return self.editor.is_composing or (lines is not None and lines.is_composing)

    # -- following the workspace --------------------------------------------------------------

    def _show_page(self) -> None:
        page = self.workspace.page
        if (page and page.id) != self._page.page_id or page is None:
            QGuiApplication.inputMethod().commit()
            self._set_typography()
            self._is_following = True
            self._page.open(page.id if page else None, self.workspace.text)
            self.editor.moveCursor(QTextCursor.MoveOperation.Start)
            self._is_following = False
            self._mark_at_hand()
        self._tell_emptiness()

    def _on_changed(self, changes: Changes) -> None:
        del changes
        self._tell_emptiness()

    def _tell_emptiness(self) -> None:
        text = self.workspace.text
        is_empty = not text.articles
        content = self.line_view if self._shows_lines else self.editor
        self._layout.setCurrentWidget(self._notice if is_empty else content)
        if text.unplaced or text.noise:
            self.tray.show()
        if is_empty:
            tell_why_empty(self._notice, self.workspace.page, text)

    def _on_line_selected(self, line_id: str | None, origin: object) -> None:
        self._marks.choose(line_id)
        found = self._page.map.range_of(line_id) if line_id else None
        if found is None and self._tray is not None and origin is not self._tray:
            self._tray.choose(line_id)
        if self._is_composing():
            return  # to move the caret would end the composition
        if self._lines is not None and line_id != self._lines.current:
            self._lines.choose(line_id)
        if found is None or origin is self:
            return
        self._is_following = True
        cursor = self.editor.textCursor()
        cursor.setPosition(self._page.units(found[1]))
        cursor.setPosition(self._page.units(found[0]))
        self.editor.setTextCursor(cursor)
        self.editor.show_caret()
        self._is_following = False
        self.role_changed.emit(self.caret.role)

    def _on_line_chosen(self, line_id: str) -> None:
        self.workspace.select_line(line_id, self._lines)

    def _on_caret_moved(self) -> None:
        if self._is_following:
            return
        found = self.caret.place
        if found is not None:
            self.workspace.select_line(found[0], self)
            self.workspace.character_selected.emit(*found)
        self.role_changed.emit(self.caret.role)

    def _mark_at_hand(self) -> None:
        self._marks.set_at_hand(self._proposals.current)

    def _set_typography(self) -> None:
        self._is_following = True
        self._page.set_typography(self.setting.typography())
        set_margins(self._page, self.editor)
        self._is_following = False

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "setting"):
            self._set_typography()
