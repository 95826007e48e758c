"""Operations that move lines, passages and articles to another place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from archive.errors import StaleOperationError
from archive.model.passage import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.model.draft import Draft, DraftPassage


@dataclass(frozen=True, slots=True)
class MoveLines:
    """Move lines, in the order given, right after or right before another line."""

    name: ClassVar[str] = "move_lines"
    lines: tuple[str, ...]
    after: str | None = None
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.move_lines(self.lines, after=self.after, before=self.before)


@dataclass(frozen=True, slots=True)
class MovePassages:
    """Move the passages that these lines start after or before the passage of another line."""

    name: ClassVar[str] = "move_passages"
    lines: tuple[str, ...]
    after: str | None = None
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        passages = [draft.passage_starting_with(line) for line in self.lines]
        _move(draft, passages, after=self.after, before=self.before)


@dataclass(frozen=True, slots=True)
class MoveSpan:
    """Move everything from line ``first`` to line ``last`` right after (or before) another line.

    Passages inside stay as they are; passages are split at both ends and at the new place.
    """

    name: ClassVar[str] = "move_span"
    first: str
    last: str
    after: str | None = None
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.start_passage(self.first)
        for end in (self.last, self.after):
            follower = draft.next_line(end) if end else None
            if follower is not None:
                draft.start_passage(follower.id)
        if self.before:
            draft.start_passage(self.before)
        span = [draft.home(self.first)]
        last = draft.home(self.last)
        while span[-1] is not last:
            following = draft.following_passage(span[-1])
            if following is None:
                raise StaleOperationError(
                    f"line {self.last} does not come after {self.first} any more"
                )
            span.append(following)
        _move(draft, span, after=self.after, before=self.before)


@dataclass(frozen=True, slots=True)
class MoveArticle:
    """Move the article of ``line`` before the article of ``before``, or to the end."""

    name: ClassVar[str] = "move_article"
    line: str
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        article = draft.home(self.line).article
        anchor = draft.home(self.before).article if self.before else None
        if anchor is article:
            return
        draft.articles.remove(article)
        place = draft.articles.index(anchor) if anchor else len(draft.articles)
        draft.articles.insert(place, article)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Move lines to the noise, or to the unplaced tray."""

    name: ClassVar[str] = "set_aside"
    lines: tuple[str, ...]
    as_noise: bool = True

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.set_aside(self.lines, as_noise=self.as_noise)


@dataclass(frozen=True, slots=True)
class Place:
    """Put lines that are unplaced or noise into a new passage at the end of the page."""

    name: ClassVar[str] = "place"
    lines: tuple[str, ...]
    role: Role = Role.PARAGRAPH

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.place(self.lines, self.role)


def _move(
    draft: Draft, passages: Sequence[DraftPassage], *, after: str | None, before: str | None
) -> None:
    """Move whole passages beside the passage of a line."""
    anchor = after or before
    if anchor is None:
        raise StaleOperationError("passages need a place to be moved to")
    target = draft.home(anchor)
    if target in passages:
        raise StaleOperationError("passages cannot be moved beside themselves")
    for passage in passages:
        passage.article.passages.remove(passage)
        if not passage.article.passages and passage.article is not target.article:
            draft.articles.remove(passage.article)
        passage.article = target.article
    siblings = target.article.passages
    siblings.insert(siblings.index(target) + (1 if after else 0), *passages)
