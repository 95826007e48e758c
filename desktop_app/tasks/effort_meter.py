"""Counts what correcting costs: keys, characters and decisions, page by page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from archive.storage.effort import Effort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from archive.storage.archive_file import Archive
    from desktop_app.workspace import Workspace

_PAUSE_S = 30.0
"""Who does nothing for longer is not at work."""
_WRITE_MS = 5000
_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class EffortMeter(QObject):
    """Counts for the page at hand; what was counted is written every few seconds."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._counts: dict[str, Effort] = {}
        self._last: float | None = None
        self._composed = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_MS)
        self._timer.timeout.connect(self.write)
        workspace.closing.connect(self.write)
        workspace.decided.connect(self._on_decided)

    def watch(self, widget: QWidget, *, is_text: bool) -> None:
        """Count the keys that a widget gets; what is typed into text counts as characters."""
        widget.setProperty("effort_is_text", is_text)
        widget.installEventFilter(self)

    def write(self) -> None:
        """Queue what was counted to be stored."""
        self._timer.stop()
        counts, self._counts = self._counts, {}
        if counts and self._workspace.is_open:
            self._workspace.note(lambda archive: _store(archive, counts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in _MODIFIERS:
                is_typed = watched.property("effort_is_text") and _is_typed(event)
                self._count(Effort(keystrokes=1, characters=len(event.text()) if is_typed else 0))
        elif kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._on_composed(event)
        return False

    # -- inside -------------------------------------------------------------------------------

    def _on_composed(self, event: QInputMethodEvent) -> None:
        """Each change of what is being composed was a key; so was what committed it."""
        committed, composed = event.commitString(), event.preeditString()
        if committed or composed != self._composed:
            self._count(Effort(keystrokes=1, characters=len(committed)))
        self._composed = composed

    def _on_decided(self, counts: Mapping[str, int]) -> None:
        for page_id, count in counts.items():
            self._count(Effort(decisions=count), page_id)

    def _count(self, effort: Effort, page_id: str | None = None) -> None:
        page = self._workspace.page
        page_id = page_id or (page.id if page else None)
        if page_id is None:
            return
        now = time.monotonic()
        if self._last is not None and now - self._last < _PAUSE_S:
            effort += Effort(seconds=now - self._last)
        self._last = now
        self._counts[page_id] = self._counts.get(page_id, Effort()) + effort
        if not self._timer.isActive():
            self._timer.start()


def _is_typed(event: QKeyEvent) -> bool:
    return event.text().isprintable() and not event.modifiers() & _COMMANDS


def _store(archive: Archive, counts: Mapping[str, Effort]) -> None:
    if archive.is_read_only:
        return
    with archive.unrecorded():
        for page_id, effort in counts.items():
            archive.efforts.add(page_id, effort)
