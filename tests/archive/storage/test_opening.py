"""Whatever lies where an archive should be, the answer is an archive or one clear line."""

import contextlib
import os
import random
import shutil
import sqlite3
from types import SimpleNamespace

import pytest

from archive.editing.command import run
from archive.editing.text_commands import EditText
from archive.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    DiskFaultError,
    InvalidRecordError,
    NotAnArchiveError,
)
from archive.model.operations import SetText
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from archive.storage.backup import back_up
from archive.storage.faults import in_words
from archive.storage.integrity import check_archive
from tests.builders import add_page, make_text


@pytest.fixture
def filled(tmp_path):
    path = tmp_path / "full.jiaokan"
    with Archive.create(path) as archive:
        for order in range(1, 6):
            add_page(archive, make_text(["春风" * 20] * 30), order=order)
    return path


def one_line(error):
    text = str(error.value)
    assert "\n" not in text
    assert "archive" in text
    return text


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"not a database at all" * 500),
        lambda file: file.write_bytes(os.urandom(20_000)),
        lambda file: file.write_bytes(file.read_bytes()[:3000]),
        lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
        lambda file: file.write_bytes(b"\0" * file.stat().st_size),
        lambda file: file.unlink(),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["empty", "text", "noise", "head", "half", "zeros", "missing", "folder"],
)
def test_a_spoiled_database_is_named_in_one_line(filled, spoil, read_only):
    spoil(filled / "archive.db")
    with pytest.raises((NotAnArchiveError, ArchiveDamagedError)) as error:
        Archive.open(filled, read_only=read_only)
    one_line(error)


def test_any_byte_may_rot_and_nothing_but_a_clear_error_comes_of_it(filled):
    """Opening, reading and checking everything either works or says what is wrong."""
    file = filled / "archive.db"
    sound = file.read_bytes()
    dice = random.Random(1)
    for _ in range(30):
        at = dice.randrange(len(sound))
        rot = dice.randbytes(dice.choice((1, 16, 300)))
        file.write_bytes((sound[:at] + rot + sound[at + len(rot) :])[: len(sound)])
        for read in (read_everything, check_everything):
            with contextlib.suppress(ArchiveError), Archive.open(filled, read_only=True) as archive:
                read(archive)


def read_everything(archive):
    archive.catalogue.tree()
    archive.catalogue.issues()
    archive.tags.vocabulary()
    for page in archive.catalogue.pages():
        archive.texts.get(page.id)
        archive.annotations.of_page(page.id)
        archive.proposals.of_page(page.id)
    for edit in archive.edits.recent():
        archive.edits.changes(edit.id)
    archive.search("春风")


def check_everything(archive):
    check_archive(archive, NoProgress())


def test_a_stranger_is_refused(tmp_path):
    path = tmp_path / "other.jiaokan"
    path.mkdir()
    db = sqlite3.connect(path / "archive.db")
    db.execute("CREATE TABLE page (id)")
    db.close()
    with pytest.raises(NotAnArchiveError):
        Archive.open(path)


@pytest.mark.parametrize("name", ["nowhere.jiaokan", "plain", "file.jiaokan"])
def test_what_is_no_archive_is_told_how_to_make_one(tmp_path, name):
    (tmp_path / "plain").mkdir()
    (tmp_path / "file.jiaokan").write_text("x")
    with pytest.raises(NotAnArchiveError, match="jiaokan new"):
        Archive.open(tmp_path / name)


@pytest.mark.parametrize(
    "name", ["plain", "there.jiaokan", "file/x.jiaokan", "in.jiaokan/x.jiaokan"]
)
def test_an_archive_is_made_only_where_nothing_is(tmp_path, name):
    Archive.create(tmp_path / "in.jiaokan").close()
    (tmp_path / "there.jiaokan").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError):
        Archive.create(tmp_path / name)


def test_one_writes_and_many_read(filled):
    with Archive.open(filled) as writer:
        with pytest.raises(ArchiveBusyError, match="another program"):
            Archive.open(filled)
        page = writer.catalogue.first_page()
        line = next(writer.texts.get(page.id).lines())
        with Archive.open(filled, read_only=True) as reader:
            run(writer, EditText(page.id, (SetText(line.id, "秋"),)))
            assert reader.texts.get(page.id).line(line.id).text == "秋"
            with pytest.raises(DiskFaultError, match="reading only"):
                run(reader, EditText(page.id, (SetText(line.id, "冬"),)))


def test_an_archive_that_may_not_be_written_is_opened_for_reading(filled, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    with Archive.open(filled) as archive:
        assert archive.is_read_only
        assert "reading only" in archive.warnings[0]
        assert len(archive.catalogue.pages()) == 5
    assert not (filled / "archive.db-shm").exists()  # nothing was put on the medium
    (filled / "archive.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(ArchiveError, match="copy it"):
        Archive.open(filled)


def test_a_full_disk_is_told_and_saving_resumes(filled):
    with Archive.open(filled) as archive:
        page = archive.catalogue.first_page()
        line = next(archive.texts.get(page.id).lines())
        pages = archive.database.execute("PRAGMA page_count").fetchone()[0]
        archive.database.execute(f"PRAGMA max_page_count = {pages}")
        typed = EditText(page.id, (SetText(line.id, "长" * 100_000),))
        last = archive.edits.last_number()
        with pytest.raises(DiskFaultError, match="disk is full"):
            run(archive, typed)
        assert archive.texts.get(page.id).line(line.id).text == "春风" * 20
        assert archive.edits.last_number() == last
        archive.database.execute("PRAGMA max_page_count = 1000000")
        run(archive, typed)
        assert len(archive.texts.get(page.id).line(line.id).text) == 100_000


def test_half_a_character_is_refused_in_words(filled):
    with Archive.open(filled) as archive:
        page = archive.catalogue.first_page()
        line = next(archive.texts.get(page.id).lines())
        with pytest.raises(InvalidRecordError, match="half a character"):
            run(archive, EditText(page.id, (SetText(line.id, "春\ud83d"),)))
        assert archive.texts.get(page.id).line(line.id) == line


def test_an_older_database_beside_a_newer_witness_is_noticed(filled, tmp_path):
    shutil.copy(filled / "archive.db", tmp_path / "older.db")
    with Archive.open(filled) as archive:
        page = archive.catalogue.first_page()
        line = next(archive.texts.get(page.id).lines())
        run(archive, EditText(page.id, (SetText(line.id, "秋"),)))
    shutil.copy(tmp_path / "older.db", filled / "archive.db")
    with Archive.open(filled) as archive:
        assert "incomplete copy" in archive.warnings[0]
        run(archive, EditText(page.id, (SetText(line.id, "秋"),)))
    with Archive.open(filled) as archive:
        assert archive.warnings == ()


def test_closing_leaves_one_file_and_lets_the_next_one_write(filled):
    assert sorted(p.name for p in filled.iterdir() if not p.name.startswith(".")) == [
        "archive.db",
        "last-edit.txt",
        "scans",
    ]
    for _ in range(3):
        Archive.open(filled).close()


@pytest.mark.parametrize("read_only", [False, True])
def test_the_settings_on_which_safety_rests_are_in_force(filled, read_only):
    with Archive.open(filled, read_only=read_only) as archive:

        def setting(name):
            return archive.database.execute(f"PRAGMA {name}").fetchone()[0]

        assert setting("journal_mode") == "wal"
        assert setting("synchronous") == 2  # FULL
        assert setting("foreign_keys") == 1
        assert setting("trusted_schema") == 0
        assert setting("cell_size_check") == 1
        assert archive.database.execute("PRAGMA mmap_size").fetchone() in {None, (0,)}
        assert setting("busy_timeout") == 5000
        assert setting("query_only") == int(read_only)
        if read_only:
            assert setting("wal_autocheckpoint") == 0


@pytest.mark.parametrize(
    "name", ["a b", "a?mode=ro#x", "100%41", "小城", b"\xff\xfe", "'\"", "a\nb"]
)
def test_any_name_will_do(tmp_path, name):
    path = tmp_path / (os.fsdecode(name) + ".jiaokan")
    Archive.create(path).close()
    with Archive.open(path) as archive:
        add_page(archive, make_text(["春风"]))
        back_up(archive, path.with_name("copy-" + path.name), NoProgress())
    assert (path / "archive.db").is_file()


def test_a_disk_too_full_to_read_on_is_not_called_broken(tmp_path, monkeypatch):
    fault = sqlite3.OperationalError("disk I/O error")
    fault.sqlite_errorcode = sqlite3.SQLITE_IOERR
    file = tmp_path / "archive.db"
    assert "the disk does not answer" in str(in_words(fault, file))
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    assert "the disk is full; free some space" in str(in_words(fault, file))
