"""What repair makes of broken text: each kind of break, on small pages."""

from dataclasses import replace

import pytest

from archive.formats.plain_text import read_plain_text
from archive.model.geometry import Box
from archive.model.line import Alternative, Line, Reading, Seam
from archive.model.operations import Continue, StartArticle, carry_out
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.model.proposal import ProposalKind
from archive.repair.engine import propose
from archive.repair.rules import PunctuationPolicy, Quotes, RepairRules
from archive.repair.settling import accept, still_holds
from tests.archive.repair.pages import reading, repaired, texts

STORY = """青石桥的新生

陆文舟 何明远

清晨六点,雾气还没有散 尽,桥头的早点摊已经冒起了热 气。住在河东的老人提着菜篮子 走过青石桥,忍不住停了下来。

青石桥建于1968年,是老城 区连接河东片区的唯一通道。由 于年久失修,桥面坑洼不平,雨 天积水严重,附近居民多次反映 希望尽快维修。

去年九月,市交通建设公司 启动加固工程,总投资一千余万 元。施工队采用"先加固、后铺 装"的办法,分三个阶段更换桥 面,并在两侧加装了护栏。
"""


def test_lines_of_a_paragraph_are_joined_and_its_marks_are_widened():
    assert texts(repaired(STORY))[2] == (
        "清晨六点，雾气还没有散尽，桥头的早点摊已经冒起了热气。"
        "住在河东的老人提着菜篮子走过青石桥，忍不住停了下来。"
    )


def test_title_and_writers_are_told_from_paragraphs_and_meant_spaces_stay():
    assert reading(repaired(STORY))[:2] == [
        ("headline", "青石桥的新生"),
        ("byline", "陆文舟 何明远"),
    ]


def test_quotes_pair_over_lines():
    assert "采用“先加固、后铺装”的办法" in texts(repaired(STORY))[-1]


def test_a_column_that_ends_in_the_middle_of_a_word_goes_on_in_the_next_group():
    raw = STORY.replace("由 于年久失修", "由\n\n于年久失修")
    assert texts(repaired(raw)) == texts(repaired(STORY))


def test_a_paragraph_that_runs_into_the_next_is_split():
    raw = STORY.replace("希望尽快维修。\n\n去年", "希望尽快维修。 去年")
    assert texts(repaired(raw)) == texts(repaired(STORY))


def test_a_lost_last_line_is_marked():
    raw = STORY.replace(" 希望尽快维修。", "").replace("多次反映", "多次反")
    assert texts(repaired(raw))[3].endswith("附近居民多次反□")


def test_a_piece_in_front_of_its_title_is_moved_behind_its_beginning():
    piece = "于年久失修,桥面坑洼不平,雨 天积水严重,附近居民多次反映 希望尽快维修。"
    raw = piece + "\n\n" + STORY.replace("由 " + piece, "由")
    assert texts(repaired(raw)) == texts(repaired(STORY))


def test_a_sign_off_that_hangs_on_the_last_paragraph_is_split_off():
    for tail in ("(陆文舟 何明远)", " (陆文舟 何明远)", "\n\n(陆文舟 何明远)"):
        shown = reading(repaired(STORY.strip() + tail))
        assert shown[-1] == ("byline", "（陆文舟 何明远）")
        assert shown[-2][1].endswith("加装了护栏。")


def test_names_that_run_together_are_parted_and_padded_ones_closed():
    raw = STORY.replace("陆文舟 何明远", "陆文舟何明远")
    assert reading(repaired(raw))[1] == ("byline", "陆文舟 何明远")
    raw = STORY.replace("陆文舟 何明远", "陆文舟 何 明")
    assert reading(repaired(raw))[1] == ("byline", "陆文舟 何明")


def test_spaces_around_figures_go():
    raw = STORY.replace("建于1968年", "建于 1968 年")
    assert texts(repaired(raw)) == texts(repaired(STORY))


def test_a_stray_mark_becomes_noise_and_is_kept():
    page = repaired(STORY.replace("去年九月", "> 去年九月"))
    assert [line.text for line in page.noise] == [">"]
    assert texts(page) == texts(repaired(STORY))


def test_a_subtitle_gets_its_dash():
    raw = STORY.replace("陆文舟 何明远", "-一项惠民工程的一年\n\n陆文舟 何明远")
    assert reading(repaired(raw))[1] == ("subtitle", "——一项惠民工程的一年")


def test_a_picture_has_its_caption_and_credit():
    raw = STORY.replace(
        "\n去年", "\n修缮一新的青石桥连接起老城区与河东片区两岸人家。\n\n唐建华 摄\n\n去年"
    )
    shown = reading(repaired(raw))
    assert ("caption", "修缮一新的青石桥连接起老城区与河东片区两岸人家。") in shown
    assert ("credit", "唐建华 摄") in shown


def test_two_articles_are_told_apart():
    other = STORY.replace("青石桥的新生", "白云桥的故事").replace("陆文舟 何明远", "周文 何明远")
    page = repaired(STORY + "\n\n" + other)
    assert [article.title for article in page.articles] == ["青石桥的新生", "白云桥的故事"]


def test_lines_that_the_next_article_began_with_take_its_border_along():
    page = read_plain_text(STORY.replace("由 于年久失修", "由\n\n于年久失修"))
    astray = next(line for line in page.lines() if line.text.startswith("于年久失修"))
    page = carry_out(page, [StartArticle(astray.id)])
    mended = accept(page, propose(page), 0.5).text
    whole = texts(repaired(STORY))
    articles = [texts(replace(mended, articles=(article,))) for article in mended.articles]
    assert articles == [whole[:4], whole[4:]]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("总投资18.4亿元,增长97.8%", "总投资18.4亿元，增长97.8%"),
        ("上午10:30开会", "上午10:30开会"),
        ("(http://www.example.cn/)网站", "（http://www.example.cn/）网站"),
        ("运用SiC(碳化硅)涂层", "运用SiC（碳化硅）涂层"),
        ('他说:"好."', "他说：“好。”"),
        ("积累了经验.坚持下去", "积累了经验。坚持下去"),
        ("人口达1,200人", "人口达1,200人"),
    ],
)
def test_numbers_addresses_and_latin_text_keep_their_marks(raw, clean):
    shown = texts(repaired(STORY.replace("并在两侧加装了护栏", raw)))
    assert clean in shown[-1]


def test_a_paper_with_corner_quotes_gets_them():
    rules = RepairRules(punctuation=PunctuationPolicy(quotes=Quotes.CORNER))
    assert "「先加固、后铺装」" in texts(repaired(STORY, rules=rules))[-1]


def test_a_kind_that_is_switched_off_is_not_proposed():
    rules = RepairRules(switched_off=frozenset({ProposalKind.PUNCTUATION}))
    kinds = {p.kind for p in propose(read_plain_text(STORY), rules)}
    assert ProposalKind.PUNCTUATION not in kinds
    assert ProposalKind.JOIN in kinds


def test_joins_that_a_person_keeps_apart_are_not_sure_any_more():
    raw = STORY.replace("由 于年久失修", "由\n\n于年久失修")
    rules = RepairRules(kept_apart=frozenset({("由", "于年")}))
    text = read_plain_text(raw)
    joined = [p for p in propose(text, rules) if p.kind is ProposalKind.JOIN]
    assert not any(p.after.endswith("由于年久失修，桥") for p in joined if p.confidence > 0.5)
    assert not any("由于年" in words for words in texts(repaired(raw, rules=rules)))


def test_settled_seams_and_texts_are_left_alone():
    text = read_plain_text(STORY)
    everything = accept(text, propose(text), settle=True).text
    assert propose(everything) == []


def test_a_clean_page_is_left_as_it_is():
    clean = repaired(STORY)
    assert [p for p in propose(clean) if p.confidence >= 0.5] == []


def test_a_proposal_whose_place_has_changed_is_skipped():
    text = read_plain_text(STORY)
    joins = [p for p in propose(text) if p.kind is ProposalKind.JOIN]
    once = accept(text, joins[:1])
    assert once.applied == (joins[0],)
    assert still_holds(text, joins[0])
    assert not still_holds(once.text, joins[0])
    lines = [line.id for line in text.lines()]
    wrong = type(joins[0])(
        ProposalKind.JOIN, 1.0, (), (Continue(lines[0], lines[-1], Seam.JOIN),), (lines[0],)
    )
    assert accept(text, [wrong]).stale == (wrong,)


def test_the_same_page_gives_the_same_proposals():
    text = read_plain_text(STORY)
    assert [p.id for p in propose(text)] == [p.id for p in propose(text)]


def test_every_reason_can_be_said():
    for proposal in propose(read_plain_text(STORY + STORY.replace("\n去年", "\n> 去年"))):
        assert proposal.evidence
        assert "{" not in proposal.reason


def test_german_words_cut_by_a_hyphen_become_whole():
    raw = (
        "Die alte Brücke ist nach langer Bau-\nzeit wieder offen. Der Bürger-\nmeister dankte den "
        "Vor-\nund Nachbarn aus Baden-\nWürttemberg für ihre Geduld."
    )
    clean = (
        "Die alte Brücke ist nach langer Bauzeit wieder offen. Der Bürgermeister dankte den "
        "Vor- und Nachbarn aus Baden-Württemberg für ihre Geduld."
    )
    assert texts(repaired(raw)) == [clean]


def test_english_words_cut_by_a_hyphen_become_whole():
    raw = (
        "The old bridge is open again after a long resto-\nration, said the well-\nknown engineer."
    )
    assert texts(repaired(raw)) == [
        "The old bridge is open again after a long restoration, said the well-known engineer."
    ]


def test_a_point_after_the_first_clause_is_a_comma_and_surer_than_a_full_stop():
    raw = STORY.replace("并在两侧加装了护栏", "施工很顺利。队员积累了经验.坚持下去,终于完工")
    proposals = propose(read_plain_text(raw))
    (point,) = [p for p in proposals if "经验，坚持" in p.after]
    assert point.confidence >= 0.8
    later = STORY.replace("并在两侧加装了护栏", "施工很顺利,队员积累了经验.坚持下去")
    (stop,) = [p for p in propose(read_plain_text(later)) if "经验。坚持" in p.after]
    assert stop.confidence < 0.8


@pytest.mark.parametrize("ring", ["o", "0", "〇", "○", " o", "\no"])
def test_a_full_stop_that_was_read_as_a_ring_is_a_character_and_no_gap(ring):
    raw = STORY.replace("希望尽快维修。", f"希望尽快维修{ring}")
    proposals = propose(read_plain_text(raw))
    assert not any(p.kind is ProposalKind.GAP for p in proposals)
    (stop,) = [p for p in proposals if p.kind is ProposalKind.CHARACTER]
    assert stop.confidence >= 0.9
    assert ring.strip() in stop.reason
    assert texts(repaired(raw, 0.9)) == texts(repaired(STORY, 0.9))


def test_a_character_that_an_engine_with_second_thoughts_did_not_think_of_is_not_sure():
    told = (Alternative(0, ("巾",), (0.2,)),)

    def confidence(*alternatives):
        line = Line.of(
            Reading("市场经挤发展很快，体制正在形成。", alternatives=tuple(alternatives))
        )
        page = PageText((Article((Passage(Role.PARAGRAPH, (line,)),)),))
        (found,) = [p for p in propose(page) if p.kind is ProposalKind.CHARACTER]
        assert "市场经济发展" in found.after
        return found.confidence

    assert confidence() >= 0.9
    assert confidence(*told) < 0.9
    assert confidence(*told, Alternative(3, ("济",), (0.2,))) >= 0.9


def test_a_year_in_numerals_ends_with_no_full_stop():
    raw = STORY.replace("希望尽快维修。", "希望在二〇二〇")
    assert not any(p.kind is ProposalKind.CHARACTER for p in propose(read_plain_text(raw)))


@pytest.mark.parametrize("line", ["图为大桥通车现场。罗超摄", "图为大桥通车现场。 罗超摄"])
def test_a_credit_that_the_engine_read_into_a_caption_leaves_the_line_whole(line):
    page = read_plain_text("青石桥通车\n\n清晨六点，雾气还没有散尽，桥头已经热闹起来。\n")
    article = page.articles[0]
    caption = Passage(Role.CAPTION, (Line(line, line, Seam.SPACE, box=Box(100, 900, 640, 940)),))
    page = replace(page, articles=(replace(article, passages=(*article.passages, caption)),))
    proposals = [p for p in propose(page) if caption.lines[0].id in p.lines]
    mended = accept(page, propose(page), 0.9).text
    assert not any(p.kind is ProposalKind.JOIN for p in proposals)
    assert not [p for p in propose(mended) if p.confidence >= 0.9]


def test_spaces_beside_half_width_brackets_are_closed_with_the_brackets_widened():
    page = read_plain_text("青石桥通车\n\n清晨六点，桥头已经热闹起来。\n")
    article = page.articles[0]
    words = "山水 (中国画) 在县里展出，观众很多。"
    line = Line(words, words, Seam.SPACE, box=Box(100, 900, 640, 940))
    passages = (*article.passages, Passage(Role.PARAGRAPH, (line,)))
    page = replace(page, articles=(replace(article, passages=passages),))
    mended = accept(page, propose(page), 0.9).text
    assert texts(mended)[-1] == "山水（中国画）在县里展出，观众很多。"
