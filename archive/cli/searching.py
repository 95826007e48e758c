"""``jiaokan search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive.cli.terminal import archive_argument, counted, opened, progress_bar, tell

if TYPE_CHECKING:
    from pathlib import Path

    from archive.storage.archive_file import Archive
    from archive.storage.searching import Hit


@click.command()
@archive_argument
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", metavar="N", type=click.IntRange(1), default=50, help="At most this many places."
)
def search(path: Path, query: tuple[str, ...], limit: int) -> None:
    """Find words in texts, OCR, tags, remarks and records.

    All words must be there; "in quotation marks" they must follow each other; wor* finds what
    begins so.
    """
    with progress_bar() as progress, opened(path, progress, read_only=True) as archive:
        hits = archive.search(" ".join(query), limit)
        for hit in hits:
            click.echo(_line(archive, hit))
    if not hits:
        tell("nothing was found")
    elif len(hits) == limit:
        tell(f"only the first {counted(limit, 'place')}; there may be more")


def _line(archive: Archive, hit: Hit) -> str:
    parts = [_place(archive, hit), hit.kind.value, hit.title, hit.snippet]
    return "\t".join(" ".join(part.split()) for part in parts)


def _place(archive: Archive, hit: Hit) -> str:
    if hit.page_id is None:
        return "-"
    page = archive.catalogue.page(hit.page_id)
    issue = archive.catalogue.issue(page.issue_id)
    date = issue.date.isoformat() if issue.date else ""
    return f"{date} {page.name}"
