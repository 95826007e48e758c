"""``jiaokan new``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive.cli.terminal import archive_argument

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@archive_argument
def new(path: Path) -> None:
    """Make an empty archive, a folder NAME.jiaokan."""
    from archive.storage.archive_file import Archive

    Archive.create(path).close()
    click.echo(f"made {path}")
