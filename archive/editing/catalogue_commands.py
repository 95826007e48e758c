"""Edits of newspaper, issue and page records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.editing.record_checks import checked_issue, checked_newspaper, checked_page
from archive.editing.tag_commands import write_issue_tags
from archive.errors import StaleOperationError
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
    as_found: bool = False
    """For records out of files: what they say is kept, though a person could not enter it."""

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        newspaper = self.newspaper if self.as_found else checked_newspaper(self.newspaper)
        _save(edit, "newspaper", newspaper.id, newspaper_row(newspaper))


@dataclass(frozen=True, slots=True)
class SaveIssue:
    """Add an issue, or change its record and tags."""

    issue: Issue
    title: str = "Change issue"
    page_id: str | None = None
    as_found: bool = False
    """For records out of files: what they say is kept, though a person could not enter it."""

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        issue = self.issue if self.as_found else checked_issue(self.issue)
        known = edit.recorder.row("issue", issue.id) is not None
        old_tags = archive.catalogue.issue(issue.id).tags if known else ()
        if edit.recorder.row("newspaper", issue.newspaper_id) is None:
            raise StaleOperationError("the newspaper of the issue is not there any more")
        _save(edit, "issue", issue.id, issue_row(issue))
        write_issue_tags(edit, issue.id, old_tags, issue.tags)


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
        page = checked_page(self.page)
        if edit.recorder.row("issue", page.issue_id) is None:
            raise StaleOperationError("the issue of the page is not there any more")
        _save(edit, "page", page.id, page_row(page))


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
        if edit.recorder.row("page", self.page_id) is None:
            raise StaleOperationError("the page is not there any more")
        if edit.recorder.row("scan", f"scan-{self.page_id}") is not None:
            raise StaleOperationError("the page has a scan already; remove that one first")
        add_scan(edit.recorder, self.page_id, self.scan)


@dataclass(frozen=True, slots=True)
class DetachScan:
    """Take the scan off a page; its file stays in the archive."""

    page_id: str
    title: str = "Detach scan"

    def carry_out(self, archive: Archive, edit: EditInProgress) -> None:
        """See ``Command``."""
        del archive
        edit.recorder.delete("scan", f"scan-{self.page_id}")


def _save(edit: EditInProgress, table: str, row_id: str, row: Row) -> None:
    if edit.recorder.row(table, row_id) is None:
        edit.recorder.insert(table, row)
    else:
        edit.recorder.update(table, row_id, row)
