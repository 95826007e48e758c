"""PAGE, ALTO and hOCR are read as they are: regions, lines, order."""

from pathlib import Path

import pytest

from archive.errors import UnreadableFileError
from archive.formats import alto, hocr, page_xml
from archive.model.geometry import Box
from archive.model.line import Break, Seam
from archive.model.page import faults
from archive.model.passage import Role

DATA = Path(__file__).parents[2] / "data"


def data(name):
    return (DATA / name).read_bytes()


def shown(page):
    return [[(p.role, p.text) for p in article.passages] for article in page.text.articles]


def test_page_xml_keeps_groups_order_and_roles():
    (page,) = page_xml.read(data("page.xml"), "page.xml")
    assert shown(page) == [
        [(Role.FOLIO, "河口日报 第06版")],
        [(Role.HEADLINE, "新路通车"), (Role.PARAGRAPH, "县里修了一条新路， 村民进城 OCR")],
        [(Role.TABLE, "甲 12")],
    ]
    assert [line.ocr for line in page.text.unplaced] == ["无处安放"]
    assert (page.width, page.height, page.image_name) == (800, 600, "06.png")
    first, last = list(page.text.passages())[2].lines
    assert (first.box, first.confidence, first.vertical) == (Box(12, 60, 198, 85), 0.91, True)
    assert (first.break_after, last.break_after) == (Break.LINE, Break.BLOCK)
    assert faults(page.text) == []


def test_page_xml_without_reading_order_is_in_the_order_of_the_file():
    text = data("page.xml").decode()
    start, end = text.index("<ReadingOrder>"), text.index("</ReadingOrder>")
    plain = text[:start] + text[end + len("</ReadingOrder>") :]
    (page,) = page_xml.read(plain.encode(), "page.xml")
    assert [line.ocr[:4] for line in page.text.lines()] == [
        "河口日报", "第06版", "县里修了", "村民进城", "新路通车", "无处安放", "甲 12",
    ]  # fmt: skip


def test_page_xml_of_old_versions_has_points_as_elements():
    points = '<Point x="1" y="2"/><Point x="30" y="40"/>'
    old = (
        '<PcGts xmlns="urn:old"><Page><TextRegion id="r"><TextLine id="l">'
        f"<Coords>{points}</Coords><TextEquiv><Unicode>a</Unicode></TextEquiv>"
        "</TextLine></TextRegion></Page></PcGts>"
    )
    (page,) = page_xml.read(old.encode(), "old.xml")
    assert next(page.text.lines()).box == Box(1, 2, 30, 40)


def test_a_reading_order_that_goes_in_circles_ends():
    text = data("page.xml").decode().replace('regionRef="r1"', 'regionRef="r2"')
    (page,) = page_xml.read(text.encode(), "page.xml")
    assert faults(page.text) == []
    assert len(list(page.text.lines())) == 7


def test_alto_keeps_articles_roles_and_hyphens():
    (page,) = alto.read(data("alto.xml"), "alto.xml")
    assert shown(page) == [
        [(Role.FOLIO, "Bote")],
        [(Role.HEADLINE, "Neue Brücke"), (Role.PARAGRAPH, "Über die Brücke fuhr")],
        [(Role.PARAGRAPH, "Wetter")],
    ]
    lines = list(page.text.lines())
    assert lines[1].confidence == pytest.approx(0.92)
    assert (lines[2].ocr, lines[2].seam) == ("Über die Brü-", Seam.HYPHEN)
    assert lines[4].box == Box(200, 20, 300, 32)
    assert (page.width, page.height, page.image_name) == (400, 300, "seite3.tif")


def test_alto_follows_a_reading_order():
    order = '<ReadingOrder><OrderedGroup ID="g"><ElementRef ID="a" REF="B3"/><ElementRef ID="b" REF="C1"/></OrderedGroup></ReadingOrder>'
    text = data("alto.xml").decode().replace("<Layout>", order + "<Layout>")
    (page,) = alto.read(text.encode(), "alto.xml")
    assert [p.text for p in page.text.passages()] == [
        "Wetter",
        "Neue Brücke",
        "Über die Brücke fuhr",
    ]
    assert [line.ocr for line in page.text.unplaced] == ["Bote"]


def test_hocr_keeps_pages_paragraphs_and_words():
    first, second = hocr.read(data("page.hocr"), "page.hocr")
    assert shown(first) == [[(Role.HEADLINE, "新路通车"), (Role.PARAGRAPH, "Page 5&6 plain line")]]
    assert shown(second) == [[(Role.PARAGRAPH, "second page")]]
    head = next(first.text.lines())
    assert (head.box, head.confidence) == (Box(10, 10, 400, 40), pytest.approx(0.85))
    assert (first.width, first.height, first.image_name) == (800, 600, "a b/01.png")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
DTD = '<!DOCTYPE x SYSTEM "x.dtd">'


@pytest.mark.parametrize("read", [page_xml.read, alto.read])
@pytest.mark.parametrize("declaration", [ENTITIES, FILE, DTD])
def test_xml_with_a_dtd_is_refused(read, declaration):
    with pytest.raises(UnreadableFileError, match=r"^x\.xml: has a document type declaration"):
        read(f"{declaration}<x>&a;</x>".replace("<x>&a;", "<x>").encode(), "x.xml")


def test_hocr_that_defines_entities_is_refused():
    with pytest.raises(UnreadableFileError, match="defines entities"):
        hocr.read(ENTITIES.encode() + b"<p class='ocr_page'>&b;</p>", "x.html")


@pytest.mark.parametrize("read", [page_xml.read, alto.read, hocr.read])
@pytest.mark.parametrize(
    "content",
    [b"", b"<", b"<a><b></a>", b"<a/>", b"\x00\x01", b"<a>" * 50_000 + b"</a>" * 50_000],
)
def test_what_is_no_page_is_refused_in_one_line(read, content):
    with pytest.raises(UnreadableFileError, match=r"^x\.xml: ") as caught:
        read(content, "x.xml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("read", [page_xml.read, alto.read])
def test_what_is_nested_too_deep_is_refused(read):
    with pytest.raises(UnreadableFileError, match="deep"):
        read(b"<a>" * 150 + b"</a>" * 150, "x.xml")


@pytest.mark.parametrize(("name", "read"), [("page.xml", page_xml.read), ("alto.xml", alto.read)])
def test_a_cut_off_file_is_refused(name, read):
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(data(name)[:-40], name)


@pytest.mark.parametrize("bad", ["nan", "1e999", "-5", "", "x"])
def test_numbers_that_are_none_do_no_harm(bad):
    text = data("alto.xml").decode().replace('HPOS="10"', f'HPOS="{bad}"')
    (page,) = alto.read(text.replace('WIDTH="400"', f'WIDTH="{bad}"').encode(), "alto.xml")
    assert len(list(page.text.lines())) == 5
