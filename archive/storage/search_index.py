"""The index behind the search, kept in step with the archive inside the same transactions.

Each article has two entries, one for its clean text and one for its OCR text where that differs,
folded over its seams, so that a word is found over line ends. Unplaced lines and noise, tags,
annotations and catalogue records have entries of their own. Everything here is derived: it can
be made anew at any time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from archive.model.line import Seam
from archive.model.passage import HYPHENS
from archive.storage.search_state import VERSION
from archive.storage.search_words import BARRIER, indexed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.progress import Progress
    from archive.storage.connection import Database
    from archive.storage.page_texts import PageTexts
    from archive.storage.recorder import Recorder

_TEXT_TABLES: Final = frozenset({"line", "passage", "article"})


class EntryKind(StrEnum):
    """What an entry of the index stands for; ``owner`` is its identifier."""

    TEXT = "text"
    """The clean text of an article."""
    OCR = "ocr"
    """The OCR text of an article, where it differs."""
    UNPLACED = "unplaced"
    """Unplaced lines and noise; the owner is the page."""
    TAGS = "tags"
    """The tags of an article."""
    ANNOTATION = "annotation"
    NEWSPAPER = "newspaper"
    ISSUE = "issue"
    PAGE = "page"


_KINDS_OF_TEXT: Final = (EntryKind.TEXT, EntryKind.OCR, EntryKind.UNPLACED, EntryKind.TAGS)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is found together."""

    kind: EntryKind
    owner: str
    text: str
    """Its words in the order of the text."""


class SearchIndex:
    """Writes the index; the caller holds the transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def rebuild(self, texts: PageTexts, progress: Progress) -> None:
        """Make the whole index anew.

        Raises:
            TaskCancelledError: If ``progress`` says so.
        """
        self._db.execute("DELETE FROM search_index")
        self._db.execute("DELETE FROM search_entry")
        for table in ("newspaper", "issue"):
            for (row_id,) in self._db.execute(f"SELECT id FROM {table}").fetchall():
                self._replace("", (), self._records(table, row_id))
        pages = [str(row[0]) for row in self._db.execute("SELECT id FROM page").fetchall()]
        for number, page_id in enumerate(pages):
            progress.step(number, len(pages), "search index")
            self._replace(page_id, (), self._records("page", page_id))
            self._replace(page_id, (), entries_of_text(page_id, texts.get(page_id)))
            for (row_id,) in self._db.execute(
                "SELECT id FROM annotation WHERE page_id = ?", [page_id]
            ).fetchall():
                self._replace(page_id, (), self._records("annotation", row_id))
        self._db.execute("DELETE FROM search_state")
        self._db.execute("INSERT INTO search_state (version) VALUES (?)", [VERSION])

    def follow(self, recorder: Recorder, texts: PageTexts) -> None:
        """Bring the entries of what was just written up to date."""
        changed = {(change.table, change.row_id) for change in recorder.changes}
        tables = {table for table, _ in changed}
        if tables & _TEXT_TABLES:
            for page_id in recorder.touched_pages:
                text = recorder.texts.get(page_id) or texts.get(page_id)
                changed_owners = _changed(page_id, recorder.texts_before.get(page_id), text)
                self._replace(
                    page_id,
                    _KINDS_OF_TEXT,
                    entries_of_text(page_id, text, changed_owners),
                    changed_owners,
                )
        # the tags of an issue are rows of their own, named after it
        changed |= {("issue", i.rpartition("/")[0]) for table, i in changed if table == "issue_tag"}
        for table, row_id in sorted(changed):
            if table in {"newspaper", "issue", "page", "annotation"}:
                self._replace_one(EntryKind(table), row_id)

    def is_stale(self, page_id: str, text: PageText) -> bool:
        """Tell whether the entries of a page's text are not what they should be."""
        there = self._there(page_id, _KINDS_OF_TEXT)
        digests = {key: digest for key, (_, digest) in there.items()}
        wanted = {(e.kind, e.owner): _digest(e.text) for e in entries_of_text(page_id, text)}
        return digests != wanted

    def _replace_one(self, kind: EntryKind, owner: str) -> None:
        entries = list(self._records(kind, owner))
        for entry_id, digest in self._db.execute(
            "SELECT id, digest FROM search_entry WHERE kind = ? AND owner = ?", [kind, owner]
        ).fetchall():
            if entries and digest == _digest(entries[0].text):
                return
            self._remove(entry_id)
        page_id = ""
        if kind is EntryKind.ANNOTATION and entries:
            found = self._db.execute("SELECT page_id FROM annotation WHERE id = ?", [owner])
            page_id = found.fetchone()[0]
        elif kind is EntryKind.PAGE:
            page_id = owner
        self._add(page_id, entries)

    def _replace(
        self,
        page_id: str,
        kinds: tuple[EntryKind, ...],
        entries: Iterable[Entry],
        owners: Collection[str] | None = None,
    ) -> None:
        """Put entries in the place of a page's entries of some kinds, touching what differs.

        With ``owners``, the entries of others are left as they are.
        """
        there = self._there(page_id, kinds) if kinds else {}
        if owners is not None:
            there = {key: found for key, found in there.items() if key[1] in owners}
        new = []
        for entry in entries:
            entry_id, digest = there.pop((entry.kind, entry.owner), (0, b""))
            if digest == _digest(entry.text):
                continue
            if entry_id:
                self._remove(entry_id)
            new.append(entry)
        for entry_id, _ in there.values():
            self._remove(entry_id)
        self._add(page_id, new)

    def _there(
        self, page_id: str, kinds: tuple[EntryKind, ...]
    ) -> dict[tuple[str, str], tuple[int, bytes]]:
        marks = ", ".join("?" * len(kinds))
        rows = self._db.execute(
            "SELECT kind, owner, id, digest FROM search_entry"
            f" WHERE page_id = ? AND kind IN ({marks})",
            [page_id, *kinds],
        ).fetchall()
        return {(kind, owner): (entry_id, digest) for kind, owner, entry_id, digest in rows}

    def _add(self, page_id: str, entries: Iterable[Entry]) -> None:
        for entry in entries:
            cursor = self._db.execute(
                "INSERT INTO search_entry (kind, page_id, owner, digest) VALUES (?, ?, ?, ?)",
                [entry.kind, page_id, entry.owner, _digest(entry.text)],
            )
            self._db.execute(
                "INSERT INTO search_index (rowid, words) VALUES (?, ?)",
                [cursor.lastrowid, indexed(entry.text)],
            )

    def _remove(self, entry_id: int) -> None:
        self._db.execute("DELETE FROM search_index WHERE rowid = ?", [entry_id])
        self._db.execute("DELETE FROM search_entry WHERE id = ?", [entry_id])

    def _records(self, table: str, row_id: str) -> Iterator[Entry]:
        """Yield the entry of a catalogue record or an annotation, if it has any words."""
        found = self._db.execute(_RECORDS[table], [row_id]).fetchone()
        text = f" {BARRIER} ".join(str(value) for value in found or () if value)
        if text:
            yield Entry(EntryKind(table), row_id, text)


_RECORDS: Final = {
    "newspaper": "SELECT name, issn, cn_number, place, publisher FROM newspaper WHERE id = ?",
    "issue": (
        "SELECT date, ltrim(substr(date, 1, 4), '0') || '年' || ltrim(substr(date, 6, 2), '0')"
        " || '月' || ltrim(substr(date, 9), '0') || '日', number, edition,"
        " (SELECT group_concat(tag, ' \ue000 ') FROM issue_tag WHERE issue_id = issue.id)"
        " FROM issue WHERE id = ?"
    ),
    "page": "SELECT label, section FROM page WHERE id = ?",
    "annotation": "SELECT body, quote FROM annotation WHERE id = ?",
}


def entries_of_text(
    page_id: str, text: PageText, owners: Collection[str] | None = None
) -> Iterator[Entry]:
    """Yield the entries that a page's text has in the index, of some owners only if given."""
    for article in text.articles:
        if owners is not None and article.id not in owners:
            continue
        clean = "\n".join(searched(p.lines, gap_before=p.gap_before) for p in article.passages)
        ocr = "\n".join(searched(p.lines, ocr=True) for p in article.passages)
        yield Entry(EntryKind.TEXT, article.id, clean)
        if clean.replace(BARRIER, "") != ocr.replace(BARRIER, ""):
            yield Entry(EntryKind.OCR, article.id, ocr)
        if article.tags:
            yield Entry(EntryKind.TAGS, article.id, f" {BARRIER} ".join(article.tags))
    if owners is not None and page_id not in owners:
        return
    aside = [searched((line,)) for line in (*text.unplaced, *text.noise)]
    if aside:
        yield Entry(EntryKind.UNPLACED, page_id, "\n".join(aside))


def _changed(page_id: str, before: PageText | None, after: PageText) -> set[str] | None:
    """Return the owners whose entries may differ between two states, or None for all."""
    if before is None:
        return None
    was = {article.id: article for article in before.articles}
    is_now = {article.id: article for article in after.articles}
    changed = {i for i in was.keys() | is_now.keys() if was.get(i) != is_now.get(i)}
    if (before.unplaced, before.noise) != (after.unplaced, after.noise):
        changed.add(page_id)
    return changed


def searched(lines: Iterable[Line], *, gap_before: bool = False, ocr: bool = False) -> str:
    """Return a passage as it is searched: folded, with barriers at gaps and at the end."""
    parts = [BARRIER] if gap_before else []
    for line in lines:
        printed = line.ocr if ocr else line.text
        if line.seam is Seam.HYPHEN and printed and printed[-1] in HYPHENS:
            printed = printed[:-1]
        parts.append(printed)
        if line.seam is Seam.SPACE:
            parts.append(" ")
        elif line.seam is Seam.GAP:
            parts.append(BARRIER)
    return "".join(parts) + BARRIER


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
