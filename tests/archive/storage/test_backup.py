"""A backup is whole and verified, or it is not there."""

import hashlib

import pytest

from archive.editing.catalogue_commands import AttachScan
from archive.editing.command import run
from archive.editing.text_commands import EditText
from archive.errors import ArchiveError, TaskCancelledError
from archive.model.operations import SetText
from archive.model.page import Scan
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from archive.storage.backup import back_up
from archive.storage.integrity import check_archive
from tests.builders import add_page, make_text


@pytest.fixture
def page(archive, tmp_path):
    page = add_page(archive, make_text(["春风吹过", "田野"]))
    (tmp_path / "scan.png").write_bytes(b"pixels")
    name, digest = archive.scans.add(tmp_path / "scan.png")
    run(archive, AttachScan(page.id, Scan(name, digest, 10, 20)))
    return archive.catalogue.page(page.id)


def test_a_backup_of_an_archive_in_use_opens_and_can_be_gone_on_with(archive, page, tmp_path):
    (tmp_path / "shelf").mkdir()
    place = back_up(archive, tmp_path / "shelf", NoProgress())
    assert place.parent == tmp_path / "shelf"
    assert place.name.startswith("test-")
    assert sorted(p.name for p in place.iterdir()) == ["archive.db", "backup.sha256", "scans"]
    for line in (place / "backup.sha256").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((place / name).read_bytes()).hexdigest() == digest
    with Archive.open(place) as copy:
        assert copy.texts.get(page.id) == archive.texts.get(page.id)
        assert check_archive(copy, NoProgress()).faults == []
        copy.undo()
        line = next(copy.texts.get(page.id).lines())
        run(copy, EditText(page.id, (SetText(line.id, "秋"),)))
    assert next(archive.texts.get(page.id).lines()).text == "春风吹过"


def test_a_backup_can_be_named_and_is_never_written_over_anything(archive, page, tmp_path):
    place = tmp_path / "copy.jiaokan"
    assert back_up(archive, place, NoProgress()) == place
    for target in (place, tmp_path / "scan.png", tmp_path / "no" / "copy.jiaokan", archive.path):
        with pytest.raises(ArchiveError):
            back_up(archive, target, NoProgress())
    with pytest.raises(ArchiveError, match="inside"):
        back_up(archive, archive.path / "scans", NoProgress())


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_backup_that_would_not_be_whole_is_refused(archive, page, tmp_path, damage):
    master = archive.scans.path(page.scan.file)
    master.chmod(0o644)
    master.unlink() if damage == "missing" else master.write_bytes(b"pixelz")
    with pytest.raises(ArchiveError, match="not be whole"):
        back_up(archive, tmp_path / "copy.jiaokan", NoProgress())
    assert not list(tmp_path.glob("*copy*"))


def test_a_cancelled_backup_leaves_nothing(archive, page, tmp_path):
    class Cancel:
        def step(self, _done, _total, what):
            if what == page.scan.file:
                raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        back_up(archive, tmp_path / "copy.jiaokan", Cancel())
    assert not list(tmp_path.glob("*copy*"))
    line = next(archive.texts.get(page.id).lines())
    run(archive, EditText(page.id, (SetText(line.id, "秋"),)))
