"""Writes the sample as an edition JSON (``jiaokan-edition``, version 1)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from archive.model.identifiers import ALPHABET
from resources.sample.generator.geometry import DPI, PAGE_SIZE

if TYPE_CHECKING:
    from pathlib import Path

    from resources.sample.generator.breaking import BrokenLine, BrokenPage
    from resources.sample.generator.source import PageSource

Json = dict[str, object]

NEWSPAPER: Json = {
    "name": "鹭汀日报",
    "language": "zh-Hans",
    "cn_number": "CN 00-0000",
    "place": "鹭汀县",
    "publisher": "鹭汀日报社",
}
ISSUE: Json = {"date": "2024-10-18", "number": "3618"}


def page_entry(source: PageSource, scan: Path, scan_sha256: str, page: BrokenPage) -> Json:
    """Return a page's entry: one article of raw passages, nothing decided."""
    name = f"sample-{source.order}"
    return {
        "label": source.label,
        "order": source.order,
        "section": source.section,
        "scan": {
            "file": f"pages/{scan.name}",
            "sha256": scan_sha256,
            "width": PAGE_SIZE[0],
            "height": PAGE_SIZE[1],
            "dpi": DPI,
        },
        "articles": [
            {
                "id": _identifier(name),
                "tags": [],
                "passages": [_passage(name, group) for group in page.groups],
            }
        ],
        "unplaced": [],
        "noise": [],
    }


def write(path: Path, pages: list[Json]) -> None:
    """Write the edition, one line of text to a row so that changes can be read."""
    document = {
        "format": "jiaokan-edition",
        "version": 1,
        "newspaper": NEWSPAPER,
        "issue": ISSUE,
        "pages": pages,
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for mark in ('{"id":', '{"role":', '{"label":'):
        text = text.replace(mark, "\n" + mark)
    path.write_text(text + "\n", "utf-8")


def _passage(page: str, group: list[BrokenLine]) -> Json:
    lines = [_line(page, line) for line in group]
    text = "".join(
        line.text + (" " if line.spaced and line is not group[-1] else "") for line in group
    )
    return {"role": "paragraph", "text": text, "gaps": [], "lines": lines}


def _line(page: str, line: BrokenLine) -> Json:
    return {
        "id": _identifier(f"{page}-{line.source.index}"),
        "ocr": line.text,
        "text": line.text,
        "seam": "space" if line.spaced else "join",
        "box": list(line.source.reading.box),
        "confidence": line.source.reading.confidence,
    }


def _identifier(name: str) -> str:
    """Return an identifier that stays the same when the sample is built again."""
    digest = int.from_bytes(hashlib.sha256(name.encode()).digest()[:9], "big")
    return "".join(ALPHABET[digest >> shift & 31] for shift in range(0, 70, 5))
