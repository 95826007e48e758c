"""Measures a synthetic scan of 300 megapixels: first picture, pan and zoom frames, memory.

Run with: python -m tests.benchmarks.desk_viewing [MEGAPIXELS]
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtWidgets import QApplication

from archive.imaging.limits import pillow
from archive.storage.archive_file import Archive
from desktop_app.start import paint_alone_on_few_processors
from desktop_app.viewer.scan_pictures import PictureState, ScanPictures, scan_pictures
from desktop_app.viewer.scan_view import ScanView
from desktop_app.workspace import Workspace
from tests.builders import add_page, make_text
from tests.desktop_app.desk import attach

FRAMES = 120


def memory_mb():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def draw(path, megapixels):
    """A page of noise and bars, coloured, so that every tile costs what a real one costs."""
    pillow()
    height = int((megapixels * 1e6 * 1.4) ** 0.5)
    width = int(megapixels * 1e6 / height)
    cell = Image.effect_noise((2000, 2000), 60).convert("RGB")
    page = Image.new("RGB", (width, height), "white")
    for top in range(0, height, 2000):
        for left in range(0, width, 2000):
            page.paste(cell, (left, top))
    page.save(path, "JPEG", quality=85)
    return width, height


def clocks():
    return time.perf_counter(), time.thread_time()


def frames(app, view, move):
    times = []
    for number in range(FRAMES):
        start = clocks()
        move(number)
        view.canvas.viewport().repaint()
        times.append([now - then for now, then in zip(clocks(), start, strict=True)])
        app.processEvents()
    return times


def report(name, pairs):
    for kind, times in zip(("wall", "computing"), zip(*pairs, strict=True), strict=True):
        worst = sorted(times)[int(len(times) * 0.95)]
        print(
            f"{name} ({kind}): median {statistics.median(times) * 1000:.1f} ms, "
            f"p95 {worst * 1000:.1f} ms"
        )


def open_until_drawn(app, workspace, view, page_id):
    pictures = scan_pictures(workspace)
    start = time.perf_counter()
    workspace.select_page(page_id)
    while pictures.state is not PictureState.READY:
        app.processEvents()
    view.canvas.viewport().repaint()
    first = time.perf_counter() - start
    while not view.is_settled:
        app.processEvents()
    return first, time.perf_counter() - start


def main():
    megapixels = float(sys.argv[1]) if len(sys.argv) > 1 else 300
    paint_alone_on_few_processors()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = draw(folder / "scan.jpg", megapixels)
        with Archive.create(folder / "bench.jiaokan") as archive:
            page = add_page(archive, make_text(["甲"] * 200))
            attach(archive, page, folder / "scan.jpg", size)
        workspace = Workspace()
        ScanPictures(workspace, cache_dir=folder / "tiles")
        view = ScanView(workspace)
        view.resize(1200, 900)
        view.show()
        app.processEvents()
        workspace.open(folder / "bench.jiaokan")
        workspace.select_page(None)
        before = memory_mb()
        first, sharp = open_until_drawn(app, workspace, view, page.id)
        print(f"{size[0]} x {size[1]}; tiles made and shown in {first:.1f} s, sharp {sharp:.1f} s")
        workspace.select_page(None)
        first, sharp = open_until_drawn(app, workspace, view, page.id)
        print(f"from the cache: first picture {first * 1000:.0f} ms, sharp {sharp * 1000:.0f} ms")
        report(
            "zoom",
            frames(
                app, view, lambda number: view.zoom_in() if number % 24 < 12 else view.zoom_out()
            ),
        )
        for _ in range(8):
            view.zoom_in()
        bar = view.canvas.verticalScrollBar()
        report("pan", frames(app, view, lambda _number: bar.setValue(bar.value() + 37)))
        print(f"memory above the application's own: {memory_mb() - before:.0f} MB")
        workspace.close()


if __name__ == "__main__":
    main()
