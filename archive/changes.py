"""What an edit changed, so that views refresh only what they show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Identifiers of the records an edit touched.

    ``pages`` had their lines, passages or articles changed; ``catalogue`` is true when a
    newspaper, issue or page record was added, removed or renamed; ``proposals``, ``annotations``
    and ``tags`` say that some of those changed on ``pages``; ``rules`` that repair was taught.
    """

    pages: frozenset[str] = frozenset()
    catalogue: bool = False
    proposals: bool = False
    annotations: bool = False
    tags: bool = False
    rules: bool = False

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.pages | other.pages,
            self.catalogue or other.catalogue,
            self.proposals or other.proposals,
            self.annotations or other.annotations,
            self.tags or other.tags,
            self.rules or other.rules,
        )
