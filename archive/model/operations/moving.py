"""Operations that move lines, passages and articles to another place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from archive.model.passage import Role

if TYPE_CHECKING:
    from archive.model.draft import Draft


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
        draft.move_passages(self.lines, after=self.after, before=self.before)


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
        draft.move_span(self.first, self.last, after=self.after, before=self.before)


@dataclass(frozen=True, slots=True)
class MoveArticle:
    """Move the article of ``line`` before the article of ``before``, or to the end."""

    name: ClassVar[str] = "move_article"
    line: str
    before: str | None = None

    def apply(self, draft: Draft, *, settle: bool) -> None:
        """See ``Operation``."""
        del settle
        draft.move_article(self.line, before=self.before)


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
