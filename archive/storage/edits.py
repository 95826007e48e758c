"""The stored history: edits, the row changes they made, and undo and redo over restarts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import StaleOperationError
from archive.storage.recorder import (
    ChangeKind,
    Recorder,
    RowChange,
    decode_row,
    encode_row,
    now,
    text_digest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archive.storage.connection import Database


_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry of the history. ``state`` is done, undone, or dropped (undone and passed over).

    ``is_reverted`` says that a later edit took it back alone.
    """

    id: int
    title: str
    author: str
    made_at: str
    page_id: str | None
    state: str
    is_reverted: bool = False

    @property
    def is_in_force(self) -> bool:
        """True if what it did was neither undone nor taken back."""
        return self.state == "done" and not self.is_reverted


class Edits:
    """Reads and writes the history; the caller holds the transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def append(self, recorder: Recorder, title: str, author: str, page_id: str | None) -> int:
        """Store what a recorder collected as a new edit and return its number.

        What had been undone cannot be redone after that.
        """
        self._db.execute("UPDATE edit SET state = 'dropped' WHERE state = 'undone'")
        made_at = now()
        rows = [_encode(change) for change in recorder.changes]
        cursor = self._db.execute(
            "INSERT INTO edit (title, author, made_at, page_id, state, digest)"
            " VALUES (?, ?, ?, ?, 'done', ?)",
            [title, author, made_at, page_id, edit_digest(title, author, made_at, rows)],
        )
        edit_id = int(cursor.lastrowid or 0)
        self._db.executemany(
            "INSERT INTO edit_change (edit_id, seq, kind, table_name, row_id, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((edit_id, seq, *row) for seq, row in enumerate(rows)),
        )
        return edit_id

    def undoable(self) -> Edit | None:
        """Return the edit that undo would take back."""
        return self._one("state = 'done' ORDER BY id DESC")

    def redoable(self) -> Edit | None:
        """Return the edit that redo would make again."""
        return self._one("state = 'undone' ORDER BY id")

    def undo(self, recorder: Recorder) -> Edit:
        """Take the last edit back.

        Raises:
            StaleOperationError: If there is nothing to undo.
        """
        edit = self.undoable()
        if edit is None:
            raise StaleOperationError("there is nothing to undo")
        complete = recorder.reverse(self.changes(edit.id), strict=False)
        self._keep_what_was_inserted(edit.id, complete)
        self._db.execute("UPDATE edit SET state = 'undone' WHERE id = ?", [edit.id])
        return edit

    def redo(self, recorder: Recorder) -> Edit:
        """Make the edit again that was last taken back.

        Raises:
            StaleOperationError: If there is nothing to redo.
        """
        edit = self.redoable()
        if edit is None:
            raise StaleOperationError("there is nothing to redo")
        recorder.repeat(self.changes(edit.id))
        # what was inserted stands in the archive again and need not be kept twice
        self._db.execute(
            "UPDATE edit_change SET after = NULL WHERE edit_id = ? AND kind = 'insert'", [edit.id]
        )
        self._db.execute("UPDATE edit SET state = 'done' WHERE id = ?", [edit.id])
        return edit

    def revert(self, recorder: Recorder, edit_id: int) -> Edit:
        """Take one edit back without undoing the later ones; the caller appends it as an edit.

        Raises:
            StaleOperationError: If a later edit changed the same rows again.
        """
        edit = self._one("id = ?", [edit_id])
        if edit is None or not edit.is_in_force:
            raise StaleOperationError("that edit is not in force")
        complete = recorder.reverse(self.changes(edit_id), strict=True)
        self._keep_what_was_inserted(edit_id, complete)
        self.mark_reverted(recorder, edit_id)
        return edit

    def mark_reverted(self, recorder: Recorder, edit_id: int) -> None:
        """Note, as part of another edit, that an edit was taken back alone."""
        recorder.update("edit", str(edit_id), {"is_reverted": 1})

    def reverted_by(self, edit_id: int) -> Edit | None:
        """Return the edit that an edit took back alone, if it did so."""
        taken = "SELECT row_id FROM edit_change WHERE edit_id = ? AND table_name = 'edit'"
        return self._one(f"id IN ({taken}) ORDER BY id DESC", [edit_id])

    def changes(self, edit_id: int) -> list[RowChange]:
        """Return what an edit changed, in order."""
        return [
            RowChange(
                ChangeKind(row["kind"]),
                row["table_name"],
                row["row_id"],
                decode_row(row["before"]),
                decode_row(row["after"]),
            )
            for row in self._db.query(
                "SELECT * FROM edit_change WHERE edit_id = ? ORDER BY seq", [edit_id]
            )
        ]

    def recent(self, *, page_id: str | None = None, limit: int = 200) -> list[Edit]:
        """Return the newest edits first, of one page if given."""
        where = "page_id = ?" if page_id else "1"
        values = [page_id] if page_id else []
        return [
            _edit(row)
            for row in self._db.query(
                f"SELECT * FROM edit WHERE {where} ORDER BY id DESC LIMIT {limit}",
                values,
            )
        ]

    def get(self, edit_id: int) -> Edit | None:
        """Return one edit, or None."""
        return self._one("id = ?", [edit_id])

    def of_rows(self, row_ids: Sequence[str], *, limit: int = 200) -> list[Edit]:
        """Return the edits that changed any of some rows, the newest first."""
        numbers: set[int] = set()
        for start in range(0, len(row_ids), _AT_ONCE):
            some = row_ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT DISTINCT edit_id FROM edit_change WHERE row_id IN ({marks})"
            numbers.update(int(row[0]) for row in self._db.execute(query, list(some)).fetchall())
        newest = sorted(numbers, reverse=True)[:limit]
        return [edit for number in newest if (edit := self.get(number)) is not None]

    def of_page(self, page_id: str, *, limit: int = 200) -> list[Edit]:
        """Return the newest edits of a page first, also those that changed other pages, too."""
        query = (
            "SELECT * FROM edit WHERE page_id = :page OR page_id IS NULL AND id IN"
            " (SELECT edit_id FROM edit_change JOIN line ON line.id = row_id"
            "  WHERE line.page_id = :page) ORDER BY id DESC LIMIT :limit"
        )
        return [_edit(row) for row in self._db.query(query, {"page": page_id, "limit": limit})]

    def last_number(self) -> int:
        """Return the number of the newest edit, 0 if there is none."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM edit").fetchone()[0])

    def pages_written(self, edit_id: int) -> list[str]:
        """Return the pages whose text, as it stands now, an edit has a part in."""
        query = " UNION ".join(
            f"SELECT page_id FROM edit_change JOIN {table} ON {table}.id = row_id"
            f" WHERE edit_id = :edit AND table_name = '{table}'"
            for table in ("line", "passage", "article")
        )
        rows = self._db.execute(query, {"edit": edit_id}).fetchall()
        return sorted(str(row[0]) for row in rows)

    def scan_files(self) -> set[str]:
        """Return the files of scans that an undo or redo could bring back."""
        rows = self._db.execute(
            "SELECT before FROM edit_change WHERE table_name = 'scan' AND before IS NOT NULL"
            " UNION SELECT after FROM edit_change WHERE table_name = 'scan' AND after IS NOT NULL"
        ).fetchall()
        found = (decode_row(text) or {} for (text,) in rows)
        return {str(row["file"]) for row in found if row.get("file")}

    def _keep_what_was_inserted(self, edit_id: int, complete: Sequence[RowChange]) -> None:
        self._db.executemany(
            "UPDATE edit_change SET after = ? WHERE edit_id = ? AND seq = ?",
            (
                (encode_row(change.after), edit_id, seq)
                for seq, change in enumerate(complete)
                if change.kind is ChangeKind.INSERT
            ),
        )

    def _one(self, where: str, values: Iterable[object] = ()) -> Edit | None:
        query = f"SELECT * FROM edit WHERE {where} LIMIT 1"
        for row in self._db.query(query, list(values)):
            return _edit(row)
        return None


def edit_digest(
    title: str, author: str, made_at: str, rows: Iterable[tuple[str | None, ...]]
) -> bytes:
    """Return the SHA-256 of an edit; what was inserted (known only after an undo) is left out."""
    parts = [title, author, made_at]
    for kind, table, row_id, before, after in rows:
        parts += [str(kind), str(table), str(row_id), before or ""]
        parts.append((after or "") if kind != ChangeKind.INSERT else "")
    return text_digest(*parts)


def _encode(change: RowChange) -> tuple[str, str, str, str | None, str | None]:
    return (
        change.kind,
        change.table,
        change.row_id,
        encode_row(change.before),
        encode_row(change.after),
    )


def _edit(row: Mapping[str, object]) -> Edit:
    return Edit(
        int(row["id"]),  # type: ignore[call-overload]
        str(row["title"]),
        str(row["author"]),
        str(row["made_at"]),
        row["page_id"],  # type: ignore[arg-type]
        str(row["state"]),
        bool(row["is_reverted"]),
    )
