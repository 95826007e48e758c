"""Runs work off the GUI thread and brings results back to it.

What a worker thread tells goes through a queued signal to a method of a QObject that lives on the
GUI thread; only there do tasks emit. Functions that were connected to a signal of a worker thread
instead were called after their owner was gone: the process died of that (PySide6 6.11.3).
"""

from __future__ import annotations

import threading
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from archive.errors import TaskCancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive.progress import Progress

Result = TypeVar("Result")
REPORT_INTERVAL = 0.05  # seconds; more often only fills the event queue


class Task(QObject):
    """One piece of work. Lives on, and signals on, the GUI thread.

    ``title`` is what the person sees while it runs.
    """

    progressed = Signal(object, object, str)  # object, not int: Qt's int is 32 bits
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _stepped = Signal(object, object, str)

    def __init__(
        self, work: Callable[[Progress], object], parent: QObject, *, title: str = ""
    ) -> None:
        super().__init__(parent)
        self.work = work
        self.title = title
        self.may_be_stopped = False
        """True if nothing is lost when the work is stopped to close the window."""
        self.between_steps: Callable[[], object] | None = None
        """Called on the worker thread at every step, for short work that should not wait."""
        self._stop = threading.Event()
        self._last_report = 0.0
        self._stepped.connect(self._on_stepped, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int, what: str) -> None:
        """Report progress; called by the work, on its own thread."""
        if self._stop.is_set():
            raise TaskCancelledError
        if self.between_steps is not None:
            self.between_steps()
        now = time.monotonic()
        if now - self._last_report >= REPORT_INTERVAL:
            self._last_report = now
            self._stepped.emit(done, total, what)

    def _on_stepped(self, done: int, total: int, what: str) -> None:
        self.progressed.emit(done, total, what)


class TaskRunner(QObject):
    """Starts tasks one after another on a single worker thread."""

    started = Signal(object)
    _finished = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._running: set[Task] = set()
        self._short: deque[Callable[[], object]] = deque()
        self._results: deque[tuple[Task, Future[object]]] = deque()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """True when no task runs or waits and every result has been delivered."""
        return not self._running

    def start(self, task: Task) -> None:
        """Run the task's work when the thread is free; the task then deletes itself."""
        self._running.add(task)
        self.started.emit(task)
        future = self._executor.submit(task.work, task)
        future.add_done_callback(lambda done: self._on_done(task, done))

    def start_short(self, task: Task) -> None:
        """Run short work in turn, but not after long work that lets it pass (``do_short``)."""
        self._running.add(task)
        self.started.emit(task)
        future: Future[object] = Future()
        future.add_done_callback(lambda done: self._on_done(task, done))
        self._queue_short(lambda: _fulfil(future, task))

    def do_short(self) -> None:
        """Do the short work that waits; called on the worker thread."""
        while self._short:
            self._short.popleft()()

    def call(self, work: Callable[[], Result]) -> Result:
        """Run short work on the thread and wait for its result."""
        return self._executor.submit(work).result()

    def mark(self) -> threading.Event:
        """Return an event that is set once all short work queued so far has been done."""
        reached = threading.Event()
        self._queue_short(reached.set)
        return reached

    def cancel_watched(self) -> None:
        """Ask the long work that a person started to stop."""
        for task in tuple(self._running):
            if task.title:
                task.cancel()

    def shut_down(self, *, last: Callable[[], object] | None = None) -> None:
        """Ask watched tasks to stop, finish queued edits, run ``last``, and end the thread.

        Tasks with a title are long work that a person started and may be cancelled; tasks without
        are edits, which are never dropped.
        """
        self.cancel_watched()
        if last is not None:
            self._executor.submit(last)
        self.finish()

    def finish(self) -> None:
        """Wait for the thread to end all tasks, and deliver their results."""
        self._executor.shutdown(wait=True)
        self._deliver()

    def _queue_short(self, work: Callable[[], object]) -> None:
        self._short.append(work)
        self._executor.submit(self.do_short)

    def _on_done(self, task: Task, future: Future[object]) -> None:
        """Hand a result over; called on the worker thread."""
        self._results.append((task, future))
        self._finished.emit()

    def _deliver(self) -> None:
        while self._results:
            task, future = self._results.popleft()
            _report(task, future)
            self._running.discard(task)
            task.ended.emit()
            task.deleteLater()


def _fulfil(future: Future[object], task: Task) -> None:
    try:
        future.set_result(task.work(task))
    except BaseException as error:  # noqa: BLE001 - it is told where the result is waited for
        future.set_exception(error)


def _report(task: Task, future: Future[object]) -> None:
    error = future.exception()
    if error is None:
        task.succeeded.emit(future.result())
    elif isinstance(error, TaskCancelledError):
        task.cancelled.emit()
    else:
        task.failed.emit(error)
