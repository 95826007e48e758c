"""Layouts are compared by what follows what and what belongs together."""

import pytest

from archive.editing.comparing_layouts import compare_layouts, own_layout
from archive.errors import ArchiveError
from archive.model.geometry import Box
from archive.model.line import Line, Reading
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from tests.builders import add_page, make_text

READINGS = [Reading(words, Box(0, 40 * n, 200, 40 * n + 30)) for n, words in enumerate("甲乙丙丁")]


def layout(*articles):
    """Articles of one passage each, with the lines of these numbers."""
    return PageText(
        tuple(
            Article((Passage(Role.PARAGRAPH, tuple(Line.of(READINGS[n]) for n in numbers)),))
            for numbers in articles
        )
    )


def test_the_same_layout_agrees_in_everything():
    found = compare_layouts(layout([0, 1], [2, 3]), layout([0, 1], [2, 3]))
    assert (found.in_both, found.succession, found.article_f1, found.passage_f1) == (4, 1, 1, 1)
    assert (found.only_here, found.only_there, found.others) == ((), (), ())


def test_another_order_is_told_place_by_place():
    found = compare_layouts(layout([0, 1, 2, 3]), layout([0, 2, 1, 3]))
    assert found.followers == 3
    assert [
        (o.line.text, o.here and o.here.text, o.there and o.there.text) for o in found.others
    ] == [("甲", "乙", "丙"), ("丙", "丁", "乙"), ("乙", "丙", "丁")]
    assert found.succession == 0


def test_other_articles_count_by_pairs_of_lines():
    found = compare_layouts(layout([0, 1], [2, 3]), layout([0, 1, 2, 3]))
    assert found.succession == 1
    assert found.article_f1 == pytest.approx(2 * 2 / (2 + 6))


def test_lines_of_one_side_only_are_named_and_print_is_matched_by_its_place():
    here = layout([0, 1, 2])
    moved = [Reading(r.text, Box(2, r.box.top, 205, r.box.bottom)) for r in READINGS[1:]]
    lines = tuple(Line.of(reading) for reading in moved)
    found = compare_layouts(here, PageText((Article((Passage(Role.PARAGRAPH, lines),)),)))
    assert [line.text for line in found.only_here] == ["甲"]
    assert [line.text for line in found.only_there] == ["丁"]
    assert (found.in_both, found.succession) == (2, 1)


def test_layouts_that_have_no_line_in_common_are_compared_all_the_same():
    found = compare_layouts(layout([0, 1]), layout([2]))
    assert (found.in_both, found.followers, found.succession) == (0, 0, 1)
    assert (len(found.only_here), len(found.only_there)) == (2, 1)


def test_our_own_layout_arranges_the_lines_that_were_imported(archive):
    page = add_page(archive, make_text(["春风", "吹过"]))
    before = archive.texts.get(page.id)
    own = own_layout(archive, page.id)
    assert compare_layouts(before, own).in_both == 2
    assert archive.texts.get(page.id) == before
    bare = add_page(archive, PageText(), order=2, label="B2")
    with pytest.raises(ArchiveError, match="B2 has no lines with boxes"):
        own_layout(archive, bare.id)
