"""The readings behind a text's lines: lines are pieces of them, the archive stores them whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.model.geometry import bounding_box
from archive.model.line import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.model.line import Line
    from archive.model.page import PageText


def readings_of(text: PageText) -> Iterator[Reading]:
    """Yield each reading once, put together from the lines that are its pieces."""
    pieces: dict[str, list[Line]] = {}
    for line in text.lines():
        if line.reading_id is not None:
            pieces.setdefault(line.reading_id, []).append(line)
    for reading_id, lines in pieces.items():
        lines.sort(key=lambda line: line.start)
        yield Reading(
            text="".join(line.ocr for line in lines),
            box=bounding_box(line.box for line in lines if line.box),
            confidence=lines[0].confidence,
            alternatives=tuple(a for line in lines for a in line.alternatives),
            break_after=lines[-1].break_after,
            vertical=lines[0].vertical,
            id=reading_id,
        )
