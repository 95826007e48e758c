"""A text file as one page."""

from __future__ import annotations

from archive.formats.encodings import decode
from archive.formats.plain_text import read_plain_text
from archive.formats.read_page import ReadPage


def read(data: bytes, name: str) -> tuple[ReadPage, ...]:
    """Return the page that a plain text file holds.

    Raises:
        UnreadableFileError: If it is no text.
    """
    decoded = decode(data, name)
    text = read_plain_text(decoded.text)
    return (ReadPage(text, encoding=decoded.encoding, damaged=decoded.damaged),)
