"""An edition: pages of one or more issues with everything that is known of them, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.model.annotation import Annotation
    from archive.model.catalogue import Issue, Newspaper
    from archive.model.page import Page, PageText


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One page of an edition with its text and the remarks made on it."""

    page: Page
    text: PageText
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Pages in order, the issues they belong to and the newspapers these belong to.

    There is at least one issue, and every page's issue and every issue's newspaper is here.
    """

    newspapers: tuple[Newspaper, ...]
    issues: tuple[Issue, ...]
    pages: tuple[EditionPage, ...]

    def issue(self, issue_id: str) -> Issue:
        """Return the issue of a page.

        Raises:
            KeyError: If it is not in the edition.
        """
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def newspaper(self, newspaper_id: str) -> Newspaper:
        """Return the newspaper of an issue.

        Raises:
            KeyError: If it is not in the edition.
        """
        for newspaper in self.newspapers:
            if newspaper.id == newspaper_id:
                return newspaper
        raise KeyError(newspaper_id)
