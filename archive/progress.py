"""How long work reports progress and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a long task is given to report to."""

    def step(self, done: int, total: int, what: str) -> None:
        """Report that ``done`` of ``total`` are finished and ``what`` comes next.

        Raises:
            TaskCancelledError: If the task was asked to stop.
        """
        ...


class NoProgress:
    """Ignores every report; for tests and scripts."""

    def step(self, done: int, total: int, what: str) -> None:
        """Do nothing."""
