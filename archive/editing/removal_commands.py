"""Edits that remove records with all that hangs on them, or hang them up elsewhere.

Everything is deleted row by row through the recorder, so that undo brings all of it back. Scan
files are never deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import StaleOperationError
from archive.storage.belongings import rows_of_issue, rows_of_newspaper, rows_of_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.storage.archive_file import Archive, EditInProgress


@dataclass(frozen=True, slots=True)
class RemovePage:
    """Remove a page with its text, remarks, proposals and the record of its scan."""

    removed_id: str
    title: str = "Remove page"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        _expect(edit, "page", self.removed_id)
        _remove(edit, rows_of_page(edit.recorder.db, self.removed_id))


@dataclass(frozen=True, slots=True)
class RemoveIssue:
    """Remove an issue with all its pages."""

    issue_id: str
    title: str = "Remove issue"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        _expect(edit, "issue", self.issue_id)
        _remove(edit, rows_of_issue(edit.recorder.db, self.issue_id))


@dataclass(frozen=True, slots=True)
class RemoveNewspaper:
    """Remove a newspaper with all its issues."""

    newspaper_id: str
    title: str = "Remove newspaper"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        _expect(edit, "newspaper", self.newspaper_id)
        _remove(edit, rows_of_newspaper(edit.recorder.db, self.newspaper_id))


@dataclass(frozen=True, slots=True)
class MovePage:
    """Put a page into an issue (its own or another one) at a place; the pages after it move on.

    An issue that loses its last page stays, empty.
    """

    page_id: str
    issue_id: str
    order: int
    title: str = "Move page"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        _expect(edit, "page", self.page_id)
        _expect(edit, "issue", self.issue_id)
        others = [p for p in archive.catalogue.pages(self.issue_id) if p.id != self.page_id]
        if any(page.order == self.order for page in others):
            for page in others:
                if page.order >= self.order:
                    edit.recorder.update("page", page.id, {"page_order": page.order + 1})
        edit.recorder.update(
            "page", self.page_id, {"issue_id": self.issue_id, "page_order": max(1, self.order)}
        )


@dataclass(frozen=True, slots=True)
class MergeIssues:
    """Move all pages of an issue behind those of another one and remove the emptied record.

    Its tags go along.
    """

    issue_id: str
    into_id: str
    title: str = "Merge issues"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        from archive.editing.tag_commands import issue_or_stale, write_issue_tags

        if self.issue_id == self.into_id:
            raise StaleOperationError("an issue cannot be merged with itself")
        tags = issue_or_stale(archive, self.issue_id)
        kept = issue_or_stale(archive, self.into_id)
        last = max((page.order for page in archive.catalogue.pages(self.into_id)), default=0)
        for number, page in enumerate(archive.catalogue.pages(self.issue_id), last + 1):
            edit.recorder.update("page", page.id, {"issue_id": self.into_id, "page_order": number})
        write_issue_tags(edit, self.into_id, kept, (*kept, *tags))
        _remove(edit, rows_of_issue(edit.recorder.db, self.issue_id))


def _expect(edit: EditInProgress, table: str, row_id: str) -> None:
    if edit.recorder.row(table, row_id) is None:
        raise StaleOperationError(f"the {table} is not there any more")


def _remove(edit: EditInProgress, rows: Iterable[tuple[str, str]]) -> None:
    for table, row_id in list(rows):
        edit.recorder.delete(table, row_id)
