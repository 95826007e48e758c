"""The command that opens the window."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

Size = tuple[int, int]

_PNG: Final = b"\x89PNG\r\n\x1a\n"
"""How a picture begins that may be replaced."""


def _size(_context: click.Context, _option: click.Parameter, text: str | None) -> Size | None:
    if text is None:
        return None
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise click.BadParameter("write it as WIDTHxHEIGHT, for example 1600x1000")
    return int(width), int(height)


@click.command("open")
@click.argument("archive", required=False, type=click.Path(path_type=Path, readable=False))
@click.option("--page", "page_label", metavar="LABEL", help="Go to the page with this label.")
@click.option("--language", type=click.Choice(["zh_CN", "en"]), help="Language of the window.")
@click.option("--theme", type=click.Choice(["light", "dark"]), help="Colours of the window.")
@click.option(
    "--screenshot",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="OUT.png",
    help="Draw everything visible, save a picture of the window and exit.",
)
@click.option(
    "--size",
    callback=_size,
    metavar="WIDTHxHEIGHT",
    help="Size of the window: 1600x1000, or what the screen has room for.",
)
def open_command(
    archive: Path | None,
    page_label: str | None,
    language: str | None,
    theme: str | None,
    screenshot: Path | None,
    size: Size | None,
) -> None:
    """Open ARCHIVE in the window: the last one, or the sample archive at the first start."""
    from desktop_app.start import StartOptions, start

    if screenshot is not None:
        from archive.exporters.run import check_place_of_ours

        check_place_of_ours(screenshot, _PNG)
    options = StartOptions(archive, page_label, language, theme, screenshot, size)
    click.get_current_context().exit(start(options))
