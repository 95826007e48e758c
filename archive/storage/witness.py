"""The number of the last edit, kept outside the database as well.

A database that ends before it is an older or half-copied one, which SQLite itself cannot notice.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LAST_EDIT = "last-edit.txt"


def note_last_edit(folder: Path, number: int) -> None:
    """Write the number down. A failure is no harm: the edit itself is safe."""
    with contextlib.suppress(OSError):
        (folder / LAST_EDIT).write_text(str(number), encoding="ascii")


def missing_edits(folder: Path, last: int) -> str | None:
    """Return in words that edits are missing from the database, or None if all is well."""
    try:
        noted = int((folder / LAST_EDIT).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    if noted <= last:
        return None
    return (
        f"{folder} ends at edit {last}, but edit {noted} was made: its database is an older or "
        "incomplete copy; look for a newer one before you go on"
    )
