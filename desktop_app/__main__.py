"""The ``jiaokan`` command: the commands of the archive, and ``open`` for the window."""

from __future__ import annotations

import sys

from desktop_app.command_line import open_command


def main() -> None:
    """Run the command that was asked for; without one, open the window."""
    arguments = sys.argv[1:] or ["open"]
    if arguments[0] == open_command.name:  # the other commands need not be imported
        open_command.main(arguments[1:], prog_name="jiaokan open")
    from archive.cli.command_line import command_line

    command_line(open_command, default=open_command.name).main(arguments, prog_name="jiaokan")


if __name__ == "__main__":
    main()
