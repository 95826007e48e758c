"""A working copy of a page's text on which operations are carried out.

Lines stay frozen values; the draft moves them about and replaces them. Every method keeps the
invariant that a line is in exactly one place, and raises ``StaleOperationError`` when the page
does not (any more) look as the caller believes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.errors import StaleOperationError
from archive.model.identifiers import new_id
from archive.model.page import PageText
from archive.model.passage import Article, Passage, Role
from archive.model.siblings import Siblings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.line import Line


@dataclass(slots=True, eq=False)
class DraftPassage:
    """A passage whose lines may still change."""

    article: DraftArticle
    role: Role
    lines: list[Line]
    gap_before: bool = False
    role_settled: bool = False
    id: str = field(default_factory=new_id)
    order: int = 0
    """See ``Siblings``."""


@dataclass(slots=True, eq=False)
class DraftArticle:
    """An article whose passages may still change."""

    passages: Siblings[DraftPassage] = field(default_factory=Siblings)
    tags: tuple[str, ...] = ()
    story_id: str | None = None
    id: str = field(default_factory=new_id)
    order: int = 0
    """See ``Siblings``."""


class Draft:
    """A page's text while it is being changed; ``freeze`` returns the result."""

    def __init__(self, text: PageText) -> None:
        self.articles: Siblings[DraftArticle] = Siblings()
        self.unplaced: list[Line] = list(text.unplaced)
        self.noise: list[Line] = list(text.noise)
        self._home: dict[str, DraftPassage] = {}
        for article in text.articles:
            copy = DraftArticle(Siblings(), article.tags, article.story_id, article.id)
            self.articles.append(copy)
            for passage in article.passages:
                home = DraftPassage(
                    copy,
                    passage.role,
                    list(passage.lines),
                    passage.gap_before,
                    passage.role_settled,
                    passage.id,
                )
                copy.passages.append(home)
                for line in passage.lines:
                    self._home[line.id] = home

    def freeze(self) -> PageText:
        """Return the text as it now stands."""
        return PageText(
            tuple(
                Article(
                    tuple(
                        Passage(p.role, tuple(p.lines), p.gap_before, p.role_settled, p.id)
                        for p in a.passages
                    ),
                    a.tags,
                    a.story_id,
                    a.id,
                )
                for a in self.articles
            ),
            tuple(self.unplaced),
            tuple(self.noise),
        )

    # -- looking ------------------------------------------------------------------------------

    def home(self, line_id: str) -> DraftPassage:
        """Return the passage that holds a placed line."""
        try:
            return self._home[line_id]
        except KeyError:
            raise StaleOperationError(f"line {line_id} is not in a passage any more") from None

    def line(self, line_id: str) -> Line:
        """Return a line wherever it is."""
        lines, index = self._shelf(line_id)
        return lines[index]

    def has_line(self, line_id: str) -> bool:
        """Tell whether a line is on the page, placed or not."""
        return line_id in self._home or any(
            line.id == line_id for line in (*self.unplaced, *self.noise)
        )

    def is_placed(self, line_id: str) -> bool:
        """Tell whether a line is in a passage."""
        return line_id in self._home

    def part_at(self, line_id: str, offset: int) -> tuple[Line, int]:
        """Return the part of a line, split since, that holds an offset, and the offset there."""
        line = self.line(line_id)
        while offset >= len(line.text):
            rest = self._rest(line)
            if rest is None:
                break
            offset -= len(line.text)
            line = rest
        return line, offset

    def next_line(self, line_id: str) -> Line | None:
        """Return the line after this one in its passage."""
        lines, index = self._shelf(line_id)
        return lines[index + 1] if index + 1 < len(lines) else None

    def following_passage(self, passage: DraftPassage) -> DraftPassage | None:
        """Return the passage that follows in reading order, over article borders."""
        siblings = passage.article.passages
        index = siblings.index(passage)
        if index + 1 < len(siblings):
            return siblings[index + 1]
        after = self.articles.index(passage.article) + 1
        return self.articles[after].passages[0] if after < len(self.articles) else None

    def line_above(self, line_id: str) -> Line | None:
        """Return the line before this one in reading order, over passage and article borders."""
        home = self.home(line_id)
        index = self._index(home, line_id)
        if index:
            return home.lines[index - 1]
        siblings = home.article.passages
        place = siblings.index(home)
        if place:
            return siblings[place - 1].lines[-1]
        above = self.articles.index(home.article) - 1
        return self.articles[above].passages[-1].lines[-1] if above >= 0 else None

    # -- changing -----------------------------------------------------------------------------

    def replace_line(self, line: Line) -> None:
        """Put a changed line in the place of the line with its identifier."""
        lines, index = self._shelf(line.id)
        lines[index] = line

    def split_line(self, first: Line, second: Line) -> None:
        """Put two pieces in the place of the line that has the first piece's identifier."""
        lines, index = self._shelf(first.id)
        lines[index : index + 1] = [first, second]
        if first.id in self._home:
            self._home[second.id] = self._home[first.id]

    def join_pieces(self, whole: Line, rest_id: str) -> None:
        """Put a whole line in the place of its first piece and take the other piece out."""
        self.replace_line(whole)
        lines, index = self._shelf(rest_id)
        del lines[index]
        self._home.pop(rest_id, None)

    def insert_line(self, line: Line, after_id: str) -> None:
        """Put a new line after another one in the same passage."""
        home = self.home(after_id)
        home.lines.insert(self._index(home, after_id) + 1, line)
        self._home[line.id] = home

    def insert_before(self, line: Line, before_id: str) -> None:
        """Put a new line before another one in the same passage."""
        home = self.home(before_id)
        home.lines.insert(self._index(home, before_id), line)
        self._home[line.id] = home

    def drop_line(self, line_id: str) -> None:
        """Remove a line for good (only lines that people supplied are ever dropped)."""
        lines, index = self._shelf(line_id)
        del lines[index]
        self._tidy(self._home.pop(line_id, None))

    def start_passage(self, line_id: str) -> DraftPassage:
        """Make sure that a line is the first of its passage, splitting if it is not."""
        home = self.home(line_id)
        index = self._index(home, line_id)
        if index == 0:
            return home
        tail = DraftPassage(home.article, home.role, home.lines[index:])
        del home.lines[index:]
        for line in tail.lines:
            self._home[line.id] = tail
        home.article.passages.insert(home.article.passages.index(home) + 1, tail)
        return tail

    def merge_with_following(self, passage: DraftPassage) -> None:
        """Append the lines of the following passage to this one; this one's role stays."""
        following = self.following_passage(passage)
        if following is None:
            raise StaleOperationError("there is no following passage to join")
        for line in following.lines:
            self._home[line.id] = passage
        passage.lines += following.lines
        following.lines = []
        self._tidy(following)

    def move_lines(
        self, line_ids: Sequence[str], *, after: str | None = None, before: str | None = None
    ) -> None:
        """Take lines from where they are and put them beside another line, in the order given."""
        anchor = after or before
        if anchor is None or anchor in line_ids:
            raise StaleOperationError("lines cannot be moved beside themselves")
        target = self.home(anchor)
        moved = [self.line(line_id) for line_id in line_ids]
        for line_id in line_ids:
            lines, index = self._shelf(line_id)
            del lines[index]
            old_home = self._home.pop(line_id, None)
            if old_home is not target:
                self._tidy(old_home)
        index = self._index(target, anchor) + (1 if after else 0)
        target.lines[index:index] = moved
        for line in moved:
            self._home[line.id] = target

    def move_passages(
        self, first_line_ids: Sequence[str], *, after: str | None = None, before: str | None = None
    ) -> None:
        """Move whole passages (each named by its first line) beside the passage of a line."""
        passages = [self._starting_with(line_id) for line_id in first_line_ids]
        anchor = after or before
        if anchor is None:
            raise StaleOperationError("passages need a place to be moved to")
        target = self.home(anchor)
        if target in passages:
            raise StaleOperationError("passages cannot be moved beside themselves")
        for passage in passages:
            passage.article.passages.remove(passage)
            if not passage.article.passages and passage.article is not target.article:
                self.articles.remove(passage.article)
            passage.article = target.article
        siblings = target.article.passages
        index = siblings.index(target) + (1 if after else 0)
        siblings.insert(index, *passages)

    def move_span(
        self, first_id: str, last_id: str, *, after: str | None = None, before: str | None = None
    ) -> None:
        """Move all passages from one line to another beside a line, splitting where needed."""
        anchor = after or before
        if anchor is None:
            raise StaleOperationError("passages need a place to be moved to")
        self.start_passage(first_id)
        for end in (last_id, after):
            follower = self.next_line(end) if end else None
            if follower is not None:
                self.start_passage(follower.id)
        if before:
            self.start_passage(before)
        passage, last = self.home(first_id), self.home(last_id)
        span = [passage]
        while span[-1] is not last:
            following = self.following_passage(span[-1])
            if following is None:
                raise StaleOperationError(f"line {last_id} does not come after {first_id} any more")
            span.append(following)
        self.move_passages([p.lines[0].id for p in span], after=after, before=before)

    def set_aside(self, line_ids: Sequence[str], *, as_noise: bool) -> None:
        """Move lines to the noise or to the unplaced tray."""
        for line_id in line_ids:
            lines, index = self._shelf(line_id)
            line = lines.pop(index)
            (self.noise if as_noise else self.unplaced).append(line)
            self._tidy(self._home.pop(line_id, None))

    def place(self, line_ids: Sequence[str], role: Role) -> None:
        """Put lines that are in no passage into a new passage at the end of the last article."""
        moved = []
        for line_id in line_ids:
            lines, index = self._shelf(line_id)
            moved.append(lines.pop(index))
            self._tidy(self._home.pop(line_id, None))
        if not self.articles:
            self.articles.append(DraftArticle())
        home = DraftPassage(self.articles[-1], role, moved)
        self.articles[-1].passages.append(home)
        for line in moved:
            self._home[line.id] = home

    def start_article(self, line_id: str) -> DraftArticle:
        """Make sure that a line starts an article, splitting passage and article if needed."""
        passage = self.start_passage(line_id)
        article = passage.article
        index = article.passages.index(passage)
        if index == 0:
            return article
        place = self.articles.index(article)
        if 2 * index < len(article.passages):
            # The shorter part is moved, for a page is divided from its top on: each step would
            # move the whole rest of it. So what is left becomes the new article here.
            head = DraftArticle(Siblings(), article.tags, article.story_id, article.id)
            _take(head, article.passages.cut(0, index))
            article.tags, article.story_id, article.id = (), None, new_id()
            self.articles.insert(place, head)
            return article
        tail = DraftArticle()
        _take(tail, article.passages.cut(index))
        self.articles.insert(place + 1, tail)
        return tail

    def merge_articles(self, target_line: str, other_line: str) -> None:
        """Append the passages of the other line's article to the target line's article."""
        target, other = self.home(target_line).article, self.home(other_line).article
        if target is other:
            return
        _take(target, other.passages.cut(0))
        target.tags = tuple(dict.fromkeys(target.tags + other.tags))
        self.articles.remove(other)

    def move_article(self, line_id: str, *, before: str | None) -> None:
        """Move a line's article before another line's article, or to the end of the page."""
        article = self.home(line_id).article
        anchor = self.home(before).article if before else None
        if anchor is article:
            return
        self.articles.remove(article)
        self.articles.insert(self.articles.index(anchor) if anchor else len(self.articles), article)

    # -- inside -------------------------------------------------------------------------------

    def _starting_with(self, line_id: str) -> DraftPassage:
        home = self.home(line_id)
        if home.lines[0].id != line_id:
            raise StaleOperationError(f"line {line_id} does not start a passage any more")
        return home

    def _rest(self, line: Line) -> Line | None:
        """Return the line that was split off the end of a line."""
        if line.reading_id is None:
            return None
        start = line.start + len(line.ocr)
        every = (line for a in self.articles for p in a.passages for line in p.lines)
        return next(
            (
                other
                for other in (*every, *self.unplaced, *self.noise)
                if other.reading_id == line.reading_id and other.start == start and other != line
            ),
            None,
        )

    def _shelf(self, line_id: str) -> tuple[list[Line], int]:
        home = self._home.get(line_id)
        if home is not None:
            return home.lines, self._index(home, line_id)
        for lines in (self.unplaced, self.noise):
            for index, line in enumerate(lines):
                if line.id == line_id:
                    return lines, index
        raise StaleOperationError(f"line {line_id} is not on the page any more")

    @staticmethod
    def _index(home: DraftPassage, line_id: str) -> int:
        for index, line in enumerate(home.lines):
            if line.id == line_id:
                return index
        raise StaleOperationError(f"line {line_id} is not in its passage any more")

    def _tidy(self, passage: DraftPassage | None) -> None:
        if passage is None or passage.lines:
            return
        passage.article.passages.remove(passage)
        if not passage.article.passages:
            self.articles.remove(passage.article)


def _take(article: DraftArticle, passages: Sequence[DraftPassage]) -> None:
    """Put passages that are in no article any more at the end of one."""
    for passage in passages:
        passage.article = article
    article.passages.append(*passages)
