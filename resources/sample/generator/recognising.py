"""What the real engine reads on the scans, kept beside them so that it need not run again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from archive.progress import NoProgress
from archive.recognition.rapid import RapidEngine

if TYPE_CHECKING:
    from pathlib import Path

    from archive.model.line import Reading
    from resources.sample.generator.page_setter import PrintedLine
    from resources.sample.generator.scanning import Box, Turn


@dataclass(frozen=True, slots=True)
class StoredReading:
    """One line as the engine read it."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class PlacedReading:
    """A reading and the printed line it is of; ``index`` is its place in the readings file."""

    index: int
    reading: StoredReading
    printed: PrintedLine


def readings_of(scan: Path, scan_sha256: str, stored: Path) -> list[StoredReading]:
    """Return the readings of a scan, from ``stored`` if that was made of this very scan."""
    if stored.exists():
        document = json.loads(stored.read_text("utf-8"))
        if document["scan_sha256"] == scan_sha256:
            return [
                StoredReading(r["text"], tuple(r["box"]), r["confidence"])
                for r in document["readings"]
            ]
    engine = RapidEngine()
    with Image.open(scan, formats=["JPEG"]) as image:
        found = [_stored(reading) for reading in engine.recognise(image, NoProgress())]
    found.sort(key=lambda reading: (reading.box[1], reading.box[0]))
    rows = [
        json.dumps({"text": r.text, "box": r.box, "confidence": r.confidence}, ensure_ascii=False)
        for r in found
    ]
    head = json.dumps({"engine": engine.name, "scan_sha256": scan_sha256})[:-1]
    body = ",\n  ".join(rows)
    stored.write_text(f'{head}, "readings": [\n  {body}\n]}}\n', "utf-8")
    return found


def _stored(reading: Reading) -> StoredReading:
    box = reading.box
    if box is None or reading.confidence is None:
        raise ValueError(f"the engine gave no box or no confidence for {reading.text}")
    return StoredReading(
        reading.text, (box.left, box.top, box.right, box.bottom), reading.confidence
    )


def in_reading_order(
    readings: list[StoredReading], printed: tuple[PrintedLine, ...], turn: Turn
) -> list[PlacedReading]:
    """Put the readings in the order in which the text was printed."""
    boxes = [turn.box(line.box) for line in printed]
    placed = []
    for index, reading in enumerate(readings):
        best = min(range(len(boxes)), key=lambda n: _remoteness(reading.box, boxes[n]))
        placed.append((best, reading.box[0], PlacedReading(index, reading, printed[best])))
    placed.sort(key=lambda entry: entry[:2])
    return [entry[2] for entry in placed]


def _remoteness(first: Box, second: Box) -> float:
    """Return minus the common area, or else the distance between two boxes, in pixels."""
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    if across > 0 and down > 0:
        # A reading that ran over two columns belongs to the left one, where it begins.
        return -across * down + down * max(0, second[0] - first[0])
    return float(max(0, -across) + max(0, -down))
