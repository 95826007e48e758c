"""Taking one edit back without undoing the later ones, if none of them builds on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.errors import StaleOperationError
from archive.model.page import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.storage.archive_file import Archive
    from archive.storage.edits import Edit
    from archive.storage.recorder import Recorder

_DANGLING: Final = (
    (
        "SELECT 1 FROM line WHERE page_id = :page AND passage_id IS NOT NULL"
        " AND passage_id NOT IN (SELECT id FROM passage)"
    ),
    (
        "SELECT 1 FROM line WHERE page_id = :page AND reading_id IS NOT NULL"
        " AND reading_id NOT IN (SELECT id FROM reading)"
    ),
    "SELECT 1 FROM passage WHERE page_id = :page AND article_id NOT IN (SELECT id FROM article)",
    (
        "SELECT 1 FROM line WHERE page_id = :page AND passage_id IS NOT NULL"
        " GROUP BY passage_id, position HAVING count(*) > 1"
    ),
    "SELECT 1 FROM passage WHERE page_id = :page GROUP BY article_id, position HAVING count(*) > 1",
    "SELECT 1 FROM article WHERE page_id = :page GROUP BY position HAVING count(*) > 1",
)
"""What would not fit together any more on a page."""
_LATER: Final = """
SELECT DISTINCT edit.id FROM edit_change AS mine
JOIN edit_change AS other ON other.row_id = mine.row_id AND other.table_name = mine.table_name
JOIN edit ON edit.id = other.edit_id
WHERE mine.edit_id = ? AND other.edit_id > mine.edit_id AND edit.state = 'done'
AND NOT edit.is_reverted AND NOT EXISTS (
    SELECT 1 FROM edit_change AS taken WHERE taken.edit_id = edit.id AND taken.table_name = 'edit'
)
ORDER BY edit.id DESC LIMIT 1
"""


def revert(archive: Archive, recorder: Recorder, edit_id: int) -> Edit:
    """Take one edit back inside the caller's edit, and return it.

    Raises:
        StaleOperationError: If a later edit builds on it; nothing may be committed then.
    """
    reverted = archive.edits.get(edit_id)
    pages = set(archive.edits.pages_written(edit_id))
    if reverted is not None and reverted.page_id is not None:
        pages.add(reverted.page_id)
    recorder.texts_before = {page_id: archive.texts.get(page_id) for page_id in pages}
    try:
        edit = archive.edits.revert(recorder, edit_id)
        for page_id in sorted(recorder.touched_pages):
            _check(archive, page_id)
    except StaleOperationError as error:
        later = later_edit(archive, edit_id)
        if later is None:
            raise
        raise StaleOperationError(
            f"a later edit ({later.title}, {later.made_at[:16].replace('T', ' ')} UTC) changed the "
            "same place; take that one back first, or correct the place by hand"
        ) from error
    return edit


def later_edit(archive: Archive, edit_id: int) -> Edit | None:
    """Return the newest edit in force that changed something which an earlier one had changed.

    One that only took another back is never in the way: the place is as it was before both.
    """
    row = archive.database.execute(_LATER, [edit_id]).fetchone()
    return archive.edits.get(int(row[0])) if row else None


def _check(archive: Archive, page_id: str) -> None:
    if any(_problems(archive, page_id)):
        raise StaleOperationError("what a later edit did needs this one")


def _problems(archive: Archive, page_id: str) -> Iterator[object]:
    for query in _DANGLING:
        yield archive.database.execute(f"{query} LIMIT 1", {"page": page_id}).fetchone()
    yield from faults(archive.texts.get(page_id))
