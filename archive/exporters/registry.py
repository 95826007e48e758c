"""The formats in which an edition can be exported; each is loaded when first used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.formats.edition import Edition

Writer: TypeAlias = "Callable[[Edition], bytes]"
"""Returns an edition as the content of a file."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format. ``load`` returns the function that writes it."""

    id: str
    title: str
    suffix: str
    load: Callable[[], Writer]


def _json() -> Writer:
    from archive.formats.edition_json import write

    return lambda edition: write(edition).encode()


def _txt() -> Writer:
    from archive.exporters.plain_text import write

    return write


def _md() -> Writer:
    from archive.exporters.markdown import write

    return write


def _html() -> Writer:
    from archive.exporters.html import write

    return write


def _csv() -> Writer:
    from archive.exporters.csv_table import write

    return write


EXPORT_FORMATS: Final[tuple[ExportFormat, ...]] = (
    ExportFormat("json", "Edition JSON", ".json", _json),
    ExportFormat("txt", "Plain text", ".txt", _txt),
    ExportFormat("md", "Markdown", ".md", _md),
    ExportFormat("html", "HTML", ".html", _html),
    ExportFormat("csv", "Table of articles (CSV)", ".csv", _csv),
)


def export_format(format_id: str) -> ExportFormat:
    """Return the format with an identifier.

    Raises:
        ArchiveError: If there is none.
    """
    for one in EXPORT_FORMATS:
        if one.id == format_id:
            return one
    raise ArchiveError(
        f"there is no export format {format_id}; choose one of "
        f"{', '.join(one.id for one in EXPORT_FORMATS)}"
    )
