"""Lines of usual size that belong to a heading: kickers, bylines, subtitles that begin with a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.layout.names import (
    DASHES,
    looks_like_byline,
    looks_like_caption,
    says_who_wrote,
)
from archive.layout.pieces import DISPLAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.layout.pieces import Piece

_BYLINE_SIZES = (0.8, 1.17)


def bylines(
    group: Sequence[Piece], others: Sequence[Piece], usual: float, leading: float
) -> list[Piece]:
    """Return lines of usual size that stand by themselves between a heading and its columns."""
    left, right = min(p.left for p in group), max(p.right for p in group)
    bottom = max(p.bottom for p in group)
    low, high = _BYLINE_SIZES
    reach = max(1.1 * usual, 0.6 * max(p.size for p in group))
    found: list[Piece] = []
    while True:
        row = [
            p
            for p in others
            if p not in found
            and low * usual <= p.size < high * usual
            and -0.4 * usual < p.top - bottom < leading + reach
            and _is_under(p, left, right, usual)
            and len(p.text) <= 40
        ]
        row = [
            p
            for p in row
            if p.text.startswith(DASHES)
            or _stands_alone(p, others, usual, leading)
            or _is_centred(p, group, others, usual)
        ]
        # a line with text beside it is the first of a column
        if any(
            p not in row
            and p.right > left - usual
            and p.left < right + usual
            and any(min(p.bottom, r.bottom) - max(p.top, r.top) > 0.4 * r.height for r in row)
            for p in others
        ):
            return found
        if not row:
            return found
        found += row
        bottom = max(p.bottom for p in row)


def kicker_above(group: Sequence[Piece], pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """Return a line that stands by itself right over a heading.

    Brackets and dots, which are narrow, make type seem smaller than it is.
    """
    left, right = min(p.left for p in group), max(p.right for p in group)
    top = min(p.top for p in group)
    for piece in pieces:
        fits = left - usual < piece.left and piece.right < right + usual
        is_near = -usual / 2 < top - piece.bottom < usual and piece.middle < top
        is_text = (
            piece.text[-1:] in "。；，、" or piece.reading.vertical or piece.size < 0.95 * usual
        )
        if not fits or not is_near or is_text or looks_like_caption(piece.text):
            continue
        if not any(
            p.middle < top
            and p.bottom > piece.top - 1.5 * usual
            and _overlap(p, min(left, piece.left), max(right, piece.right))
            for p in pieces
            if p is not piece and p not in group
        ):
            return [piece]
    return []


def names_at_end(group: Sequence[Piece], pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """Return names that stand by themselves at the far end of the row under a short heading.

    The column below them begins where those below the heading do, or a picture stands there.
    """
    left, right = min(p.left for p in group), max(p.right for p in group)
    top, bottom = min(p.top for p in group), max(p.bottom for p in group)
    below = [p for p in pieces if p.middle > bottom]
    far = float("inf")
    for piece in below:
        is_near = piece.left > right and piece.top - bottom < 1.1 * usual
        if not is_near or piece.size >= DISPLAY * usual or not looks_like_byline(piece.text):
            continue
        alone = not any(
            p.middle < piece.bottom and p.bottom > top and left < p.right and p.left < piece.right
            for p in pieces
            if p is not piece and p not in group
        )
        starts = [
            min((p.top for p in below if p.top > piece.middle and _overlap(p, *span)), default=far)
            for span in ((left, right), (piece.left, piece.right))
        ]
        level = starts[1] > starts[0] + 3 * usual or abs(starts[0] - starts[1]) < usual / 2
        if alone and level and starts[0] - piece.bottom < 2 * usual:
            return [piece]
    return []


def _is_under(piece: Piece, left: float, right: float, usual: float) -> bool:
    overlap = min(right, piece.right) - max(left, piece.left)
    # Chinese names may stand beside the middle of a short headline
    may_be_beside = looks_like_byline(piece.text) and not says_who_wrote(piece.text)
    return overlap > 0.5 * piece.width or (overlap > -6 * usual and may_be_beside)


def _overlap(piece: Piece, left: float, right: float) -> bool:
    return piece.left < right and piece.right > left


def _is_centred(
    piece: Piece, group: Sequence[Piece], others: Sequence[Piece], usual: float
) -> bool:
    """Tell whether a line is centred under its heading and does not begin a column."""
    middle = (min(p.left for p in group) + max(p.right for p in group)) / 2
    if abs(piece.centre - middle) > usual or len(piece.text) < 2:
        return False
    under = [p for p in others if 0 < p.middle - piece.bottom < 2 * usual]
    return not any(-usual < piece.left - p.left < 3 * usual for p in under)


def _stands_alone(piece: Piece, others: Sequence[Piece], usual: float, leading: float) -> bool:
    """Tell whether the next line below is further away than lines of a column are."""
    below = [
        p
        for p in others
        if p is not piece
        and p.middle > piece.bottom
        and min(p.right, piece.right) - max(p.left, piece.left) > 0
    ]
    gap = min((p.top - piece.bottom for p in below), default=float("inf"))
    crossed = [p for p in below if p.top - piece.bottom < gap + usual / 2]
    astride = len(crossed) > 1
    roomy = gap > leading + (0.25 if looks_like_byline(piece.text) else 0.5) * usual
    return roomy or says_who_wrote(piece.text) or (astride and looks_like_byline(piece.text))
