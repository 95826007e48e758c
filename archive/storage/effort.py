"""What correcting cost: decisions, keystrokes, characters and seconds, counted for each page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.storage.connection import Database


@dataclass(frozen=True, slots=True)
class Effort:
    """What was done on a page, or on all of them."""

    decisions: int = 0
    keystrokes: int = 0
    seconds: float = 0.0
    characters: int = 0
    """What was typed or pasted; with an input method fewer than the keystrokes."""

    def __add__(self, other: Effort) -> Effort:
        return Effort(
            self.decisions + other.decisions,
            self.keystrokes + other.keystrokes,
            self.seconds + other.seconds,
            self.characters + other.characters,
        )


class Efforts:
    """Counts effort. Counting is not an edit: undoing costs effort, too."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_page(self, page_id: str) -> Effort:
        """Return what a page has cost so far."""
        found = self._db.execute(
            "SELECT decisions, keystrokes, seconds, characters FROM effort WHERE page_id = ?",
            [page_id],
        ).fetchone()
        return Effort(*found) if found else Effort()

    def total(self) -> Effort:
        """Return what all pages have cost so far."""
        found = self._db.execute(
            "SELECT coalesce(sum(decisions), 0), coalesce(sum(keystrokes), 0),"
            " coalesce(sum(seconds), 0.0), coalesce(sum(characters), 0) FROM effort"
        ).fetchone()
        return Effort(*found)

    def add(self, page_id: str, effort: Effort) -> None:
        """Add to what a page has cost; the caller holds the transaction (``unrecorded``)."""
        self._db.execute(
            "INSERT INTO effort (page_id, decisions, keystrokes, seconds, characters)"
            " VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (page_id) DO UPDATE SET decisions = decisions + excluded.decisions,"
            " keystrokes = keystrokes + excluded.keystrokes, seconds = seconds + excluded.seconds,"
            " characters = characters + excluded.characters",
            [page_id, effort.decisions, effort.keystrokes, effort.seconds, effort.characters],
        )
