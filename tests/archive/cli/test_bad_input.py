"""Whatever a person or a disk does wrong is told in one line; nothing is lost by it."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from archive.cli.command_line import command_line
from archive.errors import reason_of
from archive.storage.archive_file import Archive


@pytest.fixture
def call():
    def run(*arguments, status=0):
        result = CliRunner().invoke(command_line(), [str(a) for a in arguments])
        assert result.exit_code == status, (result.output, result.exception)
        return result

    return run


@pytest.fixture
def path(tmp_path, call):
    """An archive with a page of text, and a page of which there is only a scan."""
    path = tmp_path / "a.jiaokan"
    text, scan = tmp_path / "text.txt", tmp_path / "scan.png"
    text.write_text("轨道交 通\n第二行。", encoding="utf-8")
    Image.new("L", (60, 40), 250).save(scan)
    call("new", path)
    for file, label in ((text, "T1"), (scan, "S1")):
        call("import", path, file, "--page", label, "--date", "2021-12-15", "--newspaper", "小报")
    return path


FILES = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\n ", "there is no text in the file"),
    "broken.json": (b'{"format": "jiaokan-edition",', "not JSON"),
    "list.json": (b"[1, 2]", "not an edition"),
    "future.json": (b'{"format": "jiaokan-edition", "version": 99}', "use a newer release"),
    "broken.xml": (b"<alto><broken", "damaged or no XML"),
    "dtd.xml": (b'<!DOCTYPE x [<!ENTITY a "b">]><PcGts/>', "document type declaration"),
    "other.html": (b"<html><body>", "not hOCR; export it again"),
    "noise.txt": (bytes(range(128, 256)) * 9, "not a text in UTF-8"),
    "text.png": (b"no picture", "not an image or PDF"),
    "cut.png": (b"\x89PNG\r\n\x1a\n", "damaged or cut off"),
    "bitmap.bmp": (b"BM\x3a\x00\x00\x00\xff\x80", "save it as TIFF, JPEG, PNG, JP2, WebP, PDF"),
    "bad.pdf": (b"%PDF-1.4 no", "the PDF is damaged"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_taken(path, tmp_path, call, name):
    data, words = FILES[name]
    (tmp_path / name).write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text("好的一行。", encoding="utf-8")
    result = call("import", path, tmp_path / name, good, "--date", "2021-12-16", status=1)
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith(name)
    assert words in line
    assert "imported 1 page" in result.stdout


def test_no_newspaper_is_of_the_far_future(path, tmp_path, call):
    file = tmp_path / "later.txt"
    file.write_text("以后的新闻。", encoding="utf-8")
    result = call("import", path, file, "--date", "2999-01-01", status=1)
    assert "no newspaper appeared on 2999-01-01" in result.stderr
    with Archive.open(path, read_only=True) as archive:
        assert len(archive.catalogue.pages()) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("recognise", "--page", "X"), "there is no page X; the pages are"),
        (("recognise", "--page", "T1"), "page T1 has no scan; attach one first"),
        (("recognise", "--engine", "none"), "there is no engine 'none'; choose one of rapid"),
        (("recognise", "--engine", "text-layer"), "the scan is no PDF"),
        (
            ("recognise", "--page", "S1", "--area", "100", "100", "200", "200"),
            "the area lies beside the scan, which has 60 × 40 pixels",
        ),
        (("recognise", "--page", "T1", "--area", "1", "1", "9", "9"), "page T1 has no scan"),
        (("repair", "--page", "X"), "there is no page X"),
        (("compare-layout", "--page", "X"), "there is no page X"),
        (("compare-layout", "--page", "S1"), "page S1 has no lines with boxes; recognise it first"),
        (("compare-layout", "--page", "T1", "--with", "none.xml"), "none.xml: cannot be read"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(path, call, arguments, words):
    command, *options = arguments
    result = call(command, path, *options, status=1)
    (line,) = result.stderr.strip().splitlines()
    assert words in line


def test_an_archive_of_pages_without_text_is_repaired_as_any_other(path, call):
    assert "proposals for 1 page" in call("repair", path, "--page", "S1").stdout
    assert "2 pages" in call("repair", path).stdout


def test_a_report_takes_no_place_but_that_of_an_older_report(path, tmp_path, call):
    mine, older = tmp_path / "mine.txt", tmp_path / "older.jsonl"
    mine.write_text("my own words", encoding="utf-8")
    before = (path / "archive.db").stat().st_size
    for place, words in (
        (tmp_path / "none" / "out.jsonl", "is not a folder; make it first"),
        (path / "archive.db", "is inside the archive; choose another place"),
        (tmp_path, "is a folder; name a file to write"),
        (tmp_path / ("长" * 100), "cannot be written: File name too long; choose another place"),
        (mine, "exists already; choose another name"),
    ):
        assert words in call("repair", path, "--accept", "0", "--report", place, status=1).stderr
    assert mine.read_text(encoding="utf-8") == "my own words"
    assert (path / "archive.db").stat().st_size >= before
    with Archive.open(path, read_only=True) as archive:
        assert not archive.proposals.count_open()  # it was told before any work was done
    older.write_text("", encoding="utf-8")
    for _ in range(2):
        call("repair", path, "--report", older)
        assert older.read_text(encoding="utf-8").startswith('{"page": ')


def test_an_archive_in_use_is_read_and_not_written(path, tmp_path, call):
    with Archive.open(path):
        for command in (("import", path, tmp_path / "text.txt"), ("repair", path)):
            assert "being written by another program; close it" in call(*command, status=1).stderr
        assert "轨道" in call("search", path, "轨道").stdout
        assert "is sound" in call("check", path).stdout
        call("export", path, tmp_path / "out.json")
        call("backup", path, tmp_path / "copy.jiaokan")
    assert "is sound" in call("check", tmp_path / "copy.jiaokan").stdout


@pytest.mark.parametrize("size", [0, 100, 40_000])
def test_a_database_that_was_cut_off_is_told_by_every_command(path, tmp_path, call, size):
    whole = shutil.copyfile(path / "archive.db", tmp_path / "whole.db").read_bytes()
    (path / "archive.db").write_bytes(whole[:size])
    for command in (("search", path, "轨道"), ("check", path), ("repair", path)):
        result = call(*command, status=1)
        (line,) = result.stderr.strip().splitlines()
        assert line.startswith("Error: ")
    assert (path / "archive.db").read_bytes() == whole[:size]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full; free some space and try again"),
        (errno.EROFS, "it is write-protected; choose another place"),
        (errno.EACCES, "it is write-protected; choose another place"),
        (errno.EIO, "Input/output error; choose another place"),
    ],
)
def test_why_a_file_cannot_be_written_is_told_with_what_to_do(number, words):
    assert reason_of(OSError(number, "Input/output error")) == words


@pytest.fixture
def without_rights():
    """Return what carries a command out as a user whom permissions concern, if that can be had."""
    if os.name != "posix" or (os.geteuid() == 0 and shutil.which("capsh") is None):
        pytest.skip("permissions concern nobody here")

    def run(*arguments):
        command = [sys.executable, "-m", "archive.cli", *map(str, arguments)]
        if os.geteuid() == 0:
            drop = "--drop=cap_dac_override,cap_dac_read_search"
            command = ["capsh", drop, "--shell=/usr/bin/env", "--", *command]
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    return run


def test_what_may_not_be_read_is_told_and_no_wrong_usage(path, tmp_path, without_rights):
    closed, good = tmp_path / "closed.txt", tmp_path / "good.txt"
    for file in (closed, good):
        file.write_text(f"好的一行。{file.name}", encoding="utf-8")
    closed.chmod(0)
    done = without_rights("import", path, closed, good, "--date", "2021-12-16")
    assert done.returncode == 1
    assert done.stderr.startswith("closed.txt: ")
    assert "imported 1 page" in done.stdout

    scans = path / "scans"
    scans.chmod(0)
    try:
        done = without_rights("check", path)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "cannot be read (Permission denied); check its permissions" in done.stdout
        done = without_rights("backup", path, tmp_path / "copy.jiaokan")
        assert "cannot be read (Permission denied); check its permissions" in done.stderr
        assert not (tmp_path / "copy.jiaokan").exists()
    finally:
        scans.chmod(0o755)

    path.chmod(0)
    try:
        done = without_rights("search", path, "轨道")
    finally:
        path.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")


def test_a_page_is_not_read_in_vain_if_the_archive_may_not_be_written(path, without_rights):
    for file in (path, path / "archive.db"):
        file.chmod(0o555)
    try:
        done = without_rights("recognise", path)
    finally:
        for file in (path, path / "archive.db"):
            file.chmod(0o755)
    assert done.returncode == 1
    assert "so nothing was changed; copy it to a disk you can write" in done.stderr
