"""Every export format shows the whole edition, and text stays text in each."""

import csv
import html.parser
import io
import re
from pathlib import Path

import pytest

from archive.exporters import csv_table, markdown, plain_text
from archive.exporters import html as html_format
from archive.exporters.markdown import escape
from archive.exporters.registry import EXPORT_FORMATS, export_format
from tests.archive.exporters.small_edition import edition

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize("name", ["txt", "md", "html", "csv", "json"])
def test_exports_are_as_they_were(name, request):
    written = export_format(name).load()(edition())
    golden = GOLDEN / f"edition.{name}"
    if request.config.getoption("--update-golden"):
        golden.write_bytes(written)
    assert written == golden.read_bytes()


def test_every_format_of_the_registry_is_covered_above():
    assert {one.id for one in EXPORT_FORMATS} == {"txt", "md", "html", "csv", "json"}
    assert all(one.suffix == f".{one.id}" for one in EXPORT_FORMATS)


@pytest.mark.parametrize("write", [plain_text.write, markdown.write, html_format.write])
def test_readable_formats_show_gaps_and_what_is_unplaced_but_no_noise(write):
    written = write(edition()).decode()
    assert len(re.findall("□", written)) == 3
    assert "没有归位的一行" in written
    assert "污迹" not in written


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.words = set(), [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words += data


def test_html_holds_text_only_and_loads_nothing():
    reader = Reader()
    reader.feed(html_format.write(edition()).decode())
    assert not reader.tags & {"script", "img", "link", "b", "iframe", "a"}
    assert {name for name, _ in reader.attributes}.isdisjoint({"src", "onerror", "href"})
    assert "<script>alert(1)</script> & <b>粗</b>" in reader.words
    assert '"><img src=x>' in reader.words
    assert ("lang", "zh-Hans") in reader.attributes
    assert ("data-id", '"hostile"') in reader.attributes


def test_markdown_of_hostile_text_has_no_markup_left():
    unescaped = re.sub(
        r"\\[^A-Za-z0-9\s]", "", escape("# 井 *星* _线_ `码` [链](x) ~~删~~ <b> &amp; $a$ |")
    )
    assert not set("#*_`[]~<>&$|") & set(unescaped)
    assert escape("  - 甲") == "\\- 甲"
    assert escape("12. 甲") == "12\\. 甲"
    assert escape("甲 - 乙 1. 丙") == "甲 - 乙 1. 丙"


def test_a_table_of_articles_has_no_formula_and_opens_in_spreadsheets():
    data = csv_table.write(edition())
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(row["page"], row["order"], row["article"]) for row in rows] == [
        ("第01版", "1", "1"),
        ("第01版", "1", "2"),
        ("", "2", "1"),
    ]
    assert rows[0]["byline"] == "李小禾 周望山"
    assert (rows[0]["tags"], rows[0]["gaps"], rows[0]["story"]) == ("交通; 民生", "3", "story")
    assert rows[1]["title"].startswith("'=1+1")
    assert rows[2]["characters"] == "10"
