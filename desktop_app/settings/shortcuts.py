"""Which keys do what: the keys of the tables, unless a person chose others.

A choice is stored as one line of the settings file (``keys/text.find=Ctrl+F``, several keys apart
by a semicolon and a space, none as an empty line); what is as in the table is not stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QSettings

    from desktop_app.actions.spec import ActionSpec

GROUP = "keys"
SEPARATOR = "; "


class Shortcuts(QObject):
    """The keys of every action and of the repair queue."""

    changed = Signal(str)
    """Carries the id of an action that has other keys now."""

    def __init__(
        self, store: QSettings, specs: Iterable[ActionSpec], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._specs = {spec.id: spec for spec in specs}
        store.beginGroup(GROUP)
        stored = {name: str(store.value(name) or "") for name in store.childKeys()}
        store.endGroup()
        self._chosen = {name: _read(text) for name, text in stored.items() if name in self._specs}

    def specs(self) -> list[ActionSpec]:
        """Return everything that can have keys, in the order of the tables."""
        return list(self._specs.values())

    def keys(self, action_id: str) -> list[QKeySequence]:
        """Return the keys of an action; the first one is shown in menus."""
        chosen = self._chosen.get(action_id)
        return self.default(action_id) if chosen is None else list(chosen)

    def default(self, action_id: str) -> list[QKeySequence]:
        """Return the keys that an action has if nobody chose others."""
        return distinct(key for key in self._specs[action_id].shortcuts if not key.isEmpty())

    def is_default(self, action_id: str) -> bool:
        """Tell whether an action has the keys of the table."""
        return action_id not in self._chosen

    def users(self, key: QKeySequence, besides: str) -> list[str]:
        """Return the ids of other actions that have a key, or one that begins alike."""
        return [
            name
            for name in self._specs
            if name != besides and any(collide(key, other) for other in self.keys(name))
        ]

    def set(self, action_id: str, keys: Sequence[QKeySequence]) -> None:
        """Give an action other keys; it works with them at once."""
        wanted = distinct(keys)
        if wanted == self.keys(action_id):
            return
        if wanted == self.default(action_id):
            self._chosen.pop(action_id, None)
            self._store.remove(f"{GROUP}/{action_id}")
        else:
            self._chosen[action_id] = wanted
            self._store.setValue(f"{GROUP}/{action_id}", SEPARATOR.join(map(_portable, wanted)))
        self.changed.emit(action_id)

    def take_over(self, action_id: str, key: QKeySequence) -> None:
        """Give an action one more key, and take it from every other that had it."""
        for other in self.users(key, action_id):
            self.set(other, [kept for kept in self.keys(other) if not collide(kept, key)])
        self.set(action_id, [*self.keys(action_id), key])

    def reset(self, action_id: str) -> None:
        """Give an action the keys of the table again, and take them from others."""
        for key in self.default(action_id):
            for other in self.users(key, action_id):
                self.set(other, [kept for kept in self.keys(other) if not collide(kept, key)])
        self.set(action_id, self.default(action_id))

    def reset_all(self) -> None:
        """Give every action the keys of the table again."""
        for action_id in list(self._chosen):
            self.set(action_id, self.default(action_id))


def collide(first: QKeySequence, second: QKeySequence) -> bool:
    """Tell whether one key begins with the other, so that Qt could not tell them apart."""
    no_match = QKeySequence.SequenceMatch.NoMatch
    return first.matches(second) is not no_match or second.matches(first) is not no_match


def distinct(keys: Iterable[QKeySequence]) -> list[QKeySequence]:
    """Return keys in order, each once: a standard key may be the same as one that was named."""
    found: list[QKeySequence] = []
    for key in keys:
        if key not in found:
            found.append(key)
    return found


def _portable(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def _read(text: str) -> list[QKeySequence]:
    keys = (
        QKeySequence(word, QKeySequence.SequenceFormat.PortableText)
        for word in text.split(SEPARATOR)
    )
    return [key for key in distinct(keys) if _portable(key)]  # an unknown key has no name
