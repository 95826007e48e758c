"""Where a line was lost: what seems to go on by chance, and what yet has its other half."""

from collections import defaultdict

import pytest

from archive.formats.plain_text import read_plain_text
from archive.model.proposal import ProposalKind
from archive.repair.engine import propose
from archive.repair.forms import is_credit
from archive.repair.language import language_model
from archive.repair.names import NameSense
from archive.repair.rules import RepairRules
from archive.repair.sense import Sense
from tests.archive.repair.pages import repaired, texts
from tests.breaker import some_page
from tests.judging import Judge


@pytest.fixture(scope="module")
def sense():
    return Sense(language_model(), RepairRules())


def test_the_likeliest_follower_is_known():
    follower, probability = language_model().likeliest_follower("加快推进产业协同创")
    assert follower == "新"
    assert probability > 0.5
    assert 0 <= language_model().likeliest_follower("")[1] <= 1


def test_a_word_that_arose_by_chance_is_told_from_a_cut_one(sense):
    assert sense.is_chance_word("加快推进产业协同创", "业超过两百户", "创业")
    assert not sense.is_chance_word("这几年来返乡的青年创", "业超过两百户", "创业")
    assert not sense.is_chance_word("加快推进产业协同创", "新平台的建设", "创新")


def test_a_rare_word_over_a_seam_is_no_chance(sense):
    assert not sense.is_chance_word("省级名录,县里拨出专款建", "起传习所", "建起")


def test_only_an_odd_remainder_of_a_sentence_is_doubted(sense):
    assert sense.is_odd_remainder("由市里各部门的主要负责", "组。到去年")
    assert not sense.is_odd_remainder("由市里各部门的主要负责", "人。到去年")
    assert not sense.is_odd_remainder("由市里各部门的主要负责", "组织工作的同志")


def test_an_odd_name_before_the_word_for_photographing_is_a_credit():
    names = NameSense(language_model(), RepairRules())
    assert is_credit(["漆砚秋摄"], names)
    assert not is_credit(["这是去年在桥头拍摄"], names)


def test_a_reader_is_named_in_the_brackets_of_a_letter():
    page = repaired("桥头的路灯坏了很久,希望有人来修一修。(读者柯 明月)\n")
    assert not any("□" in text for text in texts(page))


def test_a_heading_alone_has_lost_nothing():
    raw = "桥头的早点摊\n\n清晨六点,雾气还没有散尽,桥头的早点摊已经冒起了热气。\n"
    assert ProposalKind.GAP not in {p.kind for p in propose(read_plain_text(raw))}


def test_no_kind_is_surer_than_it_is_right():
    right = defaultdict(list)
    for number in range(1000, 1012):
        judge = Judge(some_page(number))
        for proposal in propose(judge.text):
            if proposal.confidence >= 0.9:
                right[proposal.kind].append(judge.is_right(proposal))
            if proposal.confidence > 0.97:
                assert judge.is_right(proposal), (number, proposal)
    for kind, answers in right.items():
        assert sum(answers) >= 0.95 * len(answers), kind
