"""What hangs on a page, an issue or a newspaper, in the order in which it can be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.storage.connection import Database

_OF_PAGE: Final = (
    "proposal",
    "annotation",
    "line",
    "passage",
    "article",
    "reading",
    "source",
    "scan",
)


def rows_of_page(db: Database, page_id: str) -> Iterator[tuple[str, str]]:
    """Yield table and identifier of all that hangs on a page, and last the page."""
    for table in _OF_PAGE:
        yield from _rows(db, table, "page_id", page_id)
    yield "page", page_id


def rows_of_issue(db: Database, issue_id: str) -> Iterator[tuple[str, str]]:
    """Yield table and identifier of all that hangs on an issue, and last the issue."""
    for _, page_id in _rows(db, "page", "issue_id", issue_id):
        yield from rows_of_page(db, page_id)
    yield from _rows(db, "issue_tag", "issue_id", issue_id)
    yield "issue", issue_id


def rows_of_newspaper(db: Database, newspaper_id: str) -> Iterator[tuple[str, str]]:
    """Yield table and identifier of all that hangs on a newspaper, and last the newspaper."""
    for _, issue_id in _rows(db, "issue", "newspaper_id", newspaper_id):
        yield from rows_of_issue(db, issue_id)
    yield from _rows(db, "repair_rule", "newspaper_id", newspaper_id)
    yield "newspaper", newspaper_id


def _rows(db: Database, table: str, column: str, value: str) -> list[tuple[str, str]]:
    rows = db.execute(f'SELECT id FROM "{table}" WHERE "{column}" = ?', [value])
    return [(table, str(row[0])) for row in rows.fetchall()]
