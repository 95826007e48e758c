"""What is looked for in running text, and the places where it was found. Knows no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and where."""

    words: str
    is_expression: bool = False
    in_article: bool = False
    keeps_case: bool = False
    """Capitals always count; else only if there are any."""

    def pattern(self) -> re.Pattern[str] | None:
        """Return the expression to search with; None if it is empty or not one."""
        if not self.words:
            return None
        has_capitals = self.words != self.words.lower()
        flags = 0 if self.keeps_case or has_capitals else re.IGNORECASE
        if self.is_expression:
            flags |= re.MULTILINE  # ^ and $ are the ends of a passage
        words = self.words if self.is_expression else re.escape(self.words)
        try:
            return re.compile(words, flags)
        except (re.error, OverflowError, RecursionError):
            return None


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """One place in a text, with what the groups of the expression say there."""

    text: str
    """All the text that was searched."""
    start: int
    end: int
    groups: tuple[str | None, ...] = ()
    names: tuple[str, ...] = ()
    """The names of the groups, empty where one has none."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end

    @property
    def found(self) -> str:
        """What stands there."""
        return self.text[self.start : self.end]

    def expand(self, by: str) -> str:
        """Return ``by`` with the groups that it names put in.

        Raises:
            re.error: If it names a group that the expression has not.
            IndexError: The same, for a group named by its name.
        """
        # matched anew without the expression itself, which may take its time
        names = self.names or ("",) * len(self.groups)
        parts = "".join(
            f"({f'?P<{name}>' if name else ''}.{{{len(words or '')}}})"
            for name, words in zip(names, self.groups, strict=True)
        )
        text = self.found + "".join(words or "" for words in self.groups)
        match = re.match(f".{{{len(self.found)}}}(?={parts})", text, re.DOTALL)
        return match.expand(by) if match is not None else by


def hits(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield where an expression finds something in a stretch of a text; never nothing at all."""
    by_number = {number: name for name, number in pattern.groupindex.items()}
    names = tuple(by_number.get(number, "") for number in range(1, pattern.groups + 1))
    for match in pattern.finditer(text, start, end):
        if match.end() > match.start():
            yield Hit(text, *match.span(), match.groups(), names)
