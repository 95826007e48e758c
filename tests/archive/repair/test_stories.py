"""Articles that run over pages are linked by the notices that point at each other."""

import pytest

from archive.formats.plain_text import read_plain_text
from archive.model.operations import StartArticle, carry_out, decode, encode
from archive.repair.language import language_model
from archive.repair.stories import StoryPage, page_number, pages_pointed_at, propose_stories
from tests.archive.repair.pages import repaired, texts

FRONT = "老桥的新生\n\n清晨六点,雾气还没有散尽,桥头的早点摊已经冒起了\n\n(下转第2版)\n"
INSIDE = "(上接第1版)\n\n热气。住在河东的人都说,这座桥从来没有这样平整。\n"


def page(label, raw, *starts):
    text = read_plain_text(raw)
    for start in starts:
        line = next(line for line in text.lines() if line.text.startswith(start))
        text = carry_out(text, [StartArticle(line.id)])
    return StoryPage(label, label, text)


def linked(*pages):
    """Return the story of every article of every page after all proposals."""
    found = propose_stories(pages, language_model())
    return [
        [
            article.story_id
            for article in carry_out(
                p.text, [o for proposal in found.get(p.id, []) for o in proposal.operations]
            ).articles
        ]
        for p in pages
    ]


@pytest.mark.parametrize(
    ("label", "number"),
    [("第02版", "2"), ("A2", "A2"), ("第二版", "2"), ("十二", "12"), ("头版", "")],
)
def test_labels_are_numbers(label, number):
    assert page_number(label) == number


def test_the_two_parts_become_one_story_and_say_why():
    front, inside = page("第01版", FRONT), page("第02版", INSIDE)
    assert pages_pointed_at(front.text) == {"2"}
    (first,), (second,) = linked(front, inside)
    assert first is not None
    assert first == second
    (proposal,) = propose_stories([front, inside], language_model())["第01版"]
    assert proposal.confidence >= 0.9
    assert "(上接第1版)" in proposal.reason
    assert decode(encode(proposal.operations)) == proposal.operations


def test_what_is_linked_is_not_proposed_again():
    front, inside = page("第01版", FRONT), page("第02版", INSIDE)
    found = propose_stories([front, inside], language_model())
    done = [
        StoryPage(p.id, p.label, carry_out(p.text, found[p.id][0].operations))
        for p in (front, inside)
    ]
    assert propose_stories(done, language_model()) == {}


def test_a_notice_without_its_partner_links_nothing():
    assert linked(page("第01版", FRONT), page("第02版", "热气还没有散尽。\n")) == [[None], [None]]
    assert linked(page("第01版", FRONT), page("第03版", INSIDE)) == [[None], [None]]


def test_of_several_the_texts_that_go_on_belong_together():
    other = "县里的图书馆昨天开放,读者在门口排起了长\n\n(下转第2版)\n"
    rest = "(上接第1版)\n\n队。馆长说,新馆的藏书比老馆多了一倍。\n"
    front = page("第01版", FRONT + "\n" + other, "县里的")
    inside = page("第02版", rest + "\n" + INSIDE)
    second = [line for line in inside.text.lines() if line.text.startswith("(上接")][1]
    inside = StoryPage("第02版", "第02版", carry_out(inside.text, [StartArticle(second.id)]))
    (bridge, library), (library_rest, bridge_rest) = linked(front, inside)
    assert None not in {bridge, library}
    assert (bridge, library) == (bridge_rest, library_rest)
    assert bridge != library


def test_three_pages_are_one_story():
    middle = INSIDE + "\n老人们\n\n(下转第3版)\n\n天气\n\n明天多云。\n"
    last = "(上接第2版)\n\n都来看新桥。\n"
    stories = linked(page("第01版", FRONT), page("第02版", middle, "天气"), page("第03版", last))
    assert stories[0][0] == stories[1][0] == stories[2][0] is not None
    assert stories[1][1] is None


def test_a_sentence_that_goes_on_on_another_page_lost_nothing():
    assert not any("□" in text for text in texts(repaired(FRONT)) + texts(repaired(INSIDE)))
