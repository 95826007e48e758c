"""Recognition stores pages whole, never over anybody's work, and stops at once."""

import dataclasses
import threading

import pytest
from PIL import Image

from archive.editing.catalogue_commands import AttachScan, SetPageState
from archive.editing.command import run
from archive.editing.reading_commands import ReplaceReading
from archive.editing.recognising import recognise_pages, unread_pages
from archive.editing.text_commands import EditText
from archive.errors import StaleOperationError, TaskCancelledError
from archive.model.geometry import Box
from archive.model.line import Reading
from archive.model.operations import SetText, SplitLine
from archive.model.page import PageState, PageText, Scan
from archive.progress import NoProgress
from archive.storage.integrity import check_archive
from tests.builders import add_page, make_text


class Engine:
    """Reads two lines on every page, the second of them numbered."""

    name = "test"

    def __init__(self, barrier=None):
        self.count = 0
        self.barrier = barrier

    def recognise(self, image, progress):
        if self.barrier is not None:
            self.barrier.wait(10)
        assert image.size == (60, 40)
        progress.step(1, 2, "reading")
        self.count += 1
        return [
            Reading("小城今晨", Box(5, 5, 50, 15)),
            Reading(f"第{self.count}场雪", Box(5, 18, 50, 28)),
        ]


@pytest.fixture
def pages(archive, tmp_path):
    made = []
    for order in range(1, 4):
        page = add_page(archive, PageText(), order=order, label=f"A{order}")
        Image.new("L", (60, 40), 200 + order).save(tmp_path / "s.png")
        name, digest = archive.scans.add(tmp_path / "s.png")
        run(archive, AttachScan(page.id, Scan(name, digest, 60, 40)))
        made.append(page.id)
    return made


def recognise(archive, page_ids, **values):
    engine = Engine()
    values.setdefault("progress", NoProgress())
    return recognise_pages(archive, page_ids, engine=lambda _threads: engine, **values)


def text_of(archive, page_id):
    return [line.text for line in archive.texts.get(page_id).lines()]


def test_unread_pages_are_read_one_edit_each(archive, pages):
    assert unread_pages(archive) == pages
    last = archive.edits.last_number()
    report = recognise(archive, pages)
    assert (report.page_ids, report.errors) == (tuple(pages), ())
    assert archive.edits.last_number() == last + 3
    assert unread_pages(archive) == []
    assert text_of(archive, pages[1]) == ["小城今晨", "第2场雪"]
    assert archive.catalogue.page(pages[1]).state is PageState.RECOGNISED
    assert archive.search("第2场雪") != []
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


@pytest.mark.parametrize("work", ["edit", "state", "supplied text"])
def test_work_is_never_read_over(archive, pages, work):
    if work == "supplied text":
        other = add_page(archive, make_text(["春风"]), order=9)
        pages[0] = other.id
    else:
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
    assert "has been worked on" in report.errors[0]
    assert archive.texts.get(pages[0]) == before
    archive.undo()  # the other page
    archive.undo()
    assert not archive.texts.is_worked_on(pages[0])


def test_work_done_while_the_page_was_being_read_is_not_lost(archive, pages):
    recognise(archive, pages[:1])

    class Meanwhile(Engine):
        def recognise(self, image, progress):
            working.set()
            worked.wait(10)
            return super().recognise(image, progress)

    class Worker:
        def step(self, *_report):
            if working.is_set() and not worked.is_set():
                line = next(archive.texts.get(pages[0]).lines())
                run(archive, EditText(pages[0], (SetText(line.id, "小镇今晨"),)))
                worked.set()

    working, worked = threading.Event(), threading.Event()
    report = recognise_pages(archive, pages[:1], Worker(), engine=lambda _threads: Meanwhile())
    assert "has been worked on" in report.errors[0]
    assert text_of(archive, pages[0])[0] == "小镇今晨"


def test_pages_without_scan_and_damaged_scans_do_not_stop_the_others(archive, pages):
    bare = add_page(archive, PageText(), order=7, label="B7")
    file = archive.scans.path(archive.catalogue.page(pages[0]).scan.file)
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:40])
    report = recognise(archive, [bare.id, *pages])
    assert report.page_ids == tuple(pages[1:])
    assert len(report.errors) == 2
    assert "B7 has no scan" in report.errors[0]


def test_jobs_read_side_by_side(archive, pages):
    barrier = threading.Barrier(3)  # would break if the pages were read one after the other
    report = recognise_pages(
        archive, pages, NoProgress(), jobs=3, engine=lambda _threads: Engine(barrier)
    )
    assert sorted(report.page_ids) == sorted(pages)


def test_cancelling_stops_at_once_and_keeps_whole_pages(archive, pages):
    class Cancel:
        def step(self, _done, _total, what):
            if what.startswith("A2"):
                raise TaskCancelledError

    class Waiting(Engine):
        def recognise(self, image, progress):
            if self.count == 1:
                for _ in range(1000):
                    threading.Event().wait(0.01)
                    progress.step(0, 1, "waiting")
            return super().recognise(image, progress)

    engine = Waiting()
    with pytest.raises(TaskCancelledError):
        recognise_pages(archive, pages, Cancel(), engine=lambda _threads: engine)
    assert [len(text_of(archive, page_id)) for page_id in pages] == [2, 0, 0]
    assert check_archive(archive, NoProgress()).faults == []


def test_a_line_is_read_again_and_settled_text_stays(archive, pages):
    recognise(archive, pages[:1])
    one, two = archive.texts.get(pages[0]).lines()
    again = Reading("小城今早", Box(4, 4, 50, 15), 0.9)
    run(archive, ReplaceReading(pages[0], one.id, again))
    line = archive.texts.get(pages[0]).line(one.id)
    assert (line.ocr, line.text, line.box, line.confidence) == (
        "小城今早",
        "小城今早",
        again.box,
        0.9,
    )
    run(archive, EditText(pages[0], (SetText(two.id, "第一场雪"),)))
    run(archive, ReplaceReading(pages[0], two.id, dataclasses.replace(again, id="r2")))
    assert archive.texts.get(pages[0]).line(two.id).text == "第一场雪"
    assert check_archive(archive, NoProgress()).faults == []
    for _ in range(3):
        archive.undo()
    assert archive.texts.get(pages[0]).line(one.id) == one
    run(archive, EditText(pages[0], (SplitLine(one.id, 2, one.text),)))
    with pytest.raises(StaleOperationError, match="split"):
        run(archive, ReplaceReading(pages[0], one.id, again))
