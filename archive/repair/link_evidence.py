"""What links are weighed by, of a whole page: titles, indents, and marks of pairs left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.repair.marks import ends_sentence
from archive.repair.row_forms import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.repair.rows import Row

_ONE_TITLE = 5
"""Rows within which a kicker and a byline belong to one title."""
_TITLE_FORMS = frozenset({Form.KICKER, Form.BYLINE, Form.SIGN_OFF})
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』", "‘": "’"}
_ENDS = frozenset(_PAIRS.values())


def stays_open(text: str) -> tuple[bool, bool]:
    """Return whether a mark of a pair stays open in a text, and whether one closes unopened."""
    depth, unopened = 0, False
    for character in text:
        if character in _PAIRS:
            depth += 1
        elif character in _ENDS:
            unopened = unopened or depth == 0
            depth = max(0, depth - 1)
    odd = text.count('"') % 2 == 1
    return depth > 0 or odd, unopened or odd


def titles_above(forms: Sequence[Form]) -> list[int]:
    """Return how many titles and sign-offs stand above each row."""
    count, last, every = 0, -_ONE_TITLE, []
    for index, form in enumerate(forms):
        if form in _TITLE_FORMS and index - last >= _ONE_TITLE:
            count += 1
        last = index if form in _TITLE_FORMS else last
        every.append(count)
    return every


def indent_trust(rows: Sequence[Row], forms: Sequence[Form]) -> float:
    """Return from 0 to 1 how well first lines can be told on this page by being set in.

    After a heading a paragraph starts for sure: if such rows do not look set in, indents (or the
    estimate of the column) are worth nothing here.
    """
    looks = [
        row.first_odds > 0
        for row in rows
        if forms[row.index] is Form.BODY
        and row.column is not None
        and row.starts_passage
        and not (row.ends_passage and ends_sentence(row.text))
    ]
    if len(looks) < 3:
        return 0.6 if any(looks) else 0.2
    share = sum(looks) / len(looks)
    return max(0.0, min(1.0, (share - 0.15) / 0.35))
