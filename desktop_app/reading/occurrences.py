"""Find and replace beyond the page at hand: every place that a search finds, and replacing some.

What is replaced becomes operations on each page, so that words which run over lines, the spaces and
the ends of passages are changed as if it had been typed. Knows no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from archive.editing.command import run
from archive.editing.text_commands import EditPages, EditText
from archive.model.geometry import Box
from desktop_app.reading.text_map import BREAK, GAP_SIGN, TextMap
from desktop_app.reading.text_operations import operations

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from archive.model.line import Line
    from archive.model.page import Page, PageText, Scan
    from archive.progress import Progress
    from archive.storage.archive_file import Archive

MOST: Final = 5000
"""More places than these are not shown at once."""
_AROUND: Final = 12
"""Characters shown before and after a place."""
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
    match: re.Match[str]
    """What was found, in the running text of the page."""
    line_id: str
    """The line on which it begins."""
    scan: Scan | None
    boxes: tuple[Box, ...]
    """Where its characters and a few around them stand on the scan; one for each line."""

    @property
    def head(self) -> str:
        """A few characters before it."""
        start = self.match.start()
        return self.match.string[max(0, start - _AROUND) : start].rpartition(BREAK)[2]

    @property
    def found(self) -> str:
        """What stands there."""
        return self.match.group()

    @property
    def tail(self) -> str:
        """A few characters behind it."""
        end = self.match.end()
        return self.match.string[end : end + _AROUND].partition(BREAK)[0]

    def new(self, by: str, *, is_expression: bool) -> str:
        """Return what would stand there; groups of an expression may be named in ``by``.

        Raises:
            re.error: If ``by`` names a group that the expression has not.
            IndexError: The same, for a group named by its name.
        """
        words = self.match.expand(by) if is_expression else by
        return words.replace(GAP_SIGN, "")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; ``is_cut`` if there was more than ``MOST``."""

    occurrences: tuple[Occurrence, ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were replaced, and how many were left because they had changed since."""

    done: int
    left: int


def occurrences(
    archive: Archive,
    pattern: re.Pattern[str],
    pages: Sequence[Page],
    article_id: str | None,
    progress: Progress,
    *,
    beside: int = _BESIDE,
) -> Found:
    """Find a pattern on pages, in one article of them if given.

    Images show ``beside`` characters before and after each place.

    Raises:
        TaskCancelledError: If ``progress`` says so.
    """
    found: list[Occurrence] = []
    for number, page in enumerate(pages):
        progress.step(number, len(pages), page.label)
        for occurrence in _on_page(page, archive.texts.get(page.id), pattern, article_id, beside):
            if len(found) == MOST:
                return Found(tuple(found), is_cut=True)
            found.append(occurrence)
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
        for occurrence, words in sorted(todo, key=lambda one: one[0].match.start(), reverse=True):
            start, end = occurrence.match.span()
            if stored == occurrence.match.string:
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


def _on_page(
    page: Page, text: PageText, pattern: re.Pattern[str], article_id: str | None, beside: int
) -> Iterator[Occurrence]:
    map_ = TextMap.of(text)
    lines = {line.id: line for line in text.placed_lines()}
    for article in text.articles:
        if article_id is not None and article.id != article_id:
            continue
        first = map_.range_of(article.passages[0].lines[0].id)
        last = map_.range_of(article.passages[-1].lines[-1].id)
        if first is None or last is None:
            continue
        title, label = article.title, page.label or str(page.order)
        for match in pattern.finditer(map_.text, first[0], last[1]):
            if match.end() == match.start() or GAP_SIGN in match.group():
                continue
            parts = list(_parts(map_, lines, match))
            line_id = parts[0][0].id if parts else article.passages[0].lines[0].id
            boxes = tuple(box for part in parts if (box := _box(*part, beside)) is not None)
            yield Occurrence(page.id, label, title, match, line_id, page.scan, boxes[:2])


def _parts(
    map_: TextMap, lines: dict[str, Line], match: re.Match[str]
) -> Iterator[tuple[Line, int, int, int]]:
    """Yield the lines of a match, each with the stretch of its words and how many it prints."""
    for start, piece in map_.between(*match.span()):
        low, high = max(match.start(), start), min(match.end(), start + piece.length)
        if piece.is_words and low < high and piece.line_id in lines:
            yield lines[piece.line_id], low - start, high - start, piece.length


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
