"""Which pieces go on in which: beginnings, matters, and ends that may yet go on."""

import pytest

from archive.formats.plain_text import read_plain_text
from archive.model.proposal import ProposalKind
from archive.repair.beginnings import goes_on_odds
from archive.repair.classify import classify
from archive.repair.engine import propose
from archive.repair.language import language_model
from archive.repair.link_finder import LinkFinder
from archive.repair.link_scores import LinkScores
from archive.repair.names import NameSense
from archive.repair.rules import RepairRules
from archive.repair.sense import Sense
from archive.repair.survey import survey
from tests.archive.repair.pages import reading, repaired, texts

BRIDGE = """青石桥的新生

陆文舟 何明远

清晨六点,雾气还没有散 尽,青石桥头的早点摊已经冒起 了热气。住在河东的老人提着菜 篮子走过青石桥,停了下来。

青石桥建于上世纪,是老城 区连接河东片区的通道。由于年 久失修,桥面坑洼不平,雨天积 水严重,居民多次反映希望加"""

LIBRARY = """图书馆的夜晚

何明远 陆文舟

晚上八点,县图书馆的灯还 亮着。读者在书架之间轻轻地走 动,管理员推着还书的小车来回 穿行,偶尔停下来整理书架。

馆长说,延长开馆以后,每 天晚上的读者比从前多了两倍, 自习室常常一座难求,图书馆还 要把阅览室再扩大一层。
"""

PIECE = "快维修青石桥。市里听取了河东居 民的意见,把青石桥列入加固计 划,桥面很快就要换新了。"


def page_with(piece, lost=""):
    return BRIDGE + lost + "\n\n" + LIBRARY + "\n" + piece + "\n"


def read(raw):
    names, sense = (
        NameSense(language_model(), RepairRules()),
        Sense(language_model(), RepairRules()),
    )
    rows = survey(read_plain_text(raw), names)
    return rows, classify(rows, names, sense), sense


def scores_of(raw):
    rows, forms, sense = read(raw)
    return rows, LinkScores(rows, forms, sense)


def finder_of(raw):
    rows, forms, sense = read(raw)
    return rows, LinkFinder(rows, forms, sense)


@pytest.mark.parametrize(
    ("end", "text", "sign"),
    [
        ("他把车停在路边", ",转身走进店里", 1),
        ("他把车停在路边", "记者:下一步有什么打算?", -1),
        ("车间里的机器停", "“再不转型,就只有关门。”", -1),
        ("他叹了口气说:", "“再不转型,就只有关门。”", 0),
        ("各支队伍都来参加", "“揽客”", 0),
        ("五花肉每斤", "14.8元,环比下降", 1),
        ("他从来没有", "2021年,公司成立", -1),
        ("排骨每斤二十元", "蔬菜:监测的二十一种", -1),
    ],
)
def test_first_words_say_whether_a_paragraph_starts(end, text, sign):
    odds = goes_on_odds(end, text)
    if sign:
        assert odds * sign >= 1
    else:
        assert odds == -1  # a quotation may start anything


def test_a_piece_belongs_to_the_article_that_shares_its_matters():
    rows, scores = scores_of(page_with(PIECE))
    head = next(row.index for row in rows if row.text.startswith("快维修"))
    bridge = next(row.index for row in rows if row.text.endswith("希望加"))
    library = next(row.index for row in rows if row.text.endswith("来回"))
    assert scores.topics.odds(bridge, head) > 0.5
    assert scores.topics.odds(library, head) == 0.0


def test_no_line_is_surely_lost_while_a_beginning_is_left_over():
    raw = (
        BRIDGE
        + "\n\n"
        + LIBRARY
        + "\n(何明远)\n\n"
        + "葡萄藤,挂满了架子。 孩子们喜欢在架子下面做功课。\n"
    )
    text = read_plain_text(raw)
    rows, finder = finder_of(raw)
    assert rows[finder.find().unexplained[0]].text == "葡萄藤,挂满了架子。"
    [unsure] = [p.confidence for p in propose(text) if p.alike == "gap:end"]
    whole = propose(read_plain_text(BRIDGE + "\n\n" + LIBRARY))
    [sure] = [p.confidence for p in whole if p.alike == "gap:end"]
    assert unsure < 0.9 <= sure


@pytest.mark.parametrize(("end", "sure"), [("的这些难", True), ("这些难,", False)])
def test_a_line_that_stops_at_a_pause_may_go_on_elsewhere(end, sure):
    raw = BRIDGE.replace("多次反映希望加", "多次反映" + end) + "\n\n" + LIBRARY
    (gap,) = [p for p in propose(read_plain_text(raw)) if p.alike == "gap:end"]
    assert (gap.confidence >= 0.9) is sure


def test_a_number_with_what_it_counts_starts_no_paragraph():
    raw = BRIDGE.replace("希望加", "希望加固。")
    raw += "\n\n猪肉:精瘦肉每五百克 14.8元,比上一周下降一点三 个百分点,五花肉持平。\n"
    assert texts(repaired(raw))[-1].startswith("猪肉：精瘦肉每五百克14.8元，比")


def test_a_line_that_announces_stands_above_the_headline():
    raw = (
        LIBRARY
        + "\n市委常委会召开会议强调\n\n以更大力度推进乡村振兴工作\n\n"
        + BRIDGE.split("\n\n", 2)[2]
    )
    shown = reading(repaired(raw))
    assert ("kicker", "市委常委会召开会议强调") in shown
    assert ("headline", "以更大力度推进乡村振兴工作") in shown


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_word_over_a_line_that_is_set_in_may_be_chance(between):
    raw = BRIDGE.replace("希望加", "希望加固。") + "\n\n"
    raw += "整个球队越战越勇,连扳三 球,以三比二拿下了最后的这场"
    raw += (
        between + "比赛第九分钟,客队右路传 中,外援头球破门,主队跟着也 扳回一个,双方打得难解难分。\n"
    )
    (join,) = [
        p
        for p in propose(read_plain_text(raw))
        if p.kind is ProposalKind.JOIN and "这场比赛" in p.after
    ]
    assert join.confidence < 0.9
