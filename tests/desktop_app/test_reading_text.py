"""Typing into the running text becomes operations that make the stored page read like that."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.line import Seam
from archive.model.operations import Continue, MarkGap, SetText, StartPassage, Supply, carry_out
from archive.model.page import PageText, faults
from archive.model.passage import Role
from desktop_app.reading.text_changes import Change, changes, typed_change
from desktop_app.reading.text_map import GAP_SIGN, TextMap
from desktop_app.reading.text_operations import operations
from tests.builders import SAMPLE, article, line, passage


def page(*passages):
    return PageText((article(*passages),))


TWO = page(passage(line("甲乙"), line("丙丁")), passage(line("戊己")))


def typed(text, start, removed, inserted):
    made = TextMap.of(text)
    made.replace(start, removed, inserted)
    return made


def after(text, made):
    return carry_out(text, operations(text, made), settle=True)


def reads(text):
    return TextMap.of(text).text


def test_the_running_text_has_a_sign_for_every_gap_and_seam():
    text = page(
        passage(
            line("a", seam=Seam.SPACE),
            line("b-", seam=Seam.HYPHEN),
            line("c", seam=Seam.GAP),
            line("d", seam=Seam.GAP),
            gap_before=True,
        ),
        passage(line("e", seam=Seam.SPACE)),
    )
    assert reads(text) == f"{GAP_SIGN}a bc{GAP_SIGN}d{GAP_SIGN}\ne"
    assert operations(text, TextMap.of(text)) == ()


def test_a_caret_between_two_lines_belongs_to_the_one_that_follows():
    first, second = TWO.articles[0].passages[0].lines
    made = TextMap.of(TWO)
    assert made.line_at(1) == (first.id, 1)
    assert made.line_at(2) == (second.id, 0)
    assert made.line_at(4) == (second.id, 2)


def test_words_typed_at_the_end_of_a_line_are_its_own():
    first = TWO.articles[0].passages[0].lines[0]
    assert operations(TWO, typed(TWO, 2, 0, "新")) == (SetText(first.id, "甲乙新", "甲乙"),)


def test_a_deletion_over_lines_takes_from_each_what_it_printed():
    first, second = TWO.articles[0].passages[0].lines
    assert operations(TWO, typed(TWO, 1, 2, "")) == (
        SetText(first.id, "甲", "甲乙"),
        SetText(second.id, "丁", "丙丁"),
    )


def test_enter_between_two_lines_starts_a_passage():
    second = TWO.articles[0].passages[0].lines[1]
    assert operations(TWO, typed(TWO, 2, 0, "\n")) == (StartPassage(second.id),)


def test_enter_within_a_line_splits_it_and_its_ocr_text():
    text = after(TWO, typed(TWO, 1, 0, "\n"))
    passages = text.articles[0].passages
    assert [p.text for p in passages] == ["甲", "乙丙丁", "戊己"]
    assert passages[0].lines[0].ocr == "甲"
    assert passages[1].lines[0].ocr == "乙"


def test_backspace_at_the_start_of_a_passage_joins_it_with_the_one_before():
    second = TWO.articles[0].passages[0].lines[1]
    third = TWO.articles[0].passages[1].lines[0]
    assert operations(TWO, typed(TWO, 4, 1, "")) == (Continue(second.id, third.id, Seam.JOIN),)


def test_a_space_typed_between_two_lines_is_the_seams():
    first, second = TWO.articles[0].passages[0].lines
    expected = (Continue(first.id, second.id, Seam.SPACE),)
    assert operations(TWO, typed(TWO, 2, 0, " ")) == expected


def test_a_space_deleted_between_two_lines_joins_them():
    text = page(passage(line("甲", seam=Seam.SPACE), line("乙")))
    first, second = text.articles[0].passages[0].lines
    assert operations(text, typed(text, 1, 1, "")) == (Continue(first.id, second.id, Seam.JOIN),)


def test_a_gap_is_closed_by_deleting_its_sign():
    text = page(passage(line("甲", seam=Seam.GAP), line("乙", seam=Seam.GAP)))
    first, second = text.articles[0].passages[0].lines
    assert operations(text, typed(text, 1, 1, "")) == (Continue(first.id, second.id, Seam.JOIN),)
    assert operations(text, typed(text, 3, 1, "")) == (MarkGap(second.id, missing=False),)


@pytest.mark.parametrize("in_two_steps", [False, True], ids=["typed", "composed"])
def test_text_typed_over_a_gap_is_a_supplied_line(in_two_steps):
    text = page(passage(line("甲", seam=Seam.GAP), line("乙")))
    made = TextMap.of(text)
    if in_two_steps:  # an input method deletes the selection first
        made.replace(1, 1, "")
        made.replace(1, 0, "补上")
    else:
        made.replace(1, 1, "补上")
    (supply,) = operations(text, made)
    assert isinstance(supply, Supply)
    assert after(text, made).articles[0].passages[0].text == "甲补上乙"
    supplied = after(text, made).articles[0].passages[0].lines[1]
    assert supplied.supplied
    again = after(text, made)
    emptied = typed(again, 1, 2, "")
    reopened = after(again, emptied).articles[0].passages[0]
    assert [item.seam for item in reopened.lines] == [Seam.GAP, Seam.JOIN]


def test_a_passage_typed_behind_another_is_supplied_text():
    made = typed(TWO, 4, 0, "\n")
    assert operations(TWO, made) == ()
    made.replace(5, 0, "新段")
    passages = after(TWO, made).articles[0].passages
    assert [p.text for p in passages] == ["甲乙丙丁", "新段", "戊己"]
    assert passages[1].lines[0].supplied


def test_a_passage_typed_before_the_first_line_is_supplied_text():
    text = page(passage(line("题"), role=Role.HEADLINE), passage(line("文")))
    made = typed(text, 0, 0, "\n")
    made.replace(0, 0, "引题")
    assert [p.text for p in after(text, made).articles[0].passages] == ["引题", "题", "文"]


def test_a_hidden_hyphen_stays_when_the_word_is_corrected_and_goes_when_it_is_parted():
    text = page(passage(line("Wirt-", seam=Seam.HYPHEN), line("schaft")))
    corrected = after(text, typed(text, 0, 1, "w"))
    assert corrected.articles[0].passages[0].lines[0].text == "wirt-"
    assert corrected.articles[0].passages[0].text == "wirtschaft"
    parted = after(text, typed(text, 4, 0, "\n"))
    assert [p.text for p in parted.articles[0].passages] == ["Wirt", "schaft"]


def test_signs_that_an_editor_cannot_hold_are_not_an_edit():
    text = page(passage(line("a\u2028b\x00\ufffcc")))
    assert operations(text, TextMap.of(text)) == ()


WORDS = st.text("甲乙丙丁ab- \U00020000", min_size=0, max_size=4)
LINES = st.builds(
    lambda words, seam: line(words, seam=seam), WORDS.filter(str.strip), st.sampled_from(Seam)
)
PASSAGES = st.builds(
    lambda lines, gap: passage(*lines, gap_before=gap),
    st.lists(LINES, min_size=1, max_size=4),
    st.booleans(),
)
PAGES = st.builds(
    lambda groups: PageText(tuple(article(*group) for group in groups)),
    st.lists(st.lists(PASSAGES, min_size=1, max_size=4), min_size=1, max_size=3),
)
STROKES = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.integers(0, 6),
        st.text("新字x\n", max_size=4),
    ),
    max_size=4,
)


def without_blanks(text):
    """What must survive: everything but white space (where lines split) and empty passages."""
    return ["".join(part.split()) for part in text.split("\n") if part.strip(" " + GAP_SIGN)]


@given(PAGES, STROKES)
def test_whatever_is_typed_the_stored_page_reads_so(text, strokes):
    made = TextMap.of(text)
    for place, removed, inserted in strokes:
        start = min(place, len(made.text))
        made.replace(start, min(removed, len(made.text) - start), inserted)
        assert sum(piece.length for piece in made.pieces) == len(made.text)
    result = after(text, made)
    assert faults(result) == []
    assert {i.id for i in text.lines()} <= {i.id for i in result.lines()}
    assert "".join(i.ocr for i in result.lines()) == "".join(i.ocr for i in text.lines())
    expected = [p.replace(GAP_SIGN, "") for p in without_blanks(made.text)]
    assert [p.replace(GAP_SIGN, "") for p in without_blanks(reads(result))] == expected
    assert operations(result, TextMap.of(result)) == ()


@pytest.mark.parametrize(
    ("passages", "strokes", "expected"),
    [
        (
            [passage(line("a")), passage(line("甲"))],
            [(3, 0, "\nx"), (0, 3, "x")],
            ["x", "x"],
        ),
        (
            [passage(line("甲")), passage(line("-", seam=Seam.HYPHEN), line("乙乙"))],
            [(4, 0, "\nx"), (1, 3, "x\n")],
            ["甲x", "", "x"],
        ),
        (
            [passage(line("甲a"))],
            [(2, 0, "\nx"), (3, 1, "\nx"), (3, 0, "x")],
            ["甲a", "x", "x"],
        ),
    ],
    ids=["first part deleted", "hyphen before it", "new text between the parts"],
)
def test_lines_in_parts_that_are_typed_over_again(passages, strokes, expected):
    text = page(*passages)
    made = TextMap.of(text)
    for stroke in strokes:
        made.replace(*stroke)
    result = after(text, made)
    assert [p.text for p in result.passages()] == expected
    assert faults(result) == []


def test_the_sample_reads_as_it_is_stored():
    assert operations(SAMPLE, TextMap.of(SAMPLE)) == ()
    assert dataclasses.is_dataclass(SAMPLE)


@pytest.mark.parametrize(
    ("old", "new", "caret", "expected"),
    [
        ("的的", "的的的", 1, Change(0, 0, "的")),
        ("的的", "的的的", 3, Change(2, 0, "的")),
        ("甲的的乙", "甲的乙", 1, Change(1, 1, "")),
        ("甲的的乙", "甲的乙", 2, Change(2, 1, "")),
        ("甲乙丙", "甲丁丙", 2, Change(1, 1, "丁")),
        ("甲", "", 0, Change(0, 1, "")),
    ],
)
def test_a_change_is_where_the_caret_says(old, new, caret, expected):
    assert typed_change(old, new, caret) == expected


@given(st.text("甲乙\n", max_size=12), st.text("甲乙\n", max_size=12))
def test_the_changes_between_two_texts_lead_from_one_to_the_other(old, new):
    text = old
    for change in changes(old, new):
        text = text[: change.start] + change.inserted + text[change.start + change.removed :]
    assert text == new
