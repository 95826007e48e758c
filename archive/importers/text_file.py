"""A text file as one page."""

from __future__ import annotations

from typing import Final

from archive.errors import UnreadableFileError
from archive.formats.encodings import decode
from archive.formats.plain_text import read_plain_text
from archive.formats.read_page import ReadPage

MAX_BYTES: Final = 2 * 1024**2  # the fullest broadsheet has a twentieth of that


def read(data: bytes, name: str) -> tuple[ReadPage, ...]:
    """Return the page that a plain text file holds.

    Raises:
        UnreadableFileError: If it is no text, or more than a page can hold.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(
            f"{name}: more than {MAX_BYTES // 1024**2} MB of text cannot be one page; "
            "split the file by pages"
        )
    decoded = decode(data, name)
    text = read_plain_text(decoded.text)
    return (ReadPage(text, encoding=decoded.encoding, damaged=decoded.damaged),)
