"""A scan on its side or head is read upright, whole or in part, and kept in its own pixels."""

import pytest
from PIL import Image, ImageDraw

from archive.editing.catalogue_commands import AttachScan
from archive.editing.command import run
from archive.editing.reading_again import read_again, read_lost
from archive.editing.recognising import recognise_pages
from archive.errors import TaskCancelledError
from archive.layout.turning import PageTurn
from archive.model.page import PageText, Scan
from archive.model.proposal import ProposalState
from archive.progress import NoProgress
from archive.storage.integrity import check_archive
from tests.archive.editing.stub_engines import (
    LEANING_LINES,
    LEANING_SKEW,
    TIMES_READ,
    TURNABLE_LINES,
    TURNABLE_LOST,
    TURNABLE_LOST_TEXT,
)
from tests.builders import add_page

LEANING = "tests.archive.editing.stub_engines:make_leaning"
TURNABLE = "tests.archive.editing.stub_engines:make_turnable"


def upright_page():
    image = Image.new("L", (300, 200), 240)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 3, 3), fill=0)
    for box in [*(box for _, box in TURNABLE_LINES), TURNABLE_LOST]:
        for left in range(box[0], box[2] - 9, 20):  # characters with white between them
            draw.rectangle((left, box[1] + 1, left + 13, box[3] - 2), outline=20, width=3)
    return image


def dark_box(box, quarters):
    """Where a box of the upright page is on the scan, found by turning a picture of it."""
    image = Image.new("L", (300, 200), 0)
    image.paste(255, box)
    return image.rotate(90 * quarters, expand=True).getbbox()


@pytest.fixture
def times_read(tmp_path, monkeypatch):
    path = tmp_path / "times"
    monkeypatch.setenv(TIMES_READ, str(path))
    return path


def add_turned(archive, folder, quarters):
    image = upright_page().rotate(90 * quarters, expand=True)  # against the clock
    image.save(folder / "s.png")
    name, digest = archive.scans.add(folder / "s.png")
    page = add_page(archive, PageText())
    run(archive, AttachScan(page.id, Scan(name, digest, *image.size)))
    return page.id


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_text_is_read_upright_and_boxes_are_pixels_of_the_scan(
    archive, tmp_path, times_read, quarters
):
    page = add_turned(archive, tmp_path, quarters)
    report = recognise_pages(archive, [page], NoProgress(), engine=TURNABLE)
    assert (report.page_ids, report.errors) == ((page,), ())
    lines = list(archive.texts.get(page).placed_lines())
    expected = [(text, dark_box(box, quarters)) for text, box in TURNABLE_LINES]
    found = [(line.text, (b.left, b.top, b.right, b.bottom)) for line in lines if (b := line.box)]
    assert found == expected
    assert all(line.vertical is (quarters % 2 == 1) for line in lines)
    assert sorted(r.box for r in archive.texts.readings(page)) == sorted(n.box for n in lines)
    (lost,) = archive.proposals.of_page(page, ProposalState.OPEN)
    left, top, right, bottom = dark_box(TURNABLE_LOST, quarters)
    assert lost.box.left == pytest.approx(left, abs=8)
    assert lost.box.top == pytest.approx(top, abs=8)
    assert lost.box.right == pytest.approx(right, abs=16)
    assert lost.box.bottom == pytest.approx(bottom, abs=16)
    assert check_archive(archive, NoProgress()).faults == []
    assert len(times_read.read_text().split()) == 1


def test_a_page_that_lies_askew_keeps_boxes_of_its_scan(archive, tmp_path):
    level = Image.new("L", (300, 200), 240)
    for _, box in LEANING_LINES:
        ImageDraw.Draw(level).rectangle(box, fill=20)
    turn = PageTurn(0, 300, 200, -LEANING_SKEW)
    scan = turn.upright(level)
    scan.save(tmp_path / "s.png")
    name, digest = archive.scans.add(tmp_path / "s.png")
    page = add_page(archive, PageText()).id
    run(archive, AttachScan(page, Scan(name, digest, *scan.size)))
    recognise_pages(archive, [page], NoProgress(), engine=LEANING)
    lines = list(archive.texts.get(page).placed_lines())
    assert [line.text for line in lines] == [text for text, _ in LEANING_LINES]
    for line in lines:
        # lines fall to the right by a twelfth of their length
        assert line.box.height == pytest.approx(18 + 200 * LEANING_SKEW, abs=3)
        assert 0 <= line.box.left < line.box.right <= scan.width


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_part_is_read_again_as_the_page_lies(archive, tmp_path, times_read, quarters):
    page = add_turned(archive, tmp_path, quarters)
    recognise_pages(archive, [page], NoProgress(), engine=TURNABLE)
    before = archive.texts.get(page)
    (lost,) = archive.proposals.of_page(page, ProposalState.OPEN)
    assert read_lost(archive, page, lost, NoProgress(), engine=TURNABLE) == 1
    after = {line.text: line for line in archive.texts.get(page).placed_lines()}
    line = after[TURNABLE_LOST_TEXT]
    box = line.box
    assert (box.left, box.top, box.right, box.bottom) == dark_box(TURNABLE_LOST, quarters)
    assert line.vertical is (quarters % 2 == 1)
    assert len(after) == len(list(before.placed_lines())) + 1
    assert list(after)[-1] == TURNABLE_LOST_TEXT  # it is the lowest on the upright page
    again = read_again(archive, page, box, NoProgress(), engine=TURNABLE)
    assert (again.changed, again.proposed) == (0, 0)
    assert len(times_read.read_text().split()) == 1


def test_reading_upright_tells_how_far_it_is_and_can_be_stopped(archive, tmp_path, times_read):
    page = add_turned(archive, tmp_path, 1)

    class Cancel:
        def step(self, _done, _total, what):
            if what.endswith(("reading upright", "arranging the lines", "looking for lost lines")):
                raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        recognise_pages(archive, [page], Cancel(), engine=TURNABLE)
    assert len(times_read.read_text().split()) == 1
    assert not archive.texts.has_lines(page)
