"""Plain text as a page's lines, nothing repaired: what stood in the file is what is on the page.

A text that is mostly Han has no white space of its own: OCR writes a space where a printed line
ended, so each white-space-separated piece becomes a line. Any other text is taken by its printed
lines. What white space followed a line is kept in its ``break_after``.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from archive.model.line import Break, Line, Reading
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDENT = re.compile(r"[ \t　]{2,}$|　$")
_PRINTED_LINE = re.compile(r"[^\n\f\v]*[^\s][^\n\f\v]*")
_PIECE = re.compile(r"\S+")


def read_plain_text(text: str) -> PageText:
    """Return the page that a decoded text shows: one article, a passage per group of lines.

    Groups are separated by blank lines or form feeds. The seams are all SPACE and the roles all
    PARAGRAPH: nothing is decided. A line that was indented keeps its indent in its OCR text.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    passages: list[Passage] = []
    lines: list[Line] = []
    for line in _lines(text):
        lines.append(line)
        if line.break_after in {Break.BLOCK, Break.COLUMN, Break.PAGE, Break.NONE}:
            passages.append(Passage(Role.PARAGRAPH, tuple(lines)))
            lines = []
    return PageText((Article(tuple(passages)),)) if passages else PageText()


def _lines(text: str) -> Iterator[Line]:
    pattern = _PIECE if is_mostly_han(text) else _PRINTED_LINE
    found = list(pattern.finditer(text))
    before = text[: found[0].start()] if found else ""
    for index, match in enumerate(found):
        last = index == len(found) - 1
        white = text[match.end() : len(text) if last else found[index + 1].start()]
        indent = _indent(before, starts_page=index == 0)
        yield _line(indent, match[0], Break.NONE if last else _break(white))
        before = white


def _indent(white: str, *, starts_page: bool) -> str:
    if not starts_page and not any(c in white for c in "\n\f\v"):
        return ""
    indent = _INDENT.search(white)
    return indent[0] if indent else ""


def _line(indent: str, words: str, break_after: Break) -> Line:
    line = Line.of(Reading(indent + words.rstrip(), break_after=break_after))
    return dataclasses.replace(line, text=words.strip())


def _break(white: str) -> Break:
    if "\f" in white:
        return Break.PAGE
    if "\v" in white:
        return Break.COLUMN
    newlines = white.count("\n")
    if newlines == 0:
        # Printed lines of other scripts were separated by one newline, which the pattern ate.
        return Break.SPACE
    return Break.LINE if newlines == 1 else Break.BLOCK
