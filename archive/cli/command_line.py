"""The command line put together: the commands, and what happens when one of them fails."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import Any, TextIO

import click

from archive.cli.comparing import compare_layout
from archive.cli.creating import new
from archive.cli.exporting import export_command
from archive.cli.importing import import_command
from archive.cli.recognising import recognise
from archive.cli.repairing import repair
from archive.cli.safekeeping import backup, check
from archive.cli.searching import search
from archive.errors import ArchiveError, TaskCancelledError

COMMANDS: tuple[click.Command, ...] = (
    new,
    import_command,
    recognise,
    compare_layout,
    repair,
    search,
    export_command,
    check,
    backup,
)


class CommandLine(click.Group):
    """The group of all commands. Says in one line what the world did wrong, and exits with 1.

    ``default`` names the command that is meant when none is given.
    """

    def __init__(self, *, default: str | None = None, **settings: Any) -> None:
        super().__init__(name="jiaokan", **settings)
        self.default = default

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work, not of the alphabet."""
        del ctx
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before arguments that name none."""
        if self.default is not None and self._names_none(args):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Carry a command out and tell its errors."""
        _make_printable(sys.stdout)
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            raise click.ClickException(" ".join(str(error).split())) from error
        except (TaskCancelledError, KeyboardInterrupt):
            raise click.ClickException(
                "stopped; what was finished is kept, and the same command does the rest"
            ) from None
        except MemoryError:
            raise click.ClickException("not enough memory; close other programs") from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # the reader of our output has gone; click knows what to do
            name = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{name}{error.strerror or error}") from error

    def _names_none(self, args: list[str]) -> bool:
        if not args:
            return True
        first = args[0]
        if first in self.commands or first in {"--help", "--version"}:
            return False
        # a word that is no command is a mistake, unless it is a place
        return first.startswith("-") or first.endswith(".jiaokan") or Path(first).is_dir()


def command_line(*more: click.Command, default: str | None = None) -> CommandLine:
    """Return the group of the library's commands and some more.

    Args:
        more: Commands of the caller, which come first.
        default: Name of the command that is carried out when none is named.
    """
    group = CommandLine(
        default=default,
        help="Jiaokan 校勘: repairs the OCR text of newspapers beside the scan.",
        no_args_is_help=default is None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for command in (*more, *COMMANDS):
        group.add_command(command)
    return click.version_option(package_name="jiaokan", prog_name="jiaokan")(group)


def _make_printable(stream: TextIO) -> None:
    """Let a terminal that cannot show a character show its number instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
