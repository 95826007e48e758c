"""An exported edition comes back into an archive without loss."""

import json
from dataclasses import replace

import pytest

from archive.editing.command import run
from archive.editing.text_commands import EditText, SetArticleTags
from archive.errors import TaskCancelledError
from archive.exporters.selection import Selection, select
from archive.formats.edition_json import write
from archive.importers.plan_entries import EntryKind
from archive.importers.readings import readings_of
from archive.importers.run import run_plan
from archive.model.annotation import Annotation
from archive.model.geometry import Box
from archive.model.identifiers import new_id
from archive.model.line import Line, Reading, Seam
from archive.model.operations import Continue, MarkGap, SetAside, SetRole, SplitLine, Supply, split
from archive.model.page import PageText
from archive.model.passage import Role
from archive.progress import NoProgress
from archive.storage.annotations import annotation_row
from archive.storage.archive_file import Archive
from tests.archive.importers.files import Stopping, import_files, make_scan, make_text, plan_of


@pytest.fixture
def worked_on(archive, tmp_path):
    """An archive with a page on which much was done."""
    text = "新路通车\n\n县里修了一条新路 村民\n进城卖菜 快了\n\n>\n\n李小禾"
    import_files(archive, make_scan(tmp_path / "1.png"), make_text(tmp_path / "1.txt", text))
    (page,) = archive.catalogue.pages()
    head, road, people, market, faster, mark, name = archive.texts.get(page.id).placed_lines()
    operations = (
        SetRole(head.id, Role.HEADLINE),
        Continue(people.id, market.id, Seam.JOIN),
        SplitLine(road.id, 2, road.text),
        MarkGap(faster.id),
        SetAside((mark.id,)),
        SetRole(name.id, Role.BYLINE),
    )
    run(archive, EditText(page.id, operations))
    run(archive, EditText(page.id, (Supply(faster.id, "半个钟头", new_id()),)))
    article = archive.texts.get(page.id).articles[0]
    run(archive, SetArticleTags(page.id, article.id, ("交通", "民生")))
    remark = Annotation(page.id, "待核", box=Box(1, 2, 3, 4), start_line=road.id, end_line=road.id)
    with archive.edit("Annotate", page_id=page.id) as edit:
        edit.recorder.insert("annotation", annotation_row(remark))
    return archive


def edition_of(archive):
    return select(archive, Selection(), NoProgress())


def test_everything_comes_back_with_its_identifiers(worked_on, tmp_path):
    exported = edition_of(worked_on)
    file = tmp_path / "e.json"
    file.write_text(write(exported), encoding="utf-8")
    (tmp_path / exported.pages[0].page.scan.file).write_bytes((tmp_path / "1.png").read_bytes())
    with Archive.create(tmp_path / "other.jiaokan") as other:
        report = import_files(other, file)
        assert report.errors == ()
        assert edition_of(other) == exported
        (edit,) = other.edits.recent()
        assert edit.page_id == exported.pages[0].page.id


def test_a_reading_is_put_together_whatever_the_order_of_its_pieces():
    whole = Line.of(Reading("前半后半", Box(0, 0, 80, 20), 0.5))
    first, second = split(whole, 2)
    text = PageText(unplaced=(second, first))
    (reading,) = readings_of(text)
    assert (reading.text, reading.id, reading.box) == ("前半后半", whole.reading_id, whole.box)


def test_a_scan_that_is_not_there_or_not_the_same_is_named(worked_on, tmp_path):
    exported = edition_of(worked_on)
    name = exported.pages[0].page.scan.file
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file = folder / "e.json"
    file.write_text(write(exported), encoding="utf-8")
    make_scan(folder / name, "another")
    with Archive.create(tmp_path / "other.jiaokan") as other:
        plan = plan_of(other, file)
        assert "1.png" in plan.entries[0].message
        (warning,) = import_files(other, file).warnings
        assert warning.startswith("e.json: imported without scans")
        assert "1.png" in warning
        (page,) = other.catalogue.pages()
        assert page.scan is None
        assert other.texts.get(page.id) == exported.pages[0].text


def test_a_scan_is_taken_from_an_archive_beside_the_edition(worked_on, tmp_path):
    exported = edition_of(worked_on)
    file = worked_on.path.parent / "e.json"
    file.write_text(write(exported), encoding="utf-8")
    with Archive.create(tmp_path / "other.jiaokan") as other:
        assert import_files(other, file).warnings == ()
        assert edition_of(other).pages == exported.pages


def test_a_scan_that_is_imported_with_the_edition_is_its_scan(worked_on, tmp_path):
    exported = edition_of(worked_on)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file = folder / "e.json"
    file.write_text(write(exported), encoding="utf-8")
    another = make_scan(tmp_path / "2.png", "another")
    with Archive.create(tmp_path / "other.jiaokan") as other:
        report = import_files(other, tmp_path / "1.png", file, another)
        assert (report.warnings, len(report.page_ids)) == ((), 2)
        assert edition_of(other).pages[0] == exported.pages[0]


def test_a_scan_outside_the_folder_is_not_looked_at(worked_on, tmp_path):
    document = json.loads(write(edition_of(worked_on)))
    document["pages"][0]["scan"] |= {"file": "../1.png", "original_name": "x.png"}
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file = folder / "e.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    with Archive.create(tmp_path / "other.jiaokan") as other:
        import_files(other, file)
        assert other.catalogue.pages()[0].scan is None


def test_identifiers_that_are_taken_are_all_made_anew(worked_on, tmp_path):
    exported = edition_of(worked_on)
    file = tmp_path / "e.json"
    file.write_text(write(exported), encoding="utf-8")
    report = import_files(worked_on, file)
    assert report.errors == ()
    pages = {entry.page.id: entry for entry in edition_of(worked_on).pages}
    one, two = pages[exported.pages[0].page.id], pages[report.page_ids[0]]
    assert one == exported.pages[0]
    assert two.page.scan == one.page.scan
    assert [p.text for p in two.text.passages()] == [p.text for p in one.text.passages()]
    assert two.text.articles[0].tags == ("交通", "民生")
    ids = {line.id for line in one.text.lines()}
    assert ids.isdisjoint(line.id for line in two.text.lines())
    (remark,) = two.annotations
    assert remark.start_line in {line.id for line in two.text.lines()}
    assert len(worked_on.catalogue.issues()) == 1


def test_two_editions_with_the_same_pages_do_not_collide(worked_on, tmp_path):
    exported = edition_of(worked_on)
    for name in ("a.json", "b.json"):
        page = replace(exported.pages[0].page, section=name)
        edition = replace(exported, pages=(replace(exported.pages[0], page=page),))
        (tmp_path / name).write_text(write(edition), encoding="utf-8")
    with Archive.create(tmp_path / "other.jiaokan") as other:
        report = import_files(other, tmp_path / "a.json", tmp_path / "b.json")
        assert report.errors == ()
        assert len(set(report.page_ids)) == 2


def test_the_same_file_twice_is_a_duplicate(worked_on, tmp_path):
    file = tmp_path / "e.json"
    file.write_text(write(edition_of(worked_on)), encoding="utf-8")
    import_files(worked_on, file)
    assert [entry.kind for entry in plan_of(worked_on, file).entries] == [EntryKind.DUPLICATE]


def edition_of_pages(count, *, with_ids):
    def page(number):
        passage = {"role": "paragraph", "text": f"第{number}页。"}
        article = {"id": f"a{number}", "passages": [passage], "story": "s"}
        ids = {"id": f"p{number}"} if with_ids else {}
        return {"order": number, "articles": [article]} | ids

    return {
        "format": "jiaokan-edition",
        "version": 1,
        "newspaper": {"name": "小报"},
        "issue": {},
        "pages": [page(number + 1) for number in range(count)],
    }


@pytest.mark.parametrize("with_ids", [True, False])
@pytest.mark.parametrize("taken", [True, False])
def test_an_edition_goes_on_where_it_was_stopped(archive, tmp_path, with_ids, taken):
    document = edition_of_pages(3, with_ids=with_ids)
    if taken:
        other = edition_of_pages(1, with_ids=True)
        (tmp_path / "other.json").write_text(json.dumps(other), encoding="utf-8")
        import_files(archive, tmp_path / "other.json")
    before = {page.id for page in archive.catalogue.pages()}
    file = tmp_path / "e.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(TaskCancelledError):
        run_plan(archive, plan_of(archive, file), Stopping(2))
    assert len(archive.catalogue.pages()) == len(before) + 2
    import_files(archive, file)
    pages = [one.text for one in edition_of(archive).pages if one.page.id not in before]
    assert [p.text for text in pages for p in text.passages()] == ["第1页。", "第2页。", "第3页。"]
    assert len({article.story_id for text in pages for article in text.articles}) == 1
    assert [entry.kind for entry in plan_of(archive, file).entries] == [EntryKind.DUPLICATE]
