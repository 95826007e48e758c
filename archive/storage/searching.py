"""Searching the whole archive, and showing where the words stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.model.line import Line, Seam
from archive.storage.search_index import EntryKind, searched
from archive.storage.search_words import BARRIER, Phrase, expression, find, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.storage.connection import Database

_AROUND: Final = 24
"""Characters of a snippet before the first place found, and twice as many after it."""

# what people wrote or corrected comes before what OCR read; bm25 is the smaller the better
_FOUND: Final = """
SELECT kind, page_id, owner, bm25(search_index) - CASE kind
    WHEN 'tags' THEN 4 WHEN 'annotation' THEN 2 WHEN 'newspaper' THEN 4 WHEN 'issue' THEN 4
    WHEN 'ocr' THEN -2 WHEN 'unplaced' THEN -4 ELSE 0 END AS score
FROM search_index JOIN search_entry ON search_entry.id = search_index.rowid
WHERE search_index MATCH ? ORDER BY score, search_entry.id LIMIT ?
"""
_LINES_OF_ARTICLE: Final = """
SELECT line.id, line.ocr, line.text, line.seam, passage.id, passage.gap_before
FROM line JOIN passage ON passage.id = line.passage_id
WHERE passage.article_id = ? ORDER BY passage.position, line.position
"""
_LINES_ASIDE: Final = """
SELECT line.id, line.ocr, line.text, 'gap', line.id, 0 FROM line
WHERE line.page_id = ? AND place <> 'passage' ORDER BY place DESC, position
"""
_RECORDS: Final = {
    EntryKind.NEWSPAPER: "SELECT name, place, publisher, issn, cn_number FROM newspaper WHERE id = ?",
    EntryKind.ISSUE: "SELECT date, number, edition,"
    " (SELECT group_concat(tag, '、') FROM issue_tag WHERE issue_id = issue.id)"
    " FROM issue WHERE id = ?",
    EntryKind.PAGE: "SELECT label, section FROM page WHERE id = ?",
    EntryKind.TAGS: "SELECT group_concat(value, '、') FROM article, json_each(article.tags) WHERE article.id = ?",
    EntryKind.ANNOTATION: "SELECT body, quote FROM annotation WHERE id = ?",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a query was found."""

    kind: EntryKind
    page_id: str | None
    """None for newspapers and issues."""
    owner: str
    """Identifier of the article (text, ocr, tags), annotation, newspaper, issue or page."""
    title: str
    """Headline of the article, or name of the record; empty if there is none."""
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """Ranges of the snippet that were asked for."""
    lines: tuple[str, ...] = ()
    """Lines on which the words stand, in reading order; the first one is the one to show."""
    count: int = 1
    """How many times the words stand there."""

    @property
    def article_id(self) -> str | None:
        """The article, if the hit is one."""
        of_article = {EntryKind.TEXT, EntryKind.OCR, EntryKind.TAGS}
        return self.owner if self.kind in of_article else None


class Search:
    """Looks a query up."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, query: str, limit: int) -> list[Hit]:
        """Return at most ``limit`` hits, the best first; any string is a query."""
        wanted = phrases(query)
        if not wanted or limit < 1:
            return []
        rows = self._db.execute(_FOUND, [expression(wanted), 2 * limit]).fetchall()
        clean = {owner for kind, _, owner, _ in rows if kind == EntryKind.TEXT}
        hits = []
        for kind, page_id, owner, _ in rows:
            if kind == EntryKind.OCR and owner in clean:
                continue  # the same place, corrected
            hits.append(self._hit(EntryKind(kind), page_id or None, owner, wanted))
            if len(hits) == limit:
                break
        return hits

    def _hit(self, kind: EntryKind, page_id: str | None, owner: str, wanted: list[Phrase]) -> Hit:
        if kind in {EntryKind.TEXT, EntryKind.OCR}:
            return self._hit_in_lines(kind, page_id, owner, wanted, _LINES_OF_ARTICLE)
        if kind is EntryKind.UNPLACED:
            return self._hit_in_lines(kind, page_id, owner, wanted, _LINES_ASIDE)
        row = self._db.execute(_RECORDS[kind], [owner]).fetchone() or ()
        text = " · ".join(str(value) for value in row if value)
        found = find(text, wanted)
        title = self._title(owner) if kind is EntryKind.TAGS else str(row[0] or "") if row else ""
        lines = self._anchor(kind, owner)
        return Hit(kind, page_id, owner, title, *_snippet(text, found), lines, max(1, len(found)))

    def _hit_in_lines(
        self,
        kind: EntryKind,
        page_id: str | None,
        owner: str,
        wanted: list[Phrase],
        query: str,
    ) -> Hit:
        text, spans = self._fold(query, owner, ocr=kind is EntryKind.OCR)
        found = find(text, wanted)
        lines = tuple(
            line_id
            for line_id, start, end in spans
            if any(start < last and first < end for first, last in found)
        )
        title = "" if kind is EntryKind.UNPLACED else self._title(owner)
        return Hit(kind, page_id, owner, title, *_snippet(text, found), lines, max(1, len(found)))

    def _fold(self, query: str, owner: str, *, ocr: bool) -> tuple[str, list[tuple[str, int, int]]]:
        """Return the text of lines as it was indexed and the range that each line prints."""
        text, spans = "", []
        passage = None
        for line_id, read, corrected, seam, passage_id, gap_before in self._db.execute(
            query, [owner]
        ).fetchall():
            is_first = passage_id != passage
            if is_first and passage is not None:
                text += f"{BARRIER}\n"
            passage = passage_id
            line = Line(read, corrected, Seam(seam), id=line_id)
            begins_in_gap = is_first and bool(gap_before) and not ocr
            printed = searched((line,), gap_before=begins_in_gap, ocr=ocr).removesuffix(BARRIER)
            spans.append((line_id, len(text), len(text) + len(printed)))
            text += printed
        return text, spans

    def _title(self, article_id: str) -> str:
        """Return the text of an article's first headline."""
        row = self._db.execute(
            "SELECT id FROM passage WHERE article_id = ?"
            " ORDER BY role NOT IN ('headline', 'banner'), position LIMIT 1",
            [article_id],
        ).fetchone()
        if row is None:
            return ""
        lines = self._db.execute(
            "SELECT ocr, text, seam FROM line WHERE passage_id = ? ORDER BY position", row
        ).fetchall()
        title = searched(tuple(Line(read, text, Seam(seam)) for read, text, seam in lines))
        return title.replace(BARRIER, " ").strip()[:80]

    def _anchor(self, kind: EntryKind, owner: str) -> tuple[str, ...]:
        query = {
            EntryKind.ANNOTATION: "SELECT start_line FROM annotation WHERE id = ?",
            EntryKind.TAGS: "SELECT line.id FROM line JOIN passage ON passage.id = passage_id"
            " WHERE article_id = ? ORDER BY passage.position, line.position LIMIT 1",
        }.get(kind)
        row = self._db.execute(query, [owner]).fetchone() if query else None
        return (str(row[0]),) if row and row[0] else ()


def _snippet(
    text: str, found: Sequence[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text around the first place found, and the places in it."""
    start = max(0, found[0][0] - _AROUND) if found else 0
    end = min(len(text), (found[0][1] if found else 0) + 2 * _AROUND)
    shown, places = "", []
    for character in text[start:end]:
        places.append(len(shown))
        # a barrier prints nothing where text is missing; passages are set apart by a space
        shown += "" if character == BARRIER else " " if character.isspace() else character
    places.append(len(shown))
    marks = tuple(
        (places[a - start], places[b - start]) for a, b in found if a >= start and b <= end
    )
    return shown, marks
