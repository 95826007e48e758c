"""Archives of every released schema are upgraded, after a copy was laid beside them."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from archive.errors import ArchiveTooNewError, ArchiveTooOldError
from archive.model.proposal import ProposalState
from archive.progress import NoProgress
from archive.storage import migrations
from archive.storage.archive_file import Archive
from archive.storage.effort import Effort
from archive.storage.integrity import check_archive

ARCHIVES = Path(__file__).parents[2] / "data" / "archives"
OLD = sorted(ARCHIVES.glob("*.jiaokan"))


@pytest.fixture
def v1(tmp_path):
    return Path(shutil.copytree(ARCHIVES / "v1.jiaokan", tmp_path / "v1.jiaokan"))


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_archive_of_any_release_is_upgraded_and_sound(old, tmp_path):
    path = Path(shutil.copytree(old, tmp_path / old.name))
    with pytest.raises(ArchiveTooOldError, match="older release"):
        Archive.open(path, read_only=True)
    with Archive.open(path) as archive:
        assert archive.warnings == ()
        report = check_archive(archive, NoProgress())
        assert report.faults == []
        assert report.pages > 0
        archive.redo()
    with Archive.open(path, read_only=True) as archive:
        assert check_archive(archive, NoProgress()).faults == []
    [copy] = path.glob("before-*.db")
    before = sqlite3.connect(copy)
    assert before.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    before.close()
    (path / "archive.db").unlink()
    copy.rename(path / "archive.db")  # the way back
    with Archive.open(path) as archive:
        assert len(archive.catalogue.pages()) == report.pages


def test_every_migration_has_a_test():
    tested = {name.removeprefix("test_migration_") for name in globals()}
    assert set(migrations.known()) <= tested


def test_migration_create_catalogue_text_and_history(v1):
    with Archive.open(v1) as archive:
        [page] = archive.catalogue.pages()
        text = archive.texts.get(page.id)
        assert [p.text for p in text.passages()] == [
            "小城今晨下了第一场雪",
            "孩子们在雪地里 奔跑、嬉戏",
        ]
        assert text.articles[0].tags == ("天气",)
        assert page.scan.original_name == "s.png"
        assert [p.state for p in archive.proposals.of_page(page.id)] == [
            ProposalState.ACCEPTED,
            ProposalState.OPEN,
        ]
        assert archive.annotations.of_page(page.id) == []
        archive.redo()
        assert archive.annotations.of_page(page.id)[0].body == "原件有折痕"


def test_migration_add_search(v1):
    with Archive.open(v1) as archive:
        assert archive.search("今晨下")[0].article_id
        assert archive.search("天气") != []


def test_migration_add_repair_rules(v1):
    with Archive.open(v1) as archive:
        [page] = archive.catalogue.pages()
        assert archive.rules.of_page(page.id).language == "zh-Hans"
        assert archive.rules.all() == []


def test_migration_keep_effort_of_removed_pages(v1):
    with Archive.open(v1) as archive:
        assert archive.efforts.total() == Effort(3, 20, 4.5)


def test_migration_say_where_rules_come_from(v1):
    with Archive.open(v1) as archive:
        [page] = archive.catalogue.pages()
        assert archive.rules.known() == []
        assert archive.rules.is_heeded(page.id)


def test_migration_count_characters_typed(v1):
    with Archive.open(v1) as archive:
        assert archive.efforts.total().characters == 0


def test_migration_note_single_edits_taken_back(v1):
    with Archive.open(v1) as archive:
        edits = archive.edits.recent()
        assert edits != []
        assert not any(edit.is_reverted for edit in edits)


def test_migration_keep_edits_compactly(v1):
    db = sqlite3.connect(v1 / "archive.db")
    db.execute("UPDATE edit_change SET after = '{}' WHERE edit_id = 1 AND kind = 'insert'")
    db.commit()
    db.close()
    with Archive.open(v1) as archive:
        kept = archive.database.execute(
            "SELECT count(*) FROM edit_change JOIN edit ON edit.id = edit_id"
            " WHERE kind = 'insert' AND after IS NOT NULL AND state = 'done'"
        ).fetchone()
        assert kept == (0,)
        while archive.edits.undoable():
            archive.undo()
        assert archive.catalogue.pages() == []
        while archive.edits.redoable():
            archive.redo()
        assert check_archive(archive, NoProgress()).faults == []


def test_an_archive_of_a_newer_release_is_refused_untouched(tmp_path):
    path = tmp_path / "new.jiaokan"
    Archive.create(path).close()
    db = sqlite3.connect(path / "archive.db")
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('jiaokan', 'invented_later', '')"
    )
    db.commit()
    db.close()
    for read_only in (False, True):
        with pytest.raises(ArchiveTooNewError, match="newer release"):
            Archive.open(path, read_only=read_only)
