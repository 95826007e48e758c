"""A small edition with everything in it that exporters must show, with fixed identifiers."""

import datetime as dt

from archive.formats.edition import Edition, EditionPage
from archive.model.catalogue import Issue, Newspaper
from archive.model.line import Line, Seam
from archive.model.page import Page, PageText
from archive.model.passage import Article, Passage, Role

PAPER = Newspaper("河口日报", "zh-Hans", id="paper")
ISSUE = Issue("paper", dt.date(2021, 12, 15), "3618", id="issue")


def line(text, seam=Seam.JOIN, *, supplied=False):
    line.count += 1
    name = f"line{line.count}"
    return Line(
        "" if supplied else text, text, seam, reading_id=None if supplied else f"r{name}", id=name
    )


def passage(role, *lines, gap_before=False):
    line.count += 1
    return Passage(role, lines, gap_before, id=f"passage{line.count}")


def edition():
    line.count = 0
    road = Article(
        (
            passage(Role.KICKER, line("盼了十年 一朝通车")),
            passage(Role.HEADLINE, line("新路通车")),
            passage(Role.SUBTITLE, line("——河口县山区公路建设纪事")),
            passage(Role.BYLINE, line("李小禾 周望山")),
            passage(
                Role.PARAGRAPH,
                line("县里修了一条新路，村民进城卖"),
                line("菜快了半个", Seam.GAP),
                line("头。", Seam.JOIN),
                line("山货也好卖了。", supplied=True),
            ),
            passage(Role.SUBHEAD, line("一条路，几代人")),
            passage(Role.PARAGRAPH, line("说起修路，", Seam.GAP), gap_before=True),
            passage(Role.LIST, line("桥三座")),
            passage(Role.LIST, line("隧道一处")),
            passage(Role.CREDIT, line("周望山 摄")),
            passage(Role.CONTINUATION, line("下转第02版")),
        ),
        ("交通", "民生"),
        "story",
        "road",
    )
    hostile = Article(
        (
            passage(Role.HEADLINE, line("=1+1 <script>alert(1)</script> & <b>粗</b>")),
            passage(
                Role.PARAGRAPH, line("# 井 *星* _线_ `码` [链](http://x) ~~删~~ $a$ | 表 &amp;")
            ),
            passage(Role.PARAGRAPH, line("1. 第一 \\ 完\x07\n+ 另行")),
            passage(Role.TABLE, line("甲 | 12"), line("乙 | 7")),
            passage(Role.PARAGRAPH, line("- 不是列表")),
        ),
        ('"><img src=x>',),
        id='"hostile"',
    )
    more = Article((passage(Role.PARAGRAPH, line("路修到了最后一个村。")),), (), "story", "more")
    first = PageText((road, hostile), (line("没有归位的一行"),), (line("污迹"),))
    second = PageText((more,))
    return Edition(
        (PAPER,),
        (ISSUE,),
        (
            EditionPage(Page("issue", 1, "第01版", "要闻", id="one"), first),
            EditionPage(Page("issue", 2, "", id="two"), second),
        ),
    )
