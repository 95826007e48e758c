"""A page: its scan and every line it holds, each in exactly one place."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.model.identifiers import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive.model.line import Line
    from archive.model.passage import Article, Passage


class PageState(StrEnum):
    """How far the work on a page has come."""

    NEW = "new"
    RECOGNISED = "recognised"
    CORRECTED = "corrected"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Scan:
    """The master image of a page; its file is named by its checksum and never changes."""

    file: str
    """Name in the archive's ``scans`` folder."""
    sha256: str
    width: int
    height: int
    dpi: float | None = None
    original_name: str = ""
    frame: int = 0
    """Which image of a multi-image TIFF, or which page of a PDF, from 0."""


@dataclass(frozen=True, slots=True)
class PageText:
    """Everything that is written on a page.

    Invariant: every line is in exactly one place: in one passage, unplaced, or noise.
    """

    articles: tuple[Article, ...] = ()
    unplaced: tuple[Line, ...] = ()
    noise: tuple[Line, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """Yield the passages of all articles in reading order."""
        for article in self.articles:
            yield from article.passages

    def placed_lines(self) -> Iterator[Line]:
        """Yield the lines of all passages in reading order."""
        for passage in self.passages():
            yield from passage.lines

    def lines(self) -> Iterator[Line]:
        """Yield every line, placed or not."""
        yield from self.placed_lines()
        yield from self.unplaced
        yield from self.noise

    def line(self, line_id: str) -> Line:
        """Return one line.

        Raises:
            KeyError: If the page has no such line.
        """
        for line in self.lines():
            if line.id == line_id:
                return line
        raise KeyError(line_id)

    def with_lines(self, change: Callable[[Line], Line]) -> PageText:
        """Return the same text with every line as ``change`` returns it."""
        articles = tuple(
            replace(
                article,
                passages=tuple(
                    replace(passage, lines=tuple(map(change, passage.lines)))
                    for passage in article.passages
                ),
            )
            for article in self.articles
        )
        return PageText(articles, tuple(map(change, self.unplaced)), tuple(map(change, self.noise)))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an issue."""

    issue_id: str
    order: int
    label: str = ""
    section: str = ""
    state: PageState = PageState.NEW
    scan: Scan | None = None
    id: str = field(default_factory=new_id)

    @property
    def name(self) -> str:
        """Its printed label, or else its number in the issue."""
        return self.label or str(self.order)


def faults(text: PageText) -> list[str]:
    """Return what breaks the invariants of a page's text, in words; empty when all is well."""
    found: list[str] = []
    seen = Counter(line.id for line in text.lines())
    found += [
        f"line {line_id} is in {count} places" for line_id, count in seen.items() if count > 1
    ]
    found += [f"article {a.id} has no passage" for a in text.articles if not a.passages]
    found += [f"passage {p.id} has no line" for p in text.passages() if not p.lines]
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in text.lines():
        if line.reading_id is None:
            if line.ocr:
                found.append(f"supplied line {line.id} has OCR text")
            continue
        spans.setdefault(line.reading_id, []).append((line.start, line.start + len(line.ocr)))
    for reading_id, pieces in spans.items():
        pieces.sort()
        for (_, end), (start, _) in itertools.pairwise(pieces):
            if end != start:
                found.append(f"reading {reading_id} is torn at {end}")
        if pieces[0][0] != 0:
            found.append(f"reading {reading_id} has lost its beginning")
    return found
