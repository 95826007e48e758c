"""The text of pages, loaded from its rows (``page_text_writing`` saves it)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive.model.geometry import Box
from archive.model.line import Alternative, Break, Line, Reading, Seam
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.storage.columns import box_from, decode_alternatives
from archive.storage.faults import rot_in_words

if TYPE_CHECKING:
    from archive.storage.connection import Database

LINES = """
SELECT line.place, line.passage_id, line.ocr, line.text, line.seam, line."left", line."top",
    line."right", line."bottom", reading.confidence, reading.alternatives, reading.break_after,
    reading.vertical, line.reading_id, line.start, line.text_settled, line.seam_settled, line.id
FROM line LEFT JOIN reading ON reading.id = line.reading_id
WHERE line.page_id = ? ORDER BY line.position
"""
READINGS = """
SELECT id, text, "left", "top", "right", "bottom", confidence, alternatives, break_after, vertical
FROM reading WHERE page_id = ? ORDER BY rowid
"""
# looked up some thousand times a page: calling the classes is four times as slow
_SEAMS = {seam.value: seam for seam in Seam}
_ROLES = {role.value: role for role in Role}
_BREAKS = {kind.value: kind for kind in Break}


class PageTexts:
    """Reads the text of pages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, page_id: str) -> PageText:
        """Return everything that is written on a page.

        Raises:
            ArchiveDamagedError: If values in it make no sense.
        """
        with rot_in_words("the text of a page"):
            return self._get(page_id)

    def _get(self, page_id: str) -> PageText:
        by_passage: dict[str, list[Line]] = {}
        shelves: dict[str, list[Line]] = {"unplaced": [], "noise": []}
        for row in self._db.execute(LINES, [page_id]).fetchall():
            place, passage_id = row[0], row[1]
            if place == "passage":
                by_passage.setdefault(passage_id, []).append(_line(*row))
            else:
                shelves[place].append(_line(*row))
        by_article: dict[str, list[Passage]] = {}
        for passage_id, article_id, role, gap_before, settled in self._db.execute(
            "SELECT id, article_id, role, gap_before, role_settled FROM passage"
            " WHERE page_id = ? ORDER BY position",
            [page_id],
        ).fetchall():
            lines = tuple(by_passage.get(passage_id, ()))
            by_article.setdefault(article_id, []).append(
                Passage(_ROLES[role], lines, bool(gap_before), bool(settled), passage_id)
            )
        articles = tuple(
            Article(
                tuple(by_article.get(article_id, ())), tuple(json.loads(tags)), story_id, article_id
            )
            for article_id, tags, story_id in self._db.execute(
                "SELECT id, tags, story_id FROM article WHERE page_id = ? ORDER BY position",
                [page_id],
            ).fetchall()
        )
        return PageText(articles, tuple(shelves["unplaced"]), tuple(shelves["noise"]))

    def has_lines(self, page_id: str) -> bool:
        """Tell whether anything is written on a page."""
        found = self._db.execute("SELECT 1 FROM line WHERE page_id = ? LIMIT 1", [page_id])
        return found.fetchone() is not None

    def readings(self, page_id: str) -> list[Reading]:
        """Return what engines or files read on a page, in the order in which it was stored."""
        rows = self._db.execute(READINGS, [page_id]).fetchall()
        with rot_in_words("a reading"):
            return [
                Reading(
                    text,
                    box_from(box),
                    confidence,
                    decode_alternatives(more),
                    Break(kind),
                    bool(v),
                    i,
                )
                for i, text, *box, confidence, more, kind, v in rows
            ]

    def is_worked_on(self, page_id: str) -> bool:
        """Tell whether anything on a page was edited, by hand or by accepting proposals.

        Importing and recognising add lines and remove them; only work on a text changes them.
        """
        query = " UNION ALL ".join(
            f"SELECT 1 FROM {table} JOIN edit_change ON row_id = {table}.id"
            f" JOIN edit ON edit.id = edit_id WHERE {table}.page_id = :page"
            f" AND table_name = '{table}' AND kind = 'update' AND state = 'done'"
            for table in ("line", "passage", "article")
        )
        found = self._db.execute(f"SELECT 1 WHERE EXISTS ({query})", {"page": page_id})
        return found.fetchone() is not None


def _line(  # noqa: PLR0913  # the columns of LINES; unpacking them once is what makes it fast
    _place: str,
    _passage_id: str | None,
    ocr: str,
    text: str,
    seam: str,
    left: int | None,
    top: Any,
    right: Any,
    bottom: Any,
    confidence: float | None,
    more: str | None,
    kind: str | None,
    vertical: int | None,
    reading_id: str | None,
    start: int,
    text_settled: int,
    seam_settled: int,
    line_id: str,
) -> Line:
    return Line(
        ocr,
        text,
        _SEAMS[seam],
        None if left is None else Box(left, top, right, bottom),
        confidence,
        _alternatives(more, start, start + len(ocr)) if more and more != "[]" else (),
        _BREAKS[kind or "none"],
        vertical == 1,
        reading_id,
        start,
        text_settled == 1,
        seam_settled == 1,
        line_id,
    )


def _alternatives(text: str, start: int, end: int) -> tuple[Alternative, ...]:
    return tuple(a for a in decode_alternatives(text) if start <= a.index < end)
