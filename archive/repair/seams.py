"""What belongs between two pieces that are known to follow each other: nothing or a space."""

from __future__ import annotations

from archive.model.line import Seam
from archive.repair.classify import HEADINGS, Form
from archive.repair.marks import han_count, is_han

_SPACED = frozenset({Form.BYLINE, Form.SIGN_OFF, Form.CREDIT, Form.FOLIO})


def inner_seam(before: str, after: str, form: Form) -> Seam:
    """Return the seam between pieces of one printed line.

    A space is meant between names and between the clauses of a heading; beside digits and inside
    body text it comes from OCR, except between two Latin words.
    """
    if form in _SPACED:
        return Seam.SPACE
    if _latin_words(before, after):
        return Seam.SPACE
    if form in HEADINGS and han_count(before) >= 2 and han_count(after) >= 2:
        touching = not is_han(before[-1:]) or not is_han(after[:1])
        return Seam.JOIN if touching and before[-1:] not in '！!？?”"' else Seam.SPACE
    return Seam.JOIN


def outer_seam(before: str, after: str, form: Form, word: str) -> Seam:
    """Return the seam between two printed lines of one passage."""
    if form in _SPACED:
        return Seam.SPACE
    if form in HEADINGS and not word:
        return inner_seam(before, after, form)
    return Seam.SPACE if _latin_words(before, after) else Seam.JOIN


def _latin_words(before: str, after: str) -> bool:
    """Tell whether two Latin words (or a word and a number) meet that a space must part."""
    a, b = before[-1:], after[:1]
    if not a.isascii() or not b.isascii():
        return False
    if a.isdigit() and b.isdigit():
        return False
    return ((a.isalnum() or a in ",.;:!?") and b.isalpha()) or (
        a.isalpha()
        and b.isdigit()
        and len(before.rsplit(maxsplit=1)[-1]) > 3
        and not han_count(before[-6:])
    )
