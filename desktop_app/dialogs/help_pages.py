"""The pages of the help: Markdown files in which ``{an.action}`` stands for its name and keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from desktop_app.actions.menus import MENUS
from desktop_app.actions.registry import plain_text
from desktop_app.resource_folder import RESOURCES
from desktop_app.settings.queue_key_table import PREFIX, QUEUE_KEYS

if TYPE_CHECKING:
    from desktop_app.settings.shortcuts import Shortcuts

PAGES = ("index", "first-steps", "repairing", "scanning", "layout", "records", "export", "keys")
SLOT = re.compile(r"\{([a-z_.]+)\}")
LINK = re.compile(r"\]\(([^)]*)\)")
KEY_TABLE = "keys"


class HelpPages:
    """Reads the pages of one language and fills in names and keys as they are now."""

    def __init__(self, language: str, shortcuts: Shortcuts) -> None:
        self._folder = RESOURCES / "help" / language
        self._shortcuts = shortcuts
        self._specs = {spec.id: spec for spec in shortcuts.specs()}

    def source(self, name: str) -> str:
        """Return a page as it is written."""
        return (self._folder / f"{name}.md").read_text(encoding="utf-8")

    def title(self, name: str) -> str:
        """Return the title of a page."""
        return self.source(name).splitlines()[0].removeprefix("# ")

    def text(self, name: str) -> str:
        """Return a page in Markdown, with the names of actions and their keys."""
        return SLOT.sub(lambda slot: self._fill(slot.group(1)), self.source(name))

    def _fill(self, slot: str) -> str:
        if slot == KEY_TABLE:
            return self._key_table()
        keys = self._keys(slot)
        if slot.startswith(PREFIX):
            return keys or "—"
        name = plain_text(QCoreApplication.translate("Actions", self._specs[slot].text))
        return f"**{_escaped(name)}** ({keys})" if keys else f"**{_escaped(name)}**"

    def _keys(self, action_id: str) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        keys = [key.toString(native) for key in self._shortcuts.keys(action_id)]
        return " / ".join(f"`{key}`" for key in keys[:2])

    def _key_table(self) -> str:
        """Return a table of keys for every menu, and one for the queue."""
        parts = []
        for menu in MENUS:
            rows = [
                (QCoreApplication.translate("Actions", self._specs[entry].text), self._keys(entry))
                for entry in menu.entries
                if entry in self._specs and self._shortcuts.keys(entry)
            ]
            parts += _table(QCoreApplication.translate("Actions", menu.title), rows)
        rows = [
            (QCoreApplication.translate("Queue", spec.text), self._keys(spec.id))
            for spec in QUEUE_KEYS
        ]
        parts += _table(
            QCoreApplication.translate("ShortcutsPage", "Single keys in the repair queue"), rows
        )
        return "\n".join(parts)


def _table(title: str, rows: list[tuple[str, str]]) -> list[str]:
    if not rows:
        return []
    head = ["", f"## {_escaped(plain_text(title))}", "", "| | |", "|---|---|"]
    return [*head, *(f"| {_escaped(plain_text(text))} | {keys} |" for text, keys in rows)]


def _escaped(text: str) -> str:
    return re.sub(r"([\\*_|\[\]`])", r"\\\1", text)
