"""The number of the last edit, kept outside the database as well.

A database that ends before it is an older or half-copied one, which SQLite itself cannot notice.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LAST_EDIT = "last-edit.txt"


class Witness:
    """Writes the number down after every edit. A failure is no harm: the edit itself is safe."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / LAST_EDIT
        self._handle: int | None = None

    def note(self, number: int) -> None:
        """Write a number in the place of the one before."""
        with contextlib.suppress(OSError):
            if self._handle is None:
                self._handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
            os.lseek(self._handle, 0, os.SEEK_SET)
            # of one width: a shorter number leaves no digits of a longer one behind
            os.write(self._handle, f"{number:<20}".encode("ascii"))

    def close(self) -> None:
        """Close the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


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
