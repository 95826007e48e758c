"""Building the tiles of a scan in a process of its own.

Decoding a large master takes more memory than the window may ever hold, and a damaged one may
crash its decoder; both happen where they harm nobody.
"""

from __future__ import annotations

import base64
import io
import json
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, TaskCancelledError, UnreadableFileError
from archive.imaging import limits
from archive.imaging.opening import DECODER_FAULTS, for_reading
from archive.imaging.pyramid import build_pyramid, pyramid_path
from archive.own_process import own_process

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from archive.progress import Progress

_QUICK_SIDE = 1000
CACHE_LIMIT_BYTES = 4 * 1024**3


class TileBuild:
    """One run of building the tiles of a frame in another process; ``cancel`` from any thread."""

    def __init__(self, path: Path, frame: int, cache_dir: Path) -> None:
        self._path, self._frame, self._cache_dir = path, frame, cache_dir
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._cancelled = False

    def cancel(self) -> None:
        """End the process at once; ``run`` raises ``TaskCancelledError``."""
        with self._lock:
            self._cancelled = True
            if self._child is not None:
                self._child.kill()

    def run(self, progress: Progress, show: Callable[[bytes], None]) -> None:
        """Build the tiles unless they are there; ``show`` may get a small JPEG of it meanwhile.

        Raises:
            UnreadableFileError: If the scan cannot be decoded within the limits.
            TaskCancelledError: If it was cancelled; nothing is left behind.
        """
        target = pyramid_path(self._path, self._frame, self._cache_dir)
        if target.exists():
            with suppress(OSError):  # noted as used now, so that it is kept longest
                os.utime(target)
            return
        make_room(self._cache_dir)
        with self._start() as child:
            try:
                error = _follow(child, progress, show)
            except BaseException:
                child.kill()
                raise
        if self._cancelled:
            raise TaskCancelledError
        if error:
            raise UnreadableFileError(error)
        if child.returncode != 0 or not target.exists():
            raise UnreadableFileError(
                f"{self._path.name}: the scan could not be decoded within the limits of memory "
                "and time; it may be damaged"
            )

    def _start(self) -> subprocess.Popen[str]:
        import subprocess  # only for scans that have no tiles yet

        arguments = str(self._path.absolute()), str(self._frame), str(self._cache_dir.absolute())
        command = own_process("desktop_app.viewer.tile_building", "answer", *arguments)
        with self._lock:
            if self._cancelled:
                raise TaskCancelledError
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            return self._child


def make_room(cache_dir: Path, limit: int = CACHE_LIMIT_BYTES) -> None:
    """Delete the tiles that were not used for longest until the rest is below the limit."""
    with suppress(OSError):
        files = [(file.stat(), file) for file in cache_dir.glob("*.tiles")]
        files.sort(key=lambda known: known[0].st_mtime)
        total = sum(stat.st_size for stat, _ in files)
        for stat, file in files:
            if total <= limit:
                return
            file.unlink(missing_ok=True)
            total -= stat.st_size


def answer(name: str, frame: str, cache_dir: str) -> None:
    """Build tiles under limits; report each step as a line of JSON (runs in the child)."""
    limits.limit_this_process(may_write=True)
    try:
        _print({"preview": base64.b64encode(_quick_look(Path(name))).decode()})
        build_pyramid(Path(name), int(frame), Path(cache_dir), _Printing())
    except ArchiveError as error:
        _print({"error": str(error)})
    except OSError as error:
        _print({"error": f"{Path(name).name}: tiles cannot be kept ({error.strerror})"})


def _quick_look(path: Path) -> bytes:
    """Return a small JPEG of a scan, or nothing if its format cannot be read coarsely."""
    pillow = limits.pillow()
    try:
        with pillow.open(path, formats=("JPEG",)) as image:
            image.draft("RGB", (_QUICK_SIDE, _QUICK_SIDE))
            upright = for_reading(image)
            upright.thumbnail((_QUICK_SIDE, _QUICK_SIDE))
            data = io.BytesIO()
            upright.save(data, "JPEG", quality=80)
            return data.getvalue()
    except DECODER_FAULTS:  # the tiles will tell what is wrong
        return b""


class _Printing:
    """Progress for the parent to read."""

    def step(self, done: int, total: int, what: str) -> None:
        _print({"done": done, "total": total, "what": what})


def _print(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


def _follow(child: subprocess.Popen[str], progress: Progress, show: Callable[[bytes], None]) -> str:
    """Pass steps on until the child ends; return what it has to complain of."""
    error = ""
    for line in child.stdout or ():
        record = json.loads(line)
        if record.get("preview"):
            show(base64.b64decode(record["preview"]))
            continue
        error = str(record.get("error", error))
        progress.step(int(record.get("done", 0)), int(record.get("total", 1)), "tiles")
    return error
