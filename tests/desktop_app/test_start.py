"""The command that opens the window, as a process of its own."""

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from archive.storage.archive_file import Archive
from tests.desktop_app.conftest import two_pages


@pytest.fixture
def jiaokan(tmp_path):
    """Return a function that runs ``jiaokan`` for a person who has never used it."""
    home = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME")}

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "desktop_app", *map(str, arguments)],
            env=os.environ | home,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_picture_of_the_window_is_saved(jiaokan, tmp_path):
    archive, picture = two_pages(tmp_path / "two.jiaokan"), tmp_path / "window.png"
    done = jiaokan("open", archive, "--screenshot", picture, "--size", "1000x700")
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1000, 700)
    colours = {image.pixel(x, y) for x in range(0, 1000, 7) for y in range(0, 700, 7)}
    assert len(colours) > 20


def test_a_page_is_opened_by_its_number_too(jiaokan, tmp_path):
    archive, picture = two_pages(tmp_path / "two.jiaokan"), tmp_path / "window.png"
    done = jiaokan("open", archive, "--page", "2", "--screenshot", picture)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_first_start_opens_the_sample(jiaokan, tmp_path):
    done = jiaokan("--language", "zh_CN", "--theme", "dark", "--screenshot", tmp_path / "w.png")
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "XDG_DATA_HOME").rglob("sample.jiaokan/archive.db"))
    assert QImage(str(tmp_path / "w.png")).pixelColor(5, 200).lightness() < 80


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["open", "{folder}/nothing.jiaokan"], "nothing.jiaokan"),
        (["{folder}/nothing.jiaokan"], "nothing.jiaokan"),
        (["open", "{archive}", "--page", "第99版"], "there is no page 第99版; the pages are"),
        (["open", "{archive}", "--screenshot", "{folder}/no/where.png"], "no is not a folder"),
        (["open", "{archive}", "--screenshot", "{archive}/archive.db"], "is inside the archive"),
        (["open", "{archive}", "--screenshot", "{folder}/mine.png"], "mine.png exists already"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(jiaokan, tmp_path, arguments, words):
    archive = two_pages(tmp_path / "two.jiaokan")
    (tmp_path / "mine.png").write_text("no picture of the window", encoding="utf-8")
    done = jiaokan(*(a.format(folder=tmp_path, archive=archive) for a in arguments))
    message = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert done.returncode == 1
    assert len(message) == 1
    assert words in message[0]
    with Archive.open(archive) as opened:
        assert len(opened.catalogue.pages()) == 2


def test_wrong_usage_is_exit_status_2(jiaokan):
    assert jiaokan("open", "--size", "large").returncode == 2
    assert jiaokan("open", "--theme", "pink").returncode == 2
