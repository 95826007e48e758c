"""What waits for the window's first picture while the application starts."""

from __future__ import annotations

import os
import subprocess
import sys

from desktop_app.tasks.first_picture import FirstPicture
from tests.desktop_app.conftest import two_pages

PLACES = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.main_window import MainWindow
from desktop_app.start import StartOptions, start
places, windows, paint = [], [], MainWindow.paintEvent
def note(window):
    parts = (window.statusBar(), window.scan_view, window.reading_pane, *window.docks.values())
    places.append([part.rect().translated(part.mapTo(window, part.pos())) for part in parts])
def paint_and_note(window, event):
    windows.append(window)
    note(window)
    paint(window, event)
MainWindow.paintEvent = paint_and_note
def look():
    if not windows[0].is_settled:
        QTimer.singleShot(20, look)
        return
    note(windows[0])
    print(places[0] == places[-1], places[0], places[-1], flush=True)
    os._exit(0)
start(StartOptions(Path(sys.argv[1])), shown=look)
"""


def test_work_is_done_at_once_when_no_picture_is_awaited():
    done = []
    FirstPicture().then(lambda: done.append("looked up"))
    assert done == ["looked up"]


def test_work_waits_for_the_picture_and_keeps_its_order():
    picture, done = FirstPicture(), []
    picture.begin()
    picture.then(lambda: done.append("proposals"))
    picture.then(lambda: done.append("repair"))
    assert picture.is_awaited
    assert done == []
    picture.stands()
    assert not picture.is_awaited
    assert done == ["proposals", "repair"]
    picture.stands()
    assert done == ["proposals", "repair"]


def test_nothing_moves_after_the_first_picture(tmp_path):
    home = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME")}
    done = subprocess.run(
        [sys.executable, "-c", PLACES, str(two_pages(tmp_path / "two.jiaokan"))],
        env=os.environ | home,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("True"), done.stdout
