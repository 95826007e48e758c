"""Where an import goes: the newspaper and issue of each new page, found or to be made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.editing.language import NAMES_OF_NAMELESS, language_of
from archive.model.catalogue import Issue, Newspaper

if TYPE_CHECKING:
    import datetime as dt

    from archive.storage.archive_file import Archive


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """What a person said about the files; what is empty is found out or left open.

    ``newspaper`` is a name, ``page_label`` the printed label of the one page that is imported.
    """

    newspaper: str = ""
    date: dt.date | None = None
    page_label: str = ""


@dataclass(slots=True)
class Shelves:
    """The newspapers and issues of an archive, and those that a plan adds to them."""

    target: ImportTarget
    newspapers: list[Newspaper]
    issues: list[Issue]
    planned_ids: set[str] = field(default_factory=set)
    """Identifiers of pages, articles, lines … that planned editions bring along."""

    @classmethod
    def of(cls, archive: Archive, target: ImportTarget) -> Shelves:
        """Return the shelves as they are before a plan is made."""
        return cls(target, archive.catalogue.newspapers(), archive.catalogue.issues())

    def newspaper(self, sample: str) -> Newspaper:
        """Return the newspaper for a page with this text, planning a new one if need be.

        Without a name it is the archive's only newspaper, or else a nameless one.
        """
        name = self.target.newspaper.strip()
        if not name and len(self.newspapers) == 1:
            return self.newspapers[0]
        language = language_of(sample or name)
        name = name or NAMES_OF_NAMELESS.get(language, NAMES_OF_NAMELESS["en"])
        return self.newspaper_like(Newspaper(name, language))

    def newspaper_like(self, wanted: Newspaper) -> Newspaper:
        """Return the newspaper with this identifier or name, or plan this one."""
        for newspaper in self.newspapers:
            if newspaper.id == wanted.id:
                return newspaper
        for newspaper in self.newspapers:
            if newspaper.name == wanted.name:
                return newspaper
        self.newspapers.append(wanted)
        return wanted

    def issue(self, newspaper: Newspaper, date: dt.date | None) -> Issue:
        """Return the newspaper's issue of a day, planning a new one if need be."""
        for issue in self.issues:
            if issue.newspaper_id == newspaper.id and issue.date == date:
                return issue
        issue = Issue(newspaper.id, date)
        self.issues.append(issue)
        return issue

    def issue_like(self, wanted: Issue) -> Issue:
        """Return the issue with this identifier, or date, number and edition, or plan this one."""
        for issue in self.issues:
            if issue.id == wanted.id and issue.newspaper_id == wanted.newspaper_id:
                return issue
        for issue in self.issues:
            if _facts(issue) == _facts(wanted):
                return issue
        self.issues.append(wanted)
        return wanted


def _facts(issue: Issue) -> tuple[str, dt.date | None, str, str]:
    return issue.newspaper_id, issue.date, issue.number, issue.edition
