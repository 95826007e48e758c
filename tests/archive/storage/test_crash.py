"""A program that is killed at any moment loses no edit that was acknowledged."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from archive.storage.integrity import check_archive
from tests.builders import add_page, make_text

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from pathlib import Path
from archive.editing.command import run
from archive.editing.text_commands import EditText
from archive.model.operations import SetText
from archive.storage.archive_file import Archive

archive = Archive.open(Path(sys.argv[1]))
page = archive.catalogue.first_page()
first, second = [line.id for line in archive.texts.get(page.id).lines()]
print("ready", flush=True)
for number in range(1, 100_000):
    run(archive, EditText(page.id, (SetText(first, str(number)), SetText(second, str(number)))))
    print(number, flush=True)
    if number % 7 == 0:
        archive.undo()
        print(number - 1, flush=True)
        archive.redo()
        print(number, flush=True)
"""


@pytest.mark.slow
def test_no_acknowledged_edit_is_lost_when_the_writer_is_killed(archive):
    page = add_page(archive, make_text(["春风", "秋雨"]))
    archive.close()
    dice = random.Random(1)
    for _ in range(3):
        acknowledged = _kill_a_writer(archive.path, 0.05 + 0.4 * dice.random())
        with Archive.open(archive.path) as reopened:
            one, two = [line.text for line in reopened.texts.get(page.id).lines()]
            assert one == two
            # the kill may fall between the commit of an edit (or undo) and its report
            assert abs(int(one) - acknowledged) <= 1
            assert reopened.search(one) != []
            report = check_archive(reopened, NoProgress())
            assert report.faults == []
            while reopened.edits.undoable().title == "Edit text":
                reopened.undo()
            assert [line.text for line in reopened.texts.get(page.id).lines()] == ["春风", "秋雨"]


def _kill_a_writer(path, seconds):
    """Let a process edit for a while, kill it, and return the last edit that it reported."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    with writer:
        assert writer.stdout.readline() == "ready\n"
        end = time.monotonic() + seconds
        reported = [writer.stdout.readline()]
        while time.monotonic() < end:
            reported.append(writer.stdout.readline())
        writer.kill()
        reported += writer.stdout.read().splitlines(keepends=True)
    whole = [line for line in reported if line.endswith("\n")]
    return int(whole[-1])
