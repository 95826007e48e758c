"""``jiaokan export``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive.cli.terminal import any_path, archive_argument, opened, page_option, progress_bar

if TYPE_CHECKING:
    from pathlib import Path


@click.command("export")
@archive_argument
@click.argument("target", metavar="OUT", type=any_path)
@click.option("--format", "format_id", metavar="FORMAT", help="json, txt, md, html, csv …")
@page_option
@click.option(
    "--article", "articles", metavar="ID", multiple=True, help="Only the article with this id."
)
@click.option("--overwrite", is_flag=True, help="Replace a file that is there.")
def export_command(
    path: Path,
    target: Path,
    format_id: str | None,
    labels: tuple[str, ...],
    articles: tuple[str, ...],
    *,
    overwrite: bool,
) -> None:
    """Write a clean edition to a file."""
    from archive.exporters.registry import EXPORT_FORMATS
    from archive.exporters.run import export
    from archive.exporters.selection import Selection

    known = {one.id: one for one in EXPORT_FORMATS}
    if format_id is None:
        fitting = [one.id for one in EXPORT_FORMATS if one.suffix == target.suffix.lower()]
        format_id = fitting[0] if fitting else None
    if format_id not in known:
        raise click.BadParameter(f"choose one of {', '.join(known)}", param_hint="--format")
    with progress_bar() as progress, opened(path, progress, read_only=True) as archive:
        selection = Selection(labels, articles)
        export(archive, target, format_id, selection, overwrite=overwrite, progress=progress)
    click.echo(f"wrote {target}")
