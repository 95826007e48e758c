"""Where layouts differ is told place by place; taking one moves lines and never loses or edits any."""

import dataclasses
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.editing.command import run
from archive.editing.layout_differences import DifferenceKind, layout_differences
from archive.editing.paired_layouts import pair_layouts
from archive.editing.taking_layouts import (
    TakeLayout,
    can_take,
    with_difference,
    with_whole_layout,
)
from archive.errors import StaleOperationError
from archive.model.geometry import Box
from archive.model.line import Line, Reading, Seam
from archive.model.page import PageText, faults
from archive.model.passage import Article, Passage, Role
from tests.builders import add_page

LETTERS = "甲乙丙丁戊己庚辛"
READINGS = {
    words: Reading(words, Box(0, 40 * n, 200, 40 * n + 30), id=words)
    for n, words in enumerate(LETTERS)
}


def layout(*articles, unplaced="", noise="", role=Role.PARAGRAPH):
    """Articles of passages, each passage a string with a character for each of its lines."""
    return PageText(
        tuple(
            Article(tuple(Passage(role, lines(passage)) for passage in passages))
            for passages in articles
        ),
        lines(unplaced),
        lines(noise),
    )


def lines(characters):
    return tuple(Line.of(READINGS[one], seam=Seam.JOIN) for one in characters)


def shape(text):
    return [["".join(li.ocr for li in p.lines) for p in a.passages] for a in text.articles]


def differences(here, there):
    pair = pair_layouts(here, there)
    return pair, [
        (one.kind.value, "".join(line.ocr for line in one.lines), one.here, one.there)
        for one in layout_differences(pair)
    ]


def taken(here, there):
    """The page after each difference was taken by itself, one after another, articles last."""
    pair = pair_layouts(here, there)
    for _ in range(30):
        todo = [one for one in layout_differences(pair) if can_take(one)]
        todo.sort(key=lambda one: one.kind is DifferenceKind.ARTICLES)
        if not todo:
            return pair.here
        pair = pair_layouts(with_difference(pair, todo[0]), there)
    raise AssertionError(f"{shape(here)} never becomes {shape(there)}, but {shape(pair.here)}")


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ([["甲乙丙"]], [["甲乙", "丙"]], [("merged", "甲乙丙", 1, 2)]),
        ([["甲乙", "丙"]], [["甲乙丙"]], [("split", "甲乙丙", 2, 1)]),
        ([["甲乙", "丙丁"]], [["甲", "乙丙丁"]], [("regrouped", "甲乙丙丁", 2, 2)]),
        ([["甲", "乙", "丙"]], [["甲", "丙", "乙"]], [("moved", "乙", 0, 0)]),
        ([["甲乙丙"]], [["乙甲丙"]], [("moved", "甲", 0, 0)]),
        ([["甲", "乙"]], [["甲"], ["乙"]], [("articles", "甲乙", 1, 2)]),
        ([["甲乙"]], [["甲丙乙"]], [("only there", "丙", 0, 0)]),
        ([["甲乙丙丁"]], [["甲丁"]], [("only here", "乙丙", 0, 0)]),
        ([["甲", "乙丙"]], [["甲", "乙丙"]], []),
    ],
)
def test_each_difference_is_told_once_and_can_be_taken(here, there, told):
    pair, found = differences(layout(*here), layout(*there))
    assert found == told
    if all(can_take(one) for one in layout_differences(pair)):
        assert shape(taken(layout(*here), layout(*there))) == there


def test_another_role_is_a_difference_unless_a_person_has_settled_it():
    here, there = layout(["甲乙"]), layout(["甲乙"], role=Role.HEADLINE)
    (one,) = layout_differences(pair_layouts(here, there))
    assert (one.kind, one.role_here, one.role_there) == ("role", Role.PARAGRAPH, Role.HEADLINE)
    assert next(taken(here, there).passages()).role is Role.HEADLINE


def test_what_a_person_did_is_kept_when_a_layout_is_taken():
    corrected = dataclasses.replace(
        lines("甲")[0], text="佳", text_settled=True, seam=Seam.SPACE, seam_settled=True
    )
    first, second = lines("乙丙")
    supplied = Line("", "补", seam=Seam.JOIN)
    passage = Passage(Role.HEADLINE, (corrected, first, supplied, second), role_settled=True)
    here = PageText((Article((passage,), ("民生",), "story"),), noise=lines("丁"))
    after = with_whole_layout(pair_layouts(here, layout(["甲乙", "丙"], ["丁"])))
    assert [[li.text for li in p.lines] for p in after.passages()] == [["佳", "乙", "补"], ["丙"]]
    one, two = after.passages()
    assert (one.id, one.role, two.role) == (passage.id, Role.HEADLINE, Role.PARAGRAPH)
    assert one.lines[0] == corrected
    (article,) = after.articles
    assert (article.id, article.tags, article.story_id) == (here.articles[0].id, ("民生",), "story")
    assert after.noise == here.noise


def test_seams_between_lines_that_newly_follow_one_another_are_those_of_the_layout():
    here = PageText((Article(tuple(Passage(Role.PARAGRAPH, (li,)) for li in lines("甲乙"))),))
    other = tuple(dataclasses.replace(line, seam=Seam.SPACE) for line in lines("甲乙"))
    there = PageText((Article((Passage(Role.PARAGRAPH, other),)),))
    (passage,) = with_whole_layout(pair_layouts(here, there)).passages()
    assert passage.text == "甲 乙"


def test_articles_that_become_one_keep_all_their_tags():
    first = Article((Passage(Role.PARAGRAPH, lines("甲乙")),), ("民生",))
    second = Article((Passage(Role.PARAGRAPH, lines("丙")),), ("交通",))
    here = PageText((first, second))
    (article,) = with_whole_layout(pair_layouts(here, layout(["甲乙", "丙"]))).articles
    assert (article.id, article.tags) == (first.id, ("民生", "交通"))


def test_a_new_reading_is_paired_by_its_place_and_brings_missed_lines():
    moved = [
        Line.of(Reading(words, Box(2, READINGS[one].box.top, 190, READINGS[one].box.bottom)))
        for one, words in (("甲", "申"), ("乙", "乙"), ("丙", "丙"))
    ]
    there = PageText((Article((Passage(Role.PARAGRAPH, tuple(moved)),)),))
    pair, found = differences(layout(["甲丙"]), there)
    assert found == [("only there", "乙", 0, 0)]
    after = with_whole_layout(pair)
    assert [line.text for line in after.placed_lines()] == ["甲", "乙", "丙"]


@st.composite
def layouts(draw):
    order = draw(st.permutations(LETTERS))
    count = draw(st.integers(0, len(order)))
    cuts = draw(st.lists(st.integers(1, 9), min_size=1, max_size=8))
    placed, loose = order[:count], order[count:]
    articles, start = [], 0
    for cut in itertools.cycle(cuts):
        if start >= len(placed):
            break
        part = "".join(placed[start : start + cut % 4 + 1])
        start += cut % 4 + 1
        if articles and cut > 5:
            articles[-1].append(part)
        else:
            articles.append([part])
    half = len(loose) // 2
    return layout(*articles, unplaced="".join(loose[:half]), noise="".join(loose[half:]))


def test_lines_in_reverse_are_taken_one_by_one():
    here, there = layout(("甲乙丙",)), layout(("丙乙甲",))
    assert [lines for _, lines, *_ in differences(here, there)[1]] == ["甲", "乙"]
    assert shape(taken(here, there)) == [["丙乙甲"]]


@settings(max_examples=150, deadline=None)
@given(layouts(), layouts())
def test_no_line_is_lost_and_nothing_is_left_to_take(here, there):
    for after in (with_whole_layout(pair_layouts(here, there)), taken(here, there)):
        assert faults(after) == []
        assert sorted(li.id for li in after.lines()) == sorted(li.id for li in here.lines())
        left = layout_differences(pair_layouts(after, there))
        assert {one.kind for one in left} <= {DifferenceKind.ONLY_HERE}


def test_taking_is_one_edit_and_refused_after_a_change(archive):
    here = layout(["甲乙丙"])
    page = add_page(archive, here)
    before = archive.texts.get(page.id)
    new = Line.of(Reading("丁", Box(0, 300, 40, 330)))
    wanted = with_whole_layout(pair_layouts(before, layout(["甲", "丙乙"])))
    last = wanted.articles[-1]
    grown = dataclasses.replace(last, passages=(*last.passages, Passage(Role.PARAGRAPH, (new,))))
    wanted = dataclasses.replace(wanted, articles=(*wanted.articles[:-1], grown))
    run(archive, TakeLayout(page.id, before, wanted))
    assert shape(archive.texts.get(page.id)) == [["甲", "丙乙", "丁"]]
    with pytest.raises(StaleOperationError, match="compare them again"):
        run(archive, TakeLayout(page.id, before, wanted))
    archive.undo()
    assert archive.texts.get(page.id) == before
