"""What is exported, and how the file gets to its place."""

import json
import os

import pytest

from archive.editing.command import run
from archive.editing.text_commands import EditText
from archive.errors import ArchiveError, TaskCancelledError
from archive.exporters.registry import EXPORT_FORMATS
from archive.exporters.run import export
from archive.exporters.selection import Selection
from archive.model.operations import StartArticle
from archive.progress import NoProgress
from tests.builders import add_page, make_text


class Stopped:
    def step(self, *_report):
        raise TaskCancelledError


@pytest.fixture
def two_pages(archive):
    first = add_page(archive, make_text(["甲"], ["乙"]), order=1, label="第01版")
    lines = list(archive.texts.get(first.id).placed_lines())
    run(archive, EditText(first.id, (StartArticle(lines[1].id),)))
    add_page(archive, make_text(["丙"]), order=2, label="第02版")
    return archive


def exported(archive, target, format_id="json", *, overwrite=False, **selection):
    export(
        archive,
        target,
        format_id,
        Selection(**selection),
        overwrite=overwrite,
        progress=NoProgress(),
    )
    return json.loads(target.read_bytes()) if format_id == "json" else target.read_text("utf-8")


def words(document):
    return [
        p["text"] for page in document["pages"] for a in page["articles"] for p in a["passages"]
    ]


@pytest.mark.parametrize("one", EXPORT_FORMATS, ids=lambda one: one.id)
def test_every_format_exports_an_archive(two_pages, tmp_path, one):
    target = tmp_path / f"out{one.suffix}"
    exported(two_pages, target, one.id)
    assert "丙" in target.read_text("utf-8-sig")
    if os.name == "posix":
        assert target.stat().st_mode & 0o044 == 0o044


def test_pages_are_chosen_by_label_number_or_identifier(two_pages, tmp_path):
    second = two_pages.catalogue.pages()[1]
    for number, name in enumerate(("第02版", "2", second.id)):
        document = exported(two_pages, tmp_path / f"{number}.json", pages=(name,))
        assert words(document) == ["丙"]
        assert document["pages"][0]["order"] == 2


def test_one_article_is_exported_alone(two_pages, tmp_path):
    first = two_pages.catalogue.pages()[0]
    article = two_pages.texts.get(first.id).articles[1]
    assert words(exported(two_pages, tmp_path / "a.json", articles=(article.id,))) == ["乙"]


def test_the_parts_of_a_story_come_together(archive, tmp_path):
    from dataclasses import replace

    for order, word in ((1, "上"), (2, "下"), (3, "别的")):
        text = make_text([word])
        if order < 3:
            text = replace(text, articles=(replace(text.articles[0], story_id="s"),))
        add_page(archive, text, order=order)
    first = archive.catalogue.pages()[0]
    article = archive.texts.get(first.id).articles[0]
    assert words(exported(archive, tmp_path / "a.json", articles=(article.id,))) == ["上", "下"]


def test_an_unknown_name_lists_those_there_are(two_pages, tmp_path):
    with pytest.raises(ArchiveError, match="no page 第09版; the pages are 第01版, 第02版"):
        exported(two_pages, tmp_path / "a.json", pages=("第09版",))
    with pytest.raises(ArchiveError, match="no article x; the articles are "):
        exported(two_pages, tmp_path / "a.json", articles=("x",))
    with pytest.raises(ArchiveError, match="no export format doc; choose one of json, txt"):
        exported(two_pages, tmp_path / "a.doc", "doc")
    assert not list(tmp_path.glob("a.*"))


def test_an_empty_archive_says_what_to_do(archive, tmp_path):
    with pytest.raises(ArchiveError, match="import some first"):
        exported(archive, tmp_path / "a.json")


def test_nothing_is_overwritten_unasked(two_pages, tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("mine")
    with pytest.raises(ArchiveError, match="exists already"):
        exported(two_pages, target, "txt")
    assert target.read_text() == "mine"
    assert "丙" in exported(two_pages, target, "txt", overwrite=True)


def test_folders_and_the_archive_itself_are_never_written(two_pages, tmp_path):
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "folder", two_pages.path, two_pages.path / "archive.db"):
        with pytest.raises(ArchiveError):
            exported(two_pages, target, overwrite=True)
    with pytest.raises(ArchiveError, match="make it first"):
        exported(two_pages, tmp_path / "none" / "a.json")
    assert two_pages.catalogue.pages()


def test_a_link_into_the_archive_is_no_way_around(two_pages, tmp_path):
    link = tmp_path / "out.json"
    link.symlink_to(two_pages.path / "archive.db")
    with pytest.raises(ArchiveError, match="inside the archive"):
        exported(two_pages, link, overwrite=True)


def test_a_cancelled_or_failed_export_leaves_nothing(two_pages, tmp_path, monkeypatch):
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(TaskCancelledError):
        export(
            two_pages, folder / "a.json", "json", Selection(), overwrite=False, progress=Stopped()
        )

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArchiveError, match=r"a\.json cannot be written: the disk is full"):
        exported(two_pages, folder / "a.json")
    assert list(folder.iterdir()) == []
