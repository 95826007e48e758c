"""The ``jiaokan`` command: the commands of the archive, and ``open`` for the window."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Run the command that was asked for; without one, open the window."""
    words = sys.argv[1:]
    if len(words) <= 1 and all(_is_archive(word) for word in words):
        _open_window(Path(words[0]) if words else None)
        return
    from archive.cli.command_line import command_line
    from desktop_app.command_line import open_command

    command_line(open_command, default="open").main(prog_name="jiaokan")


def _is_archive(word: str) -> bool:
    return word.endswith(".jiaokan") and not word.startswith("-")


def _open_window(archive: Path | None) -> None:
    """Do what most often is asked for without the command line, which takes long to import."""
    from archive.errors import ArchiveError
    from desktop_app.start import StartOptions, start

    try:
        sys.exit(start(StartOptions(archive)))
    except (ArchiveError, MemoryError, OSError) as error:
        _tell(error)


def _tell(error: Exception) -> None:
    """Let the command line say what the world did wrong."""
    import click

    from archive.cli.command_line import command_line

    @click.command("open")
    def failed() -> None:
        raise error

    command_line(failed, default="open").main([], prog_name="jiaokan")


if __name__ == "__main__":
    main()
