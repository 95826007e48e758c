"""The text of pages as rows: loading it, and saving the difference between two states."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from archive.errors import ArchiveError
from archive.model.geometry import Box, bounding_box
from archive.model.line import Alternative, Break, Line, Reading, Seam
from archive.model.page import PageText, faults
from archive.model.passage import Article, Passage, Role
from archive.storage.anchors import follow_text
from archive.storage.faults import rot_in_words
from archive.storage.recorder import text_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.storage.connection import Database
    from archive.storage.recorder import Recorder, Row, Value

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
                    text, _box(box), confidence, decode_alternatives(more), Break(kind), bool(v), i
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


def add_readings(recorder: Recorder, page_id: str, readings: Iterable[Reading]) -> None:
    """Store what an engine or a file read on a page; lines refer to it."""
    for reading in readings:
        recorder.insert(
            "reading",
            {
                "id": reading.id,
                "page_id": page_id,
                "text": reading.text,
                "digest": text_digest(reading.text),
                **box_columns(reading.box),
                "confidence": reading.confidence,
                "alternatives": encode_alternatives(reading.alternatives),
                "break_after": reading.break_after,
                "vertical": int(reading.vertical),
            },
        )


def add_new_readings(recorder: Recorder, page_id: str, before: PageText, after: PageText) -> None:
    """Store the readings of lines that an operation put in: such lines bring theirs with them."""
    known = {line.reading_id for line in before.lines()}
    pieces: dict[str, list[Line]] = {}
    for line in after.lines():
        if line.reading_id is not None and line.reading_id not in known:
            pieces.setdefault(line.reading_id, []).append(line)
    for reading_id, lines in pieces.items():
        lines.sort(key=lambda line: line.start)
        first = lines[0]
        whole = Reading(
            "".join(line.ocr for line in lines),
            bounding_box(line.box for line in lines if line.box),
            first.confidence,
            tuple(a for line in lines for a in line.alternatives),
            lines[-1].break_after,
            first.vertical,
            reading_id,
        )
        add_readings(recorder, page_id, [whole])


def save_text(recorder: Recorder, page_id: str, before: PageText, after: PageText) -> None:
    """Write the difference between two states of a page's text.

    ``before`` must be what the transaction reads now. Annotations of text follow their lines.

    Raises:
        ArchiveError: If the new text breaks an invariant (a bug; nothing is written).
    """
    broken = faults(after)
    if broken:
        raise ArchiveError(f"the edit was refused because it would damage the page: {broken[0]}")
    # Foreign keys are checked at the end of the transaction, so the order is free.
    _save_rows(recorder, "article", _article_rows(page_id, before), _article_rows(page_id, after))
    _save_rows(recorder, "passage", _passage_rows(page_id, before), _passage_rows(page_id, after))
    was, is_now = _places(before), _places(after)
    for line_id in was.keys() - is_now.keys():
        recorder.delete("line", line_id)
    for line_id, place in is_now.items():
        old = was.get(line_id)
        if old is None:
            recorder.insert("line", _line_row(page_id, place))
        elif old != place:
            was_row = _line_row(page_id, old)
            recorder.update("line", line_id, _line_row(page_id, place), old=was_row)
    follow_text(recorder, page_id, before, after)
    recorder.texts_before.setdefault(page_id, before)
    recorder.texts[page_id] = after


def _save_rows(
    recorder: Recorder, table: str, was: Mapping[str, Row], is_now: Mapping[str, Row]
) -> None:
    for row_id in was.keys() - is_now.keys():
        recorder.delete(table, row_id)
    for row_id, row in is_now.items():
        old = was.get(row_id)
        if old is None:
            recorder.insert(table, row)
        elif old != row:
            recorder.update(table, row_id, row, old=old)


# A line, its shelf, its passage and its position there: plain tuples, for a thousand are made at
# every edit.
_Place: TypeAlias = "tuple[Line, str, str | None, int]"


def _places(text: PageText) -> dict[str, _Place]:
    places: dict[str, _Place] = {
        line.id: (line, "passage", passage.id, position)
        for passage in text.passages()
        for position, line in enumerate(passage.lines)
    }
    for shelf, lines in (("unplaced", text.unplaced), ("noise", text.noise)):
        for position, line in enumerate(lines):
            places[line.id] = (line, shelf, None, position)
    return places


def _line_row(page_id: str, place: _Place) -> dict[str, Value]:
    line, shelf, passage_id, position = place
    return {
        "id": line.id,
        "page_id": page_id,
        "reading_id": line.reading_id,
        "start": line.start,
        "ocr": line.ocr,
        "text": line.text,
        "digest": text_digest(line.ocr, line.text),
        "place": shelf,
        "passage_id": passage_id,
        "position": position,
        "seam": line.seam,
        **box_columns(line.box),
        "text_settled": int(line.text_settled),
        "seam_settled": int(line.seam_settled),
    }


def _article_rows(page_id: str, text: PageText) -> dict[str, Row]:
    return {
        article.id: {
            "id": article.id,
            "page_id": page_id,
            "position": position,
            "tags": json.dumps(article.tags, ensure_ascii=False),
            "story_id": article.story_id,
        }
        for position, article in enumerate(text.articles)
    }


def _passage_rows(page_id: str, text: PageText) -> dict[str, Row]:
    return {
        passage.id: {
            "id": passage.id,
            "page_id": page_id,
            "article_id": article.id,
            "position": position,
            "role": passage.role,
            "gap_before": int(passage.gap_before),
            "role_settled": int(passage.role_settled),
        }
        for article in text.articles
        for position, passage in enumerate(article.passages)
    }


def box_columns(box: Box | None) -> dict[str, Value]:
    """Return a box as the columns of a row."""
    if box is None:
        return dict.fromkeys(("left", "top", "right", "bottom"))
    return {"left": box.left, "top": box.top, "right": box.right, "bottom": box.bottom}


def box_of(row: Mapping[str, object]) -> Box | None:
    """Return the box in a row's columns, or None."""
    return _box([row[side] for side in ("left", "top", "right", "bottom")])


def _box(sides: Any) -> Box | None:
    return None if sides[0] is None else Box(*sides)


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


def encode_alternatives(alternatives: Iterable[Alternative]) -> str:
    """Return alternatives as JSON."""
    if not alternatives:
        return "[]"
    return json.dumps(
        [[a.index, a.characters, a.probabilities] for a in alternatives], ensure_ascii=False
    )


def decode_alternatives(text: str) -> tuple[Alternative, ...]:
    """Return the alternatives that ``encode_alternatives`` wrote."""
    if text == "[]":
        return ()
    return tuple(Alternative(i, tuple(chars), tuple(odds)) for i, chars, odds in json.loads(text))
