"""Edits of newspaper, issue and page records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.storage.catalogue import add_scan, issue_row, newspaper_row, page_row

if TYPE_CHECKING:
    from archive.model.catalogue import Issue, Newspaper
    from archive.model.page import Page, PageState, Scan
    from archive.storage.archive_file import Archive, EditInProgress
    from archive.storage.recorder import Row


@dataclass(frozen=True, slots=True)
class SaveNewspaper:
    """Add a newspaper, or change its record."""

    newspaper: Newspaper
    title: str = "Change newspaper"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        _save(edit, "newspaper", self.newspaper.id, newspaper_row(self.newspaper))


@dataclass(frozen=True, slots=True)
class SaveIssue:
    """Add an issue, or change its record and tags."""

    issue: Issue
    title: str = "Change issue"
    page_id: str | None = None

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        old_tags = {
            tag
            for issue in archive.catalogue.issues()
            if issue.id == self.issue.id
            for tag in issue.tags
        }
        _save(edit, "issue", self.issue.id, issue_row(self.issue))
        for tag in old_tags - set(self.issue.tags):
            edit.recorder.delete("issue_tag", _issue_tag_id(self.issue.id, tag))
        for tag in set(self.issue.tags) - old_tags:
            edit.recorder.insert(
                "issue_tag",
                {"id": _issue_tag_id(self.issue.id, tag), "issue_id": self.issue.id, "tag": tag},
            )


@dataclass(frozen=True, slots=True)
class SavePage:
    """Add a page, or change its record (not its scan)."""

    page: Page
    title: str = "Change page"

    @property
    def page_id(self) -> str:
        """The page itself."""
        return self.page.id

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        _save(edit, "page", self.page.id, page_row(self.page))


@dataclass(frozen=True, slots=True)
class SetPageState:
    """Say how far the work on a page has come."""

    page_id: str
    state: PageState
    title: str = "Change page state"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        edit.recorder.update("page", self.page_id, {"state": self.state})


@dataclass(frozen=True, slots=True)
class AttachScan:
    """Attach a scan that is already in the scan folder to a page without one."""

    page_id: str
    scan: Scan
    title: str = "Attach scan"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        add_scan(edit.recorder, self.page_id, self.scan)


def _issue_tag_id(issue_id: str, tag: str) -> str:
    return f"{issue_id}/{tag}"


def _save(edit: EditInProgress, table: str, row_id: str, row: Row) -> None:
    if edit.recorder.row(table, row_id) is None:
        edit.recorder.insert(table, row)
    else:
        edit.recorder.update(table, row_id, row)
