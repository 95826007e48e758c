"""Recognition stores pages whole, never over anybody's work; a crash costs one page only."""

import os
import time

import pytest
from PIL import Image

from archive.editing.catalogue_commands import AttachScan, SetPageState
from archive.editing.command import run
from archive.editing.recognising import recognise_pages, unread_pages
from archive.editing.text_commands import EditText
from archive.errors import ArchiveError, TaskCancelledError
from archive.model.operations import SetText
from archive.model.page import PageState, PageText, Scan
from archive.progress import NoProgress
from archive.storage.archive_file import Archive
from archive.storage.integrity import check_archive
from tests.archive.editing import stub_engines
from tests.builders import add_page, make_text

STUB = "tests.archive.editing.stub_engines:make"


def add_scanned(archive, folder, order, shade, text=None):
    page = add_page(archive, text or PageText(), order=order, label=f"A{order}")
    Image.new("L", (60, 40), shade).save(folder / "s.png")
    name, digest = archive.scans.add(folder / "s.png")
    run(archive, AttachScan(page.id, Scan(name, digest, 60, 40)))
    return page.id


@pytest.fixture
def pages(archive, tmp_path):
    return [add_scanned(archive, tmp_path, order, 200 + order) for order in range(1, 4)]


@pytest.fixture
def meeting(tmp_path, monkeypatch):
    path = tmp_path / "meeting"
    os.mkfifo(path)
    monkeypatch.setenv(stub_engines.MEETING, str(path))
    return path


def recognise(archive, page_ids, progress=None, **values):
    return recognise_pages(archive, page_ids, progress or NoProgress(), engine=STUB, **values)


def text_of(archive, page_id):
    return [line.text for line in archive.texts.get(page_id).lines()]


def test_unread_pages_are_read_one_edit_each(archive, pages):
    assert unread_pages(archive) == pages
    last = archive.edits.last_number()
    report = recognise(archive, pages)
    assert (report.page_ids, report.errors) == (tuple(pages), ())
    assert archive.edits.last_number() == last + 3
    assert unread_pages(archive) == []
    assert text_of(archive, pages[1]) == ["小城今晨", "第202场雪"]
    assert archive.catalogue.page(pages[1]).state is PageState.RECOGNISED
    assert archive.search("第202场雪") != []
    assert check_archive(archive, NoProgress()).faults == []
    archive.undo()
    assert text_of(archive, pages[2]) == []
    assert archive.catalogue.page(pages[2]).state is PageState.NEW


def test_a_page_that_nobody_touched_is_read_again_and_the_old_text_is_in_the_history(
    archive, pages
):
    recognise(archive, pages[:1])
    before = archive.texts.get(pages[0])
    report = recognise(archive, pages[:1])
    assert report.errors == ()
    assert archive.texts.get(pages[0]) != before
    assert check_archive(archive, NoProgress()).faults == []
    archive.undo()
    assert archive.texts.get(pages[0]) == before


@pytest.mark.parametrize("work", ["edit", "state"])
def test_work_is_never_read_over(archive, pages, work):
    recognise(archive, pages[:1])
    line = next(archive.texts.get(pages[0]).lines())
    command = (
        SetPageState(pages[0], PageState.CORRECTED)
        if work == "state"
        else EditText(pages[0], (SetText(line.id, "小镇今晨"),))
    )
    run(archive, command)
    before = archive.texts.get(pages[0])
    report = recognise(archive, pages[:2])
    assert report.page_ids == (pages[1],)
    assert report.proposed == ((pages[0], 0),)
    assert archive.texts.get(pages[0]) == before


def test_work_done_while_the_page_was_being_read_is_not_lost(archive, tmp_path, meeting):
    text = make_text(["春风"])
    page = add_scanned(archive, tmp_path, 1, stub_engines.WAITS, text)
    (line,) = text.lines()

    class Worker:
        has_worked = False

        def step(self, _done, _total, what):
            if what.endswith("reading") and not self.has_worked:
                assert not archive.is_writing
                run(archive, EditText(page, (SetText(line.id, "秋风"),)))
                self.has_worked = True
                os.close(os.open(meeting, os.O_WRONLY))

    report = recognise(archive, [page], Worker())
    assert (report.page_ids, report.errors) == ((), ())
    assert [page_id for page_id, _ in report.proposed] == [page]
    assert text_of(archive, page) == ["秋风"]


def test_pages_without_scan_and_damaged_scans_do_not_stop_the_others(archive, pages):
    bare = add_page(archive, PageText(), order=7, label="B7")
    file = archive.scans.path(archive.catalogue.page(pages[0]).scan.file)
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:40])
    report = recognise(archive, [bare.id, *pages])
    assert report.page_ids == tuple(pages[1:])
    assert len(report.errors) == 2
    assert "B7 has no scan" in report.errors[0]
    assert "A1 could not be read" in report.errors[1]


@pytest.mark.parametrize(
    ("shade", "why"),
    [
        (stub_engines.KILLED, "ended by SIGKILL"),
        (stub_engines.CRASHES, "ended by SIGSEGV"),
        (stub_engines.RAISES, "RuntimeError: the network is broken"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crash_costs_that_page_only(archive, tmp_path, shade, why, jobs):
    shades = [200, shade, 201]
    pages = [add_scanned(archive, tmp_path, n, s) for n, s in enumerate(shades, 1)]
    report = recognise(archive, pages, jobs=jobs)
    assert sorted(report.page_ids) == sorted([pages[0], pages[2]])
    (error,) = report.errors
    assert error.startswith("page A2 could not be read: ")
    assert why in error
    assert "\n" not in error
    assert unread_pages(archive) == [pages[1]]


def test_jobs_read_side_by_side(archive, tmp_path, meeting):
    shades = [stub_engines.MEETS_FIRST, stub_engines.MEETS_SECOND]
    pages = [add_scanned(archive, tmp_path, n, s) for n, s in enumerate(shades, 1)]
    report = recognise(archive, pages, jobs=2)  # would never end one after the other
    assert sorted(report.page_ids) == sorted(pages)


def test_cancelling_stops_at_once_keeps_whole_pages_and_goes_on_where_it_stopped(
    archive, tmp_path, meeting
):
    shades = [200, stub_engines.WAITS, 201]
    pages = [add_scanned(archive, tmp_path, n, s) for n, s in enumerate(shades, 1)]
    told = []

    class Cancel:
        def step(self, done, total, what):
            told.append((done / total, what))
            if what == "A2: reading":  # it waits in the engine, and would for ever
                self.asked = time.monotonic()
                raise TaskCancelledError

    cancel = Cancel()
    with pytest.raises(TaskCancelledError):
        recognise(archive, pages, cancel)
    assert time.monotonic() - cancel.asked < 1
    assert [len(text_of(archive, page_id)) for page_id in pages] == [2, 0, 0]
    assert check_archive(archive, NoProgress()).faults == []
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert {"A1: reading", "A2: reading"} <= {what for _, what in told}
    assert unread_pages(archive) == pages[1:]
    report = recognise(archive, pages[2:])
    assert report.page_ids == tuple(pages[2:])


def test_nothing_is_locked_for_readers_while_a_page_is_being_read(archive, tmp_path, meeting):
    page = add_scanned(archive, tmp_path, 1, stub_engines.WAITS)

    class Reader:
        has_read = False

        def step(self, _done, _total, what):
            if what.endswith("reading") and not self.has_read:
                assert not archive.is_writing
                with Archive.open(archive.path, read_only=True) as other:
                    assert not other.texts.has_lines(page)
                self.has_read = True
                os.close(os.open(meeting, os.O_WRONLY))

    assert recognise(archive, [page], Reader()).page_ids == (page,)


def test_a_blank_page_is_not_read_again_and_again(archive, pages):
    run(archive, SetPageState(pages[0], PageState.RECOGNISED))
    assert unread_pages(archive) == pages[1:]


def test_an_engine_that_is_not_there_is_named(archive, pages):
    report = recognise_pages(archive, pages[:1], NoProgress(), engine="abc")
    assert "there is no engine 'abc'; choose one of rapid" in report.errors[0]
    assert not issubclass(TaskCancelledError, ArchiveError)
