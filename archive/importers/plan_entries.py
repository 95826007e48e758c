"""What an import will do, file by file, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from archive.formats.edition import EditionPage
    from archive.imaging.formats import Frame
    from archive.importers.registry import TextFormat
    from archive.model.catalogue import Issue, Newspaper
    from archive.model.page import Page


class EntryKind(StrEnum):
    """What becomes of files."""

    NEW = "new"
    """They make new pages."""
    TEXT_ADDED = "text added"
    """The text of a page that is in the archive without text."""
    SCAN_ADDED = "scan added"
    """The scan of a page that is in the archive without scan."""
    DUPLICATE = "duplicate"
    """The same file is in the archive, or among the others."""
    LEFT_OUT = "left out"
    """Another of the files gives the same page its scan or text."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ScanSource:
    """One image of a file: the scan of a page."""

    path: Path
    sha256: str
    number: int
    frame: Frame
    has_text_layer: bool = False
    original_name: str = ""
    """Name under which the scan is remembered; that of the file if empty."""


@dataclass(frozen=True, slots=True)
class TextSource:
    """One page of a file of text."""

    path: Path
    sha256: str
    format: TextFormat
    number: int = 0


@dataclass(frozen=True, slots=True)
class PageStep:
    """What one page gets, in one edit.

    The text comes from a file (``text``), ready-made with annotations (``content``, out of an
    edition), or from the text layer of the scan, in this order.
    """

    page: Page
    is_new: bool
    scan: ScanSource | None = None
    text: TextSource | None = None
    content: EditionPage | None = None


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """Files that belong together and what becomes of them; ``message`` says it in one line."""

    kind: EntryKind
    files: tuple[Path, ...]
    message: str
    steps: tuple[PageStep, ...] = ()
    sha256: str = ""
    """Checksum of an edition's file, noted with each of its pages."""
    warning: str = ""
    """What should be known after an import that went well."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All entries, in the order of the files, and the records that new pages need."""

    entries: tuple[PlanEntry, ...]
    newspapers: tuple[Newspaper, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def page_count(self) -> int:
        """How many pages will be made or completed."""
        return sum(len(entry.steps) for entry in self.entries)

    def of_kind(self, kind: EntryKind) -> list[PlanEntry]:
        """Return the entries of one kind."""
        return [entry for entry in self.entries if entry.kind is kind]
