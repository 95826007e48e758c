"""``jiaokan recognise``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive.cli.terminal import (
    archive_argument,
    counted,
    opened_for_writing,
    page_option,
    progress_bar,
    tell,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archive.progress import Progress
    from archive.storage.archive_file import Archive


@click.command()
@archive_argument
@page_option
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Pages read at a time."
)
@click.option(
    "--engine",
    metavar="NAME",
    default="rapid",
    help="rapid (default), tesseract, tesseract/MODEL or text-layer.",
)
@click.option(
    "--area",
    metavar="LEFT TOP RIGHT BOTTOM",
    type=click.IntRange(0),
    nargs=4,
    default=None,
    help="Only this area of the one page named, in pixels of its scan.",
)
def recognise(
    path: Path,
    labels: tuple[str, ...],
    jobs: int,
    engine: str,
    area: tuple[int, int, int, int] | None,
) -> None:
    """Read the scans: OCR, columns, reading order, articles.

    Without --page, the pages that have a scan and were not read yet: what was stopped goes on. A
    page that somebody has worked on is not read over; what is read differently is proposed.
    """
    from archive.editing.recognising import recognise_pages, unread_pages
    from archive.exporters.selection import pages_named
    from archive.recognition.engines import expect_engine

    expect_engine(engine)
    with progress_bar() as progress, opened_for_writing(path, progress) as archive:
        pages = archive.catalogue.pages()
        wanted = [page.id for label in labels for page in pages_named(pages, label)]
        if area is not None:
            _read_area(archive, wanted, area, engine, progress)
            return
        report = recognise_pages(
            archive,
            wanted if labels else unread_pages(archive),
            progress,
            jobs=jobs,
            engine=engine,
        )
    for message in report.errors:
        tell(message)
    click.echo(f"recognised {counted(len(report.page_ids), 'page')}")
    if report.proposed:
        count = sum(number for _, number in report.proposed)
        on = counted(len(report.proposed), "page")
        click.echo(f"{counted(count, 'proposal')} on {on} that somebody has worked on")
    if report.errors:
        click.get_current_context().exit(1)


def _read_area(
    archive: Archive,
    wanted: Sequence[str],
    area: tuple[int, int, int, int],
    engine: str,
    progress: Progress,
) -> None:
    from archive.editing.reading_again import read_again
    from archive.model.geometry import Box

    left, top, right, bottom = area
    if len(wanted) != 1 or left >= right or top >= bottom:
        raise click.UsageError("--area needs one --page, and left < right, top < bottom")
    done = read_again(archive, wanted[0], Box(*area), progress, engine=engine)
    if done.proposed:
        click.echo(f"{counted(done.proposed, 'proposal')} on a page that somebody has worked on")
    else:
        click.echo(f"changed {counted(done.changed, 'line')}")
