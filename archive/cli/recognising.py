"""``jiaokan recognise``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive.cli.terminal import archive_argument, counted, opened, page_option, progress_bar, tell

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@archive_argument
@page_option
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Pages read at a time."
)
def recognise(path: Path, labels: tuple[str, ...], jobs: int) -> None:
    """Read the scans: OCR, columns, reading order, articles.

    Without --page, the pages that have a scan and no text yet. A page that somebody has worked on
    is never read over.
    """
    from archive.editing.recognising import recognise_pages, unread_pages
    from archive.exporters.selection import pages_named

    with progress_bar() as progress, opened(path, progress) as archive:
        pages = archive.catalogue.pages()
        wanted = [page.id for label in labels for page in pages_named(pages, label)]
        report = recognise_pages(
            archive, wanted if labels else unread_pages(archive), progress, jobs=jobs
        )
    for message in report.errors:
        tell(message)
    click.echo(f"recognised {counted(len(report.page_ids), 'page')}")
    if report.errors:
        click.get_current_context().exit(1)
