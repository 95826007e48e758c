"""Small images of places on any page, cut out of the scans as they come into view.

The picture of the page at hand has a thread of its own; here the tiles of one scan after the other
are opened (and made, if they were never seen), what was asked for last coming first.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from archive.errors import ArchiveError, TaskCancelledError
from archive.imaging.pyramid import Pyramid
from archive.progress import NoProgress
from desktop_app.viewer.cutting import cut_out
from desktop_app.viewer.scan_pictures import default_cache_dir
from desktop_app.viewer.tile_building import TileBuild

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from archive.model.geometry import Box
    from archive.model.page import Scan
    from desktop_app.workspace import Workspace

_KEPT = 600
_WAITING = 40
"""More images than these are not waited for: what scrolled by is given up."""


class OccurrenceImages(QObject):
    """Images by key. Lives on the GUI thread; call ``close`` when they are not needed any more."""

    changed = Signal()
    _made = Signal(object, object)

    def __init__(
        self, workspace: Workspace, parent: QObject, *, cache_dir: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._cache_dir = cache_dir or default_cache_dir()
        self._images: OrderedDict[Hashable, QImage] = OrderedDict()
        self._lock = threading.Lock()
        self._waiting: OrderedDict[Hashable, tuple[Path, int, tuple[Box, ...], int]] = OrderedDict()
        self._asked: set[Hashable] = set()
        self._cutter = _Cutter(self._cache_dir)
        self._thread: ThreadPoolExecutor | None = None
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def get(self, key: Hashable) -> QImage | None:
        """Return an image if it has been made; it is null if there is none to be had."""
        return self._images.get(key)

    def ask(self, key: Hashable, scan: Scan | None, boxes: tuple[Box, ...], width: int) -> None:
        """Have the boxes cut out, about ``width`` pixels wide; ``changed`` follows."""
        if scan is None or not boxes or key in self._asked or key in self._images:
            return
        try:
            path = self._workspace.archive.scans.path(scan.file)
        except ArchiveError:
            return
        self._asked.add(key)
        with self._lock:
            self._waiting[key] = (path, scan.frame, boxes, width)
            while len(self._waiting) > _WAITING:
                self._asked.discard(self._waiting.popitem(last=False)[0])
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="occurrence-images")
        self._thread.submit(self._work)

    @property
    def is_idle(self) -> bool:
        """True when everything that was asked for is there."""
        return not self._asked

    def forget(self) -> None:
        """Give up what was asked for and forget what there is."""
        with self._lock:
            self._waiting.clear()
        self._asked.clear()
        self._images.clear()

    def close(self) -> None:
        """Stop and wait for the thread to end."""
        self.forget()
        self._cutter.cancel()
        if self._thread is not None:
            self._thread.submit(self._cutter.close)
            self._thread.shutdown(wait=True)
            self._thread = None

    def _work(self) -> None:
        """Make the image that was asked for last; on the thread."""
        with self._lock:
            if not self._waiting:
                return
            key, (path, frame, boxes, width) = self._waiting.popitem()
        self._made.emit(key, self._cutter.cut(path, frame, boxes, width))

    def _on_made(self, key: Hashable, image: QImage) -> None:
        if key not in self._asked:  # forgotten meanwhile
            return
        self._asked.discard(key)
        self._images[key] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        self.changed.emit()


class _Cutter:
    """Keeps the tiles of the last scan open. Used on one thread, but for ``cancel``."""

    def __init__(self, cache_dir: Path) -> None:
        self._cache_dir = cache_dir
        self._open: tuple[tuple[Path, int], Pyramid | None] | None = None
        self._build: TileBuild | None = None
        self._is_over = False

    def cut(self, path: Path, frame: int, boxes: tuple[Box, ...], width: int) -> QImage:
        """Return an image, null if the scan cannot be read."""
        if self._is_over:
            return QImage()
        if self._open is None or self._open[0] != (path, frame):
            self.close()
            self._open = (path, frame), self._pyramid(path, frame)
        pyramid = self._open[1]
        try:
            return cut_out(pyramid, boxes, width) if pyramid is not None else QImage()
        except (OSError, ValueError, IndexError):
            return QImage()

    def cancel(self) -> None:
        """Stop making tiles; from any thread."""
        self._is_over = True
        if self._build is not None:
            self._build.cancel()

    def close(self) -> None:
        """Close the tiles."""
        if self._open is not None and self._open[1] is not None:
            self._open[1].close()
        self._open = None

    def _pyramid(self, path: Path, frame: int) -> Pyramid | None:
        self._build = TileBuild(path, frame, self._cache_dir)
        try:
            self._build.run(NoProgress(), lambda _jpeg: None)
            return Pyramid.open(path, frame, self._cache_dir)
        except (ArchiveError, TaskCancelledError, OSError):
            return None
