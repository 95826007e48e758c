"""Reading scans in processes of their own, several at a time, and ending them at once.

A process that crashes costs the page that it was reading; the others go on, and a new process takes
its place.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final, Self

from archive.editing.reading_codec import Recognised, decode_recognised
from archive.editing.reading_process import STEPS
from archive.errors import ArchiveError
from archive.own_process import own_process

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from archive.model.geometry import Box
    from archive.progress import Progress

_SECONDS_BETWEEN_LOOKS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Job:
    """A scan, or a part of one, that is to be read."""

    page_id: str
    label: str
    scan: Path
    frame: int
    language: str
    engine: str
    threads: int
    box: Box | None = None
    """The part to read; without it the whole page is read and arranged."""

    def encoded(self) -> str:
        """Return the job as a line of JSON."""
        record = {
            "scan": str(self.scan.absolute()),
            "frame": self.frame,
            "language": self.language,
            "engine": self.engine,
            "threads": self.threads,
            "box": self.box.sides if self.box else None,
        }
        return json.dumps(record, ensure_ascii=False) + "\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: what was read, or else why nothing was."""

    job: Job
    recognised: Recognised | None = None
    error: str = ""


def read_all(jobs: Sequence[Job], at_a_time: int, progress: Progress) -> Iterator[Outcome]:
    """Yield what becomes of each job, as soon as it is done.

    ``progress`` is told on the caller's thread how far all are together, and what is done on each
    page that is being read. When the caller stops looking, every process is ended.

    Raises:
        TaskCancelledError: If ``progress`` says so, at once; every process is ended.
    """
    at_a_time = max(1, min(at_a_time, len(jobs)))
    total = len(jobs) * STEPS
    waiting, notes = list(jobs), dict[str, tuple[int, str]]()
    finished = 0
    news: queue.SimpleQueue[tuple[_Process, str]] = queue.SimpleQueue()
    processes: list[_Process] = []
    try:
        while finished < len(jobs):
            idle = [process for process in processes if process.job is None]
            while waiting and len(processes) - len(idle) < at_a_time:
                process = idle.pop() if idle else _Process(news)
                if process not in processes:
                    processes.append(process)
                process.begin(waiting.pop(0))
            done = finished * STEPS + sum(parts for parts, _ in notes.values())
            what = " · ".join(said for _, said in notes.values())
            progress.step(min(done, total), total, what)
            for process, line in _arrived(news):
                outcome = process.understand(line, notes)
                if not line and process in processes:
                    processes.remove(process)
                    process.end()
                if outcome is not None:
                    finished += 1
                    yield outcome
    finally:
        for process in processes:
            process.stop()  # all before waiting for one: a large process takes a while to end
        for process in processes:
            process.end()


def _arrived(
    news: queue.SimpleQueue[tuple[_Process, str]],
) -> Iterator[tuple[_Process, str]]:
    """Yield what the processes said; wait for a moment if it is nothing."""
    try:
        yield news.get(timeout=_SECONDS_BETWEEN_LOOKS)
        while True:
            yield news.get_nowait()
    except queue.Empty:
        return


class _Process:
    """A process that reads one scan at a time. What it says is put into a queue."""

    def __init__(self, news: queue.SimpleQueue[tuple[Self, str]]) -> None:
        self.job: Job | None = None
        self._child = subprocess.Popen(  # ended by ``end``
            own_process("archive.editing.reading_process", "serve"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,  # so that what an engine starts ends with it
        )
        self._listener = threading.Thread(target=self._listen, args=(news,), daemon=True)
        self._listener.start()

    def begin(self, job: Job) -> None:
        """Start a job."""
        self.job = job
        with suppress(OSError):  # it has just died: the listener tells
            stdin = _pipe(self._child.stdin)
            stdin.write(job.encoded())
            stdin.flush()

    def understand(self, line: str, notes: dict[str, tuple[int, str]]) -> Outcome | None:
        """Note a step, or return what became of the job; an empty line is the end of the process."""
        job = self.job
        if job is None:
            return None
        record: dict[str, Any] = json.loads(line) if line else {}
        if "step" in record:
            parts, what = record["step"]
            notes[job.page_id] = (parts, f"{job.label}: {what}")
            return None
        self.job = None
        notes.pop(job.page_id, None)
        if "done" in record:
            return Outcome(job, decode_recognised(record["done"]))
        if "error" in record:
            return Outcome(job, error=f"page {job.label} could not be read: {record['error']}")
        why = str(record.get("fault") or self._how_it_ended())
        return Outcome(job, error=_fault(job.label, " ".join(why.split())))

    def stop(self) -> None:
        """End the process and what it has started, whatever they do, without waiting for it."""
        is_there = self._child.returncode is None  # its number is not anybody else's yet
        if is_there and os.name == "posix":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
        self._child.kill()

    def end(self) -> None:
        """End the process, and wait until it has ended."""
        self._end_all()
        self._listener.join()
        for pipe in (self._child.stdin, self._child.stdout):
            with suppress(OSError):  # what was being written has no reader any more
                _pipe(pipe).close()

    def _listen(self, news: queue.SimpleQueue[tuple[Self, str]]) -> None:
        """Pass on what the process says; runs in a thread."""
        for line in _pipe(self._child.stdout):
            if line.endswith("\n"):
                news.put((self, line))
        news.put((self, ""))

    def _end_all(self) -> int:
        """End the process and what it has started; return its exit status."""
        self.stop()
        return self._child.wait()

    def _how_it_ended(self) -> str:
        code = self._end_all()
        if code < 0:
            try:
                name = signal.Signals(-code).name
            except ValueError:
                name = f"signal {-code}"
            return f"the reading process was ended by {name}"
        return f"the reading process ended with status {code}"


def _fault(label: str, why: str) -> str:
    return (
        f"page {label} could not be read: {why}; it stays as it was, "
        "try it alone or with another engine"
    )


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:  # cannot be: all are piped
        raise ArchiveError("the reading process cannot be talked to")
    return pipe
