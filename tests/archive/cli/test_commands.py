"""Every command does its work, and says in one line what a file or a person did wrong."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from archive.cli.command_line import command_line
from archive.storage.archive_file import Archive

ROOT = Path(__file__).parents[3]
TEXT = """小城今晨下了一场大雪

入冬以来的第一场大雪今晨落在小城，孩子们在雪地里奔 跑嬉戏，老人们站在屋檐下看着，脸上露 出了笑容。

气象台预报，明天还会有小雪，市民出行要注意安 全。
"""


@pytest.fixture
def call():
    """Carry a command out in this process and return the result; nothing may escape."""

    def carry_out(*arguments, status=0, group=None):
        result = CliRunner().invoke(group or command_line(), [str(a) for a in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == status, result.output
        if status == 1:
            assert len(result.stderr.splitlines()) >= 1
        return result

    return carry_out


@pytest.fixture
def path(tmp_path, call):
    path = tmp_path / "a.jiaokan"
    call("new", path)
    return path


@pytest.fixture
def filled(path, tmp_path, call):
    (tmp_path / "page.txt").write_text(TEXT, encoding="gb18030")
    call("import", path, tmp_path / "page.txt", "--page", "第06版", "--date", "2021-12-15")
    return path


def error_of(result):
    [line] = result.stderr.splitlines()
    assert line.startswith("Error: ")
    return line


def test_new_makes_an_archive_once(path, call):
    assert Archive.open(path).close() is None
    assert "exists already" in error_of(call("new", path, status=1))


def test_import_says_what_was_taken_and_what_was_not(path, tmp_path, call):
    (tmp_path / "page.txt").write_text(TEXT, encoding="gb18030")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    files = [tmp_path / name for name in ("empty.txt", "page.txt", "broken.png", "no.txt")]
    result = call("import", path, *files, "--newspaper", "小城日报", status=1)
    assert "GB18030" in result.stdout
    assert "imported 1 page" in result.stdout
    told = result.stderr.splitlines()
    assert len(told) == 3
    for name in ("empty.txt", "broken.png", "no.txt"):
        assert sum(name in line for line in told) == 1
    with Archive.open(path) as archive:
        assert [n.name for n in archive.catalogue.newspapers()] == ["小城日报"]
        assert len(archive.catalogue.pages()) == 1


def test_repair_proposes_accepts_as_one_edit_and_reports(filled, tmp_path, call):
    report = tmp_path / "out.jsonl"
    assert "proposal" in call("repair", filled).stdout
    with Archive.open(filled) as archive:
        last = archive.edits.last_number()
        assert archive.proposals.count_open()
    call("repair", filled, "--accept", "0.5", "--report", report)
    records = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert records
    for record in records:
        assert set(record) == {
            *("page", "page_id", "id", "kind", "confidence", "reason", "before", "after"),
            *("state", "lines", "operations"),
        }
        assert record["page"] == "第06版"
        assert record["state"] == ("accepted" if record["confidence"] >= 0.5 else "open")
    with Archive.open(filled) as archive:
        assert archive.edits.last_number() == last + 1
        assert "奔跑嬉戏" in archive.search("奔跑")[0].snippet
        archive.undo()
        assert archive.proposals.count_open()


def test_search_prints_a_line_for_each_place(filled, call):
    call("repair", filled, "--accept", "0")
    [line] = call("search", filled, "奔跑").stdout.splitlines()
    assert line.startswith("2021-12-15 第06版\ttext\t")
    assert "奔跑嬉戏" in line
    nothing = call("search", filled, "夏天", '"')
    assert nothing.stdout == ""
    assert "nothing" in nothing.stderr


def test_export_writes_once_in_the_format_of_the_name(filled, tmp_path, call):
    out = tmp_path / "out.json"
    call("export", filled, out)
    assert json.loads(out.read_text(encoding="utf-8"))["format"] == "jiaokan-edition"
    assert "exists already" in error_of(call("export", filled, out, status=1))
    call("export", filled, out, "--format", "txt", "--overwrite", "--page", "第06版")
    assert "小城今晨" in out.read_text(encoding="utf-8")
    assert "第09版" in error_of(
        call("export", filled, tmp_path / "x.md", "--page", "第09版", status=1)
    )
    call("export", filled, tmp_path / "out.xyz", status=2)
    call("export", filled, tmp_path / "out.json", "--format", "docx", status=2)


def test_check_and_backup(filled, tmp_path, call):
    assert "is sound: 1 page" in call("check", filled).stdout
    call("backup", filled, tmp_path / "copy.jiaokan")
    assert "is sound: 1 page" in call("check", tmp_path / "copy.jiaokan").stdout
    db = sqlite3.connect(filled / "archive.db")
    db.execute("UPDATE line SET text = 'x'")
    db.commit()
    db.close()
    result = call("check", filled, status=1)
    assert "fault: page 第06版" in result.stdout
    assert "restore a backup" in error_of(result)


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "{}", "{file}"),
        ("recognise", "{}"),
        ("repair", "{}"),
        ("search", "{}", "x"),
        ("export", "{}", "{out}", "--format", "json"),
        ("check", "{}"),
        ("backup", "{}", "{out}"),
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.parametrize("what", ["missing", "plain folder", "rubbish", "newer", "busy"])
def test_every_command_tells_what_is_wrong_with_an_archive(filled, tmp_path, call, arguments, what):
    target, writer = filled, None
    if what == "missing":
        target = tmp_path / "no.jiaokan"
    elif what == "plain folder":
        target = tmp_path
    elif what == "rubbish":
        (filled / "archive.db").write_bytes(b"rubbish" * 1000)
    elif what == "newer":
        db = sqlite3.connect(filled / "archive.db")
        db.execute("INSERT INTO _sqlite_migrations VALUES (99, 'jiaokan', 'later', '')")
        db.commit()
        db.close()
    else:
        writer = Archive.open(filled)
    places = {"file": tmp_path / "page.txt", "out": tmp_path / "out.jiaokan"}
    command = [part.format(target, **places) for part in arguments]
    reads = arguments[0] in {"search", "export", "check", "backup"}
    try:
        result = call(*command, status=0 if what == "busy" and reads else 1)
    finally:
        if writer is not None:
            writer.close()
    if result.exit_code:
        assert str(target) in error_of(result)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("import",),
        ("repair", "a", "--accept", "2"),
        ("import", "a", "b", "--date", "x"),
    ],
)
def test_wrong_usage_is_two(call, arguments):
    call(*arguments, status=2)


def test_stopping_a_command_says_what_became_of_the_work(call):
    @click.command("wait")
    def interrupted():
        raise KeyboardInterrupt

    result = call("wait", status=1, group=command_line(interrupted))
    assert "what was finished is kept" in error_of(result)


def test_report_in_a_place_that_is_not_there(filled, tmp_path, call):
    assert "no" in error_of(call("repair", filled, "--report", tmp_path / "no" / "x", status=1))


def test_the_window_can_be_added_and_made_the_default(call, tmp_path):
    opened = []

    @click.command("open")
    @click.argument("path", required=False)
    @click.option("--page")
    def open_command(path, page):
        opened.append((path, page))

    group = command_line(open_command, default="open")
    call(group=group)
    call("--page", "A1", group=group)
    call("x.jiaokan", group=group)
    call("open", tmp_path, group=group)
    assert opened == [(None, None), (None, "A1"), ("x.jiaokan", None), (str(tmp_path), None)]
    call("opne", status=2, group=group)
    assert "Commands:" in call("--help", group=group).stdout


def test_help_is_quick_and_the_module_runs(tmp_path):
    code = (
        "import sys; from archive.cli.command_line import command_line\n"
        "try: command_line()(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'cv2', 'onnxruntime', 'pymupdf', 'lxml', 'sqlite_utils', 'PIL'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stderr == "[]\n"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "archive.cli", "new", str(tmp_path / "小城.jiaokan")],
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b".jiaokan" in done.stdout
