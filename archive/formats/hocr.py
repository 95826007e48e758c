"""hOCR: the lines that OCR engines write as HTML, of one or more pages, read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from archive.errors import UnreadableFileError
from archive.formats.read_page import ReadPage
from archive.formats.regions import (
    ReadRegion,
    box_around,
    confidence_in,
    one_line,
    page_text,
    spaced,
)
from archive.formats.safe_xml import number, parse_html
from archive.model.line import Reading
from archive.model.passage import Role

if TYPE_CHECKING:
    from archive.model.geometry import Box

_LINES: Final = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_textfloat", "ocr_caption"})
_GROUPS: Final = frozenset({"ocr_par", "ocr_carea", "ocrx_block", "ocr_page"})
_ROLES: Final = {"ocr_header": Role.HEADLINE, "ocr_caption": Role.CAPTION}
_BOX: Final = re.compile(r"\bbbox\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)")
_IMAGE: Final = re.compile(r"""\bimage\s+["']?([^"';]+)""")
_CONFIDENCE: Final = re.compile(r"\bx_wconf\s+([\d.]+)")


def read(data: bytes, name: str) -> tuple[ReadPage, ...]:
    """Return the pages of an hOCR file.

    Raises:
        UnreadableFileError: If it is no hOCR, or damaged.
    """
    root = parse_html(data, name)
    pages = [element for element in root.iter() if "ocr_page" in _classes(element)]
    if not pages:
        raise UnreadableFileError(f"{name}: not hOCR: it has no ocr_page; export it again")
    return tuple(_page(page) for page in pages)


def _page(page: Any) -> ReadPage:
    regions: dict[Any, ReadRegion] = {}
    for element in page.iter():
        kind = next(iter(_classes(element) & _LINES), None)
        if kind is None:
            continue
        region = regions.setdefault(_group(element), ReadRegion(_ROLES.get(kind)))
        if region.role is not _ROLES.get(kind):
            region.role = None
        region.add(Reading(_text(element), _box(element), _confidence(element)))
    title = page.get("title") or ""
    box, image = _box(page), _IMAGE.search(title)
    return ReadPage(
        page_text([list(regions.values())]),
        box.right if box else None,
        box.bottom if box else None,
        image[1].strip() if image else "",
    )


def _group(line: Any) -> Any:
    """Return the nearest paragraph, area or page around a line."""
    return next(around for around in line.iterancestors() if _classes(around) & _GROUPS)


def _text(line: Any) -> str:
    words = _words(line)
    if words:
        return spaced(one_line("".join(word.itertext())) for word in words)
    return one_line("".join(line.itertext()))


def _words(line: Any) -> list[Any]:
    return [element for element in line.iter() if "ocrx_word" in _classes(element)]


def _confidence(line: Any) -> float | None:
    known = [_CONFIDENCE.search(word.get("title") or "") for word in _words(line)]
    values = [number(found[1]) / 100 for found in known if found]
    return confidence_in(sum(values) / len(values)) if values else None


def _box(element: Any) -> Box | None:
    found = _BOX.search(element.get("title") or "")
    if found is None:
        return None
    left, top, right, bottom = (number(value) for value in found.groups())
    return box_around([(left, top), (right, bottom)])


def _classes(element: Any) -> set[str]:
    return set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()
