"""Rows become paragraphs: chains of links, and complete sentences that go on in the next row.

Whether a new paragraph starts after a complete sentence is told by the end of the line above (it
stops short) and the beginning of the line below (it is set in): a printed line that is full ends
no paragraph by itself.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.repair.columns import INDENT
from archive.repair.marks import ends_sentence, starts_inside
from archive.repair.row_forms import Form
from archive.repair.rows import BLOCK_BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.link_finder import LinkFinder
    from archive.repair.links import Links
    from archive.repair.rows import Row

_CLEARLY_SHORT = 2.7
_PERHAPS_SHORT = 1.3


@dataclass(slots=True, eq=False)
class Strand:
    """Rows that make one passage, in reading order, as far as the words tell."""

    rows: list[int]
    form: Form
    torn: bool = False
    """True if it stops in mid-sentence and nothing on the page continues it."""
    scores: dict[int, float] = field(default_factory=dict)
    """For each row but the last, how sure it is that the next row of the strand follows it."""
    border: float = 0.0
    """Log-odds that the strand really starts a passage where the row before it ended one."""


def border_odds(rows: Sequence[Row], finder: LinkFinder, index: int) -> float:
    """Return the log-odds that a paragraph starts after row ``index``, which ends a sentence."""
    row, following = rows[index], rows[index + 1]
    if row.ends_passage and row.break_after not in BLOCK_BREAKS:
        return 9.0  # somebody has already split here
    if row.decided_after:
        return -9.0
    if starts_inside(following.text):
        return -6.0
    if _stands_alone(following):
        return 3.0
    in_group = row.break_after not in BLOCK_BREAKS
    odds = -1.5 if in_group else 1.5
    first = row.first_odds > 1.5 and _may_be_first(rows, index)
    short = row.shortfall - (INDENT if first else 0)
    if row.column is not None:
        if short > _CLEARLY_SHORT:
            odds += 5.0
        elif short > _PERHAPS_SHORT:
            odds += 1.5
    after = finder.first_odds(index + 1)
    return odds + after * (0.9 if after > 0 else 0.6)


def _stands_alone(row: Row) -> bool:
    """Tell whether a row is a passage of its own on a scan, and reads like no sentence."""
    alone = row.starts_passage and row.ends_passage and row.first.line.box is not None
    return alone and row.text.isalnum()


def _may_be_first(rows: Sequence[Row], index: int) -> bool:
    """Tell whether a row can start a paragraph: nothing runs into it from the line above."""
    if index == 0 or rows[index].starts_passage:
        return True
    above = rows[index - 1]
    return above.break_after in BLOCK_BREAKS or ends_sentence(above.text)


def build_strands(
    rows: Sequence[Row], forms: Sequence[Form], links: Links, finder: LinkFinder
) -> list[Strand]:
    """Return all strands by the place of their first row."""
    follows: dict[int, tuple[int, float]] = {
        end: (link.beginning, link.score) for end, link in links.after.items()
    }
    borders: dict[int, float] = {}
    entered = {beginning for beginning, _ in follows.values()}
    for row, following in itertools.pairwise(rows):
        index = row.index
        if index in follows or following.index in entered:
            continue
        if forms[index] is Form.BODY and forms[index + 1] is Form.BODY:
            if not ends_sentence(row.text):
                continue
            odds = border_odds(rows, finder, index)
            borders[index + 1] = odds
            if odds < 0:
                follows[index] = (index + 1, -odds)
                entered.add(index + 1)
        elif _same_group(row, following, forms):
            follows[index] = (index + 1, 9.0)
            entered.add(index + 1)
    _break_rings(follows, len(rows))
    return _gather(rows, forms, follows, borders)


def _same_group(row: Row, following: Row, forms: Sequence[Form]) -> bool:
    """Tell whether two rows of one special form belong to one passage."""
    form = forms[row.index]
    if form is not forms[following.index] or form is Form.BODY or row.ends_passage:
        return False
    if form is Form.GIVEN:
        return True
    return row.break_after not in BLOCK_BREAKS and form is not Form.RUBBISH


def _break_rings(follows: dict[int, tuple[int, float]], count: int) -> None:
    """Take the weakest link out of every ring (two pieces that claim to continue each other)."""
    entered = {beginning for beginning, _ in follows.values()}
    seen: set[int] = set()
    for start in range(count):
        at: int | None = start
        if start in entered:
            continue
        while at is not None and at not in seen:
            seen.add(at)
            at = follows[at][0] if at in follows else None
    for start in range(count):
        if start in seen:
            continue
        ring = [start]
        seen.add(start)
        while follows[ring[-1]][0] != start:
            ring.append(follows[ring[-1]][0])
            seen.add(ring[-1])
        del follows[min(ring, key=lambda index: follows[index][1])]


def _gather(
    rows: Sequence[Row],
    forms: Sequence[Form],
    follows: dict[int, tuple[int, float]],
    borders: dict[int, float],
) -> list[Strand]:
    entered = {beginning for beginning, _ in follows.values()}
    strands: list[Strand] = []
    for row in rows:
        if row.index in entered:
            continue
        strand = Strand([row.index], forms[row.index], border=borders.get(row.index, 0.0))
        while strand.rows[-1] in follows:
            end = strand.rows[-1]
            beginning, score = follows[end]
            strand.scores[end] = score
            strand.rows.append(beginning)
        last = rows[strand.rows[-1]]
        strand.torn = (
            strand.form is Form.BODY
            and not ends_sentence(last.text)
            and last.text[-1:] not in "：:"
        )
        strands.append(strand)
    return strands


def probability(odds: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
