"""Progress is shown on a terminal and nowhere else; old archives are upgraded on the way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.cli.command_line import command_line
from archive.cli.terminal import counted, progress_bar
from archive.storage.archive_file import Archive

ROOT = Path(__file__).parents[3]
V1 = ROOT / "tests" / "data" / "archives" / "v1.jiaokan"


def test_nothing_is_shown_in_a_pipe(capsys):
    with progress_bar() as progress:
        progress.step(1, 2, "page")
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
def test_a_terminal_shows_a_bar_that_is_wiped(tmp_path):
    Archive.create(tmp_path / "a.jiaokan").close()
    (tmp_path / "page.txt").write_text("小城今晨下了一场大雪", encoding="utf-8")
    outer, inner = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "archive.cli", "import", "a.jiaokan", str(tmp_path / "page.txt")],
        stdout=subprocess.PIPE,
        stderr=inner,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    os.close(inner)
    shown = os.read(outer, 100_000).decode()
    os.close(outer)
    assert done.returncode == 0
    assert "imported 1 page" in done.stdout.decode()
    assert "100%" in shown
    assert shown.endswith("\r")
    assert shown.split("\r")[-2].strip() == ""


def test_reading_an_old_archive_upgrades_it_first(tmp_path):
    path = Path(shutil.copytree(V1, tmp_path / "v1.jiaokan"))
    result = CliRunner().invoke(command_line(), ["search", str(path), "大雪 OR"])
    assert (result.exit_code, result.stdout) == (0, "")
    result = CliRunner().invoke(command_line(), ["search", str(path), "第一场雪"])
    assert "第01版" in result.stdout
    assert list(path.glob("before-*.db"))


def test_counting():
    assert (counted(0, "page"), counted(1, "page"), counted(2, "page")) == (
        "0 pages",
        "1 page",
        "2 pages",
    )
