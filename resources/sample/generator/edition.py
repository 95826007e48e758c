"""Makes the sample's edition JSON: the broken pages as raw passages in which nothing is decided."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING

from archive.formats import edition_json
from archive.formats.edition import Edition, EditionPage
from archive.model.catalogue import Issue, Newspaper
from archive.model.identifiers import ALPHABET
from archive.model.line import Break, Line, Seam
from archive.model.page import Page, PageState, PageText, Scan
from archive.model.passage import Article, Passage, Role
from resources.sample.generator.geometry import DPI, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from resources.sample.generator.breaking import BrokenLine, BrokenPage
    from resources.sample.generator.source import PageSource


SEEN_BY_TYPE = frozenset({Role.FOLIO, Role.KICKER, Role.HEADLINE, Role.SUBTITLE})
"""What shows by the size of its type or its place, so that no recognition takes it for text."""


def _identifier(name: str) -> str:
    """Return an identifier that stays the same when the sample is built again."""
    digest = int.from_bytes(hashlib.sha256(f"sample {name}".encode()).digest()[:9], "big")
    return "".join(ALPHABET[digest >> shift & 31] for shift in range(0, 70, 5))


NEWSPAPER = Newspaper(
    name="鹭汀日报",
    cn_number="CN 00-0000",
    place="鹭汀县",
    publisher="鹭汀日报社",
    id=_identifier("newspaper"),
)
ISSUE = Issue(NEWSPAPER.id, dt.date(2024, 10, 18), "3618", id=_identifier("issue"))


def edition_page(source: PageSource, scan: Path, scan_sha256: str, page: BrokenPage) -> EditionPage:
    """Return a page as an import of OCR text makes it: the folio, then everything else in one row."""
    name = f"page {source.order}"
    passages = tuple(
        _passage(f"{name} passage {number}", name, group)
        for number, group in enumerate(page.groups)
    )
    return EditionPage(
        Page(
            ISSUE.id,
            source.order,
            source.label,
            source.section,
            PageState.RECOGNISED,
            Scan(f"pages/{scan.name}", scan_sha256, *PAGE_SIZE, DPI, scan.name),
            _identifier(name),
        ),
        PageText(tuple(_articles(name, passages))),
    )


def write(path: Path, pages: list[EditionPage]) -> None:
    """Write the edition, one line of text to a row so that changes can be read."""
    text = edition_json.write(Edition((NEWSPAPER,), (ISSUE,), tuple(pages)))
    text = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    for mark in ('{"id":', '{"role":', '{"label":'):
        text = text.replace(mark, "\n" + mark)
    path.write_text(text + "\n", "utf-8")


def _articles(name: str, passages: tuple[Passage, ...]) -> Iterator[Article]:
    folio = tuple(passage for passage in passages if passage.role is Role.FOLIO)
    text = tuple(passage for passage in passages if passage.role is not Role.FOLIO)
    yield Article(folio, id=_identifier(f"{name} folio"))
    yield Article(text, id=_identifier(f"{name} article"))


def _passage(name: str, page: str, group: list[BrokenLine]) -> Passage:
    lines = tuple(_line(page, line, is_last=line is group[-1]) for line in group)
    role = Role(group[0].source.printed.role)
    seen = role in SEEN_BY_TYPE and not group[0].overlooked
    return Passage(role if seen else Role.PARAGRAPH, lines, id=_identifier(name))


def _line(page: str, line: BrokenLine, *, is_last: bool) -> Line:
    identifier = _identifier(f"{page} line {line.source.index}")
    return Line(
        ocr=line.text,
        text=line.text,
        seam=Seam.SPACE if line.spaced or is_last else Seam.JOIN,
        box=line.source.reading.box,
        confidence=line.source.reading.confidence,
        alternatives=line.alternatives,
        break_after=Break.BLOCK if is_last else Break.LINE,
        reading_id=identifier,
        id=identifier,
    )
