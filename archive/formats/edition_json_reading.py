"""The objects of edition JSON as an edition.

A reader is lenient in what may be left out (identifiers, lines, catalogue fields) and strict in
what is there: a passage whose text does not agree with its lines is refused, because one of the
two would be lost.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from archive.formats.edition import Edition, EditionPage
from archive.model.annotation import Annotation
from archive.model.catalogue import Issue, Newspaper
from archive.model.geometry import Box
from archive.model.identifiers import new_id
from archive.model.line import Alternative, Break, Line, Reading, Seam
from archive.model.page import Page, PageState, PageText, Scan, faults
from archive.model.passage import Article, Passage, Role

if TYPE_CHECKING:
    from archive.formats.json_place import JsonPlace

MAX_ORDER = 100_000


@dataclass(slots=True)
class _Reader:
    """What has been read so far of one file: its issues, and which identifiers are taken."""

    newspapers: dict[str, Newspaper] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def identifier(self, kind: str, place: JsonPlace) -> str:
        """Return the identifier of a record, making one if the file has none."""
        if not place.has("id"):
            return new_id()
        identifier = place.text("id")
        if not identifier:
            place.child("id").refuse("must not be empty")
        if (kind, identifier) in self.taken:
            place.child("id").refuse(f"is the second {kind} {identifier[:40]!r}")
        self.taken.add((kind, identifier))
        return identifier

    def issue(self, holder: JsonPlace) -> Issue:
        """Read the issue and its newspaper from the object that holds both."""
        newspaper = self._newspaper(holder.child("newspaper"))
        place = holder.child("issue")
        if place.value is None:
            issue = Issue(newspaper.id)
        else:
            issue = Issue(
                newspaper_id=newspaper.id,
                date=_date(place.child("date")),
                number=place.text("number", ""),
                edition=place.text("edition", ""),
                tags=_words(place, "tags"),
                id=self.identifier("issue", place),
            )
        self.issues[issue.id] = issue
        return issue

    def _newspaper(self, place: JsonPlace) -> Newspaper:
        newspaper = Newspaper(
            name=place.text("name"),
            language=place.text("language", "zh-Hans"),
            issn=place.text("issn", ""),
            cn_number=place.text("cn_number", ""),
            place=place.text("place", ""),
            publisher=place.text("publisher", ""),
            id=place.text("id", "") or new_id(),
        )
        if not newspaper.name:
            place.child("name").refuse("must not be empty")
        # issues of one newspaper each name it
        if self.newspapers.setdefault(newspaper.id, newspaper) != newspaper:
            place.refuse("describes one newspaper in two ways")
        return newspaper


def read_edition(document: JsonPlace) -> Edition:
    """Return the edition in a decoded file of version 1.

    Raises:
        UnreadableFileError: If something is missing or wrong; the message names the place.
    """
    reader = _Reader()
    first = reader.issue(document)
    for holder in document.children("further_issues"):
        reader.issue(holder)
    if not isinstance(document.child("pages").value, list):
        document.child("pages").refuse("must be a list")
    pages = tuple(_page(reader, place, first) for place in document.children("pages"))
    return Edition(tuple(reader.newspapers.values()), tuple(reader.issues.values()), pages)


def _page(reader: _Reader, place: JsonPlace, first: Issue) -> EditionPage:
    issue_id = place.text("issue", first.id)
    if issue_id not in reader.issues:
        place.child("issue").refuse("is not an issue of this file")
    order = place.number("order", least=1)
    if order > MAX_ORDER:
        place.child("order").refuse(f"must be at most {MAX_ORDER}")
    page = Page(
        issue_id=issue_id,
        order=order,
        label=place.text("label", ""),
        section=place.text("section", ""),
        state=place.choice("state", PageState, PageState.NEW),
        scan=_scan(place.child("scan")) if place.has("scan") else None,
        id=reader.identifier("page", place),
    )
    text = PageText(
        tuple(_article(reader, child) for child in place.children("articles")),
        tuple(_line(reader, child) for child in place.children("unplaced")),
        tuple(_line(reader, child) for child in place.children("noise")),
    )
    broken = faults(text)
    if broken:
        place.refuse(f"is damaged: {broken[0]}")
    annotations = tuple(
        _annotation(reader, child, page.id) for child in place.children("annotations")
    )
    return EditionPage(page, text, annotations)


def _scan(place: JsonPlace) -> Scan:
    sha256 = place.text("sha256").lower()
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        place.child("sha256").refuse("must be 64 hexadecimal digits")
    return Scan(
        file=place.text("file"),
        sha256=sha256,
        width=place.number("width", least=1),
        height=place.number("height", least=1),
        dpi=place.fraction("dpi"),
        original_name=place.text("original_name", ""),
        frame=place.number("frame", 0),
    )


def _article(reader: _Reader, place: JsonPlace) -> Article:
    return Article(
        passages=tuple(_passage(reader, child) for child in place.children("passages")),
        tags=_words(place, "tags"),
        story_id=place.text("story") if place.has("story") else None,
        id=reader.identifier("article", place),
    )


def _passage(reader: _Reader, place: JsonPlace) -> Passage:
    passage = Passage(
        role=place.choice("role", Role),
        lines=tuple(_line(reader, child) for child in place.children("lines")),
        gap_before=place.truth("gap_before"),
        role_settled=place.truth("role_settled"),
        id=reader.identifier("passage", place),
    )
    gaps = tuple(child.as_number() for child in place.children("gaps"))
    if not passage.lines:
        return _without_lines(place, passage, gaps)
    folded = passage.folded()
    if gaps[:1] == (0,) and gaps != folded.gaps:
        passage = replace(passage, gap_before=True)
        folded = passage.folded()
    if place.has("text") and place.text("text") != folded.text:
        place.child("text").refuse("does not agree with the lines")
    if place.has("gaps") and gaps != folded.gaps:
        place.child("gaps").refuse("do not agree with the lines")
    return passage


def _without_lines(place: JsonPlace, passage: Passage, gaps: tuple[int, ...]) -> Passage:
    """Make a line of each piece of the text between gaps."""
    text = place.text("text")
    ends = sorted({gap for gap in gaps if 0 < gap < len(text)} | {len(text)})
    if any(gap > len(text) for gap in gaps):
        place.child("gaps").refuse("lie beyond the end of the text")
    lines, start = [], 0
    for end in ends:
        seam = Seam.GAP if end in gaps and end else Seam.SPACE
        lines.append(Line.of(Reading(text[start:end]), seam=seam))
        start = end
    gap_before = passage.gap_before or 0 in gaps
    return Passage(passage.role, tuple(lines), gap_before, passage.role_settled, passage.id)


def _line(reader: _Reader, place: JsonPlace) -> Line:
    line_id = reader.identifier("line", place)
    supplied = place.truth("supplied")
    ocr = place.text("ocr", "" if supplied else None)
    reading_id, start = None, 0
    if not supplied:
        reading_id = line_id
        if place.has("reading"):
            reading_id = place.child("reading").text("id")
            start = place.child("reading").number("start", 0)
    return Line(
        ocr=ocr,
        text=place.text("text", ocr),
        seam=place.choice("seam", Seam, Seam.SPACE),
        box=_box(place.child("box")),
        confidence=_confidence(place),
        alternatives=tuple(_alternative(child) for child in place.children("alternatives")),
        break_after=place.choice("break_after", Break, Break.LINE),
        vertical=place.truth("vertical"),
        reading_id=reading_id,
        start=start,
        text_settled=place.truth("text_settled"),
        seam_settled=place.truth("seam_settled"),
        id=line_id,
    )


def _confidence(place: JsonPlace) -> float | None:
    confidence = place.fraction("confidence")
    if confidence is not None and not 0 <= confidence <= 1:
        place.child("confidence").refuse("must be between 0 and 1")
    return confidence


def _alternative(place: JsonPlace) -> Alternative:
    characters = tuple(child.as_text() for child in place.children("characters"))
    odds = tuple(child.as_fraction() for child in place.children("probabilities"))
    if len(characters) != len(odds):
        place.refuse("must have as many probabilities as characters")
    return Alternative(place.number("at"), characters, odds)


def _annotation(reader: _Reader, place: JsonPlace, page_id: str) -> Annotation:
    start, end = place.child("start"), place.child("end")
    has_start, has_end = place.has("start"), place.has("end")
    return Annotation(
        page_id=page_id,
        body=place.text("body"),
        author=place.text("author", ""),
        created=_moment(place.child("created")),
        box=_box(place.child("box")),
        article_id=place.text("article") if place.has("article") else None,
        start_line=start.text("line") if has_start else None,
        start_offset=start.number("offset", 0) if has_start else 0,
        end_line=end.text("line") if has_end else None,
        end_offset=end.number("offset", 0) if has_end else 0,
        quote=place.text("quote", ""),
        id=reader.identifier("annotation", place),
    )


def _box(place: JsonPlace) -> Box | None:
    if place.value is None:
        return None
    if not isinstance(place.value, list) or len(place.value) != 4:
        place.refuse("must be [left, top, right, bottom]")
    sides = [
        side
        if isinstance(side, int) and not isinstance(side, bool) and abs(side) < 2**31
        else place.refuse("must be four whole numbers")
        for side in place.value
    ]
    try:
        return Box(*sides)
    except ValueError:
        place.refuse("is inside out")


def _words(place: JsonPlace, key: str) -> tuple[str, ...]:
    return tuple(child.as_text() for child in place.children(key))


def _date(place: JsonPlace) -> dt.date | None:
    if place.value is None or place.value == "":
        return None
    try:
        return dt.date.fromisoformat(place.as_text())
    except ValueError:
        place.refuse("must be a date such as 2021-12-15")


def _moment(place: JsonPlace) -> dt.datetime | None:
    if place.value is None:
        return None
    try:
        return dt.datetime.fromisoformat(place.as_text())
    except ValueError:
        place.refuse("must be a moment such as 2021-12-15T08:30:00+00:00")
