"""Clean articles broken in every way and repaired: nothing lost, nothing invented, little wrong."""

from collections import Counter, defaultdict

import pytest

from archive.errors import StaleOperationError
from archive.model.operations import carry_out
from archive.model.page import faults
from archive.repair.engine import propose
from archive.repair.settling import accept
from tests.breaker import STYLES, Harm, break_page, read_articles, some_page
from tests.judging import Judge

PAGES = range(900, 908)
NO_HARM = Harm(0, 0, 0, 0, 0, 0, 0, half_width=False)


@pytest.fixture(scope="module")
def pages():
    judges = [Judge(some_page(number)) for number in PAGES]
    return [(judge, propose(judge.text)) for judge in judges]


def letters(lines):
    return Counter(c for line in lines for c in line.text if c.isalnum())


def test_no_letter_is_lost_and_none_invented(pages):
    for judge, proposals in pages:
        page = accept(judge.text, [p for p in proposals if p.kind != "character"]).text
        assert letters(page.lines()) == letters(judge.text.lines())
        assert sorted(line.reading_id for line in page.lines()) == sorted(
            line.reading_id for line in judge.text.lines()
        )


def test_the_page_stays_sound(pages):
    for judge, proposals in pages:
        result = accept(judge.text, proposals)
        assert faults(result.text) == []
        assert result.stale == ()


def test_repair_has_nothing_to_add_to_its_own_work(pages):
    for judge, proposals in pages:
        page = accept(judge.text, proposals).text
        again = [p for p in propose(page) if p.confidence >= 0.5]
        assert len(again) <= 2, [(p.kind, p.before, p.after) for p in again]


def test_sure_proposals_are_right(pages):
    sure = [
        judge.is_right(proposal)
        for judge, proposals in pages
        for proposal in proposals
        if proposal.confidence >= 0.9
    ]
    assert len(sure) > 1000
    assert sum(sure) / len(sure) >= 0.98


def test_each_kind_is_right_where_it_is_sure_in_other_styles_of_newspaper_text():
    sure = defaultdict(list)
    for number in range(2000, 2030):
        judge = Judge(some_page(number, folder=STYLES))
        for proposal in propose(judge.text):
            if proposal.confidence >= 0.9:
                sure[proposal.kind].append(judge.is_right(proposal))
    right = [answer for answers in sure.values() for answer in answers]
    assert sum(right) / len(right) >= 0.99
    for kind, answers in sure.items():
        assert sum(answers) >= 0.94 * len(answers) - 1, kind


def test_most_breaks_are_mended(pages):
    found = wanted = 0
    for judge, proposals in pages:
        page = accept(judge.text, proposals, 0.9).text
        shown = {p.text.replace(" ", "") for p in page.passages()}
        whole = [
            passage.text
            for index, passage in enumerate(judge.broken.passages)
            if not any(lost == index for lost, _ in judge.broken.lost)
        ]
        wanted += len(whole)
        found += sum(text.replace(" ", "") in shown for text in whole)
    assert found / wanted > 0.9


def test_most_proposals_can_be_accepted_alone(pages):
    alone = total = 0
    for judge, proposals in pages[:3]:
        for proposal in proposals:
            total += 1
            try:
                alone += faults(carry_out(judge.text, proposal.operations)) == []
            except StaleOperationError:
                continue
    assert alone / total > 0.97


def test_accepting_from_the_end_gives_the_same_text_where_nothing_touches(pages):
    judge, proposals = pages[0]
    marks = [p for p in proposals if p.kind in {"punctuation", "spacing", "role"}]
    forward, backward = accept(judge.text, marks).text, accept(judge.text, marks[::-1]).text
    assert [line.text for line in forward.lines()] == [line.text for line in backward.lines()]


def test_unbroken_articles_lose_nothing():
    page = Judge(break_page(read_articles()[:4], 1, NO_HARM))
    text = accept(page.text, propose(page.text), 0.9).text
    shown = [p.text for p in text.passages()]
    wanted = [p.text for p in page.broken.passages]
    assert len(set(wanted) - set(shown)) <= 1
    assert len(text.articles) == 4


def test_clean_text_gets_hardly_any_other_character():
    text = Judge(break_page(read_articles(), 2, NO_HARM)).text
    sure = [p for p in propose(text) if p.kind == "character" and p.confidence >= 0.9]
    assert sure == []
