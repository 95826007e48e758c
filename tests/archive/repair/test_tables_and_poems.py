"""What is no running text: tables, poems, imprints; and lines in several scripts."""

from archive.formats.plain_text import read_plain_text
from archive.repair.engine import propose
from archive.repair.language import language_model
from archive.repair.names import NameSense
from archive.repair.rules import RepairRules
from tests.archive.repair.pages import reading, repaired, texts

PROSE = (
    "据市价格监测中心监测,昨日 我市主要副食品价格总体平稳, 蔬菜价格略有下降,猪肉价格持 "
    "平。预计下周受雨雪天气影响, 叶类蔬菜价格可能小幅上涨。\n"
)
POEM = (
    "渡口(外一首)\n\n江野\n\n船还没有来\n\n风先上了岸\n\n它翻了翻卖橘人的账本\n\n又去摸孩子的书包\n\n"
    "对岸的灯一盏一盏亮着\n\n像有人在数\n\n"
)


def test_numbers_side_by_side_are_a_table_and_keep_their_spaces():
    raw = "菜价一览表\n\n品名 昨日价 今日价\n\n大白菜 1.20 1.15\n\n青椒 5.10 5.00\n\n" + PROSE
    assert reading(repaired(raw, 0.9))[1:4] == [
        ("table", "品名 昨日价 今日价"),
        ("table", "大白菜 1.20 1.15"),
        ("table", "青椒 5.10 5.00"),
    ]


def test_lines_of_a_poem_are_neither_titles_nor_joined():
    shown = reading(repaired(POEM + PROSE, 0.5))
    assert shown[:2] == [("headline", "渡口（外一首）"), ("byline", "江野")]
    assert [words for _, words in shown[2:8]] == [
        "船还没有来",
        "风先上了岸",
        "它翻了翻卖橘人的账本",
        "又去摸孩子的书包",
        "对岸的灯一盏一盏亮着",
        "像有人在数",
    ]
    assert {role for role, _ in shown[2:8]} == {"paragraph"}


def test_editors_and_imprint_keep_the_spaces_between_their_parts():
    for line in ("编辑:周岚 美编:李想 校对:何明", "本报地址:解放路18号 邮编:410000 电话:8812345"):
        shown = reading(repaired(PROSE + "\n" + line + "\n", 0.9))
        assert shown[-1] == ("folio", line.replace(":", "："))


def test_two_lines_of_a_title_are_no_names():
    names = NameSense(language_model(), RepairRules())
    assert names.separate("勞資雙方達成協議", loose=True) is None
    assert names.separate("赵琼谭杰周雯", loose=True) == ["赵琼", "谭杰", "周雯"]
    shown = reading(repaired("港口工人昨日復工\n\n勞資雙方達成協議\n\n" + PROSE, 0.5))
    assert not any(role == "byline" for role, _ in shown)


def test_what_follows_a_numbered_line_at_once_is_no_sure_subhead():
    raw = "读者须知\n\n" + PROSE + "\n(二)获奖名单\n\n第一名何雨晴\n\n" + PROSE
    roles = {p.confidence for p in propose(read_plain_text(raw)) if p.after == "subhead"}
    assert max(roles) >= 0.9
    assert min(roles) < 0.9


def test_a_short_torn_paragraph_with_pauses_is_no_title():
    raw = (
        f"经济短波\n\n{PROSE}\n一家外资企业落户高新区,首 期投资五千万美元,将建设年产 "
        f"汽车线束生产\n\n线,预计明年三季度投产。\n\n{PROSE}"
    )
    assert not any("外资" in words for role, words in reading(repaired(raw)) if role != "paragraph")


def test_english_paragraphs_go_on_in_quotes_and_keep_unknown_compounds():
    raw = (
        'He gave an address on\n\n"the pleasures of reading." A reading-\nroom is open, and the '
        "goal-\nkeeper came."
    )
    assert texts(repaired(raw, 0.9)) == [
        (
            'He gave an address on "the pleasures of reading." A reading-room is open, and the '
            "goalkeeper came."
        )
    ]
