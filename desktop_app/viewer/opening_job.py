"""Building (if need be) and opening the tiles of one scan, on a thread of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.errors import TaskCancelledError, UnreadableFileError
from archive.imaging.pyramid import Pyramid
from desktop_app.viewer.tile_building import TileBuild

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class OpeningJob:
    """Building (if need be) and opening one pyramid, and the progress of it."""

    def __init__(self, path: Path, frame: int, cache_dir: Path, report: Report) -> None:
        self._path, self._frame, self._cache_dir = path, frame, cache_dir
        self._build = TileBuild(path, frame, cache_dir)
        self._report = report

    def cancel(self) -> None:
        """Stop at once; may be called from any thread."""
        self._build.cancel()

    def step(self, done: int, total: int, what: str) -> None:
        """See ``Progress``."""
        del what
        self._report.steps(done, total)

    def run(self) -> None:
        """Runs on the builder's thread."""
        try:
            pyramid = self._open()
        except TaskCancelledError:
            return
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread as it is
            self._report.end(self, None, error)
        else:
            self._report.end(self, pyramid, None)

    def _open(self) -> Pyramid:
        if not self._path.is_file():
            raise UnreadableFileError(f"{self._path} is missing; restore it from a backup")
        for _attempt in range(2):  # a cache file that turns out unreadable is built once more
            self._build.run(self, self._report.show)
            try:
                return Pyramid.open(self._path, self._frame, self._cache_dir)
            except FileNotFoundError:
                continue
        raise UnreadableFileError(f"{self._path.name}: its tiles cannot be kept or read")


class Report(NamedTuple):
    """Where a job on another thread reports to."""

    steps: Callable[[int, int], None]
    show: Callable[[bytes], None]
    end: Callable[[object, object, object], None]
