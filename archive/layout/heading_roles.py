"""The roles of a heading's lines: kicker, headline, subtitle, byline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.layout.letter_widths import are_one_size
from archive.layout.names import DASHES, is_surely_byline, looks_like_byline, says_who_wrote
from archive.layout.nested_rows import by_nested_rows
from archive.layout.pieces import DISPLAY
from archive.model.passage import Role
from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from archive.layout.headings import HeadingGroup
    from archive.layout.pieces import Piece

_SAME_SIZE, _SAME_LETTERS = 0.87, 0.72
"""Least size of a headline's lines, by its largest. A line of letters without ascenders or descenders
is lower.
"""
_LONGEST_NAME = 12
"""Characters of a small line below a Chinese headline that can be nothing but names."""
_NAMES = 3
"""Words of a byline among letters that is surely none of a title: ``By`` and two names."""
BYLINE = 1.3
"""The height of few characters is measured badly, so names may seem larger than they are."""


def heading_roles(group: HeadingGroup, usual: float) -> list[tuple[Role, list[Piece]]]:
    """Return the lines of a heading in reading order, those of one role together."""
    title = max(group.pieces, key=lambda p: p.size)
    main = [
        p
        for p in group.pieces
        if p is title or (_is_as_large(p, title) and p.size >= DISPLAY * usual)
    ]
    first, last = min(p.middle for p in main), max(p.middle for p in main)
    runs: list[tuple[Role, list[Piece]]] = []
    for piece in by_nested_rows(group.pieces):
        role = _heading_role(piece, usual, first, last)
        if runs and runs[-1][0] is role:
            runs[-1][1].append(piece)
        else:
            runs.append((role, [piece]))
    return runs


def _is_as_large(piece: Piece, title: Piece) -> bool:
    """Tell whether a line is set as large as the largest of its headline."""
    if is_mostly_han(piece.text) or is_mostly_han(title.text):
        return piece.size >= _SAME_SIZE * title.size
    return piece.size >= _SAME_LETTERS * title.size and are_one_size(
        piece.text, piece.width, title.text, title.width
    )


def _heading_role(piece: Piece, usual: float, first: float, last: float) -> Role:
    is_small = piece.size < DISPLAY * usual
    wrote = says_who_wrote(piece.text)
    is_signed = wrote and len(piece.text.split()) >= _NAMES
    largest = DISPLAY if wrote and not is_signed else BYLINE
    # in display type a name may begin a subtitle; nobody is named so over a headline
    named = looks_like_byline if is_small else is_surely_byline
    is_over = piece.middle < first and not is_small
    if piece.size < largest * usual and not is_over and (is_signed or named(piece.text)):
        return Role.BYLINE
    if piece.text.startswith(DASHES):
        return Role.SUBTITLE
    if piece.middle < first:
        return Role.KICKER
    if piece.middle > last:
        is_name = is_small and len(piece.text) <= _LONGEST_NAME and is_mostly_han(piece.text)
        is_name = is_name and piece.text[-1:] not in "，、：；"
        return Role.BYLINE if is_name else Role.SUBTITLE
    return Role.HEADLINE
