"""The picture of the current page's scan: its tiles and crops, made off the GUI thread.

One instance per workspace serves every widget that shows a piece of the scan. Tiles come from a
pyramid in a cache folder outside the archive, so that archives on read-only or slow disks can be
viewed and backups stay small; the folder may be deleted at any time.
"""

from __future__ import annotations

import threading
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QImage

from archive.errors import ArchiveError
from archive.imaging.pyramid import Pyramid
from desktop_app.translation.messages import said
from desktop_app.viewer.cutting import cut_out, decoded
from desktop_app.viewer.opening_job import OpeningJob, Report
from desktop_app.viewer.picture_threads import DECODERS, PictureThreads
from desktop_app.viewer.tile_memory import TileKey, TileMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from archive.imaging.pyramid import Level
    from archive.model.geometry import Box
    from archive.model.page import Scan
    from desktop_app.workspace import Workspace

_KEPT = 8
"""Digits of a checksum that are shown."""


class PictureState(Enum):
    """How far the picture of the current scan has come."""

    NONE = "none"
    PREPARING = "preparing"
    READY = "ready"
    FAILED = "failed"


def scan_pictures(workspace: Workspace) -> ScanPictures:
    """Return the one instance that belongs to a workspace."""
    found = workspace.findChild(ScanPictures)
    return found if isinstance(found, ScanPictures) else ScanPictures(workspace)


def default_cache_dir() -> Path:
    """Return the folder for tiles in the person's cache folder."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(base) / "jiaokan" / "tiles"


class ScanPictures(QObject):
    """Follows the workspace's page. Lives on the GUI thread, decodes on others."""

    state_changed = Signal()
    progressed = Signal(object, object)
    """Carries steps done and in all while the tiles are made."""
    tile_ready = Signal(object)
    """Carries the ``TileKey`` of a tile that can be drawn now."""
    crop_ready = Signal(object, object)
    """Carries the key given to ``request_crop`` and a ``QImage`` (null if there is none)."""
    looked = Signal(object, object)
    """Carries what was given to ``look`` and its result."""
    _previewed = Signal(object, object)
    _opened = Signal(object, object, object)
    _decoded = Signal(object, object, object)
    _cropped = Signal(object, object, object)
    _looked = Signal(object, object, object)

    def __init__(self, workspace: Workspace, *, cache_dir: Path | None = None) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._cache_dir = cache_dir
        self.state = PictureState.NONE
        self.message = ""
        self.preview = QImage()
        """The whole scan coarsely, while its tiles are made; null if there is none."""
        self._job: OpeningJob | None = None
        self._scan: Scan | None = None
        self._pyramid: Pyramid | None = None
        self._memory = TileMemory()
        self._wanted: list[TileKey] = []
        self._lock = threading.Lock()
        self._decoding = 0
        self._crops = 0
        self._threads: PictureThreads | None = None
        self._previewed.connect(self._on_previewed)
        self._opened.connect(self._on_opened)
        self._decoded.connect(self._on_decoded)
        self._cropped.connect(self._on_cropped)
        self._looked.connect(self._on_looked)
        workspace.page_selected.connect(self._follow)
        workspace.changed.connect(self._follow)
        workspace.closed.connect(self.shut_down)
        self._follow()

    # -- what there is ------------------------------------------------------------------------

    @property
    def cache_dir(self) -> Path:
        """The folder that tiles are kept in."""
        return self._cache_dir or default_cache_dir()

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height of the scan in pixels, known before its tiles are."""
        if self._pyramid is not None:
            return self._pyramid.size
        return (self._scan.width, self._scan.height) if self._scan else None

    @property
    def levels(self) -> Sequence[Level]:
        """Sizes in which tiles exist."""
        return self._pyramid.levels if self._pyramid else ()

    @property
    def is_idle(self) -> bool:
        """True when nothing is being made or decoded."""
        with self._lock:
            decoding = bool(self._wanted or self._decoding)
        return not decoding and not self._crops and self.state is not PictureState.PREPARING

    def tile(self, key: TileKey) -> QImage | None:
        """Return a tile if it is in memory."""
        return self._memory.get(key)

    def want(self, keys: Iterable[TileKey]) -> None:
        """Decode these tiles, the first one first; what was wanted before is given up."""
        if self._pyramid is None:
            return
        with self._lock:
            self._wanted = list(keys)
            missing = min(len(self._wanted), DECODERS) - self._decoding
            self._decoding += max(0, missing)
        for _ in range(missing):
            self._running().decoders.submit(self._decode, self._pyramid)

    def request_crop(self, key: object, boxes: Sequence[Box], *, width: int = 1600) -> None:
        """Cut boxes out of the scan into one picture, lines about ``width`` pixels long at most.

        ``crop_ready`` follows with the key.
        """
        if self._pyramid is None:
            return
        self._crops += 1
        self._running().decoders.submit(self._crop, self._pyramid, key, tuple(boxes), width)

    def look(self, work: Callable[[Pyramid], object]) -> None:
        """Let something else look at the scan off the GUI thread; ``looked`` follows.

        Errors of a scan that was left meanwhile are answered with None.
        """
        if self._pyramid is not None:
            self._crops += 1
            self._running().lookers.submit(self._look, self._pyramid, work)

    def shut_down(self) -> None:
        """Stop all work and wait for the threads to end; the next page starts them anew."""
        self._leave()
        self._scan = None
        if self._threads is not None:
            self._threads.shut_down()
            self._threads = None
        self._set_state(PictureState.NONE)

    # -- following the page -------------------------------------------------------------------

    def _follow(self, *_what: object) -> None:
        page = self._workspace.page
        scan = page.scan if page else None
        if scan == self._scan and (scan is None) == (self.state is PictureState.NONE):
            return
        self._leave()
        self._scan = scan
        if scan is None:
            self._set_state(PictureState.NONE)
            return
        self._set_state(PictureState.PREPARING)
        try:
            path = self._workspace.archive.scans.path(scan.file)
        except ArchiveError as error:
            self._set_state(PictureState.FAILED, self._told(error))
            return
        show = partial(self._previewed.emit, scan)
        report = Report(self.progressed.emit, show, self._opened.emit)
        self._job = OpeningJob(path, scan.frame, self._cache_dir or default_cache_dir(), report)
        self._running().builder.submit(self._job.run)

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        with self._lock:
            self._wanted = []
        self._memory.clear()
        self.preview = QImage()
        if self._pyramid is not None:
            pyramid, self._pyramid = self._pyramid, None
            # closed behind whatever the decoders are still reading
            self._running().decoders.submit(pyramid.close)

    def _running(self) -> PictureThreads:
        if self._threads is None:
            self._threads = PictureThreads()
        return self._threads

    def _set_state(self, state: PictureState, message: str = "") -> None:
        self.state, self.message = state, message
        if state is not PictureState.PREPARING:
            self.preview = QImage()
        self.state_changed.emit()

    def _told(self, error: Exception) -> str:
        """What is wrong, of the file as the person knows it: ours is named by its checksum."""
        message, scan = str(error), self._scan
        if scan is not None and message.startswith(scan.file):
            name = scan.original_name or f"{scan.file[:_KEPT]}…{Path(scan.file).suffix}"
            message = name + message.removeprefix(scan.file)
        return said(message)

    def _on_previewed(self, scan: object, jpeg: object) -> None:
        is_wanted = scan == self._scan and self.state is PictureState.PREPARING
        if isinstance(jpeg, bytes) and is_wanted:
            self.preview = decoded(jpeg)
            self.state_changed.emit()

    def _on_opened(self, job: object, pyramid: object, error: object) -> None:
        if job is not self._job:
            if isinstance(pyramid, Pyramid):
                pyramid.close()
            return
        self._job = None
        if isinstance(pyramid, Pyramid):
            self._pyramid = pyramid
            last = len(pyramid.levels) - 1
            coarse = decoded(pyramid.thumbnail)
            self._memory.pin(TileKey(last, 0, 0), coarse)
            self._set_state(PictureState.READY)
        elif isinstance(error, (ArchiveError, OSError)):
            self._set_state(PictureState.FAILED, self._told(error))
        elif isinstance(error, BaseException):
            self._set_state(PictureState.FAILED)
            raise error  # a bug: the exception hook reports it

    # -- on the decoding threads --------------------------------------------------------------

    def _decode(self, pyramid: Pyramid) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._decoding -= 1
                    return
                key = self._wanted.pop(0)
            try:
                image = decoded(pyramid.tile(key.level, key.column, key.row))
            except (OSError, ValueError, IndexError):  # closed meanwhile, or the disk is gone
                image = QImage()
            self._decoded.emit(pyramid, key, image)

    def _crop(self, pyramid: Pyramid, key: object, boxes: Sequence[Box], width: int) -> None:
        try:
            image = cut_out(pyramid, boxes, width)
        except (OSError, ValueError, IndexError):
            image = QImage()
        self._cropped.emit(pyramid, key, image)

    def _look(self, pyramid: Pyramid, work: Callable[[Pyramid], object]) -> None:
        try:
            result = work(pyramid)
        except (OSError, ValueError, IndexError):
            result = None
        self._looked.emit(pyramid, work, result)

    def _on_looked(self, pyramid: object, work: object, result: object) -> None:
        self._crops -= 1
        if pyramid is self._pyramid:
            self.looked.emit(work, result)

    def _on_decoded(self, pyramid: object, key: object, image: object) -> None:
        if pyramid is self._pyramid and isinstance(image, QImage) and isinstance(key, TileKey):
            self._memory.put(key, image)
            self.tile_ready.emit(key)

    def _on_cropped(self, pyramid: object, key: object, image: object) -> None:
        self._crops -= 1
        if pyramid is self._pyramid:
            self.crop_ready.emit(key, image)
