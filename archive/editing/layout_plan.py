"""A page's text while its lines are put in another layout; the text itself is never changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.model.page import PageText
from archive.model.passage import Article, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archive.model.line import Line
    from archive.model.passage import Role


@dataclass(slots=True)
class Region:
    """Lines that are to be one passage."""

    role: Role
    lines: list[Line]

    def place_of(self, line_id: str) -> int | None:
        """Return where in the region a line is, or None."""
        return next((n for n, line in enumerate(self.lines) if line.id == line_id), None)


class LayoutPlan:
    """Articles as lists of regions, to be moved about; then made into a page's text again."""

    def __init__(self, text: PageText) -> None:
        self.articles = [[Region(p.role, list(p.lines)) for p in a.passages] for a in text.articles]

    def regions(self) -> Iterator[tuple[list[Region], Region]]:
        """Yield each region with its article, in reading order."""
        for article in self.articles:
            for region in article:
                yield article, region

    def home(self, line_id: str) -> tuple[list[Region], Region, int] | None:
        """Return the article, the region and the place of a line, or None."""
        for article, region in self.regions():
            place = region.place_of(line_id)
            if place is not None:
                return article, region, place
        return None

    def put_behind(self, new: Region, line_id: str | None) -> None:
        """Put a region behind that of a line, in its article; at the start without one."""
        home = self.home(line_id) if line_id is not None else None
        if home is not None:
            article, region, _ = home
            article.insert(_index(article, region) + 1, new)
        elif self.articles:
            self.articles[0].insert(0, new)
        else:
            self.articles.append([new])

    def put_before(self, new: Region, line_id: str) -> None:
        """Put a region before that of a line, in its article."""
        home = self.home(line_id)
        if home is not None:
            article, region, _ = home
            article.insert(_index(article, region), new)

    def put_back(self, text: PageText) -> None:
        """Put in what a text has in passages and the plan has not, beside its neighbours there."""
        planned = {line.id for _, region in self.regions() for line in region.lines}
        before: str | None = None
        for passage in text.passages():
            lines = list(passage.lines)
            if not any(line.id in planned for line in lines):
                self.put_behind(Region(passage.role, lines), before)
            for number, line in enumerate(lines):
                if line.id in planned or self.home(line.id) is not None:
                    continue
                follower = next((li for li in lines[number:] if li.id in planned), line)
                _, region, place = self._home_of(lines[number - 1] if number else follower)
                region.lines.insert(place + 1 if number else place, line)
            before = lines[-1].id

    def _home_of(self, line: Line) -> tuple[list[Region], Region, int]:
        home = self.home(line.id)
        if home is None:
            raise KeyError(line.id)
        return home

    def text(self, here: PageText, there: PageText) -> PageText:
        """Return the page's text laid out as planned.

        Articles and passages stay themselves as far as they keep their lines, and so do seams
        between lines that still follow one another; others are those of the layout ``there``.
        """
        articles = [[r for r in article if r.lines] for article in self.articles]
        articles = [article for article in articles if article]
        seams = _Seams(here, there)
        passages = _Passages(here, [region for article in articles for region in article])
        made = [
            tuple(passages.made(region, seams.joined(region.lines)) for region in article)
            for article in articles
        ]
        placed = {line.id for a in made for p in a for line in p.lines}
        return PageText(
            tuple(_articles(here, made)),
            tuple(line for line in here.unplaced if line.id not in placed),
            tuple(line for line in here.noise if line.id not in placed),
        )


class _Seams:
    """Which line follows which here, and how the layout there joins lines."""

    def __init__(self, here: PageText, there: PageText) -> None:
        self._here = {line.id: line for line in here.lines()}
        self._there = {line.id: line.seam for line in there.lines()}
        self._next: dict[str, str | None] = {}
        for passage in here.passages():
            ids = [line.id for line in passage.lines]
            self._next.update(zip(ids, [*ids[1:], None], strict=True))

    def joined(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        followers = [*(line.id for line in lines[1:]), None]
        return tuple(map(self._joined, lines, followers))

    def _joined(self, line: Line, follower: str | None) -> Line:
        mine = self._here.get(line.id)
        if mine is None:
            return line
        if self._next.get(mine.id, "") == follower:
            return mine
        return replace(mine, seam=self._there.get(mine.id, mine.seam), seam_settled=False)


class _Passages:
    """Which passage here each region goes on with."""

    def __init__(self, here: PageText, regions: Sequence[Region]) -> None:
        self._known = {passage.id: passage for passage in here.passages()}
        groups = {p.id: {line.id for line in p.lines} for p in self._known.values()}
        heirs = _heirs([{line.id for line in region.lines} for region in regions], groups)
        self._of = {id(region): heirs.get(number) for number, region in enumerate(regions)}
        self._gaps = {p.lines[0].id for p in self._known.values() if p.gap_before}

    def made(self, region: Region, lines: tuple[Line, ...]) -> Passage:
        gap_before = lines[0].id in self._gaps
        old = self._known.get(self._of[id(region)] or "")
        if old is None:
            return Passage(region.role, lines, gap_before)
        role = old.role if old.role_settled else region.role
        return replace(old, role=role, lines=lines, gap_before=gap_before)


def _articles(here: PageText, made: Sequence[tuple[Passage, ...]]) -> Iterator[Article]:
    """Yield articles; each goes on with the one that it shares most with, and has all its tags."""
    groups = {a.id: {line.id for p in a.passages for line in p.lines} for a in here.articles}
    now = [{line.id for p in passages for line in p.lines} for passages in made]
    heirs = _heirs(now, groups)
    for number, passages in enumerate(made):
        old = next((a for a in here.articles if a.id == heirs.get(number)), None)
        inside = [a for a in here.articles if groups[a.id] <= now[number]]
        tags = tuple(
            dict.fromkeys(tag for a in [*([old] if old else []), *inside] for tag in a.tags)
        )
        stories = [a.story_id for a in [*([old] if old else []), *inside] if a.story_id]
        new = Article(passages, tags, stories[0] if stories else None)
        yield replace(new, id=old.id) if old is not None else new


def _heirs(now: Sequence[set[str]], before: Mapping[str, set[str]]) -> dict[int, str]:
    """Return which group of before each group of now goes on with: none twice, the largest first."""
    home = {line_id: name for name, lines in before.items() for line_id in lines}
    shared: dict[tuple[int, str], int] = {}
    for number, lines in enumerate(now):
        for line_id in lines & home.keys():
            pair = number, home[line_id]
            shared[pair] = shared.get(pair, 0) + 1
    heirs: dict[int, str] = {}
    taken: set[str] = set()
    for (number, name), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0][0])):
        if number not in heirs and name not in taken:
            heirs[number] = name
            taken.add(name)
    return heirs


def _index(article: Sequence[Region], region: Region) -> int:
    return next(number for number, one in enumerate(article) if one is region)
