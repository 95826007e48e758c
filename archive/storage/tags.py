"""The vocabulary of tags: which are used, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.storage.connection import Database

_ALL = """
SELECT value AS tag, 1 AS articles, 0 AS issues FROM article, json_each(article.tags)
UNION ALL SELECT tag, 0, 1 FROM issue_tag
"""


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag and the number of articles and issues that have it."""

    tag: str
    articles: int
    issues: int


class Tags:
    """Reads the tags of all articles and issues."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def vocabulary(self) -> list[TagUse]:
        """Return every tag in use, the most used first."""
        rows = self._db.execute(
            f"SELECT tag, sum(articles), sum(issues) FROM ({_ALL})"
            " GROUP BY tag ORDER BY count(*) DESC, tag"
        )
        return [TagUse(*row) for row in rows.fetchall()]

    def pages_with(self, tag: str) -> list[str]:
        """Return the pages that have an article with this tag."""
        rows = self._db.execute(
            "SELECT DISTINCT page_id FROM article, json_each(article.tags) WHERE value = ?", [tag]
        )
        return [str(row[0]) for row in rows.fetchall()]

    def issues_with(self, tag: str) -> list[str]:
        """Return the issues that have this tag."""
        rows = self._db.execute("SELECT issue_id FROM issue_tag WHERE tag = ?", [tag])
        return [str(row[0]) for row in rows.fetchall()]
