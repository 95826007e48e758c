"""Which rows of one group are headings, as far as their width and their clauses tell.

A row inside a paragraph is full, so a short row that ends no sentence, or a row wider than its
column, is no body text.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from archive.model.script import han_count, is_han
from archive.repair.beginnings import is_measured
from archive.repair.marks import SENTENCE_MARKS, ends_sentence, starts_inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.rows import Row
    from archive.repair.sense import Sense

LONGEST_HEADING = 40
"""Characters."""
WIDE = 1.4
"""Cells by which a row of body text may be wider than its column."""
_EXACT = 0.5
"""Cells that a full line of body text may differ from its column."""
_PAUSES = "，,、；;"
_MANY_PAUSES = 2
_SHORT = 3.4
_STOPS_SHORT = 1.3
_VERY_SHORT = 6.0


def headings_by_width(rows: Sequence[Row], sense: Sense) -> list[Row]:
    """Return the rows of one group that are headings."""
    if rows and _is_heading_group(rows):
        return list(rows)
    return [
        row
        for place, row in enumerate(rows)
        if _looks_like_heading(
            row,
            rows[place - 1] if place else None,
            rows[place + 1] if place + 1 < len(rows) else None,
            sense,
        )
    ]


def reads_like_body(row: Row) -> bool:
    """Tell whether a row fills its column and has a pause, as lines of paragraphs do."""
    full = row.column is not None and abs(row.shortfall) <= _EXACT
    return full and any(mark in row.text for mark in _PAUSES)


def _is_heading_group(rows: Sequence[Row]) -> bool:
    """Tell whether a whole group is a heading of several clauses or over several lines.

    A paragraph ends with a sentence mark, or full where its last line was lost.
    """
    text = "".join(row.text for row in rows)
    last = rows[-1]
    texts = [piece.text for row in rows for piece in row.pieces]
    if _are_clauses(texts) or (len(rows) == 1 and _is_spaced(texts)):
        return True
    if len(rows) == 1:
        return False
    return (
        len(rows) <= 3
        and 4 <= han_count(text) <= LONGEST_HEADING
        and sum(text.count(mark) for mark in "，,") < _MANY_PAUSES
        and not any(mark in text for mark in "。；;")
        and not starts_inside(text)
        and last.text[-1] not in "，,、：:"
        and last.column is not None
        and last.shortfall > _SHORT
    )


def _is_spaced(texts: Sequence[str]) -> bool:
    """Tell whether one printed line has spaces between Han characters, as only headings have."""
    return (
        len(texts) > 1
        and not ends_sentence(texts[-1])
        and texts[-1][-1] not in "，,、"
        and all(han_count(text) >= 4 for text in texts)
        and all(is_han(a[-1]) and is_han(b[0]) for a, b in itertools.pairwise(texts))
        and not any(mark in text for text in texts for mark in "。；;")
    )


def _are_clauses(texts: Sequence[str]) -> bool:
    """Tell whether texts are clauses of one heading: short, without marks, of equal length."""
    lengths = {len(text) for text in texts}
    return (
        2 <= len(texts) <= 3
        and 4 <= min(lengths) <= max(lengths) <= 10
        and max(lengths) - min(lengths) <= 1
        and all(han_count(text) == len(text) for text in texts)
    )


def _looks_like_heading(row: Row, before: Row | None, after: Row | None, sense: Sense) -> bool:
    text = row.text
    letters = han_count(text)
    if (
        ends_sentence(text) and text[-1:] not in "！？!?\"”’'"
    ) or not 2 <= letters <= LONGEST_HEADING:
        return False
    if any(mark in text[:-1] for mark in "。；;") or starts_inside(text) or text[-1] in "，,、":
        return False
    if row.column is None:
        return before is None and after is None and letters <= 30 and not ends_sentence(text)
    if before is None and after is None:
        if ends_sentence(text) and any(mark in text[:-1] for mark in SENTENCE_MARKS):
            return False
        return row.shortfall > _SHORT or row.shortfall < -WIDE
    return row.shortfall > _SHORT and _stands_out(row, before, after, sense)


def _stands_out(row: Row, before: Row | None, after: Row | None, sense: Sense) -> bool:
    """Tell whether a short row goes on neither from the one above nor in the one below."""
    text = row.text
    if ends_sentence(text) and before is not None and before.shortfall < _STOPS_SHORT:
        return False  # the rest of the sentence, or of the paragraph, above
    if before is not None and after is None:
        return ends_sentence(before.text) and sense.continues(before.text, text) < 2
    if after is None or is_measured(after.text):
        return False
    if before is not None and not ends_sentence(before.text):
        return False
    return sense.continues(text, after.text) < (4 if row.shortfall > _VERY_SHORT else 0.5)
