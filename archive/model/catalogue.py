"""What a librarian records of newspapers and their issues."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.model.identifiers import new_id

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Newspaper:
    """One newspaper title."""

    name: str
    language: str = "zh-Hans"
    """BCP 47, e.g. zh-Hans, zh-Hant, de, en."""
    issn: str = ""
    cn_number: str = ""
    """国内统一刊号, e.g. CN 43-0001."""
    place: str = ""
    publisher: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Issue:
    """What a newspaper published on one day, in one edition."""

    newspaper_id: str
    date: dt.date | None = None
    number: str = ""
    edition: str = ""
    tags: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)
