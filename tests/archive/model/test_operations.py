"""Operations change a page's text purely, keep every line in one place, and refuse stale places."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import StaleOperationError
from archive.model.geometry import Box
from archive.model.line import Seam
from archive.model.operations import (
    OPERATIONS,
    Continue,
    InsertLine,
    MarkGap,
    MarkGapBefore,
    MarkLost,
    MergeArticles,
    MoveArticle,
    MoveLines,
    MovePassages,
    Place,
    RemoveSupplied,
    ReplaceInText,
    SetAside,
    SetRole,
    SetText,
    SplitLine,
    StartArticle,
    StartPassage,
    Supply,
    carry_out,
    decode,
    derived_id,
    encode,
)
from archive.model.page import faults
from archive.model.passage import Role
from tests.builders import make_text


def texts(page):
    return [[passage.text for passage in article.passages] for article in page.articles]


def ids(page):
    return [line.id for line in page.placed_lines()]


def test_lines_of_two_passages_are_joined_into_one_word():
    page = make_text(["河口"], ["新城区"])
    a, b = ids(page)
    joined = carry_out(page, [Continue(a, b, Seam.JOIN)])
    assert texts(joined) == [["河口新城区"]]
    assert texts(page) == [["河口", "新城区"]]


def test_a_hyphen_at_the_seam_is_dropped_but_kept_in_the_line():
    page = make_text(["Zei-", "tung"])
    a, b = ids(page)
    joined = carry_out(page, [Continue(a, b, Seam.HYPHEN)])
    assert texts(joined) == [["Zeitung"]]
    assert joined.line(a).text == "Zei-"


def test_joining_what_does_not_follow_is_refused():
    page = make_text(["甲"], ["乙"], ["丙"])
    a, _, c = ids(page)
    with pytest.raises(StaleOperationError):
        carry_out(page, [Continue(a, c, Seam.JOIN)])


def test_a_moved_fragment_is_joined_where_it_belongs():
    page = make_text(["双方签约协"], ["标题"], ["作机制。", "下一段。"])
    a, b, c, d = ids(page)
    moved = carry_out(page, [MoveLines((c,), after=a), Continue(a, c, Seam.JOIN)])
    assert texts(moved) == [["双方签约协作机制。", "标题", "下一段。"]]
    assert faults(moved) == []
    assert ids(moved) == [a, c, b, d]


def test_a_gap_is_marked_at_the_end_and_before_the_beginning():
    page = make_text(["又登"], ["作为"])
    a, b = ids(page)
    marked = carry_out(page, [MarkGap(a), MarkGapBefore(b)])
    first, second = marked.passages()
    assert first.folded().gaps == (2,)
    assert second.folded().gaps == (0,)
    assert [p.folded().gaps for p in carry_out(marked, [MarkGap(a, missing=False)]).passages()] == [
        (),
        (0,),
    ]


def test_supplied_text_closes_the_gap_and_can_be_taken_out_again():
    page = make_text(["又登"])
    (a,) = ids(page)
    marked = carry_out(page, [MarkGap(a)])
    supplied = carry_out(marked, [Supply(a, "高处。", "new")])
    assert texts(supplied) == [["又登高处。"]]
    assert supplied.line("new").supplied
    assert faults(supplied) == []
    again = carry_out(supplied, [RemoveSupplied("new")])
    assert next(again.passages()).folded().gaps == (2,)


def test_only_supplied_lines_can_be_removed():
    page = make_text(["又登"])
    with pytest.raises(StaleOperationError):
        carry_out(page, [RemoveSupplied(ids(page)[0])])


@given(st.text("甲乙丙丁 -。", min_size=2, max_size=9).filter(lambda s: not s.isspace()), st.data())
def test_a_split_line_keeps_all_of_its_reading(words, data):
    at = data.draw(st.integers(1, len(words) - 1))
    page = make_text([words])
    (a,) = ids(page)
    cut = carry_out(page, [SplitLine(a, at, words)])
    assert "".join(line.ocr for line in cut.placed_lines()) == words
    assert [line.id for line in cut.placed_lines()] == [a, derived_id(a, at)]
    assert faults(cut) == []


def test_a_replacement_finds_its_place_after_an_earlier_one_moved_it():
    page = make_text(["他说,好,"])
    (a,) = ids(page)
    changed = carry_out(page, [ReplaceInText(a, 2, ",", "，，"), ReplaceInText(a, 4, ",", "。")])
    assert changed.line(a).text == "他说，，好。"
    assert changed.line(a).ocr == "他说,好,"


def test_text_that_was_changed_by_somebody_else_is_not_overwritten():
    page = make_text(["甲"])
    (a,) = ids(page)
    mine = carry_out(page, [SetText(a, "乙", expected="甲")])
    with pytest.raises(StaleOperationError):
        carry_out(mine, [SetText(a, "丙", expected="甲")])


def test_noise_leaves_the_text_and_can_be_placed_again():
    page = make_text([">"], ["甲"])
    a, _ = ids(page)
    without = carry_out(page, [SetAside((a,))])
    assert texts(without) == [["甲"]]
    assert [line.id for line in without.noise] == [a]
    assert texts(carry_out(without, [Place((a,))])) == [["甲", ">"]]


def test_articles_are_split_merged_and_moved():
    page = make_text(["一"], ["二"], ["三"])
    a, b, c = ids(page)
    split = carry_out(page, [StartArticle(b), StartArticle(c)])
    assert texts(split) == [["一"], ["二"], ["三"]]
    assert texts(carry_out(split, [MoveArticle(c, before=a)])) == [["三"], ["一"], ["二"]]
    assert texts(carry_out(split, [MergeArticles(a, c)])) == [["一", "三"], ["二"]]
    assert texts(carry_out(split, [MovePassages((c,), before=b)])) == [["一"], ["三", "二"]]


@pytest.mark.parametrize("place", [1, 2, 4])
def test_an_article_that_is_split_keeps_its_name_and_tags_at_the_start(place):
    page = make_text(["一"], ["二"], ["三"], ["四"], ["五"])
    tagged = replace(page.articles[0], tags=("民生",), story_id="story-1")
    page = replace(page, articles=(tagged,))
    start = ids(page)[place]
    first, second = carry_out(page, [StartArticle(start)]).articles
    assert (first.id, first.tags, first.story_id) == (tagged.id, ("民生",), "story-1")
    assert second.id != tagged.id
    assert (second.tags, second.story_id) == ((), None)
    assert [p.id for p in (*first.passages, *second.passages)] == [p.id for p in tagged.passages]
    assert second.passages[0].lines[0].id == start


def test_a_settled_edit_marks_what_a_person_decided():
    page = make_text(["甲", "乙"])
    a, b = ids(page)
    settled = carry_out(
        page, [Continue(a, b, Seam.JOIN), SetText(b, "丙"), SetRole(a, Role.HEADLINE)], settle=True
    )
    assert settled.line(a).seam_settled
    assert settled.line(b).text_settled
    assert next(settled.passages()).role_settled


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)
def test_every_operation_survives_storage(operation):
    samples = {
        "line": "a",
        "next_line": "b",
        "first": "a",
        "last": "b",
        "other": "b",
        "lines": ("a", "b"),
        "at": 2,
        "expected": "x",
        "text": "y",
        "rest": "b",
        "start": 1,
        "old": "o",
        "new": "n",
        "seam": Seam.HYPHEN,
        "role": Role.KICKER,
        "new_line": "z",
        "story": "s",
        "box": (1, 2, 3, 4),
        "after": ("a", "b") if operation.name == "insert_line" else "a",
    }
    fields = operation.__dataclass_fields__
    made = operation(**{name: samples[name] for name in fields if name in samples})
    assert decode(encode([made])) == (made,)


def test_starting_a_passage_twice_changes_nothing():
    page = make_text(["甲", "乙"])
    _, b = ids(page)
    once = carry_out(page, [StartPassage(b)])
    assert carry_out(once, [StartPassage(b)]) == once


def test_lines_read_beside_each_other_can_be_put_in_in_any_order():
    page = make_text(["甲", "丁"])
    a, d = ids(page)
    box = (0, 0, 9, 9)
    steps = [
        InsertLine("b", "乙", box, after=(a,), before=("c", d)),
        InsertLine("c", "丙", box, after=("b", a), before=(d,)),
    ]
    for order in (steps, steps[::-1]):
        assert texts(carry_out(page, order)) == [["甲 乙丙丁"]]
    once = carry_out(page, steps)
    assert carry_out(once, steps) == once
    first = carry_out(page, [InsertLine("n", "子", box, before=(a,), confidence=0.5)])
    line = first.line("n")
    assert (line.ocr, line.supplied, line.box) == ("子", False, Box(*box))
    assert texts(first) == [["子甲 丁"]]
    with pytest.raises(StaleOperationError):
        carry_out(page, [InsertLine("n", "子", box, after=("gone",))])


def test_a_lost_line_is_a_gap_that_a_new_line_closes():
    page = make_text(["甲", "丁"])
    a, d = ids(page)
    marked = carry_out(page, [MarkLost(a, (0, 0, 9, 9))])
    assert next(marked.passages()).folded().gaps == (1,)
    filled = carry_out(marked, [InsertLine("b", "乙", (0, 0, 9, 9), after=(a,))])
    assert next(filled.passages()).folded().gaps == ()
    before = carry_out(page, [MarkLost(a, (0, 0, 9, 9), is_before=True)])
    assert next(before.passages()).gap_before
    with pytest.raises(StaleOperationError):
        carry_out(page, [MarkLost(d, (0, 0, 9, 9), is_before=True)])
