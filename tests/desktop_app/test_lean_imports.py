"""What a process imports until its window can be used, and that what is left out works when asked for."""

import subprocess
import sys

from tests.desktop_app.conftest import two_pages

HEAVY = """
PIL argparse asyncio click cv2 difflib hashlib html importlib.resources jieba lxml numpy onnxruntime opencc
platform pymupdf rapidocr secrets sqlite_utils subprocess
archive.editing.text_commands archive.importers archive.exporters archive.model.draft
archive.model.operations archive.repair archive.storage.proposals archive.storage.search_index
desktop_app.reading.find_bar desktop_app.reading.tray
"""

STARTED = """
import os, sys
from pathlib import Path
from desktop_app.start import StartOptions, start
def tell():
    from PySide6.QtWidgets import QFrame
    print(*(name for name, module in sys.modules.items() if "__getattr__" not in vars(module)))
    print(*(widget.__name__ for widget in QFrame.__subclasses__()), flush=True)
    os._exit(0)
start(StartOptions(Path(sys.argv[1])), shown=tell)
"""

USED = """
import sys
from desktop_app.lean_imports import import_when_used
import_when_used("colorsys")
import colorsys
from colorsys import __name__
print("rgb_to_hsv" in vars(colorsys), end=" ")
print(callable(colorsys.rgb_to_hsv), len(colorsys.rgb_to_hsv(1, 0, 0)))
"""

ASKED = """
from desktop_app.lean_imports import lean_qt
with lean_qt():
    from PySide6.QtCore import QObject, QPoint
import builtins
print(builtins.compile, builtins.__import__)
try:
    QPoint("here", "there")
except TypeError as error:
    print(error)
print(QObject.setObjectName.__doc__)
"""


def process(code, *arguments):
    """Return the words and what was said by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_window_is_there_before_what_is_heavy_is_imported(tmp_path):
    modules, widgets = process(STARTED, two_pages(tmp_path / "two.jiaokan")).splitlines()
    loaded = modules.split()
    assert "desktop_app.reading.reading_pane" in loaded
    assert [name for name in HEAVY.split() if name in loaded] == []
    assert "QSplitter" in widgets.split()
    assert "QLCDNumber" not in widgets.split(), "every class of Qt was made to guess one of them"


def test_a_module_is_executed_when_it_is_used():
    assert process(USED).split() == ["False", "True", "3"]


def test_qt_still_says_how_its_functions_are_called():
    said = process(ASKED)
    assert "built-in function compile" in said
    assert "built-in function __import__" in said
    assert "setObjectName(self, name: str" in said
    assert "QPoint.__init__(xpos: int, ypos: int" in said
