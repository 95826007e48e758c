"""What the real engine reads on the scans, kept beside them so that it need not run again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image

from archive.model.geometry import Box
from archive.model.line import Alternative, Reading
from archive.progress import NoProgress
from archive.recognition.rapid import RapidEngine

if TYPE_CHECKING:
    from pathlib import Path

    from resources.sample.generator.page_setter import PrintedLine
    from resources.sample.generator.scanning import Box as Rectangle
    from resources.sample.generator.scanning import Turn


@dataclass(frozen=True, slots=True)
class PlacedReading:
    """A reading and the printed line it is of; ``index`` is its place in the readings file."""

    index: int
    reading: Reading
    printed: PrintedLine


def readings_of(scan: Path, scan_sha256: str, stored: Path) -> list[Reading]:
    """Return the readings of a scan, from ``stored`` if that was made of this very scan."""
    if stored.exists():
        document = json.loads(stored.read_text("utf-8"))
        if document["scan_sha256"] == scan_sha256:
            return [_reading(entry) for entry in document["readings"]]
    engine = RapidEngine()
    with Image.open(scan, formats=["JPEG"]) as image:
        found = engine.recognise(image, NoProgress())
    found.sort(key=lambda reading: (_box(reading)[1], _box(reading)[0]))
    rows = [json.dumps(_entry(reading), ensure_ascii=False) for reading in found]
    head = json.dumps({"engine": engine.name, "scan_sha256": scan_sha256})[:-1]
    body = ",\n  ".join(rows)
    stored.write_text(f'{head}, "readings": [\n  {body}\n]}}\n', "utf-8")
    return found


def _entry(reading: Reading) -> dict[str, object]:
    return {
        "text": reading.text,
        "box": _box(reading),
        "confidence": reading.confidence,
        "alternatives": [
            [a.index, *zip(a.characters, a.probabilities, strict=True)]
            for a in reading.alternatives
        ],
    }


def _reading(entry: dict[str, Any]) -> Reading:
    alternatives = tuple(
        Alternative(at, tuple(c for c, _ in others), tuple(p for _, p in others))
        for at, *others in entry["alternatives"]
    )
    return Reading(entry["text"], Box(*entry["box"]), entry["confidence"], alternatives)


def _box(reading: Reading) -> Rectangle:
    box = reading.box
    if box is None:
        raise ValueError(f"the engine gave no box for {reading.text}")
    return box.left, box.top, box.right, box.bottom


def in_reading_order(
    readings: list[Reading], printed: tuple[PrintedLine, ...], turn: Turn
) -> list[PlacedReading]:
    """Put the readings in the order in which the text was printed."""
    boxes = [turn.box(line.box) for line in printed]
    placed = []
    for index, reading in enumerate(readings):
        best = min(range(len(boxes)), key=lambda n: _remoteness(_box(reading), boxes[n]))
        placed.append((best, _box(reading)[0], PlacedReading(index, reading, printed[best])))
    placed.sort(key=lambda entry: entry[:2])
    return [entry[2] for entry in placed]


def _remoteness(first: Rectangle, second: Rectangle) -> float:
    """Return minus the common area, or else the distance between two boxes, in pixels."""
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    if across > 0 and down > 0:
        # A reading that ran over two columns belongs to the left one, where it begins.
        return -across * down + down * max(0, second[0] - first[0])
    return float(max(0, -across) + max(0, -down))
