"""The command that opens the window."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

Size = tuple[int, int]


def _size(_context: click.Context, _option: click.Parameter, text: str | None) -> Size | None:
    if text is None:
        return None
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise click.BadParameter("write it as WIDTHxHEIGHT, for example 1600x1000")
    return int(width), int(height)


_PNG: Final = b"\x89PNG\r\n\x1a\n"


def _check_place(picture: Path) -> None:
    """Make sure that a picture may be saved at a place; an older picture may be replaced."""
    from archive.exporters.run import check_place

    try:
        with picture.open("rb") as file:
            is_picture = file.read(len(_PNG)) in {b"", _PNG}
    except OSError:  # no file: whether there may be one is found out below
        is_picture = False
    check_place(picture, overwrite=is_picture)


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
        _check_place(screenshot)
    options = StartOptions(archive, page_label, language, theme, screenshot, size)
    click.get_current_context().exit(start(options))
