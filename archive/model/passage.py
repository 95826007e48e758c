"""The reading layer: passages are runs of lines whose clean text is derived by folding."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.model.identifiers import new_id
from archive.model.line import Line, Seam

if TYPE_CHECKING:
    from collections.abc import Sequence

HYPHENS = "-‐‑­¬⸗⹀"  # hyphen-minus, hyphens, soft hyphen, not sign, double oblique hyphens


class Role(StrEnum):
    """What a passage is on the page."""

    BANNER = "banner"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    FOLIO = "folio"
    CONTINUATION = "continuation"
    LIST = "list"
    TABLE = "table"
    ADVERTISEMENT = "advertisement"


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Clean text folded from lines: where each line stands in it and where text is missing."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """For each line, the half-open range of ``text`` that it prints."""
    gaps: tuple[int, ...]
    """Offsets in ``text`` at which text is missing."""

    def line_at(self, offset: int) -> int:
        """Return the index of the line that prints the character at ``offset``."""
        for index, (_, end) in enumerate(self.spans):
            if offset < end:
                return index
        return len(self.spans) - 1


def fold(lines: Sequence[Line], *, gap_before: bool = False) -> FoldedText:
    """Derive the clean text of a run of lines.

    The last line's seam prints nothing; only GAP means anything there (text is missing at the
    end).
    """
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    gaps: list[int] = [0] if gap_before else []
    length = 0
    for index, line in enumerate(lines):
        printed = line.text
        is_last = index == len(lines) - 1
        if line.seam is Seam.HYPHEN and not is_last and printed and printed[-1] in HYPHENS:
            printed = printed[:-1]
        parts.append(printed)
        spans.append((length, length + len(printed)))
        length += len(printed)
        if line.seam is Seam.SPACE and not is_last:
            parts.append(" ")
            length += 1
        elif line.seam is Seam.GAP and length not in gaps:
            gaps.append(length)
    return FoldedText("".join(parts), tuple(spans), tuple(gaps))


@dataclass(frozen=True, slots=True)
class Passage:
    """A headline, byline, paragraph and so on: an ordered run of at least one line."""

    role: Role
    lines: tuple[Line, ...]
    gap_before: bool = False
    role_settled: bool = False
    id: str = field(default_factory=new_id)

    def folded(self) -> FoldedText:
        """Return the clean text with its offsets."""
        return fold(self.lines, gap_before=self.gap_before)

    @property
    def text(self) -> str:
        """The clean text."""
        return self.folded().text


@dataclass(frozen=True, slots=True)
class Article:
    """Passages in reading order.

    An article that runs over pages is one ``story``: the parts on each page share ``story_id``.
    """

    passages: tuple[Passage, ...]
    tags: tuple[str, ...] = ()
    story_id: str | None = None
    id: str = field(default_factory=new_id)

    @property
    def title(self) -> str:
        """Headline, or else the first words of the article."""
        for role in (Role.HEADLINE, Role.BANNER, Role.KICKER, Role.SUBTITLE):
            for passage in self.passages:
                if passage.role is role:
                    return passage.text
        return self.passages[0].text[:24] if self.passages else ""
