"""``jiaokan compare-layout``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from archive.cli.terminal import any_path, archive_argument, counted, opened, progress_bar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive.editing.comparing_layouts import LayoutComparison
    from archive.model.geometry import Box
    from archive.model.line import Line
    from archive.model.page import Page, PageText
    from archive.storage.archive_file import Archive

_SNIPPET: Final = 16
_START: Final = 4_000
"""Bytes at the beginning of a file in which its format shows."""


@click.command("compare-layout")
@archive_argument
@click.option("--page", "label", metavar="LABEL", required=True, help="The page to compare.")
@click.option(
    "--with",
    "file",
    metavar="FILE",
    type=any_path,
    help="PAGE, ALTO or hOCR of the same scan; without it, our own layout.",
)
@click.option(
    "--overlay",
    metavar="OUT.png",
    type=any_path,
    help="Draw both layouts over the scan, side by side.",
)
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(0),
    default=20,
    help="How many differences to list (20).",
)
def compare_layout(
    path: Path, label: str, file: Path | None, overlay: Path | None, most: int
) -> None:
    """Compare the order and articles of a page (here) with another layout of it (there).

    Lines and their order that were imported are compared with how our own layout arranges the same
    lines, or with another file. Nothing is changed.
    """
    from archive.editing.comparing_layouts import compare_layouts, own_layout
    from archive.exporters.selection import pages_named

    with progress_bar() as progress, opened(path, progress, read_only=True) as archive:
        (page, *_) = pages_named(archive.catalogue.pages(), label)
        here = archive.texts.get(page.id)
        there = own_layout(archive, page.id) if file is None else _layout_of(file, page)
        for text in _report(compare_layouts(here, there), most):
            click.echo(text)
        if overlay is not None:
            _draw(archive, page, [here, there], overlay)


def _layout_of(file: Path, page: Page) -> PageText:
    """Return the first page of a file of layout."""
    from archive.errors import UnreadableFileError
    from archive.importers.inspecting import read_bytes
    from archive.importers.registry import TEXT_FORMATS

    data = read_bytes(file)
    start = data[:_START]
    kind = next((k for k in TEXT_FORMATS if any(sign in start for sign in k.signs)), None)
    if kind is None:
        raise UnreadableFileError(f"{file.name}: neither PAGE, ALTO nor hOCR; export it again")
    (found, *_) = kind.load()(data, file.name)
    scan = page.scan
    if (
        scan is not None
        and found.width
        and (found.width, found.height) != (scan.width, scan.height)
    ):
        raise UnreadableFileError(
            f"{file.name}: made of an image of {found.width} × {found.height} pixels, but the scan "
            f"has {scan.width} × {scan.height}; make it of the same scan"
        )
    return found.text


def _report(found: LayoutComparison, most: int) -> Iterator[str]:
    only = f"{len(found.only_here)} only here, {len(found.only_there)} only there"
    yield f"{counted(found.in_both, 'line')} in both, {only}"
    same = found.followers - len(found.others)
    yield f"succession {found.succession:.3f}: {same} of {found.followers} go on with the same line"
    yield f"same article {found.article_f1:.3f}, same passage {found.passage_f1:.3f} (F1 of pairs)"
    for other in found.others[:most]:
        here, there = _words(other.here), _words(other.there)
        yield f"after {_words(other.line)}: here {here}, there {there}"
    for name, lines in (("here", found.only_here), ("there", found.only_there)):
        for line in lines[:most]:
            yield f"only {name}: {_words(line)}"


def _words(line: Line | None) -> str:
    if line is None:
        return "the end"
    text = line.text if len(line.text) <= _SNIPPET else line.text[:_SNIPPET] + "…"
    place = f" at {line.box.left},{line.box.top}" if line.box else ""
    return f"“{text}”{place}"


def _draw(archive: Archive, page: Page, layouts: list[PageText], target: Path) -> None:
    from io import BytesIO

    from archive.errors import ArchiveError
    from archive.exporters.run import check_place, write_file
    from archive.imaging.opening import open_for_reading
    from archive.imaging.overlay import side_by_side

    if page.scan is None:
        raise ArchiveError(f"page {page.name} has no scan; attach one first")
    check_place(target, overwrite=False)
    image = open_for_reading(archive.scans.path(page.scan.file), page.scan.frame)
    picture = BytesIO()
    side_by_side(image, [_boxes(text) for text in layouts]).save(picture, "PNG")
    write_file(target, picture.getvalue(), overwrite=False)


def _boxes(text: PageText) -> list[list[Box]]:
    return [
        [line.box for passage in article.passages for line in passage.lines if line.box]
        for article in text.articles
    ]
