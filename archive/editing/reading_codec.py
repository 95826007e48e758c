"""What was recognised as JSON, as it comes from the process that read the scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive.model.geometry import Box
from archive.model.line import Alternative, Break, Line, Reading, Seam
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read on a page, or on a part of it."""

    readings: tuple[Reading, ...]
    text: PageText
    lost: tuple[Box, ...] = ()
    """Ink that none of the lines covers."""


def encode_recognised(recognised: Recognised) -> dict[str, object]:
    """Return plain values for JSON."""
    text = recognised.text
    return {
        "readings": [_encode_reading(reading) for reading in recognised.readings],
        "articles": [
            [
                [str(p.role), p.gap_before, [_encode_line(line) for line in p.lines]]
                for p in article.passages
            ]
            for article in text.articles
        ],
        "unplaced": [_encode_line(line) for line in text.unplaced],
        "noise": [_encode_line(line) for line in text.noise],
        "lost": [_encode_box(box) for box in recognised.lost],
    }


def decode_recognised(record: dict[str, Any]) -> Recognised:
    """Return what ``encode_recognised`` wrote."""
    readings = tuple(_reading(values) for values in record["readings"])
    by_id = {reading.id: reading for reading in readings}
    articles = tuple(
        Article(
            tuple(
                Passage(Role(role), _lines(lines, by_id), gap_before)
                for role, gap_before, lines in passages
            )
        )
        for passages in record["articles"]
    )
    text = PageText(articles, _lines(record["unplaced"], by_id), _lines(record["noise"], by_id))
    return Recognised(readings, text, tuple(Box(*sides) for sides in record["lost"]))


def _encode_reading(reading: Reading) -> list[object]:
    return [
        reading.id,
        reading.text,
        _encode_box(reading.box),
        reading.confidence,
        [[a.index, a.characters, a.probabilities] for a in reading.alternatives],
        str(reading.break_after),
        reading.vertical,
    ]


def _reading(values: list[Any]) -> Reading:
    identifier, text, box, confidence, alternatives, break_after, vertical = values
    return Reading(
        text,
        Box(*box) if box else None,
        confidence,
        tuple(Alternative(i, tuple(chars), tuple(odds)) for i, chars, odds in alternatives),
        Break(break_after),
        vertical,
        identifier,
    )


def _encode_line(line: Line) -> list[object]:
    seam, box = str(line.seam), _encode_box(line.box)
    return [line.id, line.reading_id, line.start, line.ocr, line.text, seam, box]


def _lines(records: Iterable[list[Any]], by_id: dict[str, Reading]) -> tuple[Line, ...]:
    return tuple(_line(record, by_id) for record in records)


def _line(values: list[Any], by_id: dict[str, Reading]) -> Line:
    identifier, reading_id, start, ocr, text, seam, box = values
    reading = by_id[reading_id]
    end = start + len(ocr)
    return Line(
        ocr=ocr,
        text=text,
        seam=Seam(seam),
        box=Box(*box) if box else None,
        confidence=reading.confidence,
        alternatives=tuple(a for a in reading.alternatives if start <= a.index < end),
        break_after=reading.break_after,
        vertical=reading.vertical,
        reading_id=reading_id,
        start=start,
        id=identifier,
    )


def _encode_box(box: Box | None) -> list[int] | None:
    return None if box is None else list(box.sides)
