"""Links: which row of a page goes on in which, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """One row goes on in another."""

    end: int
    beginning: int
    score: float
    decided: bool = False
    """True if the page already says so."""


@dataclass(slots=True)
class Links:
    """All links of a page, by the row they start from and the row they lead to."""

    after: dict[int, Link] = field(default_factory=dict)
    before: dict[int, Link] = field(default_factory=dict)
    torn: dict[int, float] = field(default_factory=dict)
    """For each end that nothing continues: log-odds that this is so."""
    lone: dict[int, float] = field(default_factory=dict)
    """For each beginning that continues nothing: log-odds that this is so."""
    claimed: dict[int, float] = field(default_factory=dict)
    """For each end that nothing continues: probability that a lone beginning yet belongs to it."""

    unexplained: list[int] = field(default_factory=list)
    """Beginnings, in order, that surely are the inside of a sentence and continue nothing."""

    def add(self, link: Link) -> None:
        """Take a link up."""
        self.after[link.end] = link
        self.before[link.beginning] = link
