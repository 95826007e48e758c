"""Taking one edit of the history back and leaving the later ones as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.storage.reverting import revert

if TYPE_CHECKING:
    from archive.storage.archive_file import Archive, EditInProgress


@dataclass(frozen=True, slots=True)
class RevertEdit:
    """Take one edit back; undo then brings it into force again."""

    edit_id: int
    page_id: str | None
    title: str = "Take one edit back"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        revert(archive, edit.recorder, self.edit_id)
