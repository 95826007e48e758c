"""Moving spans, and operations on lines that other operations have split or changed."""

import pytest

from archive.errors import StaleOperationError
from archive.model.line import Seam
from archive.model.operations import (
    Continue,
    MoveSpan,
    ReplaceInText,
    SplitLine,
    StartPassage,
    carry_out,
    derived_id,
)
from archive.model.page import faults
from tests.builders import make_text


def ids(text):
    return [line.id for line in text.lines()]


def texts(text):
    return [[line.text for line in passage.lines] for passage in text.passages()]


def test_a_span_is_cut_out_and_put_behind_a_line():
    page = make_text(["一", "二"], ["三"], ["四", "五"])
    _, b, c, d, _ = ids(page)
    moved = carry_out(page, [MoveSpan(b, c, after=d)])
    assert texts(moved) == [["一"], ["四"], ["二"], ["三"], ["五"]]
    assert faults(moved) == []


def test_a_span_can_be_put_before_a_line_and_joined():
    page = make_text(["一"], ["二", "三"], ["四"])
    _, b, c, d = ids(page)
    moved = carry_out(page, [MoveSpan(d, d, before=c), Continue(b, d, Seam.JOIN)])
    assert texts(moved) == [["一"], ["二", "四"], ["三"]]


def test_a_span_that_runs_backwards_is_refused():
    page = make_text(["一"], ["二"], ["三"])
    a, b, c = ids(page)
    with pytest.raises(StaleOperationError):
        carry_out(page, [MoveSpan(b, a, after=c)])
    with pytest.raises(StaleOperationError):
        carry_out(page, [MoveSpan(a, b, after=b)])


def test_splitting_twice_is_splitting_once():
    page = make_text(["一二三"])
    (a,) = ids(page)
    once = carry_out(page, [SplitLine(a, 2, "一二三")])
    assert carry_out(once, [SplitLine(a, 2, "一二三")]) == once


def test_a_split_finds_its_place_again_when_marks_have_changed():
    page = make_text(["--完。(张三)"])
    (a,) = ids(page)
    changed = carry_out(page, [ReplaceInText(a, 0, "--", "—"), ReplaceInText(a, 4, "(", "（")])
    cut = carry_out(changed, [SplitLine(a, 4, "--完。(张三)")])
    assert texts(cut) == [["—完。", "（张三)"]]
    assert ids(cut) == [a, derived_id(a, 4)]
    assert faults(cut) == []


def test_a_split_is_refused_when_letters_have_changed():
    page = make_text(["完。张三"])
    (a,) = ids(page)
    changed = carry_out(page, [ReplaceInText(a, 2, "张", "李")])
    with pytest.raises(StaleOperationError):
        carry_out(changed, [SplitLine(a, 2, "完。张三")])


def test_a_replacement_finds_the_part_that_was_split_off():
    page = make_text(["完。(张三)"])
    (a,) = ids(page)
    cut = carry_out(page, [SplitLine(a, 2, "完。(张三)"), StartPassage(derived_id(a, 2))])
    assert texts(carry_out(cut, [ReplaceInText(a, 2, "(", "（")])) == [["完。"], ["（张三)"]]


def test_a_replacement_does_not_wander_far():
    page = make_text(["一" * 30 + ","])
    (a,) = ids(page)
    with pytest.raises(StaleOperationError):
        carry_out(page, [ReplaceInText(a, 0, ",", "，")])
