"""The ``jiaokan`` command: the commands of the archive, and ``open`` for the window."""

from __future__ import annotations

from archive.cli.command_line import command_line
from desktop_app.command_line import open_command


def main() -> None:
    """Run the command that was asked for; without one, open the window."""
    command_line(open_command, default="open").main(prog_name="jiaokan")


if __name__ == "__main__":
    main()
