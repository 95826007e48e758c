"""Editing the layout on the scan: which tool has the mouse and the keys, and when it ends.

Made when the first of its actions is used; until a mode is on, the canvas works as ever. Every
change is one edit of the history.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from desktop_app.viewer.box_tool import ARROWS, BoxTool
from desktop_app.viewer.layout_edits import LayoutEdits
from desktop_app.viewer.layout_layer import LayoutLayer
from desktop_app.viewer.order_tool import OrderTool

if TYPE_CHECKING:
    from desktop_app.viewer.scan_view import ScanView
    from desktop_app.workspace import Workspace

_KEYS = frozenset(ARROWS) | {
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
    ended = Signal()
    """A mode was left; what was told of it does not hold any more."""

    def __init__(self, workspace: Workspace, view: ScanView) -> None:
        super().__init__(view)
        self._workspace, self._view, self._canvas = workspace, view, view.canvas
        self.mode = Mode.NONE
        self._moved: str | None = None
        layer = LayoutLayer()
        self._canvas.scene().addItem(layer)
        self.edits = LayoutEdits(workspace, self)
        """What needs no mode: splitting and merging."""
        self._boxes = BoxTool(self._canvas, layer, self.edits, self)
        self._order = OrderTool(view, layer, self.edits)
        self._canvas.installEventFilter(self)
        self._canvas.viewport().installEventFilter(self)
        self._connect()

    def _connect(self) -> None:
        workspace = self._workspace
        self.edits.told.connect(self.told)
        workspace.line_selected.connect(self._on_line_selected)
        workspace.edit_failed.connect(self._show_stored)
        workspace.page_selected.connect(self._on_page_selected)
        workspace.about_to_write.connect(self._boxes.store)
        workspace.changed.connect(self._follow)
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
        """Let the person click lines in the order of reading, or drag their numbers."""
        self._set_mode(Mode.ORDER)
        self.told.emit(
            self.tr(
                "Drag a number to the place where it is to be read, or click lines in order and "
                "press Enter. Esc ends it."
            )
        )

    def move_to_article(self) -> None:
        """Let the person click a line of the article that the chosen passage moves to."""
        chosen = self.edits.chosen()
        if chosen is not None:
            self._set_mode(Mode.ARTICLE)
            self._moved = chosen
            self.told.emit(self.tr("Click a line of the article that the passage belongs to."))

    def draw_line(self) -> None:
        """Let the person draw the box of a new line."""
        self._set_mode(Mode.NONE)
        self._view.choose_area(self.edits.draw_line)

    def draw_region(self) -> None:
        """Let the person draw a box around lines that form a passage."""
        self._set_mode(Mode.NONE)
        self._view.choose_area(self.edits.draw_region)

    @property
    def clicked(self) -> list[str]:
        """Lines clicked so far for the order of reading."""
        return list(self._order.clicked)

    # -- modes --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys, clicks on handles, numbers and lines while a mode is on."""
        if self.mode is Mode.NONE:
            return False
        if isinstance(event, QKeyEvent) and watched is self._canvas:
            if event.type() is QEvent.Type.ShortcutOverride and Qt.Key(event.key()) in _KEYS:
                event.accept()
                return True
            return event.type() is QEvent.Type.KeyPress and self._on_key(event)
        if isinstance(event, QMouseEvent) and watched is self._canvas.viewport():
            return self._on_mouse(event)
        return False

    def _set_mode(self, mode: Mode) -> None:
        self._boxes.end()
        self._leave()
        self.mode = mode
        self._follow()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        was_on = self.mode is not Mode.NONE
        self.mode = Mode.NONE
        self._order.clicked.clear()
        if was_on:
            self.ended.emit()

    def _on_key(self, event: QKeyEvent) -> bool:
        key, is_order = Qt.Key(event.key()), self.mode is Mode.ORDER
        if key is Qt.Key.Key_Escape:
            if not self._order.let_go():
                self._boxes.forget()
                self._set_mode(Mode.NONE)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if is_order:
                self._order.apply()
            self._set_mode(Mode.NONE)
        elif key is Qt.Key.Key_Backspace and is_order:
            return self._order.drop_last()
        elif key is Qt.Key.Key_Space and is_order and self._workspace.line_id:
            self._order.add(self._workspace.line_id)
        elif key in ARROWS and self.mode is Mode.BOXES and self._boxes.has_box:
            self._boxes.step(ARROWS[key], event.modifiers())
        else:
            return False
        return True

    def _on_mouse(self, event: QMouseEvent) -> bool:
        others = (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
        if self.mode not in (Mode.BOXES, Mode.ORDER) or event.button() in others:
            return False
        tool = self._boxes if self.mode is Mode.BOXES else self._order
        point = self._canvas.mapToScene(event.position().toPoint())
        if event.type() is QEvent.Type.MouseButtonPress:
            return tool.press(point)
        if event.type() is QEvent.Type.MouseMove:
            return tool.drag(point)
        if event.type() is not QEvent.Type.MouseButtonRelease:
            return False
        return self._boxes.release() if tool is self._boxes else self._order.release(point)

    def _on_clicked(self, point: QPointF) -> None:
        frame = self._view.layers[2].frames.at(point.x(), point.y())
        if frame is None:
            return
        if self.mode is Mode.ORDER:
            self._order.add(frame.line_id)
        elif self.mode is Mode.ARTICLE and self._moved is not None:
            self.edits.move_to_article(self._moved, frame.line_id)
            self._set_mode(Mode.NONE)

    # -- following ----------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show what belongs to the mode."""
        chosen = self._workspace.line_id
        frame = self._view.layers[2].frames.get(chosen)
        self._boxes.show(frame if self.mode is Mode.BOXES else None)
        self._order.show(on=self.mode is Mode.ORDER, chosen=chosen)

    def _show_stored(self) -> None:
        """Show the box as it is stored, after an edit that could not be made."""
        self._boxes.forget()
        self._follow()

    def _on_line_selected(self, _line_id: object, _origin: object) -> None:
        self._boxes.end()
        self._follow()

    def _on_page_selected(self) -> None:
        self._boxes.forget()
        self._leave()
        self._follow()
