"""Writes rows and remembers what they were, so that every edit can be taken back.

An edit is stored as the list of row changes it made: for each row the changed columns before and
after. Undo walks the list backwards. This is the only way in which the content of an archive is
written; proposals as they are made, search tables and counters are derived and not recorded.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from archive.changes import Changes
from archive.errors import StaleOperationError
from archive.storage.faults import rot_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.model.page import PageText
    from archive.storage.connection import Database

Value: TypeAlias = "str | int | float | bytes | None"
Row: TypeAlias = "Mapping[str, Value]"

_DERIVED: Final = {"line": "digest"}
"""Columns that follow from others and are made again; an edit need not keep them."""
CATALOGUE_TABLES = frozenset({"newspaper", "issue", "page", "scan", "source", "issue_tag"})


class ChangeKind(StrEnum):
    """What happened to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One changed row.

    An update keeps the changed columns before and after, a deletion the whole row before. What
    was inserted stands in the archive itself; it is kept (``after``) only once it was taken back.
    """

    kind: ChangeKind
    table: str
    row_id: str
    before: Row | None = None
    after: Row | None = None


@dataclass(slots=True)
class Recorder:
    """Writes rows inside one transaction and collects the changes."""

    db: Database
    changes: list[RowChange] = field(default_factory=list)
    touched_pages: set[str] = field(default_factory=set)
    texts: dict[str, PageText] = field(default_factory=dict)
    """Texts of pages as they were saved last, for what is derived from them."""
    texts_before: dict[str, PageText] = field(default_factory=dict)
    """Texts of the same pages as they were before the edit."""
    has_rechecked: bool = False
    """Whether open proposals were withdrawn, or opened again, because of the changes."""

    def insert(self, table: str, row: Row) -> None:
        """Add a row; it must have an ``id``."""
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" * len(row))
        self.db.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({marks})',
            list(row.values()),
        )
        self._note(RowChange(ChangeKind.INSERT, table, str(row["id"])), row)

    def update(self, table: str, row_id: str, values: Row, *, old: Row | None = None) -> None:
        """Change columns of a row; columns that already have the value are not recorded.

        ``old`` is the row as this transaction read it, if the caller knows it.

        Raises:
            StaleOperationError: If there is no such row.
        """
        old = self.row(table, row_id) if old is None else old
        if old is None:
            raise StaleOperationError(f"the {table} {row_id} is not there any more")
        changed = {column: value for column, value in values.items() if old[column] != value}
        if not changed:
            return
        self._set(table, row_id, changed)
        after = {
            column: value for column, value in changed.items() if column != _DERIVED.get(table)
        }
        before = {column: old[column] for column in after}
        self._note(RowChange(ChangeKind.UPDATE, table, row_id, before, after), old)

    def delete(self, table: str, row_id: str) -> None:
        """Remove a row."""
        old = self.row(table, row_id)
        if old is None:
            raise StaleOperationError(f"the {table} {row_id} is not there any more")
        self.db.execute(f'DELETE FROM "{table}" WHERE id = ?', [row_id])
        self._note(RowChange(ChangeKind.DELETE, table, row_id, old), old)

    def row(self, table: str, row_id: str) -> dict[str, Value] | None:
        """Return a row, or None."""
        cursor = self.db.execute(f'SELECT * FROM "{table}" WHERE id = ?', [row_id])
        found = cursor.fetchone()
        if found is None:
            return None
        return dict(zip((d[0] for d in cursor.description), found, strict=True))

    def reverse(self, changes: Sequence[RowChange], *, strict: bool) -> list[RowChange]:
        """Take changes back, last first, and return them with all that repeating them needs.

        With ``strict``, a row that was changed again since then is a conflict.

        Raises:
            StaleOperationError: If the rows do not look as the changes left them.
        """
        complete = []
        for change in reversed(changes):
            if strict:
                self._expect(change)
            if change.kind is ChangeKind.INSERT:
                complete.append(replace(change, after=self.row(change.table, change.row_id)))
                self.delete(change.table, change.row_id)
                continue
            complete.append(change)
            self._write(change, change.before)
        return complete[::-1]

    def repeat(self, changes: Sequence[RowChange]) -> None:
        """Make changes again that were taken back."""
        for change in changes:
            if change.kind is ChangeKind.DELETE:
                self.delete(change.table, change.row_id)
            else:
                self._write(change, change.after)

    def rows_of(self, table: str) -> list[str]:
        """Return the identifiers of the rows of a table that were touched, in order."""
        return [change.row_id for change in self.changes if change.table == table]

    def summary(self) -> Changes:
        """Return what was touched, in the terms of views."""
        tables = {change.table for change in self.changes}
        return Changes(
            pages=frozenset(self.touched_pages),
            catalogue=bool(tables & CATALOGUE_TABLES),
            proposals=self.has_rechecked or "proposal" in tables,
            annotations="annotation" in tables,
            tags=bool(tables & {"issue_tag", "article"}),
            rules="repair_rule" in tables,
        )

    def _write(self, change: RowChange, values: Row | None) -> None:
        """Bring a row to the given values, or put it back whole."""
        if values is None:
            raise StaleOperationError(f"the history of the {change.table} is incomplete")
        if change.kind is not ChangeKind.UPDATE:
            self.insert(change.table, values)
            return
        old = self.row(change.table, change.row_id)
        if old is None and change.table == "proposal":
            return  # it was withdrawn since then; there is nothing to go back to
        if change.table in _DERIVED and old is not None:
            now_so = {**old, **values}
            digest = text_digest(str(now_so["ocr"]), str(now_so["text"]))
            values = {**values, _DERIVED[change.table]: digest}
        self.update(change.table, change.row_id, values, old=old)

    def _expect(self, change: RowChange) -> None:
        current = self.row(change.table, change.row_id)
        as_left = change.after or {}
        if (current is None) != (change.kind is ChangeKind.DELETE) or (
            current is not None
            and any(current.get(column) != value for column, value in as_left.items())
        ):
            raise StaleOperationError(
                f"the {change.table} was changed again later; take the later edit back first"
            )

    def _set(self, table: str, row_id: str, values: Row) -> None:
        columns = ", ".join(f'"{column}" = ?' for column in values)
        cursor = self.db.execute(
            f'UPDATE "{table}" SET {columns} WHERE id = ?', [*values.values(), row_id]
        )
        if cursor.rowcount != 1:
            raise StaleOperationError(f"the {table} {row_id} is not there any more")

    def _note(self, change: RowChange, row: Row) -> None:
        self.changes.append(change)
        page_id = change.row_id if change.table == "page" else row.get("page_id")
        if page_id is not None:
            self.touched_pages.add(str(page_id))


def encode_row(row: Row | None) -> str | None:
    """Return a row as JSON; bytes become ``{"b64": …}``."""
    if row is None:
        return None
    import base64

    plain = {
        column: {"b64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        for column, value in row.items()
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def decode_row(text: str | None) -> dict[str, Value] | None:
    """Return the row that ``encode_row`` wrote."""
    if text is None:
        return None
    import base64

    with rot_in_words("an edit of the history"):
        return {
            column: base64.b64decode(value["b64"]) if isinstance(value, dict) else value
            for column, value in json.loads(text).items()
        }


def text_digest(*texts: str) -> bytes:
    """Return the SHA-256 that is stored beside texts, so that bit rot is noticed."""
    import hashlib  # a library of its own, which reading needs not

    return hashlib.sha256("\x00".join(texts).encode("utf-8", "surrogatepass")).digest()


def now() -> str:
    """Return the present moment, UTC, ISO 8601 to the millisecond."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
