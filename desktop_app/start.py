"""Starts the application: finds the archive to open, shows the window, runs until it is closed."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.errors import ArchiveError
from desktop_app.lean_imports import import_when_used, lean_qt
from desktop_app.tasks.first_picture import first_picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.application import Application

_FEW_PROCESSORS = 2


@dataclass(frozen=True, slots=True)
class StartOptions:
    """What the command line asks of this run."""

    archive: Path | None = None
    page_label: str | None = None
    language: str | None = None
    theme: str | None = None
    screenshot: Path | None = None
    size: tuple[int, int] | None = None
    """Width and height of the window; without it, as usual and as the screen allows."""


def start(options: StartOptions, *, shown: Callable[[], object] | None = None) -> int:
    """Run the application and return its exit status.

    ``shown`` is called when the window is painted for the first time, with the page in it.

    Raises:
        ArchiveError: If the archive or page that was asked for cannot be opened.
    """
    if options.screenshot is not None or not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    first_picture.begin()
    if shown is not None:
        first_picture.then(shown)
    paint_alone_on_few_processors()
    gc.disable()  # nothing made while starting is garbage
    _import_storage()
    with lean_qt():
        from PySide6.QtWidgets import QApplication

    qt = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(qt, QApplication):
        raise TypeError("another kind of application runs already")
    qt.setApplicationName("Jiaokan")
    qt.setApplicationDisplayName("Jiaokan")
    qt.setStyle("Fusion")
    qt.setQuitOnLastWindowClosed(True)
    from desktop_app.application import Application

    application = Application(qt, options)
    application.reporter.install()
    try:
        _open(application, options)
    except ArchiveError:
        application.close()
        raise
    application.show()
    gc.freeze()
    gc.enable()
    if options.screenshot is not None:
        from desktop_app.screenshot import Photographer

        photographer = Photographer(application.window, application.workspace, options.screenshot)
        photographer.begin()
        status = qt.exec()
        application.close()
        if photographer.error is not None:
            raise photographer.error
        return status
    return qt.exec()


def paint_alone_on_few_processors() -> None:
    """Keep Qt from sharing its painting among threads where they would wait for a processor.

    With two of them, one decodes the scan while the view moves: a frame that waits for helpers
    there takes longer than one that is painted alone. Counts before the first painting.
    """
    if (os.cpu_count() or 1) <= _FEW_PROCESSORS:
        os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")


def _import_storage() -> None:
    """Import what reads the archive, without what filelock and PySide6 use seldom or never."""
    for name in ("asyncio", "bz2", "lzma", "platform", "secrets", "tempfile"):
        import_when_used(name)
    import archive.storage.archive_file  # noqa: F401


def _open(application: Application, options: StartOptions) -> None:
    if options.archive is not None:
        application.open(options.archive)
        return
    for path in application.state.recent():
        with contextlib.suppress(ArchiveError):
            application.open(path)
            return
    application.open_sample()


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
