"""What a file of text holds of one page, before anybody knows which page of the archive it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.model.page import PageText


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The text of a page; boxes are pixels of an image of ``width`` x ``height``, if known."""

    text: PageText
    width: int | None = None
    height: int | None = None
    image_name: str = ""
    """Name of the image that the file says it was read from."""
    encoding: str = ""
    """How the file was decoded, for people."""
    damaged: int = 0
    """How many places of the file could not be decoded."""
