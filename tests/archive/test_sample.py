"""The sample edition says what it claims: true boxes, real text, broken in all the ways."""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from archive.formats import edition_json
from archive.importers.sample import create_sample
from archive.model.page import PageState
from archive.model.passage import Role
from archive.repair.engine import propose
from archive.storage.archive_file import Archive
from resources.sample.generator.source import load_page

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
PAGES = (0, 1)
LARGEST_SCAN = 900_000
HALF_WIDE = str.maketrans("，；：？！（）“”‘’～", ",;:?!()\"\"''~")


@pytest.fixture(scope="module")
def edition():
    return edition_json.parse((SAMPLE / "sample.json").read_bytes(), "sample.json")


@pytest.fixture(scope="module", params=PAGES)
def page(request, edition):
    return edition.pages[request.param]


def stored(page, kind):
    name = Path(page.page.scan.file).with_suffix(f".{kind}.json")
    return json.loads((SAMPLE / name).read_text("utf-8"))


def test_the_scan_is_the_one_that_the_page_names(page):
    scan = page.page.scan
    data = (SAMPLE / scan.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == scan.sha256
    assert len(data) <= LARGEST_SCAN
    with Image.open(SAMPLE / scan.file) as image:
        assert (image.mode, image.size) == ("L", (scan.width, scan.height))


def test_boxes_are_full_of_ink_and_do_not_lie_on_each_other(page):
    with Image.open(SAMPLE / page.page.scan.file) as image:
        ink = image.point(lambda tone: 255 if tone < 140 else 0)
    boxes = [line.box for line in page.text.lines()]
    for box in boxes:
        assert 0 <= box.left < box.right <= page.page.scan.width
        assert 0 <= box.top < box.bottom <= page.page.scan.height
        cut = ink.crop((box.left, box.top, box.right, box.bottom))
        assert 0.06 < cut.histogram()[255] / (box.width * box.height) < 0.9
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            common = box.intersection(other)
            area = common.width * common.height if common else 0
            assert area < 0.4 * min(box.width * box.height, other.width * other.height)


def test_the_engine_read_what_was_written(page):
    written = Counter(source_text(page).translate(HALF_WIDE))
    read = Counter(
        "".join(r["text"] for r in stored(page, "readings")["readings"]).translate(HALF_WIDE)
    )
    for blank in " \u3000":
        written.pop(blank, None)
        read.pop(blank, None)
    assert (written & read).total() > 0.98 * written.total()
    assert (read - written).total() < 0.01 * written.total()


def source_text(page):
    source = load_page(SAMPLE / "text" / f"page-{page.page.order:02d}.toml")
    head = (source.label, source.section if page.page.order > 1 else "", source.date, source.lunar)
    head += (source.imprint, source.weather, source.editors, source.banner, "鹭汀日报LUTING RIBAO")
    articles = [
        [a.kicker, a.subtitle, a.byline, a.sign_off, a.continued_from, a.caption, a.credit]
        for a in source.articles
    ]
    lists = [
        [*a.headline, *(text for _, text in a.paragraphs), *a.signature] for a in source.articles
    ]
    return "".join(head) + "".join(text for texts in articles + lists for text in texts)


def test_every_line_but_the_lost_ones_is_a_reading(page):
    readings = {tuple(r["box"]): r["text"] for r in stored(page, "readings")["readings"]}
    lost = {entry["line"] for entry in stored(page, "breaks") if entry["kind"] == "lose"}
    boxes = {(b.left, b.top, b.right, b.bottom) for b in (n.box for n in page.text.lines())}
    assert boxes <= readings.keys()
    assert {readings[box] for box in readings.keys() - boxes} == lost
    for line in page.text.lines():
        assert line.text == line.ocr
        for doubt in line.alternatives:
            assert line.ocr[doubt.index] not in doubt.characters


def test_a_page_is_as_recognition_leaves_it(page):
    assert page.page.state is PageState.RECOGNISED
    folio, text = page.text.articles
    assert {p.role for p in folio.passages} == {Role.FOLIO}
    assert {p.role for p in text.passages} >= {Role.PARAGRAPH, Role.KICKER, Role.HEADLINE}


def test_the_breaks_of_real_pages_are_there(edition):
    kinds = Counter(e["kind"] for page in edition.pages for e in stored(page, "breaks"))
    assert kinds.keys() == {
        "lose", "stray", "move", "exchange", "run_on", "tear", "overlook", "read_as", "half_wide",
    }  # fmt: skip


def test_a_headline_stands_in_the_middle_of_a_paragraph(page):
    stray = [e for e in stored(page, "breaks") if e["kind"] == "stray"]
    texts = [[line.ocr for line in p.lines] for p in page.text.passages()]
    for entry in stray:
        home = next(lines for lines in texts if entry["line"] in lines)
        assert 0 < home.index(entry["line"]) < len(home) - 1


def test_there_is_something_to_repair_but_not_too_much(page):
    assert 30 <= len(propose(page.text)) <= 110


def test_it_becomes_an_archive(tmp_path, edition):
    create_sample(tmp_path / "sample.jiaokan")
    with Archive.open(tmp_path / "sample.jiaokan") as archive:
        made = archive.catalogue.pages()
    assert [p.label for p in made] == [entry.page.label for entry in edition.pages]
