"""Builders of small archives and pages: a test states only what matters to it."""

import dataclasses
import datetime as dt

from archive.editing.catalogue_commands import SaveIssue, SaveNewspaper, SavePage
from archive.editing.command import run
from archive.model.catalogue import Issue, Newspaper
from archive.model.geometry import Box
from archive.model.line import Line, Reading, Seam
from archive.model.page import Page, PageText
from archive.model.passage import Article, Passage, Role
from archive.storage.page_text_writing import add_readings, save_text


def make_text(*passages, role=Role.PARAGRAPH):
    """One article; each passage is a list of strings, one a line, boxes below one another."""
    top, made = 0, []
    for lines in passages:
        placed = []
        for words in lines:
            placed.append(Line.of(Reading(words, box=Box(10, top, 10 + 30 * len(words), top + 30))))
            top += 40
        made.append(Passage(role, tuple(placed)))
    return PageText((Article(tuple(made)),))


def readings_of(text):
    return [
        Reading(
            line.ocr,
            line.box,
            line.confidence,
            line.alternatives,
            line.break_after,
            line.vertical,
            line.reading_id,
        )
        for line in text.lines()
        if line.reading_id
    ]


def add_page(archive, text, *, order=1, label="第01版", newspaper="测试日报"):
    """Store a page with this text in the archive's one issue; return the page."""
    papers = archive.catalogue.newspapers()
    paper = papers[0] if papers else Newspaper(newspaper)
    if not papers:
        run(archive, SaveNewspaper(paper))
    issues = archive.catalogue.issues()
    issue = issues[0] if issues else Issue(paper.id, dt.date(2021, 12, 15))
    if not issues:
        run(archive, SaveIssue(issue))
    page = Page(issue.id, order, label)
    run(archive, SavePage(page))
    with archive.edit("Import", page_id=page.id) as edit:
        add_readings(edit.recorder, page.id, readings_of(text))
        save_text(edit.recorder, page.id, PageText(), text)
    return page


def line(words, top=0, *, left=100, seam=Seam.JOIN, **values):
    """A line whose box is as wide as its words."""
    box = Box(left, top, left + 40 * max(1, len(words)), top + 36)
    made = Line.of(Reading(words, box=box), seam=seam)
    return dataclasses.replace(made, **values)


def passage(*lines, role=Role.PARAGRAPH, **values):
    return Passage(role, tuple(lines), **values)


def article(*passages, **values):
    return Article(tuple(passages), **values)


SAMPLE = PageText(
    (
        article(
            passage(line("春天来了", 100), role=Role.HEADLINE),
            passage(line("河水慢慢涨", 200), line("起来。", 250)),
            passage(line("孩子们在", 320, seam=Seam.GAP), line("放风筝。", 370)),
        ),
    )
)
