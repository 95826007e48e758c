"""The reading text of the page: read as an edition, typed into in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from archive.model.page import PageText
from desktop_app.reading.find_bar import FindBar
from desktop_app.reading.finding import Finding
from desktop_app.reading.marks import Marks
from desktop_app.reading.page_document import PageDocument
from desktop_app.reading.page_editor import PageEditor
from desktop_app.reading.page_setting import PageSetting, set_margins
from desktop_app.reading.places import places
from desktop_app.reading.pointing import Pointing
from desktop_app.reading.rearranging import Rearranging
from desktop_app.reading.tray import Tray
from desktop_app.reading.typing_saver import TypingSaver
from desktop_app.repair_queue.open_proposals import open_proposals
from desktop_app.viewer.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.changes import Changes
    from archive.model.passage import Role
    from archive.model.proposal import Proposal
    from desktop_app.reading.alternatives import Alternatives
    from desktop_app.reading.line_view import LineView
    from desktop_app.workspace import Workspace

_STEP = 1.1


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
        self._workspace = workspace
        self._proposals = open_proposals(workspace)
        self._setting = PageSetting(workspace, self)
        self._is_following = False
        self._page = PageDocument(self._setting.typography(), self)
        self._editor = PageEditor(self._page, self)
        self._editor.setAccessibleName(self.tr("Text of the page"))
        self._editor.resized = lambda: set_margins(self._page, self._editor)
        self._marks = Marks(self._editor, self._page)
        self._marks.set_source(self._proposals.items)
        self._saver = TypingSaver(workspace, self._page, self._is_composing)
        self._alternatives: dict[bool, Alternatives] = {}
        self._rearranging = Rearranging(workspace, self)
        self._lines: LineView | None = None
        self._watchers: list[Callable[[QWidget], None]] = []
        self._shows_lines = False
        self._notice = Notice(self)
        self._find_bar = FindBar(self)
        self._find_bar.hide()
        self._find_bar.preview_pressed.connect(self.open_replace)
        self._finding = Finding(self._find_bar, self._editor, self._page, self._marks, self._saver)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._find_bar)
        self._layout = QStackedLayout()
        column.addLayout(self._layout, 1)
        self._tray = Tray(workspace, self.current_line, self)
        self._tray.line_chosen.connect(self._on_line_chosen)
        column.addWidget(self._tray)
        self._layout.addWidget(self._editor)
        self._layout.addWidget(self._notice)
        self.setFocusProxy(self._editor)
        Pointing(workspace, self, self._page)
        self._connect()
        self._show_page()

    def _make_lines(self) -> LineView:
        from desktop_app.reading.line_view import LineView

        lines = LineView(self._workspace, self._page, self)
        lines.line_chosen.connect(self._on_line_chosen)
        field = lines.field
        field.focus_lost.connect(self._saver.flush)
        field.composition_begins.connect(self._saver.flush)
        field.composition_ended.connect(self._saver.composition_ended)
        field.undo_pressed.connect(self.undo)
        field.redo_pressed.connect(self.redo)
        for watch in self._watchers:
            watch(field)
        lines.choose(self._workspace.line_id)
        self._layout.addWidget(lines)
        return lines

    def _connect(self) -> None:
        editor, workspace = self._editor, self._workspace
        self._page.shown.connect(self._marks.touch)
        self._saver.state_changed.connect(lambda: self.saved_changed.emit(self.is_saved))
        editor.composition_begins.connect(self._saver.flush)
        editor.composition_ended.connect(self._saver.composition_ended)
        editor.focus_lost.connect(self._saver.flush)
        editor.undo_pressed.connect(self.undo)
        editor.redo_pressed.connect(self.redo)
        editor.zoom_turned.connect(lambda turn: self.zoom_text(_STEP**turn))
        editor.cursorPositionChanged.connect(self._on_caret_moved)
        workspace.page_selected.connect(self._show_page)
        workspace.changed.connect(self._on_changed)
        workspace.line_selected.connect(self._on_line_selected)
        self._proposals.changed.connect(self._marks.recount)
        self._proposals.current_changed.connect(self._mark_at_hand)
        self._proposals.edit_requested.connect(self.edit_proposal)

    # -- what actions need --------------------------------------------------------------------

    @property
    def editor(self) -> PageEditor:
        """The editor of the running text."""
        return self._editor

    @property
    def alternatives(self) -> Alternatives:
        """What else doubtful characters may be, in the view that is shown."""
        if self._shows_lines not in self._alternatives:
            from desktop_app.reading.alternatives import Alternatives
            from desktop_app.reading.typing_places import LinePlace, TextPlace

            shown = self.line_view if self._shows_lines else None
            place = LinePlace(shown, self._page) if shown else TextPlace(self._editor, self._page)
            self._alternatives[self._shows_lines] = Alternatives(place, self._page, self._marks)
        return self._alternatives[self._shows_lines]

    @property
    def line_view(self) -> LineView:
        """The lines under their images; made when they are first asked for."""
        if self._lines is None:
            self._lines = self._make_lines()
        return self._lines

    def watch_fields(self, watch: Callable[[QWidget], None]) -> None:
        """Have every field watched into which the text is typed, also what is made later."""
        self._watchers.append(watch)
        watch(self._editor)
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
        had_focus = self._editor.hasFocus() or lines.field.hasFocus()
        line_id = lines.current if self._shows_lines else self.current_line()
        self._shows_lines = shown
        self._tell_emptiness()
        self.setFocusProxy(lines if shown else self._editor)
        if line_id is not None:
            caret = self._page.position(self._editor.textCursor().position())
            here = self._page.map.line_at(caret)
            lines.choose(line_id, here[1] if shown and here else None)
            if not shown:
                self.go_to(line_id, lines.field.caret)
        if had_focus:
            (lines.field if shown else self._editor).setFocus()
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

    @property
    def rearranging(self) -> Rearranging:
        """Moves, splits and merges passages and articles at the caret."""
        return self._rearranging

    @property
    def tray(self) -> Tray:
        """The lines that are in no passage."""
        return self._tray

    @property
    def find_bar(self) -> FindBar:
        """The bar for find and replace; hidden until ``open_find`` is called."""
        return self._find_bar

    def open_find(self) -> None:
        """Let the person search the text; what is selected is looked for."""
        self.set_lines_shown(False)
        self._finding.open()

    def open_replace(self) -> None:
        """Let the person replace in many places, seeing each; what is selected is looked for."""
        from desktop_app.reading.replace_dialog import ReplaceDialog

        search, by = self._find_bar.search, self._find_bar.replace_field.text()
        chosen = self._editor.textCursor().selectedText()
        dialog = ReplaceDialog(self._workspace, self.current_article, self)
        if chosen and "\u2029" not in chosen and not self._find_bar.isVisible():
            dialog.look_for(chosen)
        else:
            dialog.look_for(search.words, by, is_expression=search.is_expression)
        dialog.show()

    def find_next(self) -> None:
        """Go to the next hit."""
        self._finding.step(1)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self._finding.step(-1)

    def next_doubt(self) -> None:
        """Go to the next character of which the engine was not sure."""
        self._doubt(lambda: self.alternatives.step(1))

    def previous_doubt(self) -> None:
        """Go to the doubtful character before."""
        self._doubt(lambda: self.alternatives.step(-1))

    def show_alternatives(self) -> None:
        """Show what else the character at the caret might be."""
        self._doubt(self.alternatives.show_here)

    def _doubt(self, run: Callable[[], None]) -> None:
        self.place_requested.emit()
        if not self._shows_lines:
            self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.line_view.current is not None:
            self.line_view.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        run()

    def save_now(self) -> None:
        """Queue what was typed at once."""
        self._saver.flush()

    def undo(self) -> None:
        """Take the last edit back; what is being typed counts as one."""
        self.save_now()
        if self._workspace.is_open and (self._workspace.undoable() or not self.is_saved):
            self._workspace.undo()

    def redo(self) -> None:
        """Make the edit again that was last taken back."""
        if self._workspace.is_open and self._workspace.redoable():
            self._workspace.redo()

    def zoom_text(self, factor: float) -> None:
        """Make the text larger or smaller."""
        self.set_text_scale(self._setting.scale * factor)

    def zoom_text_in(self) -> None:
        """Make the text larger."""
        self.zoom_text(_STEP)

    def zoom_text_out(self) -> None:
        """Make the text smaller."""
        self.zoom_text(1 / _STEP)

    @property
    def text_scale(self) -> float:
        """Size of the text, 1 being the usual one."""
        return self._setting.scale

    def set_text_scale(self, scale: float) -> None:
        """Set the size of the text, 1 being the usual one."""
        self._setting.set_scale(scale)
        self._set_typography()

    def current_line(self) -> str | None:
        """Return the line under the caret."""
        found = self._page.map.line_at(self._page.position(self._editor.textCursor().position()))
        return found[0] if found else None

    def selected_range(self) -> tuple[tuple[str, int], tuple[str, int]] | None:
        """Return where the selection starts and ends: a line and an offset in its text each."""
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._page.map.line_at(self._page.position(cursor.selectionStart()))
        end = self._page.map.line_at(self._page.position(cursor.selectionEnd()))
        return (start, end) if start and end else None

    def current_first_line(self) -> str | None:
        """Return the first line of the passage under the caret."""
        return self._page.first_line(self._editor.textCursor().position())

    def current_article(self) -> str | None:
        """Return the article under the caret."""
        first = self.current_first_line()
        for article in self._page.base.articles:
            if any(passage.lines[0].id == first for passage in article.passages):
                return article.id
        return None

    def current_role(self) -> Role | None:
        """Return the role of the passage under the caret."""
        first = self.current_first_line()
        for passage in self._page.base.passages():
            if passage.lines[0].id == first:
                return passage.role
        return None

    def set_role(self, role: Role) -> None:
        """Give a role to the passage under the caret."""
        self._rearranging.set_role(role)

    def go_to(self, line_id: str, offset: int = 0, length: int = 0) -> None:
        """Put the caret at a place in a line, or select a stretch from there."""
        start = self._page.map.position_of(line_id, offset)
        end = self._page.map.position_of(line_id, offset + length)
        if start is not None and end is not None:
            self._editor.select_stretch(self._page.units(start), self._page.units(end))

    def edit_proposal(self, proposal: Proposal) -> None:
        """Put the caret where a proposal would change something, ready to type."""
        lines = {line.id: line for line in self._page.base.placed_lines()}
        for place in places(proposal, lines)[:1]:
            self.go_to(place.line_id, place.start, place.end - place.start)
        self.place_requested.emit()
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_composing(self) -> bool:
        lines = self._lines
        return self._editor.is_composing or (lines is not None and lines.is_composing)

    # -- following the workspace --------------------------------------------------------------

    def _show_page(self) -> None:
        page = self._workspace.page
        if (page and page.id) != self._page.page_id or page is None:
            QGuiApplication.inputMethod().commit()
            self._set_typography()
            self._is_following = True
            self._page.open(page.id if page else None, self._workspace.text)
            self._editor.moveCursor(QTextCursor.MoveOperation.Start)
            self._is_following = False
            self._mark_at_hand()
        self._tell_emptiness()

    def _on_changed(self, changes: Changes) -> None:
        del changes
        self._tell_emptiness()

    def _tell_emptiness(self) -> None:
        text = self._workspace.text
        is_empty = not text.articles
        content = self.line_view if self._shows_lines else self._editor
        self._layout.setCurrentWidget(self._notice if is_empty else content)
        if not is_empty:
            return
        if self._workspace.page is None:
            self._notice.tell(self.tr("No page is chosen"), "")
        elif text == PageText():
            self._notice.tell(
                self.tr("This page has no text yet"),
                self.tr("Recognise its scan, or import a text for it."),
            )
        else:
            self._notice.tell(
                self.tr("No line of this page is placed"),
                self.tr("Its lines are set aside; place those that belong to an article."),
            )

    def _on_line_selected(self, line_id: str | None, origin: object) -> None:
        self._marks.choose(line_id)
        found = self._page.map.range_of(line_id) if line_id else None
        if found is None and origin is not self._tray:
            self._tray.choose(line_id)
        if self._is_composing():
            return  # to move the caret would end the composition
        if self._lines is not None and line_id != self._lines.current:
            self._lines.choose(line_id)
        if found is None or origin is self:
            return
        self._is_following = True
        cursor = self._editor.textCursor()
        cursor.setPosition(self._page.units(found[1]))
        cursor.setPosition(self._page.units(found[0]))
        self._editor.setTextCursor(cursor)
        self._editor.show_caret()
        self._is_following = False
        self.role_changed.emit(self.current_role())

    def _on_line_chosen(self, line_id: str) -> None:
        self._workspace.select_line(line_id, self._lines)

    def _on_caret_moved(self) -> None:
        if self._is_following:
            return
        position = self._page.position(self._editor.textCursor().position())
        found = self._page.map.line_at(position)
        if found is not None:
            self._workspace.select_line(found[0], self)
            self._workspace.character_selected.emit(*found)
        self.role_changed.emit(self.current_role())

    def _mark_at_hand(self) -> None:
        self._marks.set_at_hand(self._proposals.current)

    def _set_typography(self) -> None:
        self._is_following = True
        self._page.set_typography(self._setting.typography())
        set_margins(self._page, self._editor)
        self._is_following = False

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_setting"):
            self._set_typography()
