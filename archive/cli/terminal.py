"""What the commands share: opening an archive, and a progress bar where somebody looks."""

from __future__ import annotations

import shutil
import sys
import time
import unicodedata
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from archive.errors import ArchiveTooOldError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.progress import Progress
    from archive.storage.archive_file import Archive

_SECONDS_BETWEEN: Final = 0.1
_BAR: Final = 24

# a file that may not be read is no wrong usage: the command says so, and goes on with the others
any_path = click.Path(path_type=Path, readable=False)
archive_argument = click.argument("path", metavar="ARCHIVE", type=any_path)
page_option = click.option(
    "--page", "labels", metavar="LABEL", multiple=True, help="Only the page with this label."
)


@contextmanager
def opened(path: Path, progress: Progress, *, read_only: bool = False) -> Iterator[Archive]:
    """Open an archive for the length of a command and tell what is odd about it."""
    from archive.storage.archive_file import Archive

    try:
        archive = Archive.open(path, read_only=read_only, progress=progress)
    except ArchiveTooOldError:
        Archive.open(path, progress=progress).close()  # upgrades it
        archive = Archive.open(path, read_only=read_only)
    with archive:
        for warning in archive.warnings:
            tell(f"warning: {warning}")
        yield archive


@contextmanager
def opened_for_writing(path: Path, progress: Progress) -> Iterator[Archive]:
    """Open an archive that a command is going to write to, or say at once that it cannot."""
    with opened(path, progress) as archive:
        archive.expect_writable()
        yield archive


def tell(message: str) -> None:
    """Print a line for the person, apart from the output proper."""
    click.echo(" ".join(message.split()), err=True)


def counted(number: int, thing: str) -> str:
    """Return a number with its thing: 1 page, 2 pages."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Return what shows progress on a terminal and nothing elsewhere; the line is wiped after."""
    bar = _Bar(shown=sys.stderr.isatty())
    try:
        yield bar
    finally:
        bar.wipe()


class _Bar:
    """A progress bar in the last line of the terminal."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._width = 0
        self._last = 0.0

    def step(self, done: int, total: int, what: str) -> None:
        """See ``Progress``."""
        moment = time.monotonic()
        if not self._shown or (done < total and moment - self._last < _SECONDS_BETWEEN):
            return
        self._last = moment
        share = min(1.0, done / total) if total else 1.0
        filled = round(share * _BAR)
        columns = shutil.get_terminal_size().columns - 1
        line = f"[{'#' * filled}{'.' * (_BAR - filled)}] {share:4.0%} {what}"
        line = _fitting(line, columns)
        sys.stderr.write("\r" + line + " " * max(0, self._width - _columns(line)))
        sys.stderr.flush()
        self._width = _columns(line)

    def wipe(self) -> None:
        """Take the bar away."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0


def _columns(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _fitting(text: str, columns: int) -> str:
    text = "".join(c if c.isprintable() else "?" for c in text)
    while _columns(text) > columns:
        text = text[:-1]
    return text
