"""Frames full of display type on a vertical page: advertisements, and maps or pictures with labels.

Nothing in them runs on from tier to tier, so that each is one article, read in nested rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.layout.graphics import Area
from archive.layout.names import looks_like_folio
from archive.layout.nested_rows import by_nested_rows
from archive.layout.pieces import DISPLAY
from archive.model.passage import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.layout.pieces import Piece

_MOSTLY, _SOME = 0.5, 0.35
"""Least share of its lines' area that is display type in such a frame, and in a small one."""
_SMALL = 120
"""Most characters of smaller type in a small frame."""
_SPARSE = 0.15
"""Share of a frame that lines fill if they only name what is drawn in it."""
_OTHER_SIZE = 1.25
_LEAST_LINES = 6
"""Lines of an advertisement without a frame."""


def is_display(pieces: Sequence[Piece], usual: float) -> bool:
    """Tell whether lines in a frame are mostly display type."""
    large = [piece for piece in pieces if piece.size >= DISPLAY * usual]
    smaller = sum(len(piece.text) for piece in pieces) - sum(len(piece.text) for piece in large)
    least = _SOME if smaller <= _SMALL else _MOSTLY
    return sum(map(_area, large)) > least * sum(map(_area, pieces))


def is_advert(pieces: Sequence[Piece], usual: float) -> bool:
    """Tell whether lines that white parts from all others are an advertisement without a frame.

    A title that stands so has fewer lines, and in the masthead there is a date.
    """
    return (
        len(pieces) >= _LEAST_LINES
        and is_display(pieces, usual)
        and not any(looks_like_folio(piece.text) for piece in pieces)
    )


def area_of(pieces: Sequence[Piece]) -> Area:
    """Return the area around lines."""
    return Area(
        min(piece.left for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
    )


def display_parts(pieces: Sequence[Piece], frame: Area) -> Iterator[tuple[Role, Sequence[Piece]]]:
    """Yield the lines of a frame in reading order, in parts of one size of type."""
    is_sparse = sum(_area(piece) for piece in pieces) < _SPARSE * frame.size
    role = Role.CAPTION if is_sparse else Role.ADVERTISEMENT
    part: list[Piece] = []
    for piece in by_nested_rows(pieces):
        if part and not _are_alike(part[-1], piece):
            yield role, part
            part = []
        part.append(piece)
    yield role, part


def _area(piece: Piece) -> float:
    return piece.width * piece.height


def _are_alike(one: Piece, other: Piece) -> bool:
    small, large = sorted((one.size, other.size))
    return large < _OTHER_SIZE * small and one.reading.vertical == other.reading.vertical
