"""Articles that run over pages: 下转第2版 on one page and 上接第1版 on the other are linked.

Each page gets proposals of its own, for a proposal changes one page: both make their article a
part of the same story. The name of a story follows from the line that sends the reader on, so that
all pages come to the same one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.model.operations import JoinStory
from archive.model.passage import Role
from archive.model.proposal import Proposal, ProposalKind
from archive.repair import evidence as ev
from archive.repair.assignment import best_matching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.line import Line
    from archive.model.page import PageText
    from archive.model.passage import Article
    from archive.repair.language import LanguageModel

_POINTS = re.compile(
    r"(?:^|[(（▲▼△▽→←])\s*(下转|下轉|上接|转|轉|紧接|緊接)\s*第?\s*([A-Za-z]?)\s*"
    r"(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版"
)
_BACK = frozenset({"上接", "紧接", "緊接"})
_LABEL = re.compile(r"([A-Za-z]?)\s*(\d{1,3}|[一二三四五六七八九十]{1,3})")
_NUMERALS = "一二三四五六七八九"
_TEN = 10
_SURE = 0.96
_OF_SEVERAL = 0.8
_WORDS = 12.0
"""More than any pair of texts scores below zero, so that every notice gets a partner."""
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A page of an issue with its printed label."""

    id: str
    label: str
    text: PageText


@dataclass(frozen=True, slots=True)
class _Notice:
    """A line that points at another page."""

    page: StoryPage
    article: Article
    line: Line
    target: str
    back: bool
    """True if the text comes from there, False if it goes on there."""
    beside: str
    """The text that goes on there, or that comes from there."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Two notices that point at each other."""

    start: _Notice
    end: _Notice
    alone: bool
    """True if no other two texts go the same way."""


def pages_pointed_at(text: PageText) -> frozenset[str]:
    """Return the page numbers (``page_number``) that the notices of a page name."""
    found = (_POINTS.search(line.text) for line in text.placed_lines())
    return frozenset(_number(match[2], match[3]) for match in found if match)


def page_number(label: str) -> str:
    """Return the number in a page's label, with its section: 2 for 第02版, A2 for A02."""
    match = _LABEL.search(label)
    return _number(match[1], match[2]) if match else ""


def propose_stories(pages: Sequence[StoryPage], model: LanguageModel) -> dict[str, list[Proposal]]:
    """Return by page the proposals that link the parts of articles over the pages of an issue."""
    notices = [notice for page in pages for notice in _notices(page)]
    meetings = _meetings(notices, model)
    ended_by = {meeting.end.line.id: meeting for meeting in meetings}
    proposals: dict[str, list[Proposal]] = {}
    for meeting in meetings:
        story = _story_of(meeting, notices, ended_by)
        for own, other in ((meeting.start, meeting.end), (meeting.end, meeting.start)):
            if own.article.story_id != story:
                proposals.setdefault(own.page.id, []).append(_proposal(own, other, meeting, story))
    return proposals


def _number(section: str, digits: str) -> str:
    if digits.isdigit():
        return section.upper() + str(int(digits))
    tens, ten, units = digits.rpartition("十")
    value = (_NUMERALS.find(tens) + 1 or 1) * _TEN if ten else 0
    return section.upper() + str(value + _NUMERALS.find(units) + 1 if units else value)


def _notices(page: StoryPage) -> list[_Notice]:
    found = []
    for article in page.text.articles:
        lines = [line for passage in article.passages for line in passage.lines]
        for place, line in enumerate(lines):
            match = _POINTS.search(line.text)
            if match is None:
                continue
            back = match[1] in _BACK
            after = "".join(other.text for other in lines[place + 1 : place + 3])
            before = "".join(other.text for other in lines[max(0, place - 2) : place])
            beside = (line.text[match.end() :].lstrip(")） ") + after) if back else before
            if not back:
                beside += line.text[: match.start()]
            target = _number(match[2], match[3])
            found.append(_Notice(page, article, line, target, back, beside))
    return found


def _meetings(notices: Sequence[_Notice], model: LanguageModel) -> list[_Meeting]:
    """Match notices that point at each other; where several do, by how the texts go on."""
    ways: dict[tuple[str, str], tuple[list[_Notice], list[_Notice]]] = {}
    for notice in notices:
        here = page_number(notice.page.label)
        way = (notice.target, here) if notice.back else (here, notice.target)
        ways.setdefault(way, ([], []))[notice.back].append(notice)
    meetings = []
    for starts, ends in ways.values():
        scores = {
            (a, b): _WORDS + model.continues(start.beside, end.beside)
            for a, start in enumerate(starts)
            for b, end in enumerate(ends)
        }
        alone = len(starts) == len(ends) == 1
        matching = best_matching(scores)
        meetings += [_Meeting(starts[a], ends[b], alone) for a, b in sorted(matching.items())]
    return meetings


def _story_of(meeting: _Meeting, notices: Sequence[_Notice], ended_by: dict[str, _Meeting]) -> str:
    """Return the story of two parts: one that is known, or that of an earlier part."""
    seen: set[str] = set()
    while meeting.start.line.id not in seen:
        seen.add(meeting.start.line.id)
        known = meeting.start.article.story_id or meeting.end.article.story_id
        if known:
            return known
        earlier = next((m for n in notices if (m := _continued(meeting, n, ended_by))), None)
        if earlier is None:
            break
        meeting = earlier
    return f"story-{meeting.start.line.id}"


def _continued(
    meeting: _Meeting, notice: _Notice, ended_by: dict[str, _Meeting]
) -> _Meeting | None:
    """Return the meeting that brought an article to the page from which it goes on."""
    of_one = notice.article is meeting.start.article and notice.back
    divided = len(meeting.start.page.text.articles) > 1
    return ended_by.get(notice.line.id) if of_one and divided else None


def _proposal(own: _Notice, other: _Notice, meeting: _Meeting, story: str) -> Proposal:
    label = other.page.label
    evidence = [ev.say(ev.NOTICES_MEET, own.line.text.strip(), other.line.text.strip(), label)]
    if not meeting.alone:
        evidence.append(ev.say(ev.FITS_BEST, meeting.start.page.label, meeting.end.page.label))
    return Proposal(
        ProposalKind.ARTICLE,
        _SURE if meeting.alone else _OF_SEVERAL,
        tuple(evidence),
        (JoinStory(own.line.id, story),),
        (own.line.id,),
        before=own.line.text.strip(),
        after=f"{own.line.text.strip()} → {label} {_title(other.article)}".strip(),
        alike="article:story",
    )


def _title(article: Article) -> str:
    for passage in article.passages:
        if passage.role is Role.HEADLINE:
            return passage.text[:_SHOWN]
    return ""
