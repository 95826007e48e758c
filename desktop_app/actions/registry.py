"""Makes the QActions from the tables, and keeps their state in step with the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.actions.spec import ActionSpec, When, holds
from desktop_app.theme.icons import icon
from desktop_app.translation.titles import edit_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop_app.settings.shortcuts import Shortcuts
    from desktop_app.workspace import Workspace


ROLES = {
    "application.settings": QAction.MenuRole.PreferencesRole,
    "application.about": QAction.MenuRole.AboutRole,
    "application.quit": QAction.MenuRole.QuitRole,
}


class Actions(QObject):
    """All actions by id; enabled when the workspace allows. Owned by the main window.

    The handler of a switch is called with its new state, that of any other action with nothing.
    """

    def __init__(
        self,
        specs: Iterable[ActionSpec],
        handlers: Mapping[str, Callable[..., object]],
        workspace: Workspace,
        parent: QObject,
        shortcuts: Shortcuts | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.shortcuts = shortcuts
        self._specs = {spec.id: spec for spec in specs}
        self._actions = {
            spec.id: self._make(spec, handlers[spec.id]) for spec in self._specs.values()
        }
        for signal in (workspace.opened, workspace.closed, workspace.page_selected):
            signal.connect(self.refresh)
        workspace.changed.connect(self.refresh)
        if shortcuts is not None:
            shortcuts.changed.connect(self._on_keys_changed)
        self.refresh()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._actions

    def all(self) -> list[QAction]:
        """Return every action, in the order of the tables."""
        return list(self._actions.values())

    def refresh(self) -> None:
        """Enable what makes sense now, and say what undo and redo would do."""
        now = {when: holds(when, self._workspace) for when in When}
        for action_id, action in self._actions.items():
            action.setEnabled(now[self._specs[action_id].when])
        for action_id, edit in (
            ("edit.undo", self._workspace.undoable()),
            ("edit.redo", self._workspace.redoable()),
        ):
            if action_id in self._actions:
                text = _translated(self._specs[action_id].text)
                self._word(self._actions[action_id], text, edit_title(edit.title) if edit else "")

    def _make(self, spec: ActionSpec, handler: Callable[..., object]) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.id)
        if spec.checked is not None:
            action.setCheckable(True)
            action.setChecked(spec.checked)
        action.setShortcuts(self._keys(spec))
        action.setMenuRole(ROLES.get(spec.id, QAction.MenuRole.NoRole))
        if spec.icon:
            action.setIcon(icon(spec.icon))
        self._word(action, _translated(spec.text))
        if spec.checked is None:
            action.triggered.connect(lambda _checked=False: handler())
        else:
            action.toggled.connect(handler)
        return action

    def _keys(self, spec: ActionSpec) -> list[QKeySequence]:
        if self.shortcuts is not None:
            return self.shortcuts.keys(spec.id)
        return [key for key in spec.shortcuts if not key.isEmpty()]

    def _on_keys_changed(self, action_id: str) -> None:
        spec = self._specs.get(action_id)
        if spec is not None:
            action = self._actions[action_id]
            action.setShortcuts(self._keys(spec))
            self._word(action, _translated(spec.text))
            self.refresh()  # undo and redo say what they would do

    def _word(self, action: QAction, text: str, more: str = "") -> None:
        action.setText(f"{text}: {more}" if more else text)
        plain = f"{plain_text(text)}: {more}" if more else plain_text(text)
        action.setIconText(plain)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        # a tooltip without markup is shown as plain text by Qt; titles hold no text of files
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        action.setStatusTip(plain)


def plain_text(text: str) -> str:
    """Return the text of an action without mnemonics and ellipsis, as in the command palette."""
    text = text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
    if text.endswith(")") and text[-3:-2] == "(":  # the mnemonic of a Chinese text: 打开(O)
        text = text[:-3]
    return text


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
