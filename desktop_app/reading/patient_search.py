"""Searching a text while the window goes on: words at once, an expression in a process beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.reading.expression_matching import LONGEST_S, Matcher
from desktop_app.reading.search import hits

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.reading.search import Search

_LOOK_MS = 15
_OVERTAKEN_S = 0.3
"""How long a search may still take once another one waits."""


class PatientSearch(QObject):
    """One search at a time; what was asked for last counts. Lives on the GUI thread."""

    found = Signal(object)
    """Carries the ``Hit``s of the search that was asked for last."""
    given_up = Signal()
    """The expression took too long."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._matcher = Matcher()
        self._next: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        parent.destroyed.connect(self._matcher.end)

    @property
    def is_busy(self) -> bool:
        """True while an expression is searched for."""
        return self._timer.isActive()

    def ask(self, search: Search, text: str, span: tuple[int, int]) -> None:
        """Search a stretch of a text; ``found`` or ``given_up`` follows, at once for plain words."""
        pattern = search.pattern()
        if pattern is None or not search.is_expression:
            self.stop()
            self.found.emit(list(hits(pattern, text, *span)) if pattern is not None else [])
            return
        self._next = lambda: self._matcher.begin(search, text, [span])
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Give up what is searched for."""
        self._next = None
        self._timer.stop()
        if self._matcher.is_waiting:
            self._matcher.end()

    def close(self) -> None:
        """Give up what is searched for, and end the process."""
        self.stop()
        self._matcher.end()

    def _look(self) -> None:
        found = self._matcher.answer() if self._matcher.is_waiting else []
        longest_s = LONGEST_S if self._next is None else _OVERTAKEN_S
        if found is None:
            if self._matcher.seconds < longest_s:
                return
            self._matcher.end()
        begin, self._next = self._next, None
        if begin is not None:
            begin()
            return
        self._timer.stop()
        if found is None:
            self.given_up.emit()
        else:
            self.found.emit(found[0] if found else [])
