"""Layout files with and without their scans."""

from pathlib import Path

import pytest
from PIL import Image

from archive.importers.plan_entries import EntryKind
from archive.model.geometry import Box
from tests.archive.importers.files import import_files, make_scan, make_text, plan_of, text_of

DATA = Path(__file__).parents[2] / "data"


def test_boxes_are_brought_to_the_size_of_the_scan(archive, tmp_path):
    scan = tmp_path / "06.png"
    Image.new("L", (1600, 1200), 255).save(scan)
    import_files(archive, scan, DATA / "page.xml")  # the file names the image it was read from
    (page,) = archive.catalogue.pages()
    assert (page.label, page.scan.width) == ("06", 1600)
    boxes = [line.box for line in archive.texts.get(page.id).placed_lines()]
    assert boxes[2] == Box(20, 60, 400, 110)


def test_a_layout_file_is_preferred_to_plain_text(archive, tmp_path):
    layout = tmp_path / "1.alto.xml"
    layout.write_bytes((DATA / "alto.xml").read_bytes())
    files = make_scan(tmp_path / "1.png"), make_text(tmp_path / "1.txt"), layout
    plan = plan_of(archive, *files)
    assert [entry.kind for entry in plan.entries] == [EntryKind.NEW, EntryKind.LEFT_OUT]
    import_files(archive, *files)
    (page,) = archive.catalogue.pages()
    assert text_of(archive, page)[:2] == ["Bote", "Neue Brücke"]


def test_each_page_of_an_hocr_file_becomes_a_page(archive):
    import_files(archive, DATA / "page.hocr")
    assert [text_of(archive, page)[-1] for page in archive.catalogue.pages()] == [
        "Page 5&6 plain line",
        "second page",
    ]


@pytest.mark.parametrize("name", ["a.xml", "a.html"])
def test_other_xml_and_html_is_refused(archive, tmp_path, name):
    plan = plan_of(archive, make_text(tmp_path / name, "<html><body>text</body></html>"))
    (entry,) = plan.entries
    assert entry.kind is EntryKind.UNREADABLE
    assert name in entry.message
