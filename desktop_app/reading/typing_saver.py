"""Saves what is typed within a second, and keeps it when it cannot be saved.

What is typed becomes operations on the page as it would be once everything queued is written.
When others changed the page meanwhile, the operations are carried out on what they left; where
both changed the same words, the typed ones win (the others are in the history).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from archive.errors import StaleOperationError
from desktop_app.translation.messages import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.model.operations import Operation
    from archive.model.page import PageText
    from desktop_app.reading.page_document import PageDocument
    from desktop_app.workspace import Workspace

_PAUSE_MS = 400
"""How long typing must pause before it is saved."""
_LONGEST_S = 0.6
"""Without a pause it is saved all the same after this long."""
_RETRY_MS = 2000


class TypingSaver(QObject):
    """Takes what a ``PageDocument`` has pending to the workspace. Lives on the GUI thread."""

    state_changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        document: PageDocument,
        is_composing: Callable[[], bool],
    ) -> None:
        super().__init__(document)
        self._workspace = workspace
        self._document = document
        self._is_composing = is_composing
        self._writing = 0
        self._refused: tuple[Operation, ...] = ()
        self._is_flushing = False
        self._is_behind = False
        self._first_key = 0.0
        self.message = ""
        """Why the last attempt to save failed; empty if it did not."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        document.typed.connect(self._on_typed)
        workspace.about_to_write.connect(self.flush)
        workspace.changed.connect(self._on_changed)

    @property
    def is_saved(self) -> bool:
        """True when everything typed is on disk."""
        return not (self._writing or self._refused or self._timer.isActive() or self._is_behind)

    def flush(self, *, settle: bool = True) -> None:
        """Queue what was typed; nothing happens if there is nothing.

        Who types in a line has settled its text; without ``settle``, what else is open there
        stays open.
        """
        page_id = self._document.page_id
        if self._is_flushing or page_id is None or not self._workspace.is_open:
            return
        self._is_flushing = True
        try:
            self._flush(page_id, settle=settle)
        finally:
            self._is_flushing = False
        self.state_changed.emit()

    def composition_ended(self) -> None:
        """Do what had to wait while text was being composed."""
        if self._is_behind:
            self._catch_up()

    # -- inside -------------------------------------------------------------------------------

    def _flush(self, page_id: str, *, settle: bool) -> None:
        self._timer.stop()
        pending = self._document.pending()
        everything = (*self._refused, *pending)
        if not everything:
            self._is_behind = self._is_behind and self._is_composing()
            return
        if pending and not self._document.advance(
            pending, may_change_text=not self._is_composing(), settle=settle
        ):
            self._is_behind = True  # after the composition
            return
        settle = settle or bool(self._refused)
        self._refused = ()
        self._queue(page_id, everything, settle=settle)

    def _queue(self, page_id: str, todo: tuple[Operation, ...], *, settle: bool = True) -> None:
        from archive.editing.text_commands import EditText  # heavy; no part of showing a page

        self._writing += 1
        task = self._workspace.run(EditText(page_id, todo, settle=settle))
        task.succeeded.connect(self._on_written)
        task.failed.connect(lambda error: self._on_refused(page_id, todo, error))

    def _on_typed(self, passages_changed: bool) -> None:  # noqa: FBT001 - a slot
        now = time.monotonic()
        if not self._timer.isActive():
            self._first_key = now
        if passages_changed and not self._is_composing():
            self._timer.start(0)  # formats of passages follow from what is stored
        elif now - self._first_key > _LONGEST_S:
            self.flush()
        else:  # the first key must not wait longer, however the next ones are spread
            rest = round((_LONGEST_S - (now - self._first_key)) * 1000)
            self._timer.start(min(_PAUSE_MS, rest))
        self.state_changed.emit()

    def _on_timeout(self) -> None:
        if self._is_composing():
            self._is_behind = True
        else:
            self.flush()

    def _on_written(self, _changes: object) -> None:
        self._writing -= 1
        self.message = ""
        self._catch_up()

    def _on_refused(self, page_id: str, todo: tuple[Operation, ...], error: BaseException) -> None:
        self._writing -= 1
        if page_id != self._document.page_id:
            self._retry_elsewhere(page_id, todo, error)
            return
        self._refused = (*self._refused, *todo)
        if isinstance(error, StaleOperationError):
            self._catch_up()
        else:
            self.message = said(str(error))
            self._timer.start(_RETRY_MS)
        self.state_changed.emit()

    def _retry_elsewhere(
        self, page_id: str, todo: tuple[Operation, ...], error: BaseException
    ) -> None:
        """The page was left, but what was typed on it is still to be saved."""
        if not isinstance(error, StaleOperationError) and self._workspace.is_open:
            QTimer.singleShot(_RETRY_MS, self, lambda: self._retry(page_id, todo))

    def _retry(self, page_id: str, todo: tuple[Operation, ...]) -> None:
        if self._workspace.is_open:
            self._queue(page_id, todo)

    def _on_changed(self, _changes: object) -> None:
        self._catch_up()

    def _catch_up(self) -> None:
        """Show what the archive holds now, with what is still being typed on top."""
        page = self._workspace.page
        if self._writing or page is None or page.id != self._document.page_id:
            return
        if self._is_composing():
            self._is_behind = True
            return
        self._is_behind = False
        stored = self._workspace.text
        if stored != self._document.base or self._refused:
            self._merge(stored)
        self.state_changed.emit()

    def _merge(self, stored: PageText) -> None:
        todo = (*self._refused, *self._document.pending())
        if not todo:
            self._document.show(stored)
            return
        from archive.model.operations import carry_out  # heavy; no part of showing a page
        from desktop_app.reading.text_operations import retyped

        try:
            target = carry_out(stored, todo, settle=True)
        except StaleOperationError:
            todo = retyped(stored, self._document.map, todo)
            target = carry_out(stored, todo, settle=True)
        self._document.show(target)
        self._refused = todo
        if todo:
            self._timer.start(_RETRY_MS if self.message else 0)
