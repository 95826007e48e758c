"""``jiaokan import``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive.cli.terminal import (
    any_path,
    archive_argument,
    counted,
    opened_for_writing,
    progress_bar,
    tell,
)

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from archive.importers.run import ImportReport
    from archive.storage.archive_file import Archive


@click.command("import")
@archive_argument
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=any_path)
@click.option("--newspaper", metavar="NAME", default="", help="Newspaper that new pages belong to.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Date of their issue.")
@click.option("--page", "label", metavar="LABEL", default="", help="Label of the one page.")
def import_command(
    path: Path, files: tuple[Path, ...], newspaper: str, date: dt.datetime | None, label: str
) -> None:
    """Import scans (TIFF, JPEG, PNG, JP2, WebP, PDF) and texts.

    A scan and a text of the same stem make one page. Files that cannot be read are named, the
    others are imported.
    """
    from archive.importers.plan import make_plan
    from archive.importers.run import run_plan
    from archive.importers.target import ImportTarget

    target = ImportTarget(newspaper, date.date() if date else None, label)
    with progress_bar() as progress, opened_for_writing(path, progress) as archive:
        plan = make_plan(archive, files, target, progress)
        report = run_plan(archive, plan, progress)
        _print(archive, report)
    if report.errors:
        click.get_current_context().exit(1)


def _print(archive: Archive, report: ImportReport) -> None:
    encodings = {source.page_id: source.encoding for source in archive.catalogue.sources()}
    for page_id in report.page_ids:
        page = archive.catalogue.page(page_id)
        lines = sum(1 for _ in archive.texts.get(page_id).lines())
        scan = f"scan {page.scan.width} × {page.scan.height}" if page.scan else "no scan"
        text = counted(lines, "line") if lines else "no text"
        encoding = encodings.get(page_id, "")
        read_as = f" ({encoding})" if lines and encoding else ""
        click.echo(f"page {page.name}: {scan}, {text}{read_as}")
    click.echo(f"imported {counted(len(report.page_ids), 'page')}")
    for message in (*report.skipped, *report.warnings, *report.errors):
        tell(message)
