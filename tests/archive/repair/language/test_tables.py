from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from archive.repair.language.signs import LEXICONS
from archive.repair.language.static_map import MISSING, StaticMap, extend_keys, key_of

LARGEST = 12_000_000


def test_tables_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in LEXICONS.iterdir() if path.is_file()) <= LARGEST


def test_array_and_single_look_ups_agree() -> None:
    table = StaticMap(LEXICONS / "words.bin")
    words = ["中国", "交通", "交诵", "轨道交通", "的"]
    keys = np.array([key_of(word) for word in words], np.uint64)
    found = table.get_many(keys).tolist()
    assert found == [table.get(int(key)) for key in keys]
    assert found[2] == MISSING
    assert found[0] > 0


def test_keys_of_arrays_are_keys_of_texts() -> None:
    key = np.zeros(1, np.uint64)
    for character in "轨道交通":
        key = extend_keys(key, np.array([ord(character)], np.uint64))
    assert int(key[0]) == key_of("轨道交通")


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match=r"words\.bin"):
        StaticMap(path)


def test_importing_the_model_loads_nothing_heavy() -> None:
    code = (
        "import sys, archive.repair.language as l\n"
        "assert 'numpy' not in sys.modules\n"
        "l.language_model().is_word('交通')\n"
        "assert not {'jieba', 'wordfreq', 'opencc'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
