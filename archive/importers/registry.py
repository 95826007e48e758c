"""The formats that hold a page's text and can be imported; each is loaded when first used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.formats.read_page import ReadPage

Reader: TypeAlias = "Callable[[bytes, str], tuple[ReadPage, ...]]"
"""Reads the bytes of a file; the second argument is its name, for errors."""


@dataclass(frozen=True, slots=True)
class TextFormat:
    """One format. ``load`` returns the function that reads it."""

    id: str
    title: str
    suffixes: tuple[str, ...]
    has_boxes: bool
    load: Callable[[], Reader]
    signs: tuple[bytes, ...] = ()
    """One of these stands near the beginning of every such file; none: anything may."""


def _plain_text() -> Reader:
    from archive.importers.text_file import read

    return read


def _page_xml() -> Reader:
    from archive.formats.page_xml import read

    return read


def _alto() -> Reader:
    from archive.formats.alto import read

    return read


def _hocr() -> Reader:
    from archive.formats.hocr import read

    return read


PLAIN_TEXT: Final = TextFormat(
    "txt", "Plain text", (".txt", ".text"), has_boxes=False, load=_plain_text
)

PAGE_XML: Final = TextFormat(
    "page", "PAGE XML", (".xml",), has_boxes=True, load=_page_xml, signs=(b"PcGts",)
)
ALTO: Final = TextFormat(
    "alto", "ALTO", (".xml",), has_boxes=True, load=_alto, signs=(b"<alto", b":alto")
)
HOCR: Final = TextFormat(
    "hocr",
    "hOCR",
    (".hocr", ".html", ".htm", ".xhtml", ".xml"),
    has_boxes=True,
    load=_hocr,
    signs=(b"ocr_page",),
)

TEXT_FORMATS: Final[tuple[TextFormat, ...]] = (PLAIN_TEXT, PAGE_XML, ALTO, HOCR)
