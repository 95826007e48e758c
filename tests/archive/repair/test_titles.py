"""Titles, subheads, writers and speakers: what is told from form and place."""

import pytest

from archive.formats.plain_text import read_plain_text
from archive.model.operations import ReplaceInText, carry_out
from archive.model.proposal import ProposalKind
from archive.repair.engine import propose
from archive.repair.forms import is_bracketed, is_credit, is_sign_off, speaker
from archive.repair.language import language_model
from archive.repair.names import NameSense
from archive.repair.rules import RepairRules
from tests.archive.repair.pages import reading, repaired, texts
from tests.breaker import Harm, Passage, break_page
from tests.judging import Judge

BODY = (
    "清晨六点,雾气还没有散 尽,桥头的早点摊已经冒起了热 气。住在河东的老人提着菜篮子 "
    "走过青石桥,忍不住停了下来。\n\n"
    "青石桥建于1968年,是老城 区连接河东片区的唯一通道。由 于年久失修,桥面坑洼不平,雨 "
    "天积水严重,附近居民多次反映 希望尽快维修。\n\n"
)
PLAIN = Harm(0, 0, 0, 0, 0, 0, 0)


@pytest.fixture(scope="module")
def names():
    return NameSense(language_model(), RepairRules())


@pytest.mark.parametrize(
    "writer", ["晨星", "温润如", "本报记者 谈笑", "通讯员 法轩", "伍思远 白露"]
)
def test_odd_names_between_a_title_and_its_text_are_those_of_writers(writer):
    shown = reading(repaired(f"青石桥的新生与老城的记忆\n\n{writer}\n\n{BODY}"))
    assert shown[:2] == [("headline", "青石桥的新生与老城的记忆"), ("byline", writer)]


def test_a_county_below_a_title_is_no_writer():
    notices = "".join(
        f"{county}\n\n总投资3亿元的光伏支架项 目日前在县城东部的工业园 开工,预计明年投产。\n\n"
        for county in ("平山县", "云溪县", "白石县", "临水县")
    )
    roles = {words: role for role, words in reading(repaired("各地短讯\n\n" + notices))}
    assert {roles[county] for county in ("平山县", "云溪县", "白石县", "临水县")} == {"subhead"}
    assert roles["各地短讯"] == "headline"


def test_lines_of_an_interview_are_no_titles():
    talk = (
        "写小说就是过日子\n\n本报记者 谈笑\n\n记者:书里的方言很多,会不 会担心北方的读者看不懂?\n\n"
        "文若水:担心过。编辑建议我 加注释,我试着加了几十条,再读 一遍,又全部删掉了。\n\n"
        "记者:下一部作品有打算 了吗?\n\n文若水:想写一写渡口。外公 摆了一辈子的渡,大桥通车那天, "
        "他把船桨擦得干干净净。\n"
    )
    page = repaired(talk)
    assert [role for role, _ in reading(page)[2:]] == ["paragraph"] * 4
    assert len(page.articles) == 1


def test_who_speaks_is_told_from_the_start_of_a_line():
    assert speaker("记者:为什么?") == "记者"
    assert speaker("文若水：担心过。") == "文若水"
    assert speaker("云溪市交通建设公司:") == ""


def test_whoever_signs_in_brackets_needs_no_name(names):
    assert is_sign_off("(城区供电所)", names)
    assert is_bracketed("（城南读者 关心）")
    assert not is_bracketed("（未完待续）")
    assert not is_bracketed("（二）")
    page = repaired(f"停电公告\n\n{BODY.strip()} (城南读者 关心)\n")
    assert reading(page)[-1] == ("byline", "（城南读者 关心）")


def test_odd_names_of_photographers_are_credits(names):
    assert is_credit(["丘山", "摄"], names)
    assert not is_credit(["实景拍摄"], names)


def test_a_question_that_ends_a_paragraph_is_no_heading():
    raw = BODY.replace("希望尽快维修。", "希望尽快维修桥面和两边的路。 这样的桥还能走吗?")
    assert texts(repaired("青石桥的新生\n\n" + raw))[-1].endswith("路。这样的桥还能走吗？")


def test_a_full_line_that_something_on_the_page_goes_on_in_is_no_title():
    torn = BODY.replace("走过青石桥,忍不住停了下来。", "走过青石桥,忍不住扶着栏杆停")
    raw = f"了下来,看看桥上的人,听听河里\n\n青石桥的新生\n\n陆文舟 何明远\n\n{torn}"
    shown = reading(repaired(raw))
    assert shown[0] == ("headline", "青石桥的新生")
    assert any("忍不住扶着栏杆停了下来，看看桥上的人" in words for _, words in shown)


def test_a_short_line_alone_among_paragraphs_is_a_title_and_not_for_sure():
    proposals = propose(read_plain_text(f"老桥的新生\n\n{BODY}白云路菜市场重新开张\n\n{BODY}"))
    (role,) = [p for p in proposals if p.kind is ProposalKind.ROLE and "stands near" in p.reason]
    assert role.after == "headline"
    assert role.confidence < 0.9
    (article,) = [p for p in proposals if p.kind is ProposalKind.ARTICLE]
    assert article.confidence < 0.9


def test_other_columns_below_a_line_speak_for_a_title():
    articles = [
        [Passage("headline", title), *[Passage("paragraph", words) for words in BODIES]]
        for title in ("老桥的新生", "白云路菜市场重新开张")
    ]
    for seed in range(40):
        judge = Judge(break_page(articles, seed, PLAIN))
        widths = {len(p.raw) for p in judge.broken.pieces if len(p.raw) > 10}
        if len(widths) > 3:
            break
    roles = [p for p in propose(judge.text) if p.kind is ProposalKind.ROLE]
    assert any("another width" in p.reason and p.after == "headline" for p in roles)


@pytest.mark.parametrize("subhead", ["一、总体要求", "（二）主要任务", "第三章 附则"])
def test_a_numbered_line_among_paragraphs_is_a_subhead(subhead):
    proposals = propose(read_plain_text(f"青石桥的新生\n\n{BODY}{subhead}\n\n{BODY}"))
    (role,) = [p for p in proposals if "numbered" in p.reason]
    assert role.after == "subhead"
    assert role.confidence >= 0.9
    assert not any(p.kind is ProposalKind.ARTICLE for p in proposals)


def test_parts_of_a_list_start_paragraphs():
    raw = (
        "读者须知\n\n为了给读者提供安静的环境,市 图书馆发布须知,内容如下:\n\n"
        "一、读者凭证入馆,未成年人 由家长陪同。\n\n二、馆内请保持安静,手机调 到静音。\n"
    )
    assert [words[:4] for words in texts(repaired(raw))[1:]] == ["为了给读", "一、读者", "二、馆内"]


def test_headings_that_were_read_letter_by_letter_are_closed():
    page = read_plain_text(f"民生副刊\n\n{BODY}")
    line = next(page.lines())
    for spread, closed in (("民 生 副 刊", "民生副刊"), ("欢 度　国 庆", "欢度 国庆")):
        text = carry_out(page, [ReplaceInText(line.id, 0, "民生副刊", spread)])
        (spacing,) = [p for p in propose(text) if p.alike == "spacing:spread"]
        assert spacing.after == closed
        assert spacing.confidence >= 0.9


BODIES = [
    (
        "清晨六点，雾气还没有散尽，桥头的早点摊已经冒起了热气。住在河东的老人提着菜篮子走过青石桥，忍不住停了下来，"
        "看看桥上的人，听听河里的水。"
    ),
    (
        "青石桥是老城区连接河东片区的唯一通道。由于年久失修，桥面坑洼不平，雨天积水严重，附近居民多次反映，希望尽快"
        "维修，让老人和孩子走得放心。"
    ),
]
