"""``python -m archive.cli``: the commands without the window."""

from __future__ import annotations

from archive.cli.command_line import command_line

if __name__ == "__main__":
    command_line()(prog_name="jiaokan")
