"""Small pictures of pages, made on a thread of their own and kept while they are looked at.

A picture comes from the tiles of the scan. Tiles that are not there yet are made one scan at a
time, once nobody asked for anything for a while; going to another page stops that.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from archive.errors import ArchiveError, TaskCancelledError
from archive.progress import NoProgress
from desktop_app.viewer.scan_pictures import PictureState, scan_pictures

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor
    from pathlib import Path

    from archive.model.page import Page
    from desktop_app.viewer.tile_building import TileBuild
    from desktop_app.workspace import Workspace

SIZE = QSize(27, 36)
"""The room for a picture, in logical pixels."""
SHARPNESS = 2
"""Pixels of a picture for each logical one."""
KEPT = 400
CALM_MS = 3000
"""So long nobody must have asked before tiles are made."""


class Wanted(NamedTuple):
    """A picture that somebody asked for."""

    page_id: str
    key: tuple[str, int]
    path: Path
    frame: int


def thumbnails(workspace: Workspace) -> Thumbnails:
    """Return the one instance that belongs to a workspace."""
    found = workspace.findChild(Thumbnails)
    return found if isinstance(found, Thumbnails) else Thumbnails(workspace)


class Thumbnails(QObject):
    """Lives on the GUI thread; asks a worker for what is not at hand."""

    ready = Signal(str)
    """Carries the id of a page whose picture is at hand now."""
    _looked = Signal(object, object)
    _built = Signal(object, object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._images: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._asked: set[tuple[str, int]] = set()
        self._unbuilt: dict[tuple[str, int], Wanted] = {}
        self._build: TileBuild | None = None
        self._worker: ThreadPoolExecutor | None = None
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._make_next)
        self._looked.connect(self._on_looked)
        self._built.connect(self._on_built)
        self._pictures = scan_pictures(workspace)
        self._pictures.state_changed.connect(self._on_page_drawn)
        workspace.page_selected.connect(self._stop_building)
        workspace.closed.connect(self.shut_down)

    def get(self, page: Page) -> QImage | None:
        """Return the picture of a page, or None; then ``ready`` may follow."""
        if page.scan is None:
            return None
        key = (page.scan.sha256, page.scan.frame)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        if key not in self._asked:
            self._asked.add(key)
            path = self._workspace.archive.scans.path(page.scan.file)
            self._look(Wanted(page.id, key, path, page.scan.frame))
        return None

    def make_now(self) -> None:
        """Make what is missing without waiting for calm."""
        self._calm.start(0)

    def shut_down(self) -> None:
        """Stop and forget everything."""
        self._calm.stop()
        self._unbuilt.clear()
        self._stop_building()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None
        self._images.clear()
        self._asked.clear()

    # -- asking the worker --------------------------------------------------------------------

    def _look(self, wanted: Wanted) -> None:
        cache_dir = self._pictures.cache_dir
        self._running().submit(lambda: self._looked.emit(wanted, _read(wanted, cache_dir)))

    def _make_next(self) -> None:
        if not self._unbuilt or self._build is not None:
            return
        from desktop_app.viewer.tile_building import TileBuild

        _key, wanted = self._unbuilt.popitem()  # what was asked for last is in view
        page = self._workspace.page
        if page is not None and page.id == wanted.page_id:  # its own view makes them
            self._calm.start(CALM_MS)
            return
        cache_dir = self._pictures.cache_dir
        build = self._build = TileBuild(wanted.path, wanted.frame, cache_dir)

        def make() -> None:
            try:
                build.run(NoProgress(), lambda _preview: None)
            except TaskCancelledError:
                self._built.emit(wanted, None)
            except (ArchiveError, OSError):  # its own page says why
                self._built.emit(wanted, QImage())
            else:
                self._built.emit(wanted, _read(wanted, cache_dir))

        self._running().submit(make)

    def _running(self) -> ThreadPoolExecutor:
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor  # not needed without scans

            self._worker = ThreadPoolExecutor(2, "thumbnails")  # one may be making tiles
        return self._worker

    def _stop_building(self) -> None:
        if self._build is not None:
            self._build.cancel()

    # -- what comes back ----------------------------------------------------------------------

    def _on_looked(self, wanted: Wanted, image: QImage | None) -> None:
        if wanted.key not in self._asked:
            return  # of an archive that was closed
        if image is None:
            self._unbuilt[wanted.key] = wanted
        elif not image.isNull():
            self._images[wanted.key] = image
            while len(self._images) > KEPT:
                self._asked.discard(self._images.popitem(last=False)[0])
            self.ready.emit(wanted.page_id)
        if self._unbuilt:
            self._calm.start(CALM_MS)

    def _on_built(self, wanted: Wanted, image: QImage | None) -> None:
        self._build = None
        self._on_looked(wanted, image)

    def _on_page_drawn(self) -> None:
        """Look again for the page at hand: its tiles are there now."""
        page = self._workspace.page
        if self._pictures.state is not PictureState.READY or page is None or page.scan is None:
            return
        key = (page.scan.sha256, page.scan.frame)
        if key in self._asked and key not in self._images:
            self._unbuilt.pop(key, None)
            self._asked.discard(key)
            self.get(page)


def _read(wanted: Wanted, cache_dir: Path) -> QImage | None:
    """Return the picture if there are tiles (on the worker thread)."""
    from archive.imaging.pyramid import Pyramid

    try:
        with Pyramid.open(wanted.path, wanted.frame, cache_dir) as pyramid:
            image = QImage.fromData(pyramid.thumbnail)
    except OSError:
        return None
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(SIZE * SHARPNESS, keep, smooth)
