"""What of an archive is exported: everything, some pages, or some articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.errors import ArchiveError
from archive.formats.edition import Edition, EditionPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archive.model.page import Page
    from archive.progress import Progress
    from archive.storage.archive_file import Archive

MOST_NAMED = 40  # labels or articles that an error lists


@dataclass(frozen=True, slots=True)
class Selection:
    """Pages by label or identifier, articles by identifier; nothing given is everything.

    An article brings the other parts of its story along.
    """

    pages: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


def select(archive: Archive, selection: Selection, progress: Progress) -> Edition:
    """Return what is selected, as it is at one moment.

    Raises:
        ArchiveError: If there is no such page or article, or nothing at all.
        TaskCancelledError: If ``progress`` says so.
    """
    with archive.snapshot():
        pages = _pages(archive, selection.pages)
        entries = []
        for number, page in enumerate(pages):
            progress.step(number, len(pages), page.name)
            text = archive.texts.get(page.id)
            entries.append(EditionPage(page, text, tuple(archive.annotations.of_page(page.id))))
        if selection.articles:
            entries = list(_with_articles(entries, selection.articles))
        issue_ids = dict.fromkeys(entry.page.issue_id for entry in entries)
        issues = tuple(archive.catalogue.issue(issue_id) for issue_id in issue_ids)
        newspaper_ids = dict.fromkeys(issue.newspaper_id for issue in issues)
        newspapers = tuple(archive.catalogue.newspaper(one) for one in newspaper_ids)
    return Edition(newspapers, issues, tuple(entries))


def _pages(archive: Archive, wanted: Sequence[str]) -> list[Page]:
    pages = archive.catalogue.pages()
    if not pages:
        raise ArchiveError(f"{archive.path} has no pages to export; import some first")
    chosen = {page.id for page in pages} & set(wanted)  # a whole year may be named by identifiers
    chosen |= {
        page.id for name in wanted if name not in chosen for page in pages_named(pages, name)
    }
    return [page for page in pages if page.id in chosen] if wanted else pages


def pages_named(pages: Sequence[Page], name: str) -> list[Page]:
    """Return the pages with this label, identifier or number.

    Raises:
        ArchiveError: If there is none; the message lists the labels there are.
    """
    found = (
        [page for page in pages if page.label == name]
        or [page for page in pages if page.id == name]
        or [page for page in pages if name.isdecimal() and page.order == int(name)]
    )
    if not found:
        labels = dict.fromkeys(page.name for page in pages)
        raise ArchiveError(f"there is no page {name}; the pages are {_listed(labels)}")
    return found


def _with_articles(entries: Sequence[EditionPage], wanted: Sequence[str]) -> Iterator[EditionPage]:
    """Yield the pages with the wanted articles alone."""
    articles = {article.id: article for entry in entries for article in entry.text.articles}
    for article_id in wanted:
        if article_id not in articles:
            if not articles:
                raise ArchiveError(f"there is no article {article_id}; the pages have no text yet")
            raise ArchiveError(
                f"there is no article {article_id}; the articles are {_listed(articles)}"
            )
    stories = {articles[one].story_id for one in wanted} - {None}
    for entry in entries:
        kept = tuple(
            article
            for article in entry.text.articles
            if article.id in wanted or article.story_id in stories
        )
        if kept:
            text = replace(entry.text, articles=kept, unplaced=(), noise=())
            yield replace(entry, text=text)


def _listed(names: Mapping[str, object]) -> str:
    shown = list(names)[:MOST_NAMED]
    return ", ".join(shown) + (", …" if len(names) > len(shown) else "")
