"""Groups of display lines that head an article: kicker, headline, subtitle and byline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.layout.bylines import bylines, kicker_above, names_at_end
from archive.layout.decks import deck
from archive.layout.names import says_who_wrote
from archive.layout.pieces import DISPLAY, HEADLINE
from archive.model.script import is_mostly_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_RUNNING_ON = tuple("，、；：—,;:“‘（《〈【「『(")
"""No headline ends with these: what stands beside it goes on."""
_QUOTED = "”’」』"
"""Marks behind the last full stop of what somebody said."""
_BLOTTED = 1.6
_WELL_MEASURED = 4
"""Characters from which their pitch tells the size of a line."""
_NEAR, _FAR = 1.3, 0.45
_CLOSE, _WORD_SPACE = 0.5, 0.12
"""White up to which parts of one line stand beside each other, in sizes of its type."""
_HARDLY_LARGER = 1.35
_MOST_INDENT = 3.0
_COLUMN = 6.0
"""So many sizes of type below a line show how wide its column is."""


@dataclass(frozen=True, slots=True, eq=False)
class HeadingGroup:
    """The lines above an article's columns, from top to bottom."""

    pieces: tuple[Piece, ...]

    @property
    def left(self) -> float:
        """The leftmost edge."""
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        """The rightmost edge."""
        return max(piece.right for piece in self.pieces)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(piece.bottom for piece in self.pieces)

    @property
    def size(self) -> float:
        """The size of the largest line."""
        return max(piece.size for piece in self.pieces)


def find_headings(pieces: Sequence[Piece], usual: float, leading: float) -> list[HeadingGroup]:
    """Return the heading groups among the lines of a page.

    ``usual`` is the size of most of the text, ``leading`` the white between its lines.
    """
    display = sorted(
        (
            p
            for p in pieces
            if p.size >= DISPLAY * usual
            and not _ends_text(p, usual)
            and not _runs_on(p, pieces, usual, leading)
        ),
        key=lambda p: p.top,
    )
    groups: list[list[Piece]] = []
    for piece in display:
        home = next(
            (g for g in groups if any(_belong(other, piece, pieces, usual) for other in g)), None
        )
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    kept = [g for g in groups if _heads(g, pieces, usual, leading)]
    loose = [p for p in pieces if not any(p in group for group in groups)]
    for group in kept:
        group += [p for p in loose if _begins_row(p, group)]
    taken = {id(piece) for group in kept for piece in group}
    found = []
    for group in sorted(kept, key=lambda g: min(p.top for p in g)):
        lines = deck(group, [p for p in pieces if id(p) not in taken], usual, leading)
        taken |= {id(piece) for piece in lines}
        rest = [p for p in pieces if id(p) not in taken]
        names = bylines([*group, *lines], rest, usual, leading)
        names = names or names_at_end(group, pieces, usual)
        names += kicker_above(group, pieces, usual)
        names = [p for p in names if id(p) not in taken]
        taken |= {id(piece) for piece in names}
        whole = sorted([*group, *lines, *names], key=lambda p: p.middle)
        found.append(HeadingGroup(tuple(whole)))
    return found


def _ends_text(piece: Piece, usual: float) -> bool:
    """Tell whether a few characters end a sentence; so short a line is measured badly."""
    spoken = piece.text.rstrip(_QUOTED)
    return spoken[-1:] == "。" and len(spoken) < _WELL_MEASURED and piece.size < 2 * usual


def _runs_on(piece: Piece, pieces: Sequence[Piece], usual: float, leading: float) -> bool:
    """Tell whether a line that seems large goes on a column: a blot makes a line's box high."""
    if piece.size >= _BLOTTED * usual:
        return False
    if not is_mostly_han(piece.text) and _begins_column(piece, pieces, usual, leading):
        return True
    reach = max(leading, 0.0) + 0.6 * usual
    most = 0.6 if is_mostly_han(piece.text) else _MOST_INDENT
    beside = [
        p
        for p in pieces
        if p.size < DISPLAY * usual
        and -0.6 * usual < piece.left - p.left < most * usual
        and p is not piece
    ]
    above = any(abs(piece.top - p.bottom) < reach and p.middle < piece.top for p in beside)
    below = any(abs(p.top - piece.bottom) < reach and p.middle > piece.bottom for p in beside)
    return above and below


def _begins_column(piece: Piece, pieces: Sequence[Piece], usual: float, leading: float) -> bool:
    """Tell whether a line of letters that seems a little large begins the column below it.

    Brackets, or letters above and below the others, make a line's box higher.
    """
    if piece.size >= _HARDLY_LARGER * usual:
        return False
    column = [
        p
        for p in pieces
        if p.size < _HARDLY_LARGER * usual
        and 0 < p.middle - piece.middle < _COLUMN * usual
        and min(p.right, piece.right) > max(p.left, piece.left)
        and not says_who_wrote(p.text)
    ]
    if not column or min(column, key=lambda p: p.middle).size >= DISPLAY * usual:
        return False  # a title of several lines
    left, right = min(p.left for p in column), max(p.right for p in column)
    follows = min(p.top for p in column) - piece.bottom < max(leading, 0.0) + usual / 4
    indent = piece.left - left
    centred = abs(indent - (right - piece.right)) < usual and indent > usual / 2
    return follows and -usual / 2 < indent < _MOST_INDENT * usual and not centred


def _belong(one: Piece, other: Piece, pieces: Sequence[Piece], usual: float) -> bool:
    upper, lower = (one, other) if one.top <= other.top else (other, one)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared > 0.6 * min(one.height, other.height):
        # one line in two pieces
        alike = 0.72 < one.height / other.height < 1.39
        left, right = (one, other) if one.left <= other.left else (other, one)
        apart, size = right.left - left.right, max(one.size, other.size)
        if not alike or apart >= 1.6 * size:
            return False
        if left.text.rstrip()[-1:] in _RUNNING_ON:
            return True
        close = _CLOSE if is_mostly_han(left.text + right.text) else _WORD_SPACE
        return (
            apart < close * size
            or not _is_over_gutter(left, right, pieces, usual)
            or _leans_over_gutter(left, right, pieces, usual)
        )
    # large type keeps a distance, but must not attract all that stands around it
    small, large = sorted((one.size, other.size))
    if lower.top - upper.bottom > max(_NEAR * small, _FAR * large):
        return False
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return overlap > 0.3 * min(one.width, other.width)


def _begins_row(piece: Piece, group: Sequence[Piece]) -> bool:
    """Tell whether a line between the edges of a heading goes on in one of its lines.

    A mark at its end, which is narrow, makes its type seem smaller than it is.
    """
    left, right = min(p.left for p in group), max(p.right for p in group)
    if piece.left < left or piece.right > right or piece.text[-1:] not in _RUNNING_ON:
        return False
    return any(
        0.72 < piece.height / p.height < 1.39
        and 0 <= p.left - piece.right < p.size
        and min(p.bottom, piece.bottom) - max(p.top, piece.top) > 0.6 * p.height
        for p in group
    )


def _is_over_gutter(left: Piece, right: Piece, pieces: Sequence[Piece], usual: float) -> bool:
    """Tell whether the columns below part where two display lines do."""
    middle = (left.right + right.left) / 2
    under = [
        p
        for p in pieces
        if p.size < DISPLAY * usual
        and p.middle > max(left.bottom, right.bottom)
        and p.right > left.left
        and p.left < right.right
    ]
    start = min((p.middle for p in under), default=0.0)
    below = [p for p in under if p.middle < start + 8 * usual]
    return bool(below) and not any(
        p.left < middle - usual and p.right > middle + usual for p in below
    )


def _leans_over_gutter(left: Piece, right: Piece, pieces: Sequence[Piece], usual: float) -> bool:
    """Tell whether the left one of two display lines stands far right over its column."""
    middle = (left.right + right.left) / 2
    starts = [
        p.left
        for p in pieces
        if p.size < DISPLAY * usual
        and left.bottom < p.middle < left.bottom + 8 * usual
        and left.left + usual < p.right < middle + usual
    ]
    return bool(starts) and left.left - min(starts) > (middle - left.right) + 2 * left.size


def _heads(group: Sequence[Piece], pieces: Sequence[Piece], usual: float, leading: float) -> bool:
    """Tell whether display lines head an article rather than a part of one."""
    if max(piece.size for piece in group) >= HEADLINE * usual:
        return True
    # what is smaller does only if nothing runs on above it
    near = leading + 1.2 * usual
    return not any(
        -usual / 2 < piece.top - p.bottom < near
        and p.left - usual < piece.left
        and piece.right < p.right + usual
        for piece in group
        for p in pieces
        if p.size < DISPLAY * usual and p not in group
    )
