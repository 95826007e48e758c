"""Whether the search index is there; the index itself is made and asked elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from archive.storage.connection import Database

VERSION: Final = 1
"""Grows when the words of an entry are made in another way: the index is then made anew."""


def search_is_current(db: Database) -> bool:
    """Tell whether the index is there and was made by this release's rules."""
    found = db.execute("SELECT version FROM search_state").fetchone()
    return found is not None and found[0] == VERSION
