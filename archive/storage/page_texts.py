"""The text of pages as rows: loading it, and saving the difference between two states."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive.errors import ArchiveError
from archive.model.geometry import Box
from archive.model.line import Alternative, Break, Line, Reading, Seam
from archive.model.page import PageText, faults
from archive.model.passage import Article, Passage, Role
from archive.storage.recorder import text_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlite_utils import Database

    from archive.storage.recorder import Recorder, Value

LINES = """
SELECT line.*, reading.confidence, reading.alternatives, reading.break_after, reading.vertical
FROM line LEFT JOIN reading ON reading.id = line.reading_id
WHERE line.page_id = ? ORDER BY line.position
"""


class PageTexts:
    """Reads the text of pages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, page_id: str) -> PageText:
        """Return everything that is written on a page."""
        by_passage: dict[str, list[Line]] = {}
        shelves: dict[str, list[Line]] = {"unplaced": [], "noise": []}
        for row in self._db.query(LINES, [page_id]):
            if row["place"] == "passage":
                by_passage.setdefault(row["passage_id"], []).append(_line(row))
            else:
                shelves[row["place"]].append(_line(row))
        by_article: dict[str, list[Passage]] = {}
        for row in self._db.query(
            "SELECT * FROM passage WHERE page_id = ? ORDER BY position", [page_id]
        ):
            by_article.setdefault(row["article_id"], []).append(
                Passage(
                    Role(row["role"]),
                    tuple(by_passage.get(row["id"], ())),
                    bool(row["gap_before"]),
                    bool(row["role_settled"]),
                    row["id"],
                )
            )
        articles = tuple(
            Article(
                tuple(by_article.get(row["id"], ())),
                tuple(json.loads(row["tags"])),
                row["story_id"],
                row["id"],
            )
            for row in self._db.query(
                "SELECT * FROM article WHERE page_id = ? ORDER BY position", [page_id]
            )
        )
        return PageText(articles, tuple(shelves["unplaced"]), tuple(shelves["noise"]))


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
                **_box_columns(reading.box),
                "confidence": reading.confidence,
                "alternatives": encode_alternatives(reading.alternatives),
                "break_after": reading.break_after,
                "vertical": int(reading.vertical),
            },
        )


def save_text(recorder: Recorder, page_id: str, before: PageText, after: PageText) -> None:
    """Write the difference between two states of a page's text.

    Raises:
        ArchiveError: If the new text breaks an invariant (a bug; nothing is written).
    """
    broken = faults(after)
    if broken:
        raise ArchiveError(f"the edit was refused because it would damage the page: {broken[0]}")
    old, new = _rows(page_id, before), _rows(page_id, after)
    # Foreign keys are checked at the end of the transaction, so the order is free.
    for table in ("article", "passage", "line"):
        was, is_now = old[table], new[table]
        for row_id in was.keys() - is_now.keys():
            recorder.delete(table, row_id)
        for row_id, row in is_now.items():
            if row_id not in was:
                recorder.insert(table, row)
            elif was[row_id] != row:
                recorder.update(table, row_id, row)


def _rows(page_id: str, text: PageText) -> dict[str, dict[str, dict[str, Value]]]:
    tables: dict[str, dict[str, dict[str, Value]]] = {"article": {}, "passage": {}, "line": {}}
    for place_in_page, article in enumerate(text.articles):
        tables["article"][article.id] = {
            "id": article.id,
            "page_id": page_id,
            "position": place_in_page,
            "tags": json.dumps(article.tags, ensure_ascii=False),
            "story_id": article.story_id,
        }
        for place_in_article, passage in enumerate(article.passages):
            tables["passage"][passage.id] = {
                "id": passage.id,
                "page_id": page_id,
                "article_id": article.id,
                "position": place_in_article,
                "role": passage.role,
                "gap_before": int(passage.gap_before),
                "role_settled": int(passage.role_settled),
            }
            for place, line in enumerate(passage.lines):
                tables["line"][line.id] = _line_row(page_id, line, place) | {
                    "place": "passage",
                    "passage_id": passage.id,
                }
    for shelf, lines in (("unplaced", text.unplaced), ("noise", text.noise)):
        for place, line in enumerate(lines):
            tables["line"][line.id] = _line_row(page_id, line, place) | {
                "place": shelf,
                "passage_id": None,
            }
    return tables


def _line_row(page_id: str, line: Line, position: int) -> dict[str, Value]:
    return {
        "id": line.id,
        "page_id": page_id,
        "reading_id": line.reading_id,
        "start": line.start,
        "ocr": line.ocr,
        "text": line.text,
        "digest": text_digest(line.ocr, line.text),
        "position": position,
        "seam": line.seam,
        **_box_columns(line.box),
        "text_settled": int(line.text_settled),
        "seam_settled": int(line.seam_settled),
    }


def _box_columns(box: Box | None) -> dict[str, Value]:
    if box is None:
        return dict.fromkeys(("left", "top", "right", "bottom"))
    return {"left": box.left, "top": box.top, "right": box.right, "bottom": box.bottom}


def _line(row: Mapping[str, object]) -> Line:
    start, ocr = int(row["start"]), str(row["ocr"])  # type: ignore[call-overload]
    alternatives = decode_alternatives(str(row["alternatives"] or "[]"))
    return Line(
        ocr=ocr,
        text=str(row["text"]),
        seam=Seam(str(row["seam"])),
        box=box_of(row),
        confidence=row["confidence"],  # type: ignore[arg-type]
        alternatives=tuple(a for a in alternatives if start <= a.index < start + len(ocr)),
        break_after=Break(str(row["break_after"] or "none")),
        vertical=bool(row["vertical"]),
        reading_id=row["reading_id"],  # type: ignore[arg-type]
        start=start,
        text_settled=bool(row["text_settled"]),
        seam_settled=bool(row["seam_settled"]),
        id=str(row["id"]),
    )


def box_of(row: Mapping[str, object]) -> Box | None:
    """Return the box in a row's columns, or None."""
    if row["left"] is None:
        return None
    return Box(*(int(row[side]) for side in ("left", "top", "right", "bottom")))  # type: ignore[call-overload]


def encode_alternatives(alternatives: Iterable[Alternative]) -> str:
    """Return alternatives as JSON."""
    return json.dumps(
        [[a.index, a.characters, a.probabilities] for a in alternatives], ensure_ascii=False
    )


def decode_alternatives(text: str) -> tuple[Alternative, ...]:
    """Return the alternatives that ``encode_alternatives`` wrote."""
    if text == "[]":
        return ()
    return tuple(Alternative(i, tuple(chars), tuple(odds)) for i, chars, odds in json.loads(text))
