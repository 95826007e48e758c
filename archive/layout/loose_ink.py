"""Ink of a page that belongs to none of its lines, to no rule and to no picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from archive.layout.drawings import Drawings, are_rays, inside_strokes
from archive.layout.graphics import LevelInk, find_pictures
from archive.layout.level_page import FAINT, GRAIN, LevelPage
from archive.layout.line_cover import cover_of
from archive.layout.marks import Marks
from archive.layout.rule_shapes import is_dash, is_end_of_rule, is_frame, is_waved

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from archive.layout.line_cover import LineCover
    from archive.layout.pieces import Piece

FINE: Final = 1.6
"""How much finer than for pictures a page is looked at for letters."""
_INK, _STRONG = 0.4, 0.6
"""How dark ink, and the inside of its strokes, is, as a share of what the lines show."""
_PRINTED: Final = 0.4
"""Share of a mark that is so dark if it was printed here; what shines through is not."""
_LONG_RULE, _UPRIGHT_RULE, _THICK = 15, 3, 0.7
"""Lengths of rules, and thickness, in sizes of the usual type."""
_LARGE: Final = 1.5
_MARGIN: Final = 0.25
"""What belongs to a line, or a picture, beyond its box, in sizes of the usual type."""
_HIGH: Final = 1.4
"""What is higher, in heights of its line, are letters of several lines that touch."""
_SIGN, _LARGE_SIGN = 0.5, 0.2
"""What is lower, in heights of a usual line or of its own, may stand at the edge of its line."""
_INSIDE: Final = 0.5
"""Share of a mark that lies in the line to which it belongs."""
_SPECK: Final = 0.015
"""Square sizes of type that a letter's ink has at least."""
_LETTERS, _NEIGHBOURS = 3, 6
"""Number of large letters that make a word and not a picture; how far apart, in their heights."""
_LETTERS_SHARE: Final = 0.7
"""Share of the ink of what may be a picture that these letters have."""


@dataclass(frozen=True, slots=True, eq=False)
class LooseInk:
    """Ink outside of lines."""

    ink: LevelInk
    """All that was printed on the page but long rules."""
    loose: NDArray[np.uint8]
    inside: NDArray[np.bool_]
    """What of it is not a blurred edge."""
    pictures: NDArray[np.bool_]
    """Where there are drawings around."""
    upright_rules: NDArray[np.uint8]
    marks: Marks


def find_loose_ink(page: LevelPage, pieces: Sequence[Piece], usual: float, line: float) -> LooseInk:
    """Return the ink of ``page`` that none of ``pieces`` covers; ``line`` is their usual height.

    Letters belong to the line in whose box most of their ink lies.
    """
    import cv2
    import numpy as np

    coarse = page.reduced(GRAIN / usual)
    paper = coarse.paper()
    dark = page.darkness(paper)
    usual_dark = page.darkness_of(pieces, dark)
    ink = (dark > max(FAINT, _INK * usual_dark)).astype(np.uint8)
    small = _printed(coarse, paper, pieces)
    level, upright = (
        cv2.resize(mask, ink.shape[::-1], None, 0, 0, cv2.INTER_NEAREST)
        for mask in _long_rules(small, pieces, usual)
    )
    ink[(level | upright) > 0] = 0
    grain = usual * page.scale
    inside = inside_strokes(dark, ink, grain)
    covered = np.zeros(ink.shape, np.bool_)
    for piece in pieces:
        covered[page.rows_and_columns(piece)] = True
    drawings = Drawings.of(inside, covered, grain)
    ink[drawings.frames] = 0
    marks = Marks.of(ink)
    is_printed = marks.share_in(dark > max(FAINT, _STRONG * usual_dark)) >= _PRINTED
    stays = is_printed & (marks.area >= _SPECK * grain * grain) & ~marks.at_edge()
    stays &= ~(is_dash(marks, grain) | is_frame(marks, grain) | is_waved(marks, grain))
    stays &= ~are_rays(marks, grain, 2.0)
    stays &= ~is_end_of_rule(marks, ((level | upright) > 0) | drawings.frames)
    stays &= marks.share_in(drawings.figures) < _INSIDE
    cover = cover_of(page, marks, pieces, usual, line)
    for picture in find_pictures(small, pieces, usual):
        place = page.rows_and_columns(picture, _MARGIN * usual, _MARGIN * usual)
        if not _holds_large_type(marks, stays, place, grain):
            cover.boxes[place] = cover.cores[place] = True
    printed, loose = _sorted(marks, is_printed, stays, cover)
    whole = LevelInk(printed, page.scale, page.left, page.top)
    return LooseInk(whole, loose, inside & (loose > 0), drawings.pictures, upright, marks)


def _sorted(
    marks: Marks, is_printed: NDArray[np.bool_], stays: NDArray[np.bool_], cover: LineCover
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return all that was printed, and what of it stands outside of lines.

    What is high, letters of several lines that touch, is cut at the boxes of the lines.
    """
    import numpy as np

    is_low = marks.height <= _HIGH * cover.heights
    is_sign = marks.height < np.maximum(_SIGN * cover.usual, _LARGE_SIGN * cover.heights)
    inside = np.where(is_sign, marks.share_in(cover.boxes), marks.share_in(cover.cores))
    loose, cut = stays & is_low & (inside < _INSIDE), stays & ~is_low
    fate = np.where(loose, 3, np.where(cut, 2, is_printed)).astype(np.uint8)
    fate[0] = 0
    fates = fate[marks.labels]
    outside = (fates == 3) | ((fates == 2) & ~cover.boxes)
    return (fates > 0).astype(np.uint8), outside.astype(np.uint8)


def _printed(page: LevelPage, paper: NDArray[np.uint8], pieces: Sequence[Piece]) -> LevelInk:
    import numpy as np

    dark = page.darkness(paper)
    ink = dark > max(FAINT, _INK * page.darkness_of(pieces, dark))
    return LevelInk(ink.astype(np.uint8), page.scale, page.left, page.top)


def _holds_large_type(
    marks: Marks, stays: NDArray[np.bool_], place: tuple[slice, slice], grain: float
) -> bool:
    """Tell whether what is as dense as a picture is part of a row of large letters."""
    import numpy as np

    found = np.bincount(marks.labels[place].ravel(), minlength=len(marks.area))
    found[0] = 0
    like_letters = stays & (marks.height > grain) & (marks.width < 2 * marks.height)
    here = np.flatnonzero(like_letters & (found > 0))
    if not len(here) or found[here].sum() < _LETTERS_SHARE * found.sum():
        return False
    largest = here[np.argmax(marks.height[here])]
    height = marks.height[largest]
    rows, columns = marks.centres()
    alike = like_letters & (2 * marks.height > height) & (marks.height < 2 * height)
    alike &= abs(rows - rows[largest]) < height / 2
    alike &= abs(columns - columns[largest]) < _NEIGHBOURS * height
    return bool(alike.sum() >= _LETTERS)


def _long_rules(
    coarse: LevelInk, pieces: Sequence[Piece], usual: float
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return the level and the upright rules of a page."""
    import cv2
    import numpy as np

    rest = coarse.without([_whole(piece, usual) for piece in pieces], _MARGIN * usual, 0.0)
    grain = max(2, round(usual * coarse.scale))
    grown = np.ones((3, 3), np.uint8)
    thickness = _THICK * grain
    upright = _rules(rest, _UPRIGHT_RULE * grain, upright=True, thickness=thickness)
    upright = cv2.dilate(upright, grown)
    rest[upright > 0] = 0
    level = _rules(rest, _LONG_RULE * grain, upright=False, thickness=thickness)
    return cv2.dilate(level, grown), upright


def _whole(piece: Piece, usual: float) -> Piece:
    """Return a line of large type with the dots and loops that its box leaves out."""
    if piece.size < _LARGE * usual:
        return piece
    more = _MARGIN * piece.size
    return replace(piece, top=piece.top - more, bottom=piece.bottom + more)


def _rules(
    ink: NDArray[np.uint8], length: int, *, upright: bool, thickness: float
) -> NDArray[np.uint8]:
    """Return the rules in some ink; what is thicker is heavy type whose strokes run together."""
    import cv2
    import numpy as np

    # a rule may be a little crooked; strokes of letters are shorter
    joint, line = ((1, 3), (length, 1)) if upright else ((3, 1), (1, length))
    bridged = cv2.dilate(ink, np.ones(joint, np.uint8))
    runs = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones(line, np.uint8))
    labels, stats = cv2.connectedComponentsWithStats(runs)[1:3]
    sides = stats[:, cv2.CC_STAT_HEIGHT if upright else cv2.CC_STAT_WIDTH]
    # the area by the length: a rule that leans is thin all the same
    # double rules are long, and level
    is_double = (sides >= 2 * length) & (not upright)
    most = np.where(is_double, 2 * thickness, thickness)
    kept = stats[:, cv2.CC_STAT_AREA] <= most * np.maximum(sides, 1)
    kept[0] = False
    result: NDArray[np.uint8] = kept[labels].astype(np.uint8)
    return result
