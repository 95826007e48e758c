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


def _plain_text() -> Reader:
    from archive.importers.text_file import read

    return read


PLAIN_TEXT: Final = TextFormat(
    "txt", "Plain text", (".txt", ".text"), has_boxes=False, load=_plain_text
)

TEXT_FORMATS: Final[tuple[TextFormat, ...]] = (PLAIN_TEXT,)
