"""``recognise`` on pages that were worked on, areas and engines; ``compare-layout``."""

import pytest
from click.testing import CliRunner
from PIL import Image

from archive.cli.command_line import command_line
from archive.editing.command import run
from archive.editing.text_commands import EditText
from archive.model.operations import SetText
from archive.model.proposal import ProposalState
from archive.storage.archive_file import Archive
from tests.archive.editing.test_recognising import STUB, add_scanned
from tests.archive.editing.test_rereading import SECOND


@pytest.fixture
def path(archive, tmp_path):
    add_scanned(archive, tmp_path, 1, 200)
    add_scanned(archive, tmp_path, 2, 201)
    archive.close()
    return archive.path


def call(*arguments, status=0):
    result = CliRunner().invoke(command_line(), [str(a) for a in arguments])
    assert result.exit_code == status, result.output
    return result


def change_first_line(path):
    with Archive.open(path) as archive:
        page = archive.catalogue.pages()[0]
        _, line = archive.texts.get(page.id).lines()
        run(archive, EditText(page.id, (SetText(line.id, "初雪"),)))
        return page.id


def test_a_page_that_was_worked_on_gets_proposals(path):
    assert "recognised 2 pages" in call("recognise", path, "--engine", STUB, "--jobs", 2).stdout
    page_id = change_first_line(path)
    said = call("recognise", path, "--page", "A1", "--engine", SECOND).stdout
    assert said.splitlines() == [
        "recognised 0 pages",
        "1 proposal on 1 page that somebody has worked on",
    ]
    with Archive.open(path) as archive:
        assert len(archive.proposals.of_page(page_id, ProposalState.OPEN)) == 1
        assert [line.text for line in archive.texts.get(page_id).lines()][1] == "初雪"


def test_an_area_is_read_again(path):
    call("recognise", path, "--engine", STUB)
    area = ("--area", 5, 5, 50, 15)
    assert (
        "changed 1 line"
        in call("recognise", path, "--page", "A2", *area, "--engine", SECOND).stdout
    )
    change_first_line(path)
    said = call("recognise", path, "--page", "A1", *area, "--engine", SECOND).stdout
    assert "1 proposal on a page" in said
    assert "--area needs one --page" in call("recognise", path, *area, status=2).stderr


def test_an_unknown_engine_is_named_in_one_line_whatever_the_pages(path):
    pages = ("--page", "A1", "--page", "A2")
    result = call("recognise", path, *pages, "--engine", "quick", status=1)
    (line,) = result.stderr.splitlines()
    assert "there is no engine 'quick'; choose one of rapid, tesseract, text-layer" in line


def test_layouts_are_compared_and_drawn(path, tmp_path):
    call("recognise", path, "--engine", STUB)
    out = tmp_path / "both.png"
    said = call("compare-layout", path, "--page", "A1", "--overlay", out).stdout
    assert said.splitlines()[:2] == [
        "2 lines in both, 0 only here, 0 only there",
        "succession 1.000: 1 of 1 go on with the same line",
    ]
    with Image.open(out) as picture:
        assert picture.size == (120, 40)
    again = call("compare-layout", path, "--page", "A1", "--overlay", out, status=1)
    assert "exists already" in again.stderr
    (tmp_path / "a.xml").write_text("<nothing/>")
    wrong = call("compare-layout", path, "--page", "A1", "--with", tmp_path / "a.xml", status=1)
    assert "neither PAGE, ALTO nor hOCR" in wrong.stderr


def test_another_file_is_compared_with_the_page(path, tmp_path):
    call("recognise", path, "--engine", STUB)
    hocr = (
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><div class='ocr_page' "
        "title='bbox 0 0 {}'><p class='ocr_par'><span class='ocr_line' title='bbox 5 18 50 28'>"
        "第二</span><span class='ocr_line' title='bbox 5 5 50 15'>第一</span></p></div></body></html>"
    )
    (tmp_path / "a.hocr").write_text(hocr.format("60 40"), encoding="utf-8")
    (tmp_path / "b.hocr").write_text(hocr.format("90 40"), encoding="utf-8")
    said = call("compare-layout", path, "--page", "A1", "--with", tmp_path / "a.hocr").stdout
    assert "2 lines in both" in said
    assert "succession 0.000" in said
    other = call("compare-layout", path, "--page", "A1", "--with", tmp_path / "b.hocr", status=1)
    assert "made of an image of 90 × 40 pixels" in other.stderr
