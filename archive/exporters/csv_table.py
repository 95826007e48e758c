"""The articles of an edition as a table for spreadsheets, one row each.

UTF-8 with byte order mark, because spreadsheets take Chinese for something else without it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from archive.exporters.runs import marked
from archive.model.passage import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.formats.edition import Edition
    from archive.model.passage import Article, Passage

COLUMNS: Final = (
    "newspaper",
    "date",
    "page",
    "order",
    "section",
    "article",
    "title",
    "kicker",
    "subtitle",
    "byline",
    "dateline",
    "paragraphs",
    "characters",
    "gaps",
    "tags",
    "story",
    "id",
)
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def write(edition: Edition) -> bytes:
    """Return the table of an edition's articles."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in _rows(edition))
    return table.getvalue().encode("utf-8-sig")


def _rows(edition: Edition) -> Iterator[Sequence[str | int]]:
    for entry in edition.pages:
        page, issue = entry.page, edition.issue(entry.page.issue_id)
        newspaper = edition.newspaper(issue.newspaper_id)
        for number, article in enumerate(entry.text.articles, start=1):
            yield (
                newspaper.name,
                issue.date.isoformat() if issue.date else "",
                page.label,
                page.order,
                page.section,
                number,
                article.title,
                _joined(article, Role.KICKER),
                _joined(article, Role.SUBTITLE),
                _joined(article, Role.BYLINE),
                _joined(article, Role.DATELINE),
                sum(passage.role is Role.PARAGRAPH for passage in article.passages),
                sum(_characters(passage) for passage in article.passages),
                sum(len(passage.folded().gaps) for passage in article.passages),
                "; ".join(article.tags),
                article.story_id or "",
                article.id,
            )


def _joined(article: Article, role: Role) -> str:
    return "; ".join(marked(passage) for passage in article.passages if passage.role is role)


def _characters(passage: Passage) -> int:
    """Return the number of characters without white space."""
    return sum(not character.isspace() for character in passage.text)


def _cell(value: str | int) -> str | int:
    """Return a value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
