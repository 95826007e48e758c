"""Builds the sample edition: ``python -m resources.sample.generator`` in the project's folder.

Sets the pages, scans them, has the engine read them, breaks the text and writes ``sample.json``.
Needs the fonts of Debian's fonts-noto-cjk. The engine runs only when a scan has changed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from resources.sample.generator import edition
from resources.sample.generator.breaking import break_page
from resources.sample.generator.geometry import DPI, PAGE_SIZE
from resources.sample.generator.page_setter import set_page
from resources.sample.generator.recognising import in_reading_order, readings_of
from resources.sample.generator.scanning import Turn, scan
from resources.sample.generator.source import load_page

SAMPLE = Path(__file__).resolve().parent.parent
TURNS = (Turn(0.24, PAGE_SIZE), Turn(-0.17, PAGE_SIZE))
JPEG_QUALITY = 60


def main() -> None:
    """Build everything."""
    sources = [load_page(path) for path in sorted((SAMPLE / "text").glob("page-*.toml"))]
    printed = [set_page(source) for source in sources]
    entries = []
    for number, (source, page) in enumerate(zip(sources, printed, strict=True)):
        name = f"page-{source.order:02d}"
        turn = TURNS[number]
        path = SAMPLE / "pages" / f"{name}.jpg"
        image = scan(page.image, printed[number - 1].image, turn, seed=source.order)
        image.save(path, quality=JPEG_QUALITY, optimize=True, progressive=True, dpi=(DPI, DPI))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        readings = readings_of(path, sha256, path.with_name(f"{name}.readings.json"))
        placed = in_reading_order(readings, page.lines, turn)
        broken = break_page(placed, SAMPLE / "breaks" / f"{name}.toml")
        record = ",\n ".join(json.dumps(entry, ensure_ascii=False) for entry in broken.record)
        path.with_name(f"{name}.breaks.json").write_text(f"[{record}]\n", "utf-8")
        entries.append(edition.edition_page(source, path, sha256, broken))
        print(f"{name}: {path.stat().st_size // 1000} kB, {len(readings)} readings,")
        print(f"  {len(broken.record)} breaks in {len(broken.groups)} groups")
    edition.write(SAMPLE / "sample.json", entries)


if __name__ == "__main__":
    main()
