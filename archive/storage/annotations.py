"""Annotations as rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from archive.model.annotation import Annotation
from archive.storage.columns import box_columns, box_of
from archive.storage.faults import rot_in_words
from archive.storage.recorder import now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive.storage.connection import Database
    from archive.storage.recorder import Value


class Annotations:
    """Reads the remarks of people."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, annotation_id: str) -> Annotation:
        """Return one annotation.

        Raises:
            KeyError: If there is no such annotation.
        """
        for row in self._db.query("SELECT * FROM annotation WHERE id = ?", [annotation_id]):
            return _annotation(row)
        raise KeyError(annotation_id)

    def of_page(self, page_id: str) -> list[Annotation]:
        """Return the annotations of a page, oldest first."""
        rows = self._db.query(
            "SELECT * FROM annotation WHERE page_id = ? ORDER BY created, id", [page_id]
        )
        return [_annotation(row) for row in rows]

    def count(self) -> dict[str, int]:
        """Return the number of annotations of every page that has some."""
        found = self._db.execute("SELECT page_id, count(*) FROM annotation GROUP BY page_id")
        return dict(found.fetchall())


def annotation_row(annotation: Annotation) -> dict[str, Value]:
    """Return an annotation as a row; without a time it is made now."""
    return {
        "id": annotation.id,
        "page_id": annotation.page_id,
        "body": annotation.body,
        "author": annotation.author,
        "created": annotation.created.isoformat() if annotation.created else now(),
        **box_columns(annotation.box),
        "article_id": annotation.article_id,
        "start_line": annotation.start_line,
        "start_offset": annotation.start_offset,
        "end_line": annotation.end_line,
        "end_offset": annotation.end_offset,
        "quote": annotation.quote,
    }


def _annotation(row: Mapping[str, object]) -> Annotation:
    with rot_in_words("an annotation"):
        return Annotation(
            page_id=str(row["page_id"]),
            body=str(row["body"]),
            author=str(row["author"]),
            created=dt.datetime.fromisoformat(str(row["created"])),
            box=box_of(row),
            article_id=row["article_id"],  # type: ignore[arg-type]
            start_line=row["start_line"],  # type: ignore[arg-type]
            start_offset=int(row["start_offset"]),  # type: ignore[call-overload]
            end_line=row["end_line"],  # type: ignore[arg-type]
            end_offset=int(row["end_offset"]),  # type: ignore[call-overload]
            quote=str(row["quote"]),
            id=str(row["id"]),
        )
