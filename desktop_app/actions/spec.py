"""An action before it is a QAction, and when it can be used."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from desktop_app.workspace import Workspace

Shortcut = QKeySequence.StandardKey | str


class When(Enum):
    """What must be there for an action to make sense."""

    ALWAYS = auto()
    ARCHIVE = auto()
    PAGE = auto()
    SCAN = auto()
    NO_SCAN = auto()
    TEXT = auto()
    UNDO = auto()
    REDO = auto()


class ActionSpec(NamedTuple):
    """One action: ``id`` is ``theme.verb``; ``text`` is English, marked for translation."""

    id: str
    text: str
    shortcut: Shortcut | tuple[Shortcut, ...] = ()
    icon: str = ""
    when: When = When.ARCHIVE
    checked: bool | None = None
    """What a switch is at the start; None for an action that is no switch."""

    @property
    def shortcuts(self) -> list[QKeySequence]:
        """The keys that trigger the action."""
        keys = self.shortcut if isinstance(self.shortcut, tuple) else (self.shortcut,)
        return [QKeySequence(key) for key in keys]


def mark(text: object) -> str:
    """Type the result of ``QT_TRANSLATE_NOOP``, which its stub leaves open."""
    return cast("str", text)


def holds(when: When, workspace: Workspace) -> bool:
    """Tell whether an action with this condition can be used now."""
    page = workspace.page
    match when:
        case When.ALWAYS:
            return True
        case When.ARCHIVE:
            return workspace.is_open
        case When.PAGE:
            return page is not None
        case When.SCAN:
            return page is not None and page.scan is not None
        case When.NO_SCAN:
            return page is not None and page.scan is None
        case When.TEXT:
            return page is not None and next(workspace.text.lines(), None) is not None
        case When.UNDO:
            return workspace.undoable() is not None
        case When.REDO:
            return workspace.redoable() is not None
