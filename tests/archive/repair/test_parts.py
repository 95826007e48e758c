"""The parts that repair is made of."""

import itertools
import random

import pytest

from archive.model.line import Seam
from archive.repair.assignment import best_matching
from archive.repair.columns import Measured, full_widths
from archive.repair.forms import is_byline, is_credit, is_folio, is_notice, is_sign_off
from archive.repair.language import language_model
from archive.repair.latin_letters import misread_letters
from archive.repair.marks import ends_sentence, natural_width
from archive.repair.names import NameSense, close_padded
from archive.repair.quotes import pair_quotes
from archive.repair.row_forms import Form
from archive.repair.rules import RepairRules
from archive.repair.seams import outer_seam


@pytest.fixture(scope="module")
def names():
    return NameSense(language_model(), RepairRules())


def best_by_trying_all(scores):
    pairs = list(scores)
    best = 0
    for size in range(1, 5):
        for chosen in itertools.combinations(pairs, size):
            ends, heads = {a for a, _ in chosen}, {b for _, b in chosen}
            if len(ends) == len(heads) == size:
                best = max(best, sum(scores[pair] for pair in chosen))
    return best


@pytest.mark.parametrize("seed", range(30))
def test_the_matching_is_the_best_there_is(seed):
    chance = random.Random(seed)
    scores = {(chance.randrange(4), chance.randrange(4)): chance.randint(-3, 9) for _ in range(9)}
    matching = best_matching(scores)
    assert len(set(matching.values())) == len(matching)
    assert sum(scores[pair] for pair in matching.items()) == best_by_trying_all(scores)


def test_a_columns_width_is_told_from_its_full_lines():
    paragraph = [15, 17, 17, 17.2, 17, 8]
    heading = [7]
    groups = [[Measured(w, w == 8) for w in g] for g in (paragraph, heading, paragraph, paragraph)]
    widths, _ = full_widths(groups)
    assert all(width is not None and abs(width - 17) <= 0.5 for width in widths)


def test_without_lines_no_width_is_claimed():
    assert full_widths([[Measured(5, True)]])[0] == [None]


@pytest.mark.parametrize(
    ("text", "ends"), [("完了。", True), ("“完了。”", True), ("完了,", False), ("3.5", False)]
)
def test_ends_of_sentences(text, ends):
    assert ends_sentence(text) is ends


def test_marks_are_narrow_and_figures_half():
    assert natural_width("一二三", 0.5) == 3
    assert natural_width("12", 0.5) == 1
    assert natural_width("一,二", 0.5) == 2.5


@pytest.mark.parametrize(
    ("raw", "clean", "opened"),
    [
        ('用"债权+""股权+"等', "用“债权+”“股权+”等", None),
        ("他说:\"好。'", "他说:“好。”", None),
        ("\"这叫'小康'。\"", "“这叫‘小康’。”", None),
        ('他说:"只要', "他说:“只要", 3),
        ("it's", "it's", None),
    ],
)
def test_straight_quotes_are_paired(raw, clean, opened):
    marks, still_open = pair_quotes(raw)
    characters = list(raw)
    for mark in marks:
        characters[mark.offset] = mark.new
    assert ("".join(characters), still_open) == (clean, opened)


def test_a_quotation_may_end_in_lost_text():
    marks, still_open = pair_quotes('说:"只要他去做"对"的事', gaps=[6])
    assert [mark.new for mark in marks] == ["“", "“", "”"]
    assert still_open is None


def test_bylines_credits_and_sign_offs_are_known_by_form(names):
    assert is_byline(["李永明", "王建国"], names)
    assert is_byline(["本报记者", "李永明"], names)
    assert not is_byline(["今年以来"], names)
    assert is_sign_off("(李永明 王建国)", names)
    assert is_sign_off("（据新华社）", names)
    assert not is_sign_off("(见下表)", names)
    assert is_credit(["李永明", "摄"], names)
    assert not is_credit(["他在路边拍摄"], names)


def test_notices_and_folios_are_known_by_form():
    assert is_notice("(下转第3版)")
    assert is_notice("上接1版")
    assert not is_notice("转眼3年过去")
    assert is_folio("2021年12月15日 星期三")
    assert not is_folio("2021年是开局之年")


def test_padded_names_are_closed():
    assert close_padded(["周", "俊", "肖子敦"]) == ["周俊", "肖子敦"]


def test_names_that_people_taught_count():
    sense = NameSense(language_model(), RepairRules(names=frozenset({"阿依古丽", "巴图"})))
    assert sense.is_name("巴图")
    assert sense.separate("阿依古丽巴图") == ["阿依古丽", "巴图"]


def test_the_space_after_a_dateline_is_meant():
    from archive.repair.seams import is_meant_space

    assert is_meant_space("本报讯", "河口镇的渡船")
    assert is_meant_space("（记者", "李明亮）")
    assert not is_meant_space("记者", "从有关部门获悉，")
    assert not is_meant_space("轨道交", "通和装备")


def test_a_german_page_of_a_chinese_newspaper_is_read_as_german():
    from archive.formats.plain_text import read_plain_text
    from archive.repair.engine import propose
    from archive.repair.rules import RepairRules
    from archive.repair.settling import accept

    text = read_plain_text("Die Zei-\ntung meldet, daß der Ge-\nmeinderat gestern getagt hat.")
    mended = accept(text, propose(text, RepairRules(language="zh-Hans")), 0.9).text
    assert "Zeitung" in next(mended.passages()).text


def test_a_latin_word_is_joined_over_the_end_of_a_chinese_line():
    assert outer_seam("我们每天通过Intern", "et查看消息", Form.BODY, "") is Seam.JOIN
    assert outer_seam("我们每天通过Ⅰntern", "et查看消息", Form.BODY, "") is Seam.JOIN
    assert outer_seam("他去过美国的New", "York等城市", Form.BODY, "") is Seam.SPACE


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("我们通过Ⅰnternet查看", "我们通过Internet查看"),
        ("the c1ass of 1998", "the class of 1998"),
        ("重10kg，治H1N1流感，看www.c1ass.com", "重10kg，治H1N1流感，看www.c1ass.com"),
        ("第Ⅱ型和GDP1", "第Ⅱ型和GDP1"),
    ],
)
def test_signs_in_latin_words_are_letters(text, mended):
    for found in misread_letters(text):
        text = text[: found.index] + found.letter + text[found.index + 1 :]
    assert text == mended
