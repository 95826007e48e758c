"""Newspapers, issues, pages and scans as rows."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

from archive.model.catalogue import Issue, Newspaper
from archive.model.identifiers import new_id
from archive.model.page import Page, PageState, Scan
from archive.storage.faults import rot_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archive.storage.connection import Database
    from archive.storage.recorder import Recorder, Value

PAGES = """
SELECT page.*, scan.file, scan.sha256, scan.width, scan.height, scan.dpi, scan.original_name,
    scan.frame
FROM page LEFT JOIN scan ON scan.page_id = page.id
JOIN issue ON issue.id = page.issue_id JOIN newspaper ON newspaper.id = issue.newspaper_id
"""
IN_ORDER = " ORDER BY newspaper.name, newspaper.id, issue.date, issue.number, issue.id, page_order, page.id"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a page's text was imported from."""

    page_id: str
    original_name: str
    sha256: str
    encoding: str = ""


class TreePage(NamedTuple):
    """A page as a tree shows it. A named tuple: ten thousand are made at once."""

    newspaper_id: str
    issue_id: str
    page_id: str
    order: int
    label: str
    section: str
    state: PageState


class Catalogue:
    """Reads newspapers, issues and pages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def newspapers(self) -> list[Newspaper]:
        """Return all newspapers by name."""
        return [
            Newspaper(**row) for row in self._db.query("SELECT * FROM newspaper ORDER BY name, id")
        ]

    def newspaper(self, newspaper_id: str) -> Newspaper:
        """Return one newspaper.

        Raises:
            KeyError: If there is no such newspaper.
        """
        for row in self._db.query("SELECT * FROM newspaper WHERE id = ?", [newspaper_id]):
            return Newspaper(**row)
        raise KeyError(newspaper_id)

    def issues(self, newspaper_id: str | None = None) -> list[Issue]:
        """Return issues by date, of one newspaper if given."""
        where = "WHERE newspaper_id = ?" if newspaper_id else ""
        rows = self._db.query(
            f"SELECT * FROM issue {where} ORDER BY date, number, id",
            [newspaper_id] if newspaper_id else [],
        )
        tags: dict[str, list[str]] = {}
        for row in self._db.query("SELECT issue_id, tag FROM issue_tag ORDER BY tag"):
            tags.setdefault(row["issue_id"], []).append(row["tag"])
        return [_issue(row, tags.get(row["id"], ())) for row in rows]

    def issue(self, issue_id: str) -> Issue:
        """Return one issue.

        Raises:
            KeyError: If there is no such issue.
        """
        for row in self._db.query("SELECT * FROM issue WHERE id = ?", [issue_id]):
            tags = self._db.execute(
                "SELECT tag FROM issue_tag WHERE issue_id = ? ORDER BY tag", [issue_id]
            )
            return _issue(row, [tag for (tag,) in tags.fetchall()])
        raise KeyError(issue_id)

    def pages(self, issue_id: str | None = None) -> list[Page]:
        """Return pages in order, of one issue if given."""
        where = "WHERE page.issue_id = ?" if issue_id else ""
        rows = self._db.query(PAGES + where + IN_ORDER, [issue_id] if issue_id else [])
        return [_page(row) for row in rows]

    def page(self, page_id: str) -> Page:
        """Return one page.

        Raises:
            KeyError: If there is no such page.
        """
        for row in self._db.query(PAGES + "WHERE page.id = ?", [page_id]):
            return _page(row)
        raise KeyError(page_id)

    def first_page(self) -> Page | None:
        """Return the page that comes first in the archive, or None; quick among 10,000 pages."""
        issues = "SELECT id FROM issue WHERE newspaper_id = ? ORDER BY date, number, id"
        pages = "SELECT id FROM page WHERE issue_id = ? ORDER BY page_order, id LIMIT 1"
        for newspaper in self.newspapers():
            for (issue_id,) in self._db.execute(issues, [newspaper.id]):
                found = self._db.execute(pages, [issue_id]).fetchone()
                if found is not None:
                    return self.page(str(found[0]))
        return None

    def tree(self) -> list[TreePage]:
        """Return every page in order with where it belongs: cheap enough for 10,000 pages."""
        rows = self._db.execute(
            "SELECT newspaper.id, issue.id, page.id, page_order, label, section, state FROM page"
            " JOIN issue ON issue.id = page.issue_id"
            " JOIN newspaper ON newspaper.id = issue.newspaper_id" + IN_ORDER
        )
        states = {state.value: state for state in PageState}
        with rot_in_words("the record of a page"):
            return [
                TreePage(newspaper, issue, page, order, label, section, states[state])
                for newspaper, issue, page, order, label, section, state in rows.fetchall()
            ]

    def newspaper_of_page(self, page_id: str) -> Newspaper:
        """Return the newspaper that a page belongs to.

        Raises:
            KeyError: If there is no such page.
        """
        for row in self._db.query(
            "SELECT newspaper.* FROM newspaper JOIN issue ON issue.newspaper_id = newspaper.id"
            " JOIN page ON page.issue_id = issue.id WHERE page.id = ?",
            [page_id],
        ):
            return Newspaper(**row)
        raise KeyError(page_id)

    def has_content(self, sha256: str) -> bool:
        """Tell whether a scan or text file with this checksum was imported before."""
        found = self._db.execute(
            "SELECT 1 FROM scan WHERE sha256 = ? UNION SELECT 1 FROM source WHERE sha256 = ?",
            [sha256, sha256],
        )
        return found.fetchone() is not None

    def frames_of(self, sha256: str) -> set[int]:
        """Return which images of the scan file with this checksum are scans of pages."""
        rows = self._db.execute("SELECT frame FROM scan WHERE sha256 = ?", [sha256])
        return {frame for (frame,) in rows.fetchall()}

    def pages_from(self, sha256: str) -> list[str]:
        """Return the pages that came from the text file or edition with this checksum, in order."""
        query = "SELECT page_id FROM source WHERE sha256 = ? ORDER BY rowid"
        return [page_id for (page_id,) in self._db.execute(query, [sha256]).fetchall()]

    def scan_files(self) -> dict[str, str]:
        """Return the SHA-256 of every scan file that pages use, by its name."""
        rows = self._db.execute("SELECT DISTINCT file, sha256 FROM scan ORDER BY file")
        return dict(rows.fetchall())

    def sources(self) -> list[Source]:
        """Return the text files that pages were imported from."""
        columns = "page_id, original_name, sha256, encoding"
        return [
            Source(**row) for row in self._db.query(f"SELECT {columns} FROM source ORDER BY rowid")
        ]

    def is_taken(self, identifiers: Iterable[str]) -> bool:
        """Tell whether a page, or anything on one, has one of these identifiers already."""
        tables = ("page", "article", "passage", "line", "reading", "annotation")
        query = " UNION ALL ".join(
            f"SELECT 1 FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))"
            for table in tables
        )
        found = self._db.execute(query + " LIMIT 1", {"ids": json.dumps(list(identifiers))})
        return found.fetchone() is not None

    def language_of_page(self, page_id: str) -> str:
        """Return the language of the newspaper that a page belongs to."""
        return self.newspaper_of_page(page_id).language


def newspaper_row(newspaper: Newspaper) -> dict[str, Value]:
    """Return a newspaper as a row."""
    return asdict(newspaper)


def issue_row(issue: Issue) -> dict[str, Value]:
    """Return an issue as a row; its tags are rows of their own."""
    return {
        "id": issue.id,
        "newspaper_id": issue.newspaper_id,
        "date": issue.date.isoformat() if issue.date else None,
        "number": issue.number,
        "edition": issue.edition,
    }


def page_row(page: Page) -> dict[str, Value]:
    """Return a page as a row; its scan is a row of its own."""
    return {
        "id": page.id,
        "issue_id": page.issue_id,
        "page_order": page.order,
        "label": page.label,
        "section": page.section,
        "state": page.state,
    }


def add_scan(recorder: Recorder, page_id: str, scan: Scan) -> None:
    """Attach a scan to a page that has none."""
    recorder.insert("scan", {"id": f"scan-{page_id}", "page_id": page_id, **asdict(scan)})


def add_source(recorder: Recorder, source: Source) -> None:
    """Note from which file a page's text was imported."""
    recorder.insert("source", {"id": new_id(), **asdict(source)})


def _issue(row: Mapping[str, object], tags: Sequence[str]) -> Issue:
    with rot_in_words("the record of an issue"):
        date = row["date"]
        return Issue(
            newspaper_id=str(row["newspaper_id"]),
            date=dt.date.fromisoformat(str(date)) if date else None,
            number=str(row["number"]),
            edition=str(row["edition"]),
            tags=tuple(tags),
            id=str(row["id"]),
        )


def _page(row: Mapping[str, object]) -> Page:
    with rot_in_words("the record of a page"):
        scan = None
        if row["file"] is not None:
            scan = Scan(
                file=str(row["file"]),
                sha256=str(row["sha256"]),
                width=int(row["width"]),  # type: ignore[call-overload]
                height=int(row["height"]),  # type: ignore[call-overload]
                dpi=row["dpi"],  # type: ignore[arg-type]
                original_name=str(row["original_name"]),
                frame=int(row["frame"]),  # type: ignore[call-overload]
            )
        return Page(
            issue_id=str(row["issue_id"]),
            order=int(row["page_order"]),  # type: ignore[call-overload]
            label=str(row["label"]),
            section=str(row["section"]),
            state=PageState(str(row["state"])),
            scan=scan,
            id=str(row["id"]),
        )
