"""From files to pages: first a plan, then the pages, one edit each."""

import datetime as dt
import hashlib
import struct
import zlib

import pytest

from archive.errors import ArchiveError, TaskCancelledError
from archive.importers.plan import make_plan
from archive.importers.plan_entries import EntryKind
from archive.importers.run import run_plan
from archive.importers.target import ImportTarget
from archive.model.line import Seam
from archive.model.page import PageState
from tests.archive.importers.files import (
    Stopping,
    import_files,
    make_pdf,
    make_scan,
    make_text,
    make_tiff,
    plan_of,
    text_of,
)


def test_a_scan_and_a_text_of_the_same_stem_make_one_page(archive, tmp_path):
    scan, text = make_scan(tmp_path / "第06版.png"), make_text(tmp_path / "第06版.txt")
    report = import_files(archive, scan, text)
    (page,) = archive.catalogue.pages()
    assert report.page_ids == (page.id,)
    assert (page.label, page.order, page.state) == ("第06版", 6, PageState.RECOGNISED)
    assert (page.scan.width, page.scan.height) == (80, 60)
    assert page.scan.original_name == "第06版.png"
    assert text_of(archive, page)[0] == "新路通车"
    stored = archive.scans.path(page.scan.file)
    assert hashlib.sha256(stored.read_bytes()).hexdigest() == page.scan.sha256


def test_pairs_are_found_over_folders(archive, tmp_path):
    for folder in ("scans", "text"):
        (tmp_path / folder).mkdir()
    files = [make_scan(tmp_path / "scans" / f"{n}.png") for n in (1, 2)]
    files += [make_text(tmp_path / "text" / f"{n}.txt", f"第{n}篇文章") for n in (2, 1)]
    import_files(archive, *files)
    pages = archive.catalogue.pages()
    assert [(p.label, text_of(archive, p), p.scan.original_name) for p in pages] == [
        ("1", ["第1篇文章"], "1.png"),
        ("2", ["第2篇文章"], "2.png"),
    ]


def test_nothing_is_written_by_a_plan(archive, tmp_path):
    plan = plan_of(archive, make_scan(tmp_path / "1.png"), make_text(tmp_path / "1.txt"))
    assert plan.page_count == 1
    assert archive.catalogue.newspapers() == []
    assert archive.scans.names() == set()
    assert archive.edits.last_number() == 0


def test_each_page_is_one_edit_that_can_be_undone_and_redone(archive, tmp_path):
    import_files(
        archive, make_text(tmp_path / "1.txt", "一版"), make_text(tmp_path / "2.txt", "二版")
    )
    pages = archive.catalogue.pages()
    assert [edit.page_id for edit in archive.edits.recent()] == [pages[1].id, pages[0].id]
    archive.undo()
    archive.undo()
    assert archive.catalogue.newspapers() == []
    archive.redo()
    archive.redo()
    assert archive.catalogue.pages() == pages
    assert text_of(archive, pages[1]) == ["二版"]


@pytest.mark.parametrize("first", ["1.png", "1.txt"])
def test_the_other_half_of_a_page_may_come_later(archive, tmp_path, first):
    files = {"1.png": make_scan(tmp_path / "1.png"), "1.txt": make_text(tmp_path / "1.txt")}
    import_files(archive, files.pop(first))
    (other,) = files.values()
    plan = plan_of(archive, other)
    run_plan(archive, plan, Stopping(99))
    (page,) = archive.catalogue.pages()
    assert page.scan is not None
    assert text_of(archive, page)
    assert page.state is PageState.RECOGNISED
    added = EntryKind.TEXT_ADDED if other.suffix == ".txt" else EntryKind.SCAN_ADDED
    assert [entry.kind for entry in plan.entries] == [added]


def test_a_page_is_completed_by_its_label_too(archive, tmp_path):
    target = ImportTarget("河口日报", dt.date(2021, 12, 15), "第06版")
    import_files(archive, make_scan(tmp_path / "IMG_2231.png"), target=target)
    import_files(archive, make_text(tmp_path / "ocr output.txt"), target=target)
    (page,) = archive.catalogue.pages()
    assert (page.label, page.order) == ("第06版", 6)
    assert text_of(archive, page)


def test_a_page_of_another_day_is_left_alone(archive, tmp_path):
    on = lambda day: ImportTarget("河口日报", dt.date(2021, 12, day))  # noqa: E731
    import_files(archive, make_scan(tmp_path / "1.png"), target=on(15))
    import_files(archive, make_text(tmp_path / "1.txt"), target=on(16))
    assert [issue.date.day for issue in archive.catalogue.issues()] == [15, 16]
    assert len(archive.catalogue.pages()) == 2


def test_a_text_that_is_there_is_never_replaced(archive, tmp_path):
    import_files(archive, make_text(tmp_path / "1.txt", "原来的文字"))
    import_files(archive, make_text(tmp_path / "1.txt", "后来的文字"))
    assert [text_of(archive, page) for page in archive.catalogue.pages()] == [
        ["原来的文字"],
        ["后来的文字"],
    ]
    assert [page.order for page in archive.catalogue.pages()] == [1, 2]


def test_newspaper_and_issue_are_found_again(archive, tmp_path):
    target = ImportTarget("河口日报", dt.date(2021, 12, 15))
    import_files(archive, make_text(tmp_path / "1.txt", "一版"), target=target)
    import_files(archive, make_text(tmp_path / "2.txt", "二版"), target=target)
    assert [paper.name for paper in archive.catalogue.newspapers()] == ["河口日报"]
    assert [issue.date for issue in archive.catalogue.issues()] == [dt.date(2021, 12, 15)]
    import_files(archive, make_text(tmp_path / "2021-12-16 1.txt", "次日"))
    assert len(archive.catalogue.newspapers()) == 1
    assert len(archive.catalogue.issues()) == 2


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("县里修了一条新路。", "未命名报纸", "zh-Hans"),
        ("縣裡開會說新車從東門過。", "未命名報紙", "zh-Hant"),
        ("Über die neue Brücke fuhr der erste Zug.", "Unbenannte Zeitung", "de"),
        ("The first train crossed the new bridge.", "Untitled newspaper", "en"),
    ],
)
def test_a_nameless_newspaper_has_the_language_of_its_text(archive, tmp_path, text, name, language):
    import_files(archive, make_text(tmp_path / "a.txt", text))
    (paper,) = archive.catalogue.newspapers()
    assert (paper.name, paper.language) == (name, language)


def test_a_tiff_with_several_images_makes_several_pages(archive, tmp_path):
    import_files(archive, make_tiff(tmp_path / "issue.tif", 3))
    pages = archive.catalogue.pages()
    assert [(p.order, p.label, p.scan.frame) for p in pages] == [
        (1, "1", 0),
        (2, "2", 1),
        (3, "3", 2),
    ]
    assert len(archive.scans.names()) == 1


def test_pdf_pages_bring_their_text_with_boxes(archive, tmp_path):
    import_files(archive, make_pdf(tmp_path / "a.pdf", ["First line", "second line"], []))
    first, second = archive.catalogue.pages()
    lines = list(archive.texts.get(first.id).placed_lines())
    assert [line.ocr for line in lines] == ["First line", "second line"]
    assert all(line.box.right <= first.scan.width for line in lines)
    assert (first.state, second.state) == (PageState.RECOGNISED, PageState.NEW)
    assert second.scan.frame == 1


def test_a_duplicate_is_known_by_its_content(archive, tmp_path):
    scan, text = make_scan(tmp_path / "1.png", "x"), make_text(tmp_path / "2.txt")
    import_files(archive, scan, text)
    twin = make_scan(tmp_path / "other.png", "x")
    plan = plan_of(archive, twin, text)
    assert [entry.kind for entry in plan.entries] == [EntryKind.DUPLICATE, EntryKind.DUPLICATE]
    report = run_plan(archive, plan, Stopping(99))
    assert report.page_ids == ()
    assert len(report.skipped) == 2


def test_a_duplicate_among_the_files_is_imported_once(archive, tmp_path):
    plan = plan_of(archive, make_text(tmp_path / "1.txt"), make_text(tmp_path / "2.txt"))
    assert [entry.kind for entry in plan.entries] == [EntryKind.NEW, EntryKind.DUPLICATE]


def test_a_second_scan_of_a_page_is_left_out(archive, tmp_path):
    files = make_scan(tmp_path / "1.png"), make_scan(tmp_path / "1.jpg")
    plan = plan_of(archive, *files)
    assert [entry.kind for entry in plan.entries] == [EntryKind.NEW, EntryKind.LEFT_OUT]


def test_the_encoding_is_told(archive, tmp_path):
    plan = plan_of(archive, make_text(tmp_path / "1.txt", encoding="gb18030"))
    assert "GB18030" in plan.entries[0].message
    run_plan(archive, plan, Stopping(99))
    assert [source.encoding for source in archive.catalogue.sources()] == ["GB18030"]


def bomb(path):
    """A PNG of 60,000 x 60,000 pixels in a few bytes."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 99)))
    return path


def test_bad_files_are_named_and_the_others_are_imported(archive, tmp_path):
    good = make_text(tmp_path / "good.txt")
    whole = make_scan(tmp_path / "whole.png").read_bytes()
    bad = {
        "cut.png": whole[: len(whole) // 2],
        "text.png": "这是文字".encode(),
        "image.txt": whole,
        "empty.txt": b"",
        "empty.tif": b"",
        "rubbish.txt": bytes(range(256)) * 4,
        "rubbish.bin": bytes(range(256)) * 4,
        "endless.txt": "一 ".encode() * 600_000,
        "no.json": b"{}",
        "cut.json": b'{"format": "jiaokan-edition", "ver',
        "fake.pdf": b"%PDF-1.7 nothing",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    bomb(tmp_path / "bomb.png")
    (tmp_path / "folder.txt").mkdir()
    names = [*bad, "bomb.png", "folder.txt", "missing.txt"]
    plan = plan_of(archive, *(tmp_path / name for name in names), good)
    unreadable = {
        entry.files[0].name: entry.message for entry in plan.of_kind(EntryKind.UNREADABLE)
    }
    assert set(unreadable) == set(names)
    for name, message in unreadable.items():
        assert name in message
        assert "\n" not in message
    report = run_plan(archive, plan, Stopping(99))
    assert len(report.errors) == len(names)
    assert len(archive.catalogue.pages()) == 1
    assert archive.scans.names() == set()


def test_cancelling_keeps_whole_pages(archive, tmp_path):
    files = [make_scan(tmp_path / f"{n}.png") for n in (1, 2, 3)]
    plan = plan_of(archive, *files)
    with pytest.raises(TaskCancelledError):
        run_plan(archive, plan, Stopping(2))
    assert [page.order for page in archive.catalogue.pages()] == [1, 2]
    assert len(archive.scans.names()) == 2
    import_files(archive, *files)
    assert [page.order for page in archive.catalogue.pages()] == [1, 2, 3]


HOCR = """<html><body>
<div class="ocr_page" title="bbox 0 0 80 60"><span class="ocr_line" title="bbox 1 1 9 9">一</span></div>
<div class="ocr_page" title="bbox 0 0 80 60"><span class="ocr_line" title="bbox 1 1 9 9">二</span></div>
<div class="ocr_page" title="bbox 0 0 80 60"><span class="ocr_line" title="bbox 1 1 9 9">三</span></div>
</body></html>"""


@pytest.mark.parametrize("kinds", [("tiff",), ("hocr",), ("tiff", "hocr")])
def test_a_file_of_several_pages_goes_on_where_it_was_stopped(archive, tmp_path, kinds):
    files = []
    if "tiff" in kinds:
        files.append(make_tiff(tmp_path / "all.tif", 3))
    if "hocr" in kinds:
        files.append(make_text(tmp_path / "all.hocr", HOCR))
    with pytest.raises(TaskCancelledError):
        run_plan(archive, plan_of(archive, *files), Stopping(1))
    assert len(archive.catalogue.pages()) == 1
    import_files(archive, *files)
    pages = archive.catalogue.pages()
    assert [page.order for page in pages] == [1, 2, 3]
    if "tiff" in kinds:
        assert [page.scan.frame for page in pages] == [0, 1, 2]
    if "hocr" in kinds:
        assert [text_of(archive, page) for page in pages] == [["一"], ["二"], ["三"]]
    plan = plan_of(archive, *files)
    assert {entry.kind for entry in plan.entries} == {EntryKind.DUPLICATE}


def test_a_file_that_changes_meanwhile_is_refused_and_leaves_nothing(archive, tmp_path):
    scan = make_scan(tmp_path / "1.png", "before")
    plan = plan_of(archive, scan, make_text(tmp_path / "2.txt"))
    make_scan(scan, "after")
    report = run_plan(archive, plan, Stopping(99))
    assert len(report.page_ids) == 1
    assert "1.png: changed" in report.errors[0]
    assert archive.scans.names() == set()


def test_a_page_that_got_text_meanwhile_is_not_touched(archive, tmp_path):
    import_files(archive, make_scan(tmp_path / "1.png"))
    plan = plan_of(archive, make_text(tmp_path / "1.txt", "第一个"))
    import_files(archive, make_text(tmp_path / "1.txt", "第二个"))
    report = run_plan(archive, plan, Stopping(99))
    assert "has changed" in report.errors[0]
    (page,) = archive.catalogue.pages()
    assert text_of(archive, page) == ["第二个"]


def test_a_scan_that_came_too_late_leaves_no_copy(archive, tmp_path):
    import_files(archive, make_text(tmp_path / "1.txt"))
    plan = plan_of(archive, make_scan(tmp_path / "1.png", "late"))
    import_files(archive, make_scan(tmp_path / "1.jpg"))
    report = run_plan(archive, plan, Stopping(99))
    assert "has changed" in report.errors[0]
    (page,) = archive.catalogue.pages()
    assert archive.scans.names() == {page.scan.file}


def test_only_one_of_two_texts_completes_a_page(archive, tmp_path):
    import_files(archive, make_scan(tmp_path / "1.png"))
    files = []
    for folder, words in (("a", "第一份"), ("b", "第二份")):
        (tmp_path / folder).mkdir()
        files.append(make_text(tmp_path / folder / "1.txt", words))
    report = import_files(archive, *files)
    assert report.errors == ()
    pages = archive.catalogue.pages()
    assert [text_of(archive, page) for page in pages] == [["第一份"], ["第二份"]]
    assert [page.scan is None for page in pages] == [False, True]


def test_a_file_named_twice_is_imported_once(archive, tmp_path):
    file = make_text(tmp_path / "1.txt")
    import_files(archive, file, file)
    assert len(archive.catalogue.pages()) == 1


def test_progress_counts_files_and_never_goes_back(archive, tmp_path):
    reports = []

    class Watching:
        def step(self, done, total, _what):
            reports.append((done, total))

    files = [make_scan(tmp_path / "1.png"), make_scan(tmp_path / "2.png")]
    make_plan(archive, files, ImportTarget(), Watching())
    assert reports == sorted(reports)
    assert {total for _, total in reports} == {2}


def test_a_label_names_one_page_only(archive, tmp_path):
    files = make_text(tmp_path / "1.txt", "一"), make_text(tmp_path / "2.txt", "二")
    with pytest.raises(ArchiveError, match="names one page"):
        plan_of(archive, *files, target=ImportTarget(page_label="A1"))


def test_seams_of_imported_lines_decide_nothing(archive, tmp_path):
    import_files(archive, make_text(tmp_path / "1.txt"))
    (page,) = archive.catalogue.pages()
    text = archive.texts.get(page.id)
    assert {line.seam for line in text.lines()} == {Seam.SPACE}
    assert not any(line.text_settled or line.seam_settled for line in text.lines())


def test_a_scan_alone_gets_the_language_of_the_texts_imported_with_it(archive, tmp_path):
    german = "Die Sitzung wurde eröffnet und der Antrag ist nicht angenommen."
    import_files(
        archive,
        make_scan(tmp_path / "a1.png"),
        make_text(tmp_path / "a2.txt", german),
        target=ImportTarget("NZZ"),
    )
    (paper,) = archive.catalogue.newspapers()
    assert (paper.name, paper.language) == ("NZZ", "de")
