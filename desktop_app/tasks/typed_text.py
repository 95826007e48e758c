"""Writing what was typed, and handing on what it left on the page.

Reading 20,000 characters again takes longer than a key may.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from archive.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive.editing.text_commands import EditText
    from archive.model.page import PageText
    from archive.storage.archive_file import Archive


@dataclass(frozen=True, slots=True)
class TextChanges(Changes):
    """Changes of an edit of text, and what it left on each page."""

    texts: Mapping[str, PageText] = field(default_factory=dict, compare=False)


def write_typed(archive: Archive, command: EditText) -> TextChanges:
    """Carry an edit of text out; on the thread that writes."""
    with archive.edit(command.title, page_id=command.page_id) as edit:
        command.carry_out(archive, edit)
    touched = edit.changes
    values = {one.name: getattr(touched, one.name) for one in fields(touched)}
    return TextChanges(**values, texts=dict(edit.recorder.texts))
