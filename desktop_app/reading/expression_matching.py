"""Matching regular expressions so that it can be given up: in a process of its own. Knows no Qt."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Final, Self

from archive.own_process import own_process
from desktop_app.reading.search import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.reading.search import Search

LONGEST_S: Final = 3.0
"""How long an expression may take on one page, which is plenty for any sensible one."""
MOST: Final = 20_000
"""More places than these in one text are not told."""


class Matcher:
    """One search at a time. Used on one thread; the process lives from the first search on."""

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._text = ""
        self._is_waiting = False
        self._began = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def is_waiting(self) -> bool:
        """True from a search until its answer."""
        return self._is_waiting

    @property
    def seconds(self) -> float:
        """How long the search has taken so far."""
        return time.monotonic() - self._began

    def begin(self, search: Search, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        """Search stretches of a text; an earlier search that has not ended is given up."""
        if self._is_waiting:
            self.end()
        if self._child is None:
            self._child = _Child()
        self._text, self._is_waiting, self._began = text, True, time.monotonic()
        job = {"words": search.words, "text": text, "stretches": list(stretches), "most": MOST}
        self._child.say(json.dumps(job))

    def answer(self, patience_s: float = 0.0) -> list[list[Hit]] | None:
        """Return what was found in each stretch, None if that is not known yet.

        A process that died has found nothing.
        """
        if self._child is None or not self._is_waiting:
            return []
        line = self._child.hear(patience_s)
        if line is None:
            return None
        self._is_waiting = False
        if not line:
            self.end()
            return []
        answer: dict[str, Any] = json.loads(line)
        names = tuple(answer["names"])
        return [
            [Hit(self._text, start, end, tuple(groups), names) for start, end, groups in row]
            for row in answer["hits"]
        ]

    def end(self) -> None:
        """Give up what is searched for, and end the process."""
        self._is_waiting = False
        child, self._child = self._child, None
        if child is not None:
            child.end()


class _Child:
    """The process, and a thread that listens to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # ended by ``end``
            own_process("desktop_app.reading.expression_process", "serve"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def say(self, line: str) -> None:
        with suppress(OSError):  # it has died: that is heard
            stdin = _pipe(self._process.stdin)
            stdin.write(line + "\n")
            stdin.flush()

    def hear(self, patience_s: float) -> str | None:
        """Return the next line, empty if the process has ended, None if there is none yet."""
        with suppress(queue.Empty):
            return self._lines.get(timeout=patience_s) if patience_s else self._lines.get_nowait()
        return None

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()

    def _listen(self) -> None:
        for line in _pipe(self._process.stdout):
            self._lines.put(line)
        self._lines.put("")


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise OSError("the process has no pipes")
    return pipe
