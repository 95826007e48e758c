"""The process is killed while somebody types: nothing older than a second is lost."""

import random
import sys

import pytest

from archive.storage.archive_file import Archive
from tests.builders import add_page, make_text
from tests.desktop_app.killed_desk import lost, type_and_be_killed

KILLS = 2
"""Fifty of them are in ``tests.benchmarks.desk_kills``."""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_nothing_older_than_a_second_is_lost_when_the_process_is_killed(tmp_path):
    path = tmp_path / "killed.jiaokan"
    with Archive.create(path) as archive:
        add_page(archive, make_text(["春天来了。"], ["河水慢慢涨起来。"]))
    chance, first = random.Random(7), 1
    for _ in range(KILLS):
        typed, killed_at = type_and_be_killed(path, first, chance.uniform(1.2, 1.9))
        assert min(typed.values()) < killed_at - 1
        assert lost(path, typed, killed_at) == []
        first = max(typed) + 1
