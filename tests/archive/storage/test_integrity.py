"""A check finds what has rotted, is missing or does not belong, and tidies what it may."""

import pytest

from archive.editing.catalogue_commands import AttachScan
from archive.editing.command import run
from archive.editing.removal_commands import RemovePage
from archive.editing.text_commands import EditText
from archive.model.operations import SetText, SplitLine
from archive.model.page import Scan
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from archive.storage.integrity import check_archive
from tests.builders import add_page, make_text


def check(archive):
    return check_archive(archive, NoProgress())


@pytest.fixture
def page(archive, tmp_path):
    page = add_page(archive, make_text(["春风吹过", "田野"]))
    (tmp_path / "scan.png").write_bytes(b"pixels")
    name, digest = archive.scans.add(tmp_path / "scan.png")
    run(archive, AttachScan(page.id, Scan(name, digest, 10, 20)))
    line = next(archive.texts.get(page.id).lines())
    run(archive, EditText(page.id, (SplitLine(line.id, 2, line.text),)))
    return archive.catalogue.page(page.id)


def test_a_sound_archive_is_sound(archive, page):
    report = check(archive)
    assert (report.faults, report.remarks) == ([], [])
    assert (report.pages, report.scans) == (1, 1)
    assert report.edits == archive.edits.last_number()
    archive.close()
    with Archive.open(archive.path, read_only=True) as reader:
        assert check(reader).faults == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE line SET text = '冬' WHERE text = '田野'", "line"),
        ("DROP TRIGGER reading_never_changes; UPDATE reading SET text = 'x'", "reading"),
        ("UPDATE edit SET title = 'x' WHERE id = 2", "edit 2 has changed"),
        ("UPDATE edit_change SET before = 'x' WHERE edit_id = 6 AND kind = 'update'", "edit 6"),
        ("DELETE FROM edit_change WHERE edit_id = 2; DELETE FROM edit WHERE id = 2", "edit 2 is m"),
        ("DELETE FROM line WHERE start > 0", "not shown whole"),
        ("DELETE FROM line WHERE text = '田野'", "is in no line"),
        ("UPDATE line SET seam = 'join', start = 1 WHERE start = 2", "torn"),
        ("DELETE FROM article", "refers to no article"),
    ],
)
def test_rot_and_loss_in_the_database_are_found(archive, page, damage, fault):
    archive.database.execute("PRAGMA foreign_keys = OFF")
    for statement in damage.split("; "):
        archive.database.execute(statement)
    assert fault in "\n".join(check(archive).faults)


def test_scans_that_changed_or_are_gone_are_found(archive, page):
    path = archive.scans.path(page.scan.file)
    path.chmod(0o644)
    path.write_bytes(b"pixelz")
    assert "has changed on the disk" in check(archive).faults[0]
    path.unlink()
    assert "is missing" in check(archive).faults[0]


def test_files_of_no_page_are_moved_aside_and_never_lost(archive, page, tmp_path):
    stray = archive.scans.folder / "holiday.jpg"
    for content in (b"one", b"two"):
        stray.write_bytes(content)
        (archive.scans.folder / ".partial-x").write_bytes(b"half")
        report = check(archive)
        assert report.faults == []
        assert "holiday.jpg" in report.remarks[0]
    found = sorted((archive.path / "found").iterdir())
    assert [p.name for p in found] == ["1-holiday.jpg", "1-partial-x", "holiday.jpg", "partial-x"]
    assert archive.scans.names() == {page.scan.file}


def test_the_scan_of_a_removed_page_stays_for_an_undo(archive, page):
    run(archive, RemovePage(page.id))
    assert check(archive).remarks == []
    archive.undo()
    assert check(archive).faults == []


def test_a_search_that_is_out_of_step_is_mended(archive, page):
    with archive.unrecorded():
        archive.database.execute("DELETE FROM search_index")
        archive.database.execute("DELETE FROM search_entry")
    assert "search index" in check(archive).remarks[0]
    assert archive.search("春风") != []
    assert check(archive).remarks == []


def test_checking_goes_on_while_somebody_writes(archive, page):
    with Archive.open(archive.path, read_only=True) as reader:

        class Meanwhile:
            def step(self, *_report):
                line = next(archive.texts.get(page.id).lines())
                run(archive, EditText(page.id, (SetText(line.id, line.text + "!"),)))

        assert check_archive(reader, Meanwhile()).faults == []
