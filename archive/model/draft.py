"""A working copy of a page's text on which operations are carried out.

Lines stay frozen values; the draft moves them about and replaces them. Every method keeps the
invariant that a line is in exactly one place, and raises ``StaleOperationError`` when the page
does not (any more) look as the caller believes.
"""

from __future__ import annotations

import itertools
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

    def take(self, passages: Sequence[DraftPassage]) -> None:
        """Put passages that are in no article any more at the end of this one."""
        for passage in passages:
            passage.article = self
        self.passages.append(*passages)


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

    def passage_starting_with(self, line_id: str) -> DraftPassage:
        """Return the passage that a line starts."""
        home = self.home(line_id)
        if home.lines[0].id != line_id:
            raise StaleOperationError(f"line {line_id} does not start its passage any more")
        return home

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
        self._take_out(line_id)

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
        moved = [self._take_out(line_id, filled=target) for line_id in line_ids]
        index = self._index(target, anchor) + (1 if after else 0)
        target.lines[index:index] = moved
        for line in moved:
            self._home[line.id] = target

    def set_aside(self, line_ids: Sequence[str], *, as_noise: bool) -> None:
        """Move lines to the noise or to the unplaced tray."""
        shelf = self.noise if as_noise else self.unplaced
        for line_id in line_ids:
            shelf.append(self._take_out(line_id))

    def place(self, line_ids: Sequence[str], role: Role) -> None:
        """Put lines that are in no passage into a new passage at the end of the last article."""
        moved = [self._take_out(line_id) for line_id in line_ids]
        if not self.articles:
            self.articles.append(DraftArticle())
        home = DraftPassage(self.articles[-1], role, moved)
        self.articles[-1].passages.append(home)
        for line in moved:
            self._home[line.id] = home

    def _rest(self, line: Line) -> Line | None:
        """Return the line that was split off the end of a line."""
        placed = (line for a in self.articles for p in a.passages for line in p.lines)
        every = itertools.chain(placed, self.unplaced, self.noise)
        return next((other for other in every if line.goes_on_in(other)), None)

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

    def _take_out(self, line_id: str, *, filled: DraftPassage | None = None) -> Line:
        """Take a line from its place; a passage without lines goes, unless it is to be ``filled``."""
        lines, index = self._shelf(line_id)
        line = lines.pop(index)
        home = self._home.pop(line_id, None)
        if home is not filled:
            self._tidy(home)
        return line

    def _tidy(self, passage: DraftPassage | None) -> None:
        if passage is None or passage.lines:
            return
        passage.article.passages.remove(passage)
        if not passage.article.passages:
            self.articles.remove(passage.article)
