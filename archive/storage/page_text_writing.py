"""Saving what is read on pages, and the difference between two states of a page's text, as rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from archive.errors import ArchiveError
from archive.model.geometry import bounding_box
from archive.model.line import Line, Reading
from archive.model.page import PageText, faults
from archive.storage.anchors import follow_text
from archive.storage.columns import box_columns, encode_alternatives
from archive.storage.recorder import text_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archive.storage.recorder import Recorder, Row, Value


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
