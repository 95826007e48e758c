"""From regions with lines, as layout formats have them, to the text of a page.

Order and grouping are taken as they are; nothing is decided: lines are joined by a space unless
the file says more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from archive.model.geometry import Box
from archive.model.line import Break, Line, Reading, Seam
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.model.script import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROLES: Final = {
    "heading": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "title": Role.HEADLINE,
    "subtitle": Role.SUBTITLE,
    "subheading": Role.SUBHEAD,
    "subheadline": Role.SUBHEAD,
    "caption": Role.CAPTION,
    "header": Role.FOLIO,
    "footer": Role.FOLIO,
    "page-number": Role.FOLIO,
    "pagenumber": Role.FOLIO,
    "credit": Role.CREDIT,
    "author": Role.BYLINE,
    "byline": Role.BYLINE,
    "dateline": Role.DATELINE,
    "table": Role.TABLE,
    "list": Role.LIST,
    "list-label": Role.LIST,
    "toc-entry": Role.LIST,
    "advertisement": Role.ADVERTISEMENT,
    "advert": Role.ADVERTISEMENT,
    "ad": Role.ADVERTISEMENT,
}
_HAN_BOTH_SIDES: Final = re.compile(f"(?<=[{UNSPACED}]) (?=[{UNSPACED}])")


@dataclass(slots=True)
class ReadRegion:
    """An area of a page with its lines."""

    role: Role | None = None
    """None if the format does not say: a paragraph."""
    lines: list[Line] = field(default_factory=list)

    def add(self, reading: Reading, seam: Seam = Seam.SPACE) -> None:
        """Append a line, unless there is nothing on it."""
        if reading.text.strip():
            self.lines.append(Line.of(reading, seam=seam))


def role_named(word: str | None) -> Role | None:
    """Return the role for a word by which formats name kinds of regions."""
    return _ROLES.get(word.strip().lower()) if word else None


def page_text(groups: Iterable[Sequence[ReadRegion]], loose: Iterable[ReadRegion] = ()) -> PageText:
    """Return the text of a page: an article per group, a passage per region.

    Lines of ``loose`` regions, for which a file that orders regions names no place, are unplaced.
    """
    articles = []
    for group in groups:
        passages = tuple(
            Passage(region.role or Role.PARAGRAPH, _ended(region.lines))
            for region in group
            if region.lines
        )
        if passages:
            articles.append(Article(passages))
    return PageText(tuple(articles), tuple(line for region in loose for line in region.lines))


def spaced(words: Iterable[str]) -> str:
    """Return words as the text of a line: with spaces, but none between Chinese characters."""
    return _HAN_BOTH_SIDES.sub("", " ".join(filter(None, words)))


def one_line(text: str) -> str:
    """Return text with every run of white space as one space."""
    return " ".join(text.split())


def box_around(points: Sequence[tuple[float, float]]) -> Box | None:
    """Return the box around points, inside the page; None if there are no points."""
    if not points:
        return None
    across = [max(0, round(x)) for x, _ in points]
    down = [max(0, round(y)) for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def box_at(left: float, top: float, width: float, height: float) -> Box | None:
    """Return a box by its corner and size; None if it has no size."""
    if width <= 0 or height <= 0:
        return None
    return box_around([(left, top), (left + width, top + height)])


def confidence_in(value: float | None) -> float | None:
    """Return a confidence between 0 and 1, or None."""
    return None if value is None else min(1.0, max(0.0, value))


def _ended(lines: list[Line]) -> tuple[Line, ...]:
    """Return the lines of a region; a block ends after the last one."""
    return (*lines[:-1], replace(lines[-1], break_after=Break.BLOCK))
