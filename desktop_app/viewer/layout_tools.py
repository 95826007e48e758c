"""Editing the layout on the scan: boxes by handles and arrow keys, the order of reading by clicks.

Made when the first of its actions is used; until a mode is on, the canvas works as ever. Every
change is one edit of the history.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from archive.editing import layout_commands
from archive.errors import ArchiveError
from archive.model.geometry import Box
from desktop_app.translation.messages import said
from desktop_app.viewer.layout_layer import LayoutLayer

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.editing.text_commands import EditText
    from archive.model.page import PageText
    from desktop_app.viewer.scan_view import ScanView
    from desktop_app.workspace import Workspace

_PAUSE_MS = 700
"""After this pause the steps of arrow keys become one edit."""
_FAR = 10
_LEAST = 4
"""Pixels of the scan that a box keeps at least on each side."""
_GRASP = 9.0
"""How near a handle is grasped, in pixels of the view."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_KEYS = frozenset(_ARROWS) | {
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Space,
}


class Mode(Enum):
    """What clicks and keys on the scan do."""

    NONE = auto()
    BOXES = auto()
    ORDER = auto()
    ARTICLE = auto()


class LayoutTools(QObject):
    """Turns clicks, drags and keys on the scan into edits of the layout."""

    told = Signal(str)
    """Carries a sentence for the person."""

    def __init__(self, workspace: Workspace, view: ScanView) -> None:
        super().__init__(view)
        self._workspace, self._view, self._canvas = workspace, view, view.canvas
        self.mode = Mode.NONE
        self._clicked: list[str] = []
        self._box: QRectF | None = None
        self._line: str | None = None
        self._grasped: tuple[int, int] | None = None
        self._sent: Box | None = None
        self._layer = LayoutLayer()
        scene = self._canvas.scene()
        scene.addItem(self._layer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._store_box)
        self._canvas.installEventFilter(self)
        self._canvas.viewport().installEventFilter(self)
        workspace.line_selected.connect(self._on_line_selected)
        workspace.edit_failed.connect(lambda _message: self._show_stored())
        workspace.page_selected.connect(self._on_page_selected)
        workspace.about_to_write.connect(self._store_box)
        workspace.changed.connect(lambda _changes: self._follow())
        self._canvas.clicked.connect(self._on_clicked)

    # -- what actions need --------------------------------------------------------------------

    def change_boxes(self) -> None:
        """Show handles on the chosen line, or leave this mode."""
        self._set_mode(Mode.NONE if self.mode is Mode.BOXES else Mode.BOXES)
        if self.mode is Mode.BOXES:
            self.told.emit(
                self.tr(
                    "Drag the handles, or use the arrow keys (Shift: far, Alt: size). Esc ends it."
                )
            )

    def click_order(self) -> None:
        """Let the person click lines in the order of reading."""
        self._set_mode(Mode.ORDER)
        self.told.emit(
            self.tr(
                "Click lines in the order of reading. Enter applies it, Esc leaves it as it is."
            )
        )

    def move_to_article(self) -> None:
        """Let the person click a line of the article that the chosen passage moves to."""
        if self._workspace.line_id is None:
            self.told.emit(self.tr("Choose a line that is on the scan first."))
            return
        self._line = self._workspace.line_id
        self._set_mode(Mode.ARTICLE)
        self.told.emit(self.tr("Click a line of the article that the passage belongs to."))

    def draw_line(self) -> None:
        """Let the person draw the box of a new line."""
        self._set_mode(Mode.NONE)
        self._view.choose_area(self._on_line_drawn)

    def draw_region(self) -> None:
        """Let the person draw a box around lines that form a passage."""
        self._set_mode(Mode.NONE)
        self._view.choose_area(self._on_region_drawn)

    def split_line(self, caret: tuple[str, int] | None) -> None:
        """Split the chosen line at the caret: its line and the offset in it."""
        line_id = self._workspace.line_id
        if line_id is None or caret is None or caret[0] != line_id:
            self.told.emit(self.tr("Put the caret where the line is to be split."))
            return
        at = caret[1]
        self._edit(lambda page, chosen: layout_commands.split_line(page, self._text, chosen, at))

    def merge_lines(self) -> None:
        """Merge the chosen line with the next one."""
        self._edit(lambda page, chosen: layout_commands.merge_lines(page, self._text, chosen))

    def split_region(self) -> None:
        """Let the chosen line start a passage."""
        self._edit(layout_commands.split_region)

    # -- modes --------------------------------------------------------------------------------

    @property
    def clicked(self) -> list[str]:
        """Lines clicked so far for the order of reading."""
        return list(self._clicked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys, clicks on handles and lines while a mode is on."""
        if self.mode is Mode.NONE:
            return False
        if isinstance(event, QKeyEvent) and watched is self._canvas:
            if event.type() is QEvent.Type.ShortcutOverride and self._wants(event):
                event.accept()
                return True
            return event.type() is QEvent.Type.KeyPress and self._on_key(event)
        if isinstance(event, QMouseEvent) and watched is self._canvas.viewport():
            return self._on_mouse(event)
        return False

    def _set_mode(self, mode: Mode) -> None:
        self._end_box()
        self.mode = mode
        self._clicked.clear()
        self._follow()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wants(self, event: QKeyEvent) -> bool:
        return Qt.Key(event.key()) in _KEYS

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._forget_box()
            self._set_mode(Mode.NONE)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
            return True
        if key is Qt.Key.Key_Backspace and self.mode is Mode.ORDER and self._clicked:
            self._clicked.pop()
            self._follow()
            return True
        if self.mode is Mode.ORDER and key is Qt.Key.Key_Space and self._workspace.line_id:
            self._add(self._workspace.line_id)
            return True
        if self.mode is Mode.BOXES and key in _ARROWS and self._box is not None:
            self._step(_ARROWS[key], event.modifiers())
            return True
        return False

    def _apply(self) -> None:
        if self.mode is Mode.ORDER:
            clicked = tuple(self._clicked)
            self._run(lambda page: layout_commands.read_in_order(page, self._text, clicked))
        self._set_mode(Mode.NONE)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        others = (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
        if self.mode is not Mode.BOXES or event.button() in others:
            return False
        return self._drag(event.type(), self._canvas.mapToScene(event.position().toPoint()))

    def _on_clicked(self, point: QPointF) -> None:
        frame = self._view.layers[2].frames.at(point.x(), point.y())
        if frame is not None:
            self._on_line_clicked(frame.line_id)

    def _on_line_clicked(self, line_id: str) -> None:
        if self.mode is Mode.ORDER:
            self._add(line_id)
        elif self.mode is Mode.ARTICLE and self._line is not None:
            moved = self._line
            self._run(
                lambda page: layout_commands.move_to_article(page, self._text, moved, line_id)
            )
            self._set_mode(Mode.NONE)

    def _add(self, line_id: str) -> None:
        if line_id not in self._clicked:
            self._clicked.append(line_id)
            self._follow()

    # -- boxes --------------------------------------------------------------------------------

    def _drag(self, kind: QEvent.Type, point: QPointF) -> bool:
        if kind is QEvent.Type.MouseButtonPress and self._box is not None:
            self._grasped = self._layer.handle_at(point, _GRASP / self._canvas.zoom)
            return self._grasped is not None
        if self._grasped is None:
            return False
        if kind is QEvent.Type.MouseMove:
            self._pull(self._grasped, point)
        elif kind is QEvent.Type.MouseButtonRelease:
            self._grasped = None
            self._store_box()
        return True

    def _pull(self, handle: tuple[int, int], point: QPointF) -> None:
        if self._box is None:
            return
        box, (across, down) = QRectF(self._box), handle
        if across < 0:
            box.setLeft(min(point.x(), box.right() - _LEAST))
        elif across > 0:
            box.setRight(max(point.x(), box.left() + _LEAST))
        if down < 0:
            box.setTop(min(point.y(), box.bottom() - _LEAST))
        elif down > 0:
            box.setBottom(max(point.y(), box.top() + _LEAST))
        self._show_box(box)

    def _step(self, arrow: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        if self._box is None:
            return
        far = _FAR if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
        dx, dy = self._turned(arrow[0] * far, arrow[1] * far)
        if modifiers & Qt.KeyboardModifier.AltModifier:
            box = self._box.adjusted(0, 0, dx, dy)
        else:
            box = self._box.translated(dx, dy)
        page = self._canvas.sceneRect()
        if page.contains(box) and box.width() >= _LEAST and box.height() >= _LEAST:
            self._show_box(box)
            self._pause.start()

    def _turned(self, across: int, down: int) -> tuple[int, int]:
        """Return a step of the view as one of the scan, which may be seen turned."""
        back, _ = self._canvas.transform().inverted()
        step = (back.map(QPointF(across, down)) - back.map(QPointF())) * self._canvas.zoom
        return round(step.x()), round(step.y())

    def _show_box(self, box: QRectF) -> None:
        self._box = box & self._canvas.sceneRect()
        self._layer.set_box(self._box)

    def _store_box(self) -> None:
        """Make one edit of the steps so far; a drag counts only once it has ended."""
        self._pause.stop()
        line_id, box = self._line, self._box
        if self.mode is not Mode.BOXES or line_id is None or box is None or self._grasped:
            return
        frame = self._view.layers[2].frames.get(line_id)
        rect = box.toRect()
        new = Box(rect.left(), rect.top(), rect.left() + rect.width(), rect.top() + rect.height())
        if frame is None or new in (frame.box, self._sent):
            return
        self._sent = new  # it is on its way while ``frame`` is still the old one
        self._run(lambda page: layout_commands.set_box(page, self._text, line_id, new))

    def _end_box(self) -> None:
        """Store the steps so far, or drop a drag under way."""
        if self._grasped is not None:
            self._forget_box()
        self._store_box()

    def _forget_box(self) -> None:
        self._pause.stop()
        self._box = self._grasped = None

    def _show_stored(self) -> None:
        """Show the box as it is stored, after an edit that could not be made."""
        self._forget_box()
        self._follow()

    # -- following ----------------------------------------------------------------------------

    @property
    def _text(self) -> PageText:
        return self._workspace.text

    def _follow(self) -> None:
        """Show what belongs to the mode."""
        self._sent = None
        frames = self._view.layers[2].frames
        if self.mode is not Mode.ARTICLE:
            self._line = self._workspace.line_id
        frame = frames.get(self._line)
        shows = self.mode is Mode.BOXES and frame is not None
        if self._grasped is None and not self._pause.isActive():
            self._box = _rect(frame.box) if shows and frame is not None else None
            self._layer.set_box(self._box)
        marks = [_rect(f.box) for i in self._clicked if (f := frames.get(i)) is not None]
        self._layer.set_order(marks, self._canvas.sceneRect())

    def _on_line_selected(self, _line_id: object, _origin: object) -> None:
        self._end_box()
        self._follow()

    def _on_page_selected(self) -> None:
        self._forget_box()
        self.mode = Mode.NONE
        self._clicked.clear()
        self._follow()

    # -- edits --------------------------------------------------------------------------------

    def _on_line_drawn(self, box: Box) -> None:
        page = self._workspace.page
        if page is not None:
            command, new = layout_commands.draw_line(page.id, self._text, box)
            task = self._workspace.run(command)
            task.succeeded.connect(lambda _result: self._workspace.select_line(new))

    def _on_region_drawn(self, box: Box) -> None:
        self._run(lambda page: layout_commands.draw_region(page, self._text, box))

    def _edit(self, make: Callable[[str, str], EditText]) -> None:
        chosen = self._workspace.line_id
        if chosen is None:
            self.told.emit(self.tr("Choose a line that is on the scan first."))
            return
        self._run(lambda page: make(page, chosen))

    def _run(self, make: Callable[[str], EditText]) -> None:
        page = self._workspace.page
        if page is None:
            return
        try:
            command = make(page.id)
        except ArchiveError as error:
            self.told.emit(said(str(error)))
            return
        self._workspace.run(command)


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
