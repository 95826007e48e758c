"""Edition JSON loses nothing, follows its schema, and says where a file is wrong."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from archive.errors import UnreadableFileError
from archive.formats.edition import Edition, EditionPage
from archive.formats.edition_json import parse, write
from archive.model.annotation import Annotation
from archive.model.catalogue import Issue, Newspaper
from archive.model.geometry import Box
from archive.model.line import Alternative, Break, Line, Reading, Seam
from archive.model.page import Page, PageState, PageText, Scan
from archive.model.passage import Article, Passage, Role

SCHEMA = Path(__file__).parents[3] / "resources/schemas/jiaokan-edition-1.schema.json"

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
numbers = st.integers(0, 5000)
boxes = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), numbers, numbers, numbers, numbers)
odds = st.floats(0, 1)


@st.composite
def line_groups(draw):
    """One line that is a whole reading, two pieces of one, or a supplied line."""
    box, seam = draw(st.none() | boxes), st.sampled_from(Seam)
    if draw(st.integers(0, 4)) == 0:
        return [Line("", draw(words), draw(seam), box)]
    reading = Reading(
        draw(words),
        box,
        draw(st.none() | odds),
        draw(
            st.lists(
                st.builds(Alternative, numbers, st.just(("通",)), st.just((0.5,))), max_size=2
            ).map(tuple)
        ),
        draw(st.sampled_from(Break)),
        draw(st.booleans()),
    )
    whole = Line.of(reading, seam=draw(seam))
    cut = draw(st.integers(0, len(reading.text)))
    if cut == 0:
        return [_corrected(draw, whole)]
    first, second = reading.text[:cut], reading.text[cut:]
    return [
        _corrected(draw, _piece(reading, first, 0, draw(seam))),
        _corrected(draw, _piece(reading, second, cut, draw(seam))),
    ]


def _piece(reading, ocr, start, seam):
    line = Line.of(reading, seam=seam)
    return Line(
        ocr, ocr, seam, line.box, line.confidence, (), line.break_after, line.vertical,
        reading.id, start,
    )  # fmt: skip


def _corrected(draw, line):
    from dataclasses import replace

    return replace(
        line,
        text=draw(st.just(line.ocr) | words),
        text_settled=draw(st.booleans()),
        seam_settled=draw(st.booleans()),
    )


lines = st.lists(line_groups(), min_size=1, max_size=3).map(
    lambda g: tuple(x for y in g for x in y)
)
passages = st.builds(
    Passage, st.sampled_from(Role), lines, gap_before=st.booleans(), role_settled=st.booleans()
)
articles = st.builds(
    Article,
    st.lists(passages, min_size=1, max_size=3).map(tuple),
    st.lists(words, max_size=2).map(tuple),
    st.none() | words,
)
shelves = st.just(()) | lines
texts = st.builds(PageText, st.lists(articles, max_size=2).map(tuple), shelves, shelves)
scans = st.builds(
    Scan, words, st.just("ab" * 32), st.integers(1, 9000), st.integers(1, 9000),
    st.none() | st.floats(1, 5000), words, numbers,
)  # fmt: skip


@st.composite
def editions(draw):
    newspapers = draw(st.lists(st.builds(
        Newspaper, words.filter(bool), st.sampled_from(["zh-Hans", "de"]), words, words, words, words,
    ), min_size=1, max_size=2))  # fmt: skip
    dates = st.none() | st.dates(dt.date(1600, 1, 1))
    issues = [
        Issue(paper.id, draw(dates), draw(words), draw(words), tuple(draw(st.lists(words, max_size=2))))
        for paper in newspapers
    ]  # fmt: skip
    pages = []
    for _ in range(draw(st.integers(0, 3))):
        page = Page(
            draw(st.sampled_from(issues)).id, draw(st.integers(1, 99)), draw(words), draw(words),
            draw(st.sampled_from(PageState)), draw(st.none() | scans),
        )  # fmt: skip
        moments = st.datetimes(timezones=st.just(dt.UTC))
        remarks = st.builds(
            Annotation, st.just(page.id), words, words, st.none() | moments, st.none() | boxes,
            st.none() | words.filter(bool), st.just("line"), numbers, st.just("line"), numbers, words,
        )  # fmt: skip
        pages.append(EditionPage(page, draw(texts), tuple(draw(st.lists(remarks, max_size=2)))))
    return Edition(tuple(newspapers), tuple(issues), tuple(pages))


def validator():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@settings(deadline=None, max_examples=30)
@given(editions())
def test_an_edition_comes_back_as_it_was_and_follows_the_schema(edition):
    written = write(edition)
    assert parse(written.encode(), "x.json") == edition
    validator().validate(json.loads(written))


def minimal(**page):
    page = {"label": "第06版", "order": 6, "articles": [], **page}
    return {
        "format": "jiaokan-edition",
        "version": 1,
        "newspaper": {"name": "河口日报"},
        "issue": {},
        "pages": [page],
    }


def read(document):
    return parse(json.dumps(document).encode(), "x.json")


def passages_of(*passages):
    return minimal(articles=[{"passages": list(passages)}])


def test_gaps_of_the_text_become_seams_when_there_are_no_lines():
    document = passages_of({"role": "paragraph", "text": "前半后半", "gaps": [0, 2, 4]})
    validator().validate(document)
    (passage,) = read(document).pages[0].text.passages()
    assert [line.text for line in passage.lines] == ["前半", "后半"]
    assert passage.folded().gaps == (0, 2, 4)


def test_a_gap_at_the_beginning_needs_no_flag_of_its_own():
    lines = [{"ocr": "后半", "seam": "join"}]
    document = passages_of({"role": "paragraph", "text": "后半", "gaps": [0], "lines": lines})
    (passage,) = read(document).pages[0].text.passages()
    assert passage.gap_before


def test_identifiers_that_are_left_out_are_made():
    document = passages_of({"role": "headline", "text": "题", "lines": [{"ocr": "题"}]})
    page = read(document).pages[0]
    (line,) = page.text.lines()
    assert line.id
    assert line.reading_id
    assert page.page.id != read(document).pages[0].page.id


LINE = {"id": "l", "ocr": "字", "seam": "join"}


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({**minimal(), "format": "other"}, "not an edition"),
        ({**minimal(), "version": 2}, "version 2.*newer release"),
        ({**minimal(), "pages": None}, "pages must be a list"),
        ({**minimal(), "newspaper": {"name": ""}}, r"newspaper\.name must not be empty"),
        ({**minimal(), "issue": {"date": "15.12.2021"}}, r"issue\.date must be a date"),
        (minimal(order=0), r"pages\[0\]\.order must be between 1"),
        (minimal(order=True), r"pages\[0\]\.order must be a whole number"),
        (minimal(order=10**30), r"pages\[0\]\.order must be between"),
        (minimal(state="done"), r"pages\[0\]\.state is 'done'"),
        (minimal(issue="none"), r"pages\[0\]\.issue is not an issue"),
        (minimal(unplaced=[{**LINE, "box": [5, 0, 1, 1]}]), r"unplaced\[0\]\.box is inside out"),
        (minimal(unplaced=[{**LINE, "box": [1, 2]}]), r"box must be \[left, top"),
        (minimal(unplaced=[{**LINE, "confidence": 2}]), "confidence must be between 0 and 1"),
        (minimal(unplaced=[{"seam": "join"}]), r"unplaced\[0\]\.ocr must be a string"),
        (minimal(unplaced=[LINE, LINE]), r"unplaced\[1\]\.id is the second line"),
        (minimal(unplaced=["x"]), r"unplaced\[0\] must be an object"),
        (minimal(unplaced=[{**LINE, "ocr": "\ud800"}]), "half a character"),
        (minimal(articles=[{"passages": []}]), r"pages\[0\] is damaged: .*no passage"),
        (passages_of({"role": "headline", "text": "题", "lines": [LINE]}), "does not agree"),
        (passages_of({"role": "titel", "text": "题"}), r"passages\[0\]\.role is 'titel'"),
        (passages_of({"role": "paragraph", "text": "题", "gaps": [9]}), "beyond the end"),
        (passages_of({"role": "paragraph", "text": "字", "gaps": [1], "lines": [LINE]}), "gaps do not"),
        (
            minimal(scan={"file": "x", "sha256": "zz", "width": 1, "height": 1}),
            r"scan\.sha256 must be 64",
        ),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_naming_the_place(document, place):
    with pytest.raises(UnreadableFileError, match=place) as caught:
        read(document)
    assert str(caught.value).startswith("x.json: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [b"{", b'{"format": NaN}', b"[" * 200_000, b'{"a": ' + b"9" * 9000 + b"}", b"[]", b"\x89PNG\x00"],
)  # fmt: skip
def test_what_is_no_json_is_refused(data):
    with pytest.raises(UnreadableFileError, match=r"^x\.json: "):
        parse(data, "x.json")
