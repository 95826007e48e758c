"""``jiaokan check`` and ``jiaokan backup``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive.cli.terminal import any_path, archive_argument, counted, opened, progress_bar, tell
from archive.errors import ArchiveBusyError, ArchiveDamagedError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@archive_argument
def check(path: Path) -> None:
    """Check everything: the database, the texts, the history and the scans."""
    from archive.storage.integrity import check_archive

    with progress_bar() as progress:
        try:
            with opened(path, progress) as archive:
                report = check_archive(archive, progress)
        except ArchiveBusyError:
            tell(f"{path} is in use: it is checked without tidying up")
            with opened(path, progress, read_only=True) as archive:
                report = check_archive(archive, progress)
    for remark in report.remarks:
        click.echo(remark)
    for fault in report.faults:
        click.echo(f"fault: {fault}")
    if report.faults:
        raise ArchiveDamagedError(
            f"{path} is damaged: {counted(len(report.faults), 'fault')}; restore a backup"
        )
    click.echo(f"{path} is sound: {counted(report.pages, 'page')}, {counted(report.scans, 'scan')}")


@click.command()
@archive_argument
@click.argument("target", metavar="DEST", type=any_path)
def backup(path: Path, target: Path) -> None:
    """Copy an archive, also one that is in use, and verify the copy.

    DEST is a folder in which the copy gets a name with the date, or a new NAME.jiaokan.
    """
    from archive.storage.backup import back_up

    with progress_bar() as progress, opened(path, progress, read_only=True) as archive:
        place = back_up(archive, target, progress)
    click.echo(f"wrote {place}")
