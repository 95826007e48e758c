"""What stands above the articles: the newspaper's name, date, number of the page, its section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.layout.names import looks_like_folio
from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.graphics import Area
    from archive.layout.pieces import Piece

_NAME_SIZE: Final = 3.0
"""Type this much larger than the usual size may print the newspaper's name."""
_LETTERS_SIZE: Final = 2.2
"""The same for letters: the line of a small type is found higher than its letters are."""
_LONGEST_NAME: Final = 30
_UPPER_PART: Final = 0.3
"""Part of the page's height in which its head ends."""
_MOST_LINES: Final = 40
_MOST_ROWS, _MOST_IN_ROW = 6, 4
_SMALL: Final = 1.6
_LONGEST_SECTION: Final = 8
"""Characters of a section's name, which may be large."""
_BEYOND_NAME: Final = 10.0
"""How far below the name, in sizes of type, a rule may close the head."""
_WHOLE_WIDTH: Final = 0.85
_CLOSE: Final = 0.45
"""Least white, in sizes of type, between lines of a head that do not belong together."""
_SAME_ROW: Final = 0.4
_LONGEST_BLOCK: Final = 5
"""Lines that may stand close under each other in a head; a column of text has more."""
_COLUMN_WHITE: Final = 0.7
"""White between lines of a column, in sizes of type."""


def page_head(pieces: Sequence[Piece], usual: float, rules: Sequence[Area]) -> list[Piece]:
    """Return the lines of a page's head in reading order: row by row, what is one block together."""
    head = _around_name(pieces, usual, rules) or _folio_rows(pieces, usual)
    return _in_rows(_blocks(head))


def _around_name(pieces: Sequence[Piece], usual: float, rules: Sequence[Area]) -> list[Piece]:
    """Return the name of the newspaper, set largest of all, and what is printed around it."""
    name = max(pieces, key=lambda piece: piece.size)
    least = _NAME_SIZE if is_mostly_han(name.text) else _LETTERS_SIZE
    if name.size < least * usual or len(name.text) > _LONGEST_NAME:
        return []
    top, bottom = min(p.top for p in pieces), max(p.bottom for p in pieces)
    closed = _rule_below(name, pieces, usual, rules)
    # without a rule only what stands beside the name is surely no headline's
    for limit, start in ((closed, top), (name.bottom + usual / 2, name.top)):
        strip = [piece for piece in pieces if piece.middle < limit]
        is_head = any(
            p.bottom > start and p.size < name.size / 2 and _is_folio(p, pieces, usual)
            for p in strip
        )
        if is_head and limit < top + _UPPER_PART * (bottom - top) and len(strip) <= _MOST_LINES:
            return strip
    return []


def _rule_below(name: Piece, pieces: Sequence[Piece], usual: float, rules: Sequence[Area]) -> float:
    """Return where a rule across the page closes the head; above everything if none does."""
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    tops = [
        rule.top
        for rule in rules
        if name.middle < rule.top < name.bottom + _BEYOND_NAME * usual
        and min(rule.right, right) - max(rule.left, left) > _WHOLE_WIDTH * (right - left)
    ]
    return min(tops, default=float("-inf"))


def _folio_rows(pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """Return the rows above everything else that carry date, weekday or number of the page.

    The name of the page's section may stand in them, in larger type.
    """
    ordered = sorted(pieces, key=lambda piece: piece.middle)
    found: list[Piece] = []
    for piece in ordered[: _MOST_ROWS * _MOST_IN_ROW]:
        if piece in found:
            continue
        row = [p for p in ordered if _share_row(p, piece, usual)]
        is_head = all(p.size < _SMALL * usual or len(p.text) <= _LONGEST_SECTION for p in row)
        if not found and _is_name(row, ordered, usual):
            found += row
            continue
        if len(row) > _MOST_IN_ROW or not is_head:
            break
        if not any(_is_folio(p, pieces, usual) for p in row):
            break
        found += [p for p in row if p not in found]
    return found


def _is_name(row: Sequence[Piece], ordered: Sequence[Piece], usual: float) -> bool:
    """Tell whether a row is the newspaper's name alone, over a row of date and numbers.

    A headline below may be larger.
    """
    (name, *others) = row
    least = _NAME_SIZE if is_mostly_han(name.text) else _LETTERS_SIZE
    if others or name.size < least * usual or len(name.text) > _LONGEST_NAME:
        return False
    below = next((p for p in ordered if p.top > name.middle and p is not name), None)
    if below is None or below.top - name.bottom > 2 * name.height:
        return False
    under = [p for p in ordered if _share_row(p, below, usual)]
    return all(p.size < _SMALL * usual for p in under) and any(
        _is_folio(p, ordered, usual) for p in under
    )


def _is_folio(piece: Piece, pieces: Sequence[Piece], usual: float) -> bool:
    """Tell whether a line prints the date or number of the page, and does not begin a column.

    News begin with the day they were sent.
    """
    if not looks_like_folio(piece.text):
        return False
    last, lines = piece, 1
    for other in sorted(pieces, key=lambda p: p.top):
        shared = min(last.right, other.right) - max(last.left, other.left)
        follows = other.middle > last.bottom and other.top - last.bottom < _COLUMN_WHITE * usual
        if follows and shared > min(last.width, other.width) / 2:
            last, lines = other, lines + 1
            if lines > _LONGEST_BLOCK:
                return False
    return True


def _share_row(one: Piece, other: Piece, usual: float) -> bool:
    apart = max(usual, min(one.height, other.height) / 2, max(one.height, other.height) / 3)
    return abs(one.middle - other.middle) < apart


def _blocks(head: Sequence[Piece]) -> list[list[Piece]]:
    """Return lines that stand close under one another as one."""
    blocks: list[list[Piece]] = []
    for piece in sorted(head, key=lambda p: p.top):
        home = next((b for b in blocks if _goes_on(b[-1], piece)), None)
        if home is None:
            blocks.append([piece])
        else:
            home.append(piece)
    return blocks


def _goes_on(above: Piece, piece: Piece) -> bool:
    size = min(above.height, piece.height)
    overlap = min(above.right, piece.right) - max(above.left, piece.left)
    return (
        -_SAME_ROW * size < piece.top - above.bottom < _CLOSE * size
        and size > 0.6 * max(above.height, piece.height)
        and overlap > 0.5 * min(above.width, piece.width)
    )


def _in_rows(blocks: Sequence[list[Piece]]) -> list[Piece]:
    """Return blocks row by row, from left to right where their first lines stand side by side."""
    rows: list[list[list[Piece]]] = []
    for block in sorted(blocks, key=lambda b: b[0].top):
        first = block[0]
        if rows and any(_side_by_side(b[0], first) for b in rows[-1]):
            rows[-1].append(block)
        else:
            rows.append([block])
    ordered = [block for row in rows for block in sorted(row, key=lambda b: b[0].left)]
    return [piece for block in ordered for piece in block]


def _side_by_side(one: Piece, other: Piece) -> bool:
    return abs(one.top - other.top) < _SAME_ROW * min(one.height, other.height)
