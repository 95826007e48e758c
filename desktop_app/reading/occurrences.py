"""Find and replace beyond the page at hand: every place that a search finds, and replacing some.

What is replaced becomes operations on each page, so that words which run over lines, the spaces and
the ends of passages are changed as if it had been typed. Knows no Qt.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final

from archive.editing.command import run
from archive.editing.text_commands import EditPages, EditText
from archive.model.geometry import Box
from desktop_app.reading.expression_matching import LONGEST_S, Matcher
from desktop_app.reading.search import hits as find_hits
from desktop_app.reading.text_map import BREAK, GAP_SIGN, TextMap
from desktop_app.reading.text_operations import operations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archive.model.line import Line
    from archive.model.page import Page, PageText, Scan
    from archive.model.passage import Article
    from archive.progress import Progress
    from archive.storage.archive_file import Archive
    from desktop_app.reading.search import Hit, Search

MOST: Final = 5000
"""More places than these are not shown at once."""
_AROUND: Final = 12
"""Characters shown before and after a place."""
_LOOK_S: Final = 0.1
"""How often it is looked whether a search is to stop."""
_BESIDE: Final = 5
"""Characters of the image before and after a place."""


class Scope(Enum):
    """Where is searched."""

    ARTICLE = "article"
    PAGE = "page"
    ISSUE = "issue"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, eq=False)
class Occurrence:
    """One place where a search found something."""

    page_id: str
    label: str
    """The page, as people call it."""
    title: str
    """The article."""
    hit: Hit
    """What was found, in the running text of the page."""
    line_id: str
    """The line on which it begins."""
    scan: Scan | None
    boxes: tuple[Box, ...]
    """Where its characters and a few around them stand on the scan; one for each line."""

    @property
    def head(self) -> str:
        """A few characters before it."""
        start = self.hit.start
        return self.hit.text[max(0, start - _AROUND) : start].rpartition(BREAK)[2]

    @property
    def found(self) -> str:
        """What stands there."""
        return self.hit.found

    @property
    def tail(self) -> str:
        """A few characters behind it."""
        end = self.hit.end
        return self.hit.text[end : end + _AROUND].partition(BREAK)[0]

    def new(self, by: str, *, is_expression: bool) -> str:
        """Return what would stand there; groups of an expression may be named in ``by``.

        Raises:
            re.error: If ``by`` names a group that the expression has not.
            IndexError: The same, for a group named by its name.
        """
        words = self.hit.expand(by) if is_expression else by
        return words.replace(GAP_SIGN, "")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; ``is_cut`` if there was more than ``MOST``."""

    occurrences: tuple[Occurrence, ...]
    is_cut: bool = False
    stuck_on: str = ""
    """The page on which the search was given up because the expression took too long."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were replaced, and how many were left because they had changed since."""

    done: int
    left: int


def occurrences(
    archive: Archive,
    search: Search,
    pages: Sequence[Page],
    article_id: str | None,
    progress: Progress,
    *,
    beside: int = _BESIDE,
) -> Found:
    """Find words or an expression on pages, in one article of them if given.

    Images show ``beside`` characters before and after each place.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    found: list[Occurrence] = []
    with Matcher() as matcher:
        for number, page in enumerate(pages):
            progress.step(number, len(pages), page.label)
            searched = SearchedPage(page, archive.texts.get(page.id), article_id)
            hits = _hits(
                search, searched, matcher, partial(progress.step, number, len(pages), page.label)
            )
            if hits is None:
                return Found(tuple(found), stuck_on=searched.label)
            found += itertools.islice(searched.occurrences(hits, beside), MOST - len(found) + 1)
            if len(found) > MOST:
                return Found(tuple(found[:MOST]), is_cut=True)
    return Found(tuple(found))


def replace(
    archive: Archive,
    chosen: Sequence[tuple[Occurrence, str]],
    progress: Progress,
) -> Replaced:
    """Put new words at places, as one edit; places that have changed since are left alone.

    Who replaces looked at these places and not at their lines: what else is open there stays open.

    Raises:
        ArchiveError: If it cannot be saved; nothing is changed then.
        TaskCancelledError: If ``progress`` says so; nothing is changed then.
    """
    by_page: dict[str, list[tuple[Occurrence, str]]] = {}
    for occurrence, words in chosen:
        by_page.setdefault(occurrence.page_id, []).append((occurrence, words))
    edits, done = [], 0
    for number, (page_id, todo) in enumerate(by_page.items()):
        progress.step(number, len(by_page), todo[0][0].label)
        text = archive.texts.get(page_id)
        typed = TextMap.of(text)
        stored = typed.text
        for occurrence, words in sorted(todo, key=lambda one: one[0].hit.start, reverse=True):
            start, end = occurrence.hit.span
            if stored == occurrence.hit.text:
                typed.replace(start, end - start, words)
                done += 1
        edits.append(EditText(page_id, operations(text, typed), settle=False))
    progress.step(len(by_page), len(by_page), "")
    run(archive, EditPages(tuple(edits), title="Find and replace"))
    return Replaced(done, len(chosen) - done)


def pages_of(archive: Archive, page: Page, scope: Scope) -> list[Page]:
    """Return the pages of a scope around the page at hand, in reading order."""
    if scope is Scope.ISSUE:
        return archive.catalogue.pages(page.issue_id)
    if scope is Scope.ARCHIVE:
        return archive.catalogue.pages()
    return [page]


def _hits(
    search: Search, page: SearchedPage, matcher: Matcher, look: Callable[[], None]
) -> list[list[Hit]] | None:
    """Return what is found in each article of a page; None if that takes too long.

    ``look`` is called again and again meanwhile and may raise, to cancel.
    """
    if not search.is_expression:
        pattern = search.pattern()
        return [list(find_hits(pattern, page.map.text, *at)) for at in page.stretches if pattern]
    if not page.stretches:
        return []
    matcher.begin(search, page.map.text, page.stretches)
    while (found := matcher.answer(_LOOK_S)) is None:
        look()
        if matcher.seconds > LONGEST_S:
            return None
    return found


class SearchedPage:
    """A page while it is searched: its running text, and the stretches that its articles take."""

    def __init__(self, page: Page, text: PageText, article_id: str | None) -> None:
        self.label = page.name
        self.map = TextMap.of(text)
        self._page = page
        self._lines = {line.id: line for line in text.placed_lines()}
        self._articles: list[Article] = []
        self.stretches: list[tuple[int, int]] = []
        for article in text.articles:
            first = self.map.range_of(article.passages[0].lines[0].id)
            last = self.map.range_of(article.passages[-1].lines[-1].id)
            if article_id in (None, article.id) and first is not None and last is not None:
                self._articles.append(article)
                self.stretches.append((first[0], last[1]))

    def occurrences(self, found: Sequence[Sequence[Hit]], beside: int) -> Iterator[Occurrence]:
        """Yield the places of what was found in each stretch."""
        for article, hits in zip(self._articles, found, strict=False):
            for hit in hits:
                if GAP_SIGN in hit.found:
                    continue
                parts = list(self._parts(hit))
                line_id = parts[0][0].id if parts else article.passages[0].lines[0].id
                boxes = [box for part in parts if (box := _box(*part, beside)) is not None]
                page = self._page
                yield Occurrence(
                    page.id, self.label, article.title, hit, line_id, page.scan, tuple(boxes[:2])
                )

    def _parts(self, hit: Hit) -> Iterator[tuple[Line, int, int, int]]:
        """Yield the lines of a hit, each with the stretch of its words and how many it prints."""
        for start, piece in self.map.between(*hit.span):
            low, high = max(hit.start, start), min(hit.end, start + piece.length)
            if piece.is_words and low < high and piece.line_id in self._lines:
                yield self._lines[piece.line_id], low - start, high - start, piece.length


def _box(line: Line, start: int, end: int, length: int, beside: int) -> Box | None:
    """Return where a stretch of a line stands on the scan, with a few characters around it."""
    box = line.box
    if box is None or not length:
        return None
    low, high = max(0, start - beside) / length, min(length, end + beside) / length
    if line.vertical:
        top, bottom = (round(box.top + box.height * share) for share in (low, high))
        return Box(box.left, top, box.right, max(bottom, top + 1))
    left, right = (round(box.left + box.width * share) for share in (low, high))
    return Box(left, box.top, max(right, left + 1), box.bottom)
